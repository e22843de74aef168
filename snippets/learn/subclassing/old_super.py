# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()


# --8<-- [start:model]
class MyCustomModel(tf.keras.Model):
    def __init__(self):
        super(MyCustomModel, self).__init__()
        self.flatten = tf.keras.layers.Flatten(input_shape=(28, 28))
        self.classify = tf.keras.layers.Dense(10, activation="softmax")

    def call(self, inputs):
        return self.classify(self.flatten(inputs))


# --8<-- [end:model]
model = MyCustomModel()
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train[:20000] / 255.0, y_train[:20000], epochs=1, verbose=0)

loss, accuracy = model.evaluate(x_test / 255.0, y_test, verbose=0)
print(f"Test accuracy: {accuracy:.2f}")
assert accuracy > 0.80
