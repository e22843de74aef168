# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

x = tf.reshape(tf.range(8.0), (8, 1)) / 8
y = tf.cast(x > 0.4, "float32")
model = tf.keras.Sequential([tf.keras.layers.Dense(1, activation="sigmoid")])
metric = tf.keras.metrics.AUC(name="auc")
model.compile("sgd", "binary_crossentropy", metrics=[metric])
model.fit(x, y, epochs=1, verbose=0)

keep = tf.keras.callbacks.ModelCheckpoint(
    "best.weights.h5",
    monitor="auc",
    save_best_only=True,
    save_weights_only=True,
)
keep.set_model(model)
keep.on_train_begin()
for epoch, auc in enumerate([0.625, 0.875, 0.75]):
    keep.on_epoch_end(epoch, {"auc": auc})
print("auc of the weights that are kept:", float(keep.best))
