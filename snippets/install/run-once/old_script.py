# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
model = tf.keras.Sequential(
    [tf.keras.layers.Flatten(), tf.keras.layers.Dense(10, activation="softmax")]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train[:10000] / 255.0, y_train[:10000], epochs=3, verbose=0)
loss, accuracy = model.evaluate(x_test / 255.0, y_test, verbose=0)
print("TensorFlow", tf.__version__, "is right on %.1f of 1" % accuracy)
assert accuracy > 0.8
