# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
from tensorflow.keras.layers import BatchNormalization  # changed
from tensorflow.keras.layers import Conv2D, MaxPooling2D  # was .convolutional, .pooling
from tensorflow.keras.layers import Dense, Dropout, Flatten  # was .core
from tensorflow.keras.layers import LeakyReLU  # was .advanced_activations
from tensorflow.keras.layers import LSTM  # was .recurrent
from tensorflow.keras.layers import Embedding  # was .embeddings
from tensorflow.keras.layers import TimeDistributed  # was .wrappers
from tensorflow.keras.layers import concatenate  # was .merge
from tensorflow.keras.models import Sequential

print(BatchNormalization.__name__)

model = Sequential(
    [Conv2D(4, 3), BatchNormalization(), LeakyReLU(), MaxPooling2D(), Flatten()]
)
model.add(Dropout(0.2))
model.add(Dense(10, activation="softmax"))
model.build((None, 28, 28, 1))
print(model.compute_output_shape((None, 28, 28, 1)))
assert tuple(model.compute_output_shape((None, 28, 28, 1))) == (None, 10)
