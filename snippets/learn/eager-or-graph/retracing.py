# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

traces = []


# --8<-- [start:function]
@tf.function
def square(x):
    traces.append(x)  # Python: runs only while TensorFlow traces
    return x * x


# --8<-- [end:function]


def count(call, values):
    traces.clear()
    for value in values:
        call(value)
    return len(traces)


# --8<-- [start:count]
numbers = count(square, [1, 2, 3])  # each Python number is a new trace
tensors = count(square, [tf.constant(n) for n in (1, 2, 3)])  # one for all
shapes = count(square, [tf.zeros(n) for n in (1, 2, 3)])  # each new shape

any_length = tf.function(
    square.python_function, input_signature=[tf.TensorSpec([None])]
)
signed = count(any_length, [tf.zeros(n) for n in (1, 2, 3)])
# --8<-- [end:count]

print("Three Python numbers:", numbers, "traces")
print("Three tensors of one shape and type:", tensors, "trace")
print("Three tensors of different lengths:", shapes, "traces")
print("The same with input_signature:", signed, "trace")
assert (numbers, tensors, signed) == (3, 1, 1) and shapes > 1
