# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

print(tf.keras.utils.get_file.__name__)  # was keras.utils.data_utils.get_file
print(tf.keras.utils.Sequence.__name__)  # was keras.utils.data_utils.Sequence
print(tf.keras.utils.plot_model.__name__)  # was keras.utils.vis_utils.plot_model
print(tf.keras.utils.Progbar.__name__)  # was keras.utils.generic_utils.Progbar

model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
model.build((None, 3))
print(model.count_params())  # was keras.utils.layer_utils.count_params
assert model.count_params() == 8
