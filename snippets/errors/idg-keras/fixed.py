# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# ///
# --8<-- [start:program]
import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator  # changed

print(ImageDataGenerator.__name__)

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
images, digits = x_train[:2000, ..., None], y_train[:2000]
generator = ImageDataGenerator(rescale=1 / 255)
model = tf.keras.Sequential(
    [tf.keras.layers.Flatten(), tf.keras.layers.Dense(10, activation="softmax")]
)
model.compile("adam", "sparse_categorical_crossentropy")
batches = generator.flow(images, digits, batch_size=32)
losses = model.fit(batches, epochs=2, verbose=0).history["loss"]
print("It trains:", losses[1] < losses[0])
assert losses[1] < losses[0]
