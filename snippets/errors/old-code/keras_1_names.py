# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.15", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
from tensorflow import keras

model = keras.Sequential(
    [
        keras.Input((8, 8, 3)),
        keras.layers.Conv2D(4, 3, strides=2, padding="same"),
        keras.layers.Dropout(0.5),
        keras.layers.Dense(2),
    ]
)
conv, dropout, dense = model.layers
print(conv.filters, conv.kernel_size, conv.strides, conv.padding)
print(dropout.rate, dense.units, dense.kernel.shape, dense.bias.shape)
for layer, name in [(conv, "nb_filter"), (conv, "border_mode"), (dropout, "p")]:
    print(name, hasattr(layer, name))
dense.W
