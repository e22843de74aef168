# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train[:6400] / 255.0, x_test / 255.0
y_train, y_test = y_train[:6400] == 0, y_test == 0  # is it a zero?

model = tf.keras.Sequential(
    [
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(1, activation="sigmoid"),
    ]  # changed
)
model.compile(optimizer="adam", loss="binary_crossentropy")
model.fit(x_train, y_train.astype("float32"), epochs=2, verbose=0)

answers = model.predict(x_test, verbose=0)[:, 0] > 0.5
accuracy = (answers == y_test).mean()
print("Every prediction is yes:", bool(answers.all()))
print("Accuracy above 0.9:", bool(accuracy > 0.9))
assert accuracy > 0.9
