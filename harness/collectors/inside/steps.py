"""What is tested with a forced package: import, train, save, load, export, convert.

Standard library, TensorFlow, and what comes with it; valid on Python 3.7. Each step is
small and independent of the others, so that one error doesn't hide the next.
"""

import importlib.util
import os

TENSORBOARD = (2, 5)  # from this version on, it can be told to start no second process


class Steps:
    """The steps, in their order; `release` is the release's numbers: (2, 4)."""

    def __init__(self, release):
        self.release = release

    def all(self):
        """Pairs of a name and what it runs: only what this release has."""
        has = importlib.util.find_spec
        release = self.release
        yield "import", self.import_it
        yield "Dense", self.dense
        yield "Conv2D", self.convolution
        yield "Embedding", self.embedding
        yield "LSTM", self.recurrent
        yield "tf.function", self.function
        yield "einsum", self.einsum
        yield "bfloat16", self.bfloat16
        yield "summary", self.summary
        yield "JSON", self.json
        yield "save .h5", self.save_h5
        yield "load .h5", self.load_h5
        yield "weights .h5", self.weights
        if release < (2, 16):
            yield "weights checkpoint", self.checkpoint
            yield "save SavedModel", self.save_folder
            yield "load SavedModel", self.load_folder
        if release >= (2, 12):
            yield "save .keras", self.save_keras
            yield "load .keras", self.load_keras
        yield "export", self.export
        yield "TFLite", self.tflite
        if release >= (2, 1):
            yield "mixed precision", self.mixed
        if has("scipy"):
            yield "image", self.image
        if has("tensorboard"):
            yield "TensorBoard callback", self.callback
            yield "TensorBoard server", self.server

    def import_it(self):
        global np, tf
        import tensorflow

        tf = tensorflow
        tf.keras.layers.Dense  # noqa: B018 Keras loads at its first use
        import numpy as np

    def data(self):
        x = np.arange(32, dtype="float32").reshape(8, 4) / 32
        return x, x[:, :1]

    def model(self, **words):
        inputs = tf.keras.Input((4,))
        hidden = tf.keras.layers.Dense(3, activation="relu")(inputs)
        model = tf.keras.Model(inputs, tf.keras.layers.Dense(1)(hidden))
        # As an object: some releases can't read the word back from an .h5 file.
        model.compile(
            optimizer="adam", loss=tf.keras.losses.MeanSquaredError(), **words
        )
        return model

    def same(self, model, other):
        x, _ = self.data()
        assert np.allclose(model(x), other(x), atol=1e-6), "other predictions"

    def fit(self, inputs, outputs, x, y):
        """Without tracing a graph, which costs most: `dense` traces one."""
        model = tf.keras.Model(inputs, outputs)
        model.compile(optimizer="adam", loss="mse", run_eagerly=True)
        history = model.fit(x, y, epochs=1, batch_size=4, verbose=0)
        assert np.isfinite(history.history["loss"][0]), "the loss isn't a number"
        return model

    def dense(self):
        x, y = self.data()
        model = self.model(metrics=["mae"])
        model.fit(x, y, epochs=2, batch_size=4, verbose=0)
        assert model.predict(x, verbose=0).shape == (8, 1)

    def convolution(self):
        layers = tf.keras.layers
        inputs = tf.keras.Input((8, 8, 1))
        hidden = layers.MaxPooling2D()(layers.Conv2D(2, 3)(inputs))
        hidden = layers.BatchNormalization()(hidden)
        outputs = layers.Dense(1)(layers.Flatten()(layers.Dropout(0.5)(hidden)))
        self.fit(inputs, outputs, np.ones((4, 8, 8, 1), "float32"), np.ones((4, 1)))

    def embedding(self):
        layers = tf.keras.layers
        inputs = tf.keras.Input((3,), dtype="int32")
        hidden = layers.GlobalAveragePooling1D()(layers.Embedding(5, 2)(inputs))
        x = np.array([[1, 2, 3], [4, 0, 1]] * 2, dtype="int32")
        self.fit(inputs, layers.Dense(1)(hidden), x, np.ones((4, 1)))

    def recurrent(self):
        inputs = tf.keras.Input((3, 2))
        outputs = tf.keras.layers.Dense(1)(tf.keras.layers.LSTM(2)(inputs))
        self.fit(inputs, outputs, np.ones((4, 3, 2), "float32"), np.ones((4, 1)))

    def function(self):
        @tf.function
        def steps(n):
            total = tf.constant(0)
            for i in tf.range(n):
                if i > 1:
                    total += i
            return total

        assert int(steps(tf.constant(4))) == 5

    def einsum(self):
        a = tf.ones((2, 2))
        assert float(tf.einsum("ij,jk,kl->il", a, a, a)[0, 0]) == 4

    def bfloat16(self):
        values = tf.constant([1.0, 2.0], tf.bfloat16).numpy()
        assert float(np.asarray(values, dtype="float32").sum()) == 3

    def summary(self):
        lines = []
        self.model().summary(print_fn=lambda line, **_: lines.append(line))
        assert lines

    def json(self):
        model = self.model()
        other = tf.keras.models.model_from_json(model.to_json())
        assert other.count_params() == model.count_params()

    def save_h5(self):
        self.model().save("model.h5")

    def load_h5(self):
        tf.keras.models.load_model("model.h5")

    def weights(self):
        model, other = self.model(), self.model()
        model.save_weights("model.weights.h5")
        other.load_weights("model.weights.h5")
        self.same(model, other)

    def checkpoint(self):
        model, other = self.model(), self.model()
        model.save_weights("checkpoint/model")
        other.load_weights("checkpoint/model").expect_partial()
        self.same(model, other)

    def save_folder(self):
        self.model().save("folder")

    def load_folder(self):
        tf.keras.models.load_model("folder")

    def save_keras(self):
        self.model().save("model.keras")

    def load_keras(self):
        tf.keras.models.load_model("model.keras")

    def export(self):
        model = self.model()
        if self.release < (2, 13):
            module = tf.Module()
            module.weights = [tf.Variable([1.0])]
            given = [tf.TensorSpec((None,), tf.float32)]
            module.run = tf.function(lambda x: x * module.weights[0], given)
            tf.saved_model.save(module, "exported", module.run)
        else:
            model.export("exported")
        loaded = tf.saved_model.load("exported")
        assert loaded.signatures or loaded.serve

    def tflite(self):
        x, _ = self.data()
        make = tf.lite.TFLiteConverter
        if self.release < (2, 16):
            content = make.from_keras_model(self.model()).convert()
        else:  # the other way crashes Python on the first release with Keras 3
            if not os.path.isdir("exported"):
                self.model().export("exported")
            content = make.from_saved_model("exported").convert()
        interpreter = tf.lite.Interpreter(model_content=content)
        interpreter.allocate_tensors()
        where = interpreter.get_input_details()[0]["index"]
        interpreter.set_tensor(where, x[:1])
        interpreter.invoke()

    def mixed(self):
        if self.release < (2, 4):
            policy = tf.keras.mixed_precision.experimental.set_policy
        else:
            policy = tf.keras.mixed_precision.set_global_policy
        policy("mixed_float16")
        try:
            x, y = self.data()
            self.model(run_eagerly=True).fit(x, y, epochs=1, verbose=0)
        finally:
            policy("float32")

    def image(self):
        if self.release < (2, 16):
            turn = tf.keras.preprocessing.image.apply_affine_transform
            turn(np.ones((4, 4, 3), "float32"), theta=10)

    def callback(self):
        x, y = self.data()
        board = tf.keras.callbacks.TensorBoard("logs")
        model = self.model(run_eagerly=True)
        model.fit(x, y, epochs=1, verbose=0, callbacks=[board])

    def server(self):
        from urllib.request import urlopen

        import tensorboard.version
        from tensorboard import default, program

        words = ["tensorboard", "--logdir", "logs", "--port", "0"]
        numbers = tensorboard.version.VERSION.split(".")
        if tuple(map(int, numbers[:2])) >= TENSORBOARD:
            words.append("--load_fast=false")
        board = program.TensorBoard(default.get_plugins())
        board.configure(words)
        address = board.launch().rstrip("/") + "/data/environment"
        with urlopen(address, timeout=300) as answer:
            assert answer.status == 200
