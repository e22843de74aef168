# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
x_train = (x_train[:3200] / 255.0).astype("float32")

model = tf.keras.Sequential(
    [
        tf.keras.layers.Flatten(),
        tf.keras.layers.BatchNormalization(),
        tf.keras.layers.Dropout(0.5),
        tf.keras.layers.Dense(10),
    ]
)
model.build((None, 28, 28))
loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = tf.keras.optimizers.Adam(0.01)


@tf.function
def step(images, digits):
    with tf.GradientTape() as tape:
        loss = loss_of(digits, model(images, training=True))  # changed
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for start in range(0, 3200, 64):
    step(x_train[start : start + 64], y_train[start : start + 64])

mean = model.layers[1].moving_mean  # zeros at the start
learned = float(tf.reduce_max(mean)) > 0.1
print("BatchNormalization has learned the mean:", learned)
assert learned
