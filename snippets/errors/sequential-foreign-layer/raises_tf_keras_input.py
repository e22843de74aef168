# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.16"]
# [tool.harness]
# probe = true
# environments = ["*+tf_keras"]
# ///
# --8<-- [start:program]
import keras
import tf_keras

layer = keras.layers.Dense(1)
inputs = tf_keras.Input(shape=(4,))
model = tf_keras.Model(inputs, layer(inputs))
print("The layer has", len(layer.trainable_weights), "weights to train")
print("The model trains", len(model.trainable_weights), "of them")
