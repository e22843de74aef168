# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train = x_train[:10000].astype("float32") / 255.0
x_test = x_test.astype("float32") / 255.0
train = tf.data.Dataset.from_tensor_slices((x_train, y_train[:10000]))
train = train.shuffle(10000).batch(64)

# --8<-- [start:model]
hidden = tf.keras.layers.Dense(
    64, activation="relu", kernel_regularizer=tf.keras.regularizers.l2(0.003)
)
model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),
        hidden,
        tf.keras.layers.Dense(10),
    ]
)
loss_function = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = tf.keras.optimizers.Adam(learning_rate=0.002)
# --8<-- [end:model]


# --8<-- [start:step]
@tf.function
def train_step(images, digits):
    with tf.GradientTape() as tape:
        loss = loss_function(digits, model(images, training=True))
        loss += tf.add_n(model.losses)  # from regularizers and add_loss
    gradients = tape.gradient(loss, model.trainable_variables)
    # Limits the length of each step.
    gradients, norm = tf.clip_by_global_norm(gradients, 1.0)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return norm


# --8<-- [end:step]

before = np.abs(hidden.get_weights()[0]).mean()
for _ in range(3):
    for images, digits in train:
        train_step(images, digits)
after = np.abs(hidden.get_weights()[0]).mean()

accuracy = np.mean(model.predict(x_test, verbose=0).argmax(axis=1) == y_test)
print("The weights are smaller than at the start:", after < before)
print(f"Test accuracy: {accuracy:.2f}")
assert accuracy > 0.85 and after < before
