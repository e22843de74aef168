# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.16+keras-3.3.3", "2.18", "2.18+keras-3.3.3"]
# ///
# --8<-- [start:program]
import tensorflow as tf

stop = tf.keras.callbacks.EarlyStopping(monitor="loss", patience=2)
print("EarlyStopping created, patience", stop.patience)

keep = tf.keras.callbacks.ModelCheckpoint("best.keras", save_best_only=True)
print("ModelCheckpoint created, monitors", keep.monitor)
