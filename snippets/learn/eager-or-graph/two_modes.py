# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()


# --8<-- [start:modes]
def mode():
    return "eager" if tf.executing_eagerly() else "graph"


print("At the top of a script:", mode())
print("Inside tf.function:", tf.function(mode)().numpy().decode())


class Spy(tf.keras.layers.Layer):
    def call(self, inputs):
        print("Inside fit:", mode())
        return inputs


# --8<-- [end:modes]

# --8<-- [start:fit]
model = tf.keras.Sequential(
    [
        Spy(),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy")
history = model.fit(x_train[:6400] / 255.0, y_train[:6400], epochs=3, verbose=0)
# --8<-- [end:fit]

losses = history.history["loss"]
print("The loss falls:", losses[0] > losses[1] > losses[2])
assert losses[0] > losses[1] > losses[2]
