# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "2.1[7-9]+tf_keras", "2.2?+tf_keras"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.factor = self.add_weight(name="factor", shape=(), initializer="ones")

    def call(self, inputs):
        return inputs * self.factor


(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, y_train = x_train[:10000].astype("float32") / 255, y_train[:10000]
x_test = x_test.astype("float32") / 255

# Layers called on tensors, including a custom layer.
inputs = tf.keras.Input(shape=(28, 28))
x = tf.keras.layers.Flatten()(inputs)
x = tf.keras.layers.Dense(64, activation="relu")(x)
outputs = tf.keras.layers.Dense(10)(Scale()(x))
model = tf.keras.Model(inputs, outputs)

# compile, fit, evaluate, predict, callbacks, history.
model.compile(
    optimizer=tf.keras.optimizers.Adam(learning_rate=0.003),
    loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
stop = tf.keras.callbacks.EarlyStopping(patience=1, restore_best_weights=True)
history = model.fit(
    x_train,
    y_train,
    batch_size=64,
    epochs=3,
    validation_data=(x_test[:1000], y_test[:1000]),
    callbacks=[stop],
    verbose=0,
)
print(sorted(history.history))
loss, accuracy = model.evaluate(x_test, y_test, batch_size=500, verbose=0)
digits = model.predict(x_test, batch_size=500, verbose=0).argmax(axis=1)

# A custom training step.
batches = tf.data.Dataset.from_tensor_slices((x_train, y_train)).batch(100).repeat()
cross_entropy = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = tf.keras.optimizers.SGD(learning_rate=0.01)


@tf.function
def step(images, labels):
    with tf.GradientTape() as tape:
        error = cross_entropy(labels, model(images, training=True))
    gradients = tape.gradient(error, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for _, (images, labels) in zip(range(20), batches):
    step(images, labels)

# Weights as arrays, and in a file.
weights = model.get_weights()
model.save_weights("model.weights.h5")
model.set_weights([0 * w for w in weights])
model.load_weights("model.weights.h5")

print("Weights:", len(weights), "of", model.count_params(), "numbers")
print("Accuracy above 0.9:", accuracy > 0.9)
assert all(np.array_equal(a, b) for a, b in zip(weights, model.get_weights()))
assert abs(np.mean(digits == y_test) - accuracy) < 0.001
assert accuracy > 0.9
