# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# ///
# --8<-- [start:program]
import tensorflow as tf

tf.keras.mixed_precision.set_global_policy("mixed_float16")

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train = x_train[:3000, ::2, ::2].astype("float32") / 255.0  # (3000, 14, 14)
x_test = x_test[:2000, ::2, ::2].astype("float32") / 255.0
y_test = y_test[:2000]
train = tf.data.Dataset.from_tensor_slices((x_train, y_train[:3000]))
train = train.shuffle(3000).batch(32)

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(14, 14)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(32, activation="relu"),
        tf.keras.layers.Dense(10, dtype="float32"),
    ]
)
loss_function = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = tf.keras.mixed_precision.LossScaleOptimizer(
    tf.keras.optimizers.Adam(0.01)
)


@tf.function
def train_step(images, digits):
    with tf.GradientTape() as tape:
        loss = loss_function(digits, model(images, training=True))
        scaled = optimizer.scale_loss(loss)
    gradients = tape.gradient(scaled, model.trainable_variables)  # still scaled
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for _ in range(2):
    for images, digits in train:
        train_step(images, digits)

accuracy = tf.keras.metrics.SparseCategoricalAccuracy()
accuracy.update_state(y_test, model(x_test, training=False))
accuracy = float(accuracy.result())
print(f"Test accuracy above 0.75: {accuracy > 0.75}")
assert accuracy > 0.75
