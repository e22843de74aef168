# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.12"]
# ///
# --8<-- [start:program]
import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
for number, (image, digit) in enumerate(zip(x_train[:1000], y_train[:1000])):
    png = tf.io.encode_png(image[..., None])
    tf.io.write_file(f"images/{digit}/{number}.png", png)

batches = tf.keras.utils.image_dataset_from_directory(
    "images", image_size=(28, 28), color_mode="grayscale", batch_size=32
)
model = tf.keras.Sequential(
    [
        tf.keras.layers.Rescaling(1 / 255),
        tf.keras.layers.RandomTranslation(0.05, 0.05),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy")
history = model.fit(batches, epochs=3, shuffle=False, verbose=0)
losses = history.history["loss"]

print("Classes:", len(batches.class_names))
print("It trains:", losses[-1] < losses[0])
assert len(batches.class_names) == 10 and losses[-1] < losses[0]
