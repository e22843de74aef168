// @ts-check
// A script with what many scripts have: checking it before the reader's own decodes the facts
// of common names. And the files that one in six public scripts needs beyond the first ones.

export const OFTEN = [
  "applications",
  "backend",
  "datasets",
  "ops",
  "optimizers",
  "preprocessing",
  "random",
  "utils",
].map((name) => `modules/keras.${name}`);

const LAYERS = `Activation Add AveragePooling2D BatchNormalization Bidirectional Concatenate Conv1D
  Conv2D Conv2DTranspose Dense Dropout Embedding Flatten GRU GlobalAveragePooling2D Input InputLayer LSTM
  Lambda LayerNormalization LeakyReLU MaxPooling2D MultiHeadAttention Permute ReLU RepeatVector Reshape
  SimpleRNN Softmax TimeDistributed UpSampling2D ZeroPadding2D add concatenate`;
const OTHERS = `optimizers.Adam optimizers.RMSprop optimizers.SGD losses.BinaryCrossentropy
  losses.CategoricalCrossentropy losses.MeanSquaredError losses.SparseCategoricalCrossentropy
  metrics.Accuracy metrics.CategoricalAccuracy metrics.Mean metrics.SparseCategoricalAccuracy
  callbacks.Callback callbacks.EarlyStopping callbacks.LearningRateScheduler callbacks.ModelCheckpoint
  callbacks.ReduceLROnPlateau callbacks.TensorBoard utils.plot_model utils.to_categorical
  utils.get_file datasets.mnist.load_data datasets.cifar10.load_data backend.clear_session
  backend.image_data_format backend.mean backend.sum backend.square preprocessing.image.ImageDataGenerator
  preprocessing.sequence.pad_sequences preprocessing.text.Tokenizer applications.VGG16
  initializers.RandomNormal initializers.get regularizers.get regularizers.l2 activations.get
  constraints.get models.load_model models.clone_model Sequential Model`;

const calls = [...LAYERS.split(/\s+/).map((name) => `layers.${name}`), ...OTHERS.split(/\s+/)];

export const SAMPLE = `import os
import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers
from keras.layers import Dense
${calls.map((name) => `keras.${name}(1, name="a", **given)`).join("\n")}

class Block(layers.Layer):
    def __init__(self, units=32, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(units, activation="relu", kernel_initializer="he_normal")
        self.parts = [layers.Dropout(0.1) for _ in range(3)]

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(input_shape[-1], 3), initializer="zeros")

    def call(self, inputs, training=None):
        x = self.dense(inputs)
        for one in self.parts:
            x = one(x, training=training)
        if training and x.shape[-1] > 3:
            x = tf.nn.relu(tf.matmul(x, self.kernel)) + tf.reduce_mean(x, axis=-1)
        return x

    def get_config(self):
        config = super().get_config()
        config.update({"units": self.dense.units})
        return config

def make(shape=(3,)):
    inputs = keras.Input(shape=shape)
    x = layers.Dense(8, input_shape=(3,))(inputs)
    x = Block(4)(x) if shape else layers.Flatten()(x)
    return keras.Model(inputs, x, name="made")

if int(tf.__version__.split(".")[1]) > 3:
    model = make()
try:
    model = keras.Sequential([layers.Dense(1), layers.LSTM(3)])
    model.add(layers.Dense(1))
except ImportError:
    model = None
optimizer = keras.optimizers.Adam(lr=1e-3)
model.compile(optimizer=optimizer, loss="mse", metrics=["accuracy"])
history = model.fit(x, y, epochs=2, batch_size=32, validation_data=(x, y), callbacks=[keras.callbacks.EarlyStopping()])
print(model.evaluate(x, y)[0], history.history["loss"], model.predict(x).shape)
model.save("model.keras")
model.load_weights(os.path.join("a", "b.weights.h5"))
model.summary()
with tf.GradientTape() as tape:
    loss = keras.losses.MeanSquaredError()(y, model(x, training=True))
optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
`;
