# /// script
# requires-python = ">=3.9,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# inputs = "migrate/old-script/script"
# inputs-from = ["2.3"]
# cpu-seconds = 20
# reason = "a realistic script trains a CNN for three epochs"
# ///
# --8<-- [start:program]
"""Noisy digits: a small CNN with a custom normalization layer. (March 2020)"""

import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras.callbacks import (
    Callback,
    EarlyStopping,
    ModelCheckpoint,
    ReduceLROnPlateau,
)
from tensorflow.keras.datasets import mnist
from tensorflow.keras.layers import (
    Activation,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Input,
    Layer,
    MaxPooling2D,
)
from tensorflow.keras.models import Sequential, load_model
from tensorflow.keras.optimizers import Adam
from tensorflow.keras.utils import Sequence, to_categorical

NUM_CLASSES = 10
BATCH_SIZE = 64
EPOCHS = 3
INPUT_SHAPE = (28, 28, 1)
MODEL_FILE = "digits.keras"

np.random.seed(42)
tf.random.set_seed(42)


class ChannelScale(Layer):
    """Divides each channel by its mean activity, times a learned gain."""

    def __init__(self, epsilon=1e-3, **kwargs):
        super(ChannelScale, self).__init__(**kwargs)
        self.epsilon = epsilon

    def build(self, input_shape):
        self.gain = self.add_weight(
            name="gain", shape=(int(input_shape[-1]),), initializer="ones"
        )
        super(ChannelScale, self).build(input_shape)

    def call(self, inputs):
        ops = keras.ops
        mean = ops.mean(ops.abs(inputs), axis=[1, 2], keepdims=True)
        return self.gain * inputs / (mean + self.epsilon)

    def get_config(self):
        config = super(ChannelScale, self).get_config()
        config["epsilon"] = self.epsilon
        return config


class NoisyDigits(Sequence):
    """Batches of digits with fresh noise on each pixel."""

    def __init__(self, x, y, noise=0.1, **kwargs):
        super().__init__(**kwargs)
        self.x, self.y, self.noise = x, y, noise

    def __len__(self):
        return len(self.x) // BATCH_SIZE

    def __getitem__(self, index):
        rows = slice(index * BATCH_SIZE, (index + 1) * BATCH_SIZE)
        noise = np.random.normal(0.0, self.noise, self.x[rows].shape)
        return (self.x[rows] + noise).astype("float32"), self.y[rows]


class History(Callback):
    """Keeps the learning rate of each epoch."""

    def on_train_begin(self, logs=None):
        self.rates = []

    def on_epoch_end(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def load_digits(train, test):
    (x_train, y_train), (x_test, y_test) = mnist.load_data()
    x_train = np.expand_dims(x_train[:train] / 255.0, -1).astype("float32")
    x_test = np.expand_dims(x_test[:test] / 255.0, -1).astype("float32")
    y_train = to_categorical(y_train[:train], NUM_CLASSES)
    y_test = to_categorical(y_test[:test], NUM_CLASSES)
    return (x_train, y_train), (x_test, y_test)


def build_model():
    model = Sequential()
    model.add(Input(INPUT_SHAPE))
    model.add(Conv2D(16, (3, 3)))
    model.add(ChannelScale())
    model.add(Activation("relu"))
    model.add(MaxPooling2D(pool_size=(2, 2)))
    model.add(Conv2D(16, (3, 3), activation="relu"))
    model.add(MaxPooling2D(pool_size=(2, 2)))
    model.add(Flatten())
    model.add(Dropout(0.25))
    model.add(Dense(NUM_CLASSES, activation="softmax"))
    model.compile(
        loss="categorical_crossentropy",
        optimizer=Adam(learning_rate=0.003),
        metrics=["accuracy"],
    )
    return model


def main():
    (x_train, y_train), (x_test, y_test) = load_digits(4000, 1000)
    model = build_model()
    history = History()
    model.fit(
        NoisyDigits(x_train, y_train),
        epochs=EPOCHS,
        validation_data=(x_test, y_test),
        callbacks=[
            history,
            EarlyStopping(monitor="val_loss", patience=2),
            ReduceLROnPlateau(monitor="val_loss", factor=0.5, patience=1),
            ModelCheckpoint("best.keras", monitor="val_accuracy", save_best_only=True),
        ],
        verbose=0,
    )
    loss, accuracy = model.evaluate(x_test, y_test, verbose=0)
    model.save(MODEL_FILE)
    model.save_weights("digits.weights.h5")

    restored = load_model(MODEL_FILE, custom_objects={"ChannelScale": ChannelScale})
    classes = np.argmax(restored.predict(x_test, verbose=0), axis=1)
    right = np.mean(classes == np.argmax(y_test, axis=1))

    print("learning rate: %.4f" % history.rates[0])
    print("accuracy above 0.9:", accuracy > 0.9)
    print("the restored model agrees:", abs(right - accuracy) < 1e-3)
    assert accuracy > 0.9
    assert abs(right - accuracy) < 1e-3

    old = np.load("2.3/predictions.npz")
    model = build_model()
    model.load_weights("2.3/weights.h5")
    difference = np.abs(model.predict(old["x"], verbose=0) - old["y"]).max()
    print("largest difference to the old predictions: %.5f" % difference)
    assert difference < 1e-4


if __name__ == "__main__":
    main()
