# /// companion
# package = "keras-preprocessing"
# purpose = "Images and text for training, before Keras 2.7"
# ///
import numpy as np
import tensorflow as tf
from keras_preprocessing.image import ImageDataGenerator
from keras_preprocessing.sequence import pad_sequences
from keras_preprocessing.text import Tokenizer

words = Tokenizer()
words.fit_on_texts(["a b", "b"])
rows = pad_sequences(words.texts_to_sequences(["a b", "b"]), maxlen=3)
model = tf.keras.Sequential(
    [tf.keras.layers.Embedding(3, 2), tf.keras.layers.GlobalAveragePooling1D()]
)
model.compile(optimizer="adam", loss="mse")
model.fit(rows, np.ones((2, 2)), verbose=0)
images = ImageDataGenerator(horizontal_flip=True)
assert next(images.flow(np.ones((2, 8, 8, 3)), batch_size=2)).shape == (2, 8, 8, 3)
