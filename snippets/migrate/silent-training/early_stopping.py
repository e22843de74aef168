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
metric = tf.keras.metrics.Precision(name="precision")
model.compile("sgd", "binary_crossentropy", metrics=[metric])
model.fit(x, y, epochs=1, verbose=0)

stop = tf.keras.callbacks.EarlyStopping("precision", patience=1, mode="auto")
stop.set_model(model)
stop.on_train_begin()
epochs = 0
while epochs < 4 and not model.stop_training:
    stop.on_epoch_end(epochs, {"precision": 0.5 + 0.1 * epochs})
    epochs += 1
print("A rising precision: ended after", epochs, "of 4 epochs")
