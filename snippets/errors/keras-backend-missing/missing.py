# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.5"]
# ///
# --8<-- [start:program]
import keras
import tensorflow as tf

names = """abs argmax backend batch_flatten cast clear_session clip concatenate
constant dot epsilon equal eval exp expand_dims flatten floatx function get_session
get_uid get_value gradients image_data_format int_shape is_keras_tensor
learning_phase log max mean ndim one_hot ones ones_like permute_dimensions placeholder
pow print_tensor random_normal reshape round set_epsilon set_floatx set_session
set_value shape sigmoid softmax sqrt square squeeze stack std sum switch tile variable
zeros zeros_like""".split()


def missing(backend):
    return " ".join(name for name in names if not hasattr(backend, name)) or "none"


print("Not in keras.backend:", missing(keras.backend))
print("Not in tf.keras.backend:", missing(tf.keras.backend))
assert missing(tf.keras.backend).count(" ") < len(names) / 2
