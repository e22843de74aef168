# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train[:6400] / 255.0, x_test / 255.0

model = tf.keras.Sequential(
    [
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(64, activation="relu"),
        tf.keras.layers.Dense(10),  # changed: no softmax here ...
    ]
)
loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)  # ... but here
model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
model.fit(x_train, y_train[:6400], epochs=3, verbose=0)
loss, accuracy = model.evaluate(x_test, y_test, verbose=0)

print("The loss is below 1:", loss < 1)
print("The accuracy is above 0.8:", accuracy > 0.8)
assert loss < 1 and accuracy > 0.8
