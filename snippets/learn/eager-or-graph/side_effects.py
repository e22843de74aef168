# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

# --8<-- [start:step]
python_count = 0
graph_count = tf.Variable(0)


@tf.function
def step(x):
    global python_count
    python_count += 1  # Python: happens once, while tracing
    graph_count.assign_add(1)  # TensorFlow: happens at every call
    print("print sees", x)  # once, and a symbol
    tf.print("tf.print sees", x)  # at every call, and the value
    return x + 1


# --8<-- [end:step]

for number in (1.0, 2.0, 3.0):
    step(tf.constant(number))

print(
    "Python counted",
    python_count,
    "of 3 calls, the variable",
    graph_count.numpy(),
)
assert python_count == 1 and graph_count.numpy() == 3
