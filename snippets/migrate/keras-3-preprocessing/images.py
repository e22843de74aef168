# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.6"]
# [tool.harness]
# environments = ["2.[0-9]", "2.[12][0-9]", "2.1[7-9]+tf_keras", "2.2?+tf_keras"]
# cpu-seconds = 10
# reason = "some releases augment image by image, in a while loop"
# ///
# --8<-- [start:program]
import tensorflow as tf

(images, digits), _ = tf.keras.datasets.mnist.load_data()
augment = tf.keras.Sequential(  # was ImageDataGenerator(...)
    [
        tf.keras.layers.Rescaling(1 / 255),  # was rescale=1 / 255
        tf.keras.layers.RandomTranslation(0.1, 0.1),  # was width_shift_range=0.1, …
    ]
)
data = tf.data.Dataset.from_tensor_slices((images[:1000, ..., None], digits[:1000]))
data = data.shuffle(1000).batch(32)  # was generator.flow(images, digits)
data = data.map(lambda x, y: (augment(x, training=True), y))  # changed

model = tf.keras.Sequential(
    [tf.keras.layers.Flatten(), tf.keras.layers.Dense(10, activation="softmax")]
)
model.compile("adam", "sparse_categorical_crossentropy")
losses = model.fit(data, epochs=3, shuffle=False, verbose=0).history["loss"]
print("It trains:", losses[-1] < losses[0])
assert losses[-1] < losses[0]
