"""Which Keras does this code run with? Checks code on every release of TensorFlow."""

__version__ = "0.1.0"
