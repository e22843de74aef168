# /// companion
# package = "dm-sonnet"
# purpose = "Neural networks without Keras"
# ///
import sonnet as snt
import tensorflow as tf

network = snt.nets.MLP([3, 1])
optimizer = snt.optimizers.Adam(0.1)
x = tf.ones((8, 4))
with tf.GradientTape() as tape:
    loss = tf.reduce_mean((network(x) - 1) ** 2)
variables = network.trainable_variables
optimizer.apply(tape.gradient(loss, variables), variables)
