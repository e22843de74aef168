# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4+statsmodels", "2.15+statsmodels", "2.21+statsmodels"]
# probe = true
# ///
# --8<-- [start:program]
import pandas as pd
import tensorflow as tf

pixels = tf.zeros((8, 8, 3), tf.uint8)
tf.io.write_file("cat.png", tf.io.encode_png(pixels))
table = pd.DataFrame({"file": ["cat.png", "dog.png"], "label": [0, 1]})

images = tf.keras.preprocessing.image.ImageDataGenerator()
table["label"] = table["label"].astype(str)
found = images.flow_from_dataframe(
    table, ".", x_col="file", y_col="label", class_mode="binary", target_size=(8, 8)
)
print("images:", found.n)
table["label"] = table["label"].astype(int)
try:
    images.flow_from_dataframe(
        table, ".", x_col="file", y_col="label", class_mode="binary", target_size=(8, 8)
    )
except Exception as error:
    print(type(error).__name__, str(error)[:100])
