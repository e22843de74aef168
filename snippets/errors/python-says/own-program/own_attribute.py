# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class GAN:
    def __init__(self, generator):
        self.generator = generator


def train(self, steps):  # not indented: a separate function, not one of the class
    return steps


class Better(GAN):
    def train(self, steps):
        return steps


gan = GAN(tf.keras.Sequential([tf.keras.layers.Dense(1)]))
print("has:", [name for name in dir(gan) if not name.startswith("_")])
print("better:", Better(gan.generator).train(3))
for run in (lambda: gan.train(3), lambda: gan.fit(tf.ones((2, 1)))):
    try:
        run()
    except AttributeError as error:
        print(error)
