# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(64, activation="relu"),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile(
    optimizer=tf.keras.optimizers.Adam(0.01),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)

# --8<-- [start:callbacks]
keep_best = tf.keras.callbacks.ModelCheckpoint(
    "best.weights.h5",
    monitor="val_loss",
    save_best_only=True,
    save_weights_only=True,
)
stop_early = tf.keras.callbacks.EarlyStopping(monitor="val_loss", patience=3)
# --8<-- [end:callbacks]

# --8<-- [start:fit]
history = model.fit(
    x_train[:2000],
    y_train[:2000],
    validation_data=(x_test[:2000], y_test[:2000]),
    batch_size=64,
    epochs=100,
    callbacks=[keep_best, stop_early],
    verbose=0,
)
# --8<-- [end:fit]

# --8<-- [start:load]
losses = history.history["val_loss"]
model.load_weights("best.weights.h5")
loss, accuracy = model.evaluate(x_test[:2000], y_test[:2000], verbose=0)
# --8<-- [end:load]

print("It stopped before 100 epochs:", len(losses) < 100)
print("The last epoch wasn't the best:", losses[-1] > min(losses))
print("The file contains the best epoch:", abs(loss - min(losses)) < 1e-3)
print(f"Test accuracy above 0.80: {accuracy > 0.80}")
assert len(losses) < 100 and losses[-1] > min(losses)
assert abs(loss - min(losses)) < 1e-3 and accuracy > 0.80
