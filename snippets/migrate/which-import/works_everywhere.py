# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "*+tf_keras"]
# ///
# --8<-- [start:program]
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import Model
from tensorflow.keras import backend as K
from tensorflow.keras.applications import MobileNetV2
from tensorflow.keras.callbacks import EarlyStopping
from tensorflow.keras.datasets import mnist
from tensorflow.keras.layers import LSTM, BatchNormalization, Conv2D, Dense
from tensorflow.keras.layers import Dropout, InputSpec, Layer, LeakyReLU, concatenate
from tensorflow.keras.models import Sequential, load_model
from tensorflow.keras.optimizers import Adam
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from tensorflow.keras.preprocessing.sequence import pad_sequences
from tensorflow.keras.preprocessing.text import Tokenizer
from tensorflow.keras.regularizers import l2
from tensorflow.keras.utils import Sequence, to_categorical

layers = [BatchNormalization, Conv2D, Dense, Dropout, LeakyReLU, LSTM]
classes = [Adam, EarlyStopping, ImageDataGenerator, InputSpec, Sequence, Tokenizer]
functions = [concatenate, l2, load_model, mnist.load_data, MobileNetV2, pad_sequences]

assert all(issubclass(layer, Layer) for layer in layers)
assert issubclass(Sequential, Model) and Model is tf.keras.Model is keras.Model
assert all(callable(name) for name in [*classes, *functions, K.mean])
assert to_categorical([1], 3).tolist() == [[0, 1, 0]]
print("Every import works.")
