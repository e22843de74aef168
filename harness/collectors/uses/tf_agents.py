# /// companion
# package = "tf-agents"
# purpose = "Reinforcement learning"
# ///
import numpy as np
import tensorflow as tf
from tf_agents.networks import q_network
from tf_agents.specs import array_spec, tensor_spec

seen = tensor_spec.from_spec(array_spec.ArraySpec((4,), np.float32))
action = tensor_spec.from_spec(array_spec.BoundedArraySpec((), np.int32, 0, 1))
model = q_network.QNetwork(seen, action, fc_layer_params=(5,))
values, _ = model(tf.ones((3, 4)))
assert values.shape == (3, 2)
