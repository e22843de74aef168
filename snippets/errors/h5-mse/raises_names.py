# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# environments = ["2.[0-9]", "2.[12][0-9]", "2.16+keras-3*", "2.21+keras-3*"]
# ///
# --8<-- [start:program]
import tensorflow as tf


def attempt(loss, metrics=None):
    model = tf.keras.Sequential([tf.keras.Input(shape=(4,)), tf.keras.layers.Dense(1)])
    model.compile("adam", loss, metrics=metrics)
    model.save("model.h5")
    try:
        tf.keras.models.load_model("model.h5")
        return "loads"
    except (TypeError, ValueError) as error:
        return type(error).__name__


for loss in ("mse", "mae", "mean_squared_error", "binary_crossentropy"):
    print(f"loss={loss!r}:", attempt(loss))
print("loss=MeanSquaredError():", attempt(tf.keras.losses.MeanSquaredError()))
for metric in ("mse", "mae", "accuracy"):
    loss = tf.keras.losses.MeanSquaredError()
    print(f"metrics=[{metric!r}]:", attempt(loss, [metric]))
