# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
images = tf.constant(x_train[:64] / 255.0, tf.float32)
digits = tf.constant(y_train[:64], tf.int64)

# --8<-- [start:model]
model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(32, activation="relu"),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)


@tf.function
def predict(batch):
    return model(batch, training=False)


# --8<-- [end:model]


# --8<-- [start:step]
loss_function = tf.keras.losses.SparseCategoricalCrossentropy()


@tf.function
def gradients(batch, labels):
    with tf.GradientTape() as tape:
        loss = loss_function(labels, model(batch, training=True))
    return tape.gradient(loss, model.trainable_variables)


# --8<-- [end:step]


# --8<-- [start:trace]
def operations(function, *examples):
    """The types of all operations in the graph that TensorFlow traces."""
    graph = function.get_concrete_function(*examples).graph
    return [operation.type for operation in graph.get_operations()]


forward = operations(predict, images)
backward = operations(gradients, images, digits)
# --8<-- [end:trace]

known = ("Reshape", "MatMul", "BiasAdd", "AddV2", "Relu", "Softmax")
print("predict:", " → ".join(name for name in forward if name in known))
print("matrix products forward:", forward.count("MatMul"))
print("matrix products with the gradients:", backward.count("MatMul"))
assert forward.count("MatMul") == 2
assert backward.count("MatMul") > 2 and "ReluGrad" in backward

# --8<-- [start:same]
difference = tf.reduce_max(
    tf.abs(predict(images) - model(images, training=False))
)
print("Graph and eager agree:", float(difference) < 1e-5)
assert float(difference) < 1e-5
# --8<-- [end:same]
