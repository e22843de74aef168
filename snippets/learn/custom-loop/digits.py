# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

# --8<-- [start:data]
(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train = x_train[:10000].astype("float32") / 255.0  # (10000, 28, 28)
x_test = x_test.astype("float32") / 255.0

train = tf.data.Dataset.from_tensor_slices((x_train, y_train[:10000]))
train = train.shuffle(10000).batch(64)  # 157 batches, in a new order each epoch
test = tf.data.Dataset.from_tensor_slices((x_test, y_test)).batch(1000)
# --8<-- [end:data]

# --8<-- [start:model]
model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(64, activation="relu"),
        tf.keras.layers.Dropout(0.1),
        tf.keras.layers.Dense(10),  # logits: no softmax
    ]
)
loss_function = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = tf.keras.optimizers.Adam(learning_rate=0.002)
# --8<-- [end:model]


# --8<-- [start:step]
@tf.function
def train_step(images, digits):
    with tf.GradientTape() as tape:
        logits = model(images, training=True)  # Dropout is on
        loss = loss_function(digits, logits)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


# --8<-- [end:step]

# --8<-- [start:loop]
history = []
for _ in range(3):
    epoch_loss = tf.keras.metrics.Mean()  # a new one: nothing to reset
    for images, digits in train:
        epoch_loss.update_state(train_step(images, digits))
    history.append(float(epoch_loss.result()))
print("The loss falls:", history[0] > history[1] > history[2])
# --8<-- [end:loop]

# --8<-- [start:evaluate]
accuracy = tf.keras.metrics.SparseCategoricalAccuracy()
for images, digits in test:
    # training=False turns Dropout off.
    accuracy.update_state(digits, model(images, training=False))
accuracy = float(accuracy.result())
print(f"Test accuracy: {accuracy:.2f}")
assert accuracy > 0.90
# --8<-- [end:evaluate]
