# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.0+keras-2.3.1", "2.1+keras-2.3.1", "2.4"]
# probe = true
# ///
# --8<-- [start:program]
import threading

try:
    import keras
except ImportError:
    from tensorflow import keras


def serve():
    try:
        model = keras.models.Sequential([keras.layers.Dense(1, input_shape=(3,))])
        print("in a thread:", model.output_shape)
    except Exception as error:
        errors.append(error)


errors = []
print(keras.__name__, keras.layers.Dense(1).units)
thread = threading.Thread(target=serve)
thread.start()
thread.join()
if errors:
    raise errors[0]
