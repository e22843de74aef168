# /// companion
# package = "keras-rl2"
# purpose = "Reinforcement learning"
# ///
import numpy as np
import tensorflow as tf
from rl.agents.dqn import DQNAgent
from rl.core import Env
from rl.memory import SequentialMemory
from rl.policy import EpsGreedyQPolicy


class Coin(Env):
    def reset(self):
        return np.zeros(2)

    def step(self, action):
        return np.zeros(2), float(action), True, {}

    def render(self, mode="human", close=False):
        pass


model = tf.keras.Sequential(
    [tf.keras.layers.Flatten(input_shape=(1, 2)), tf.keras.layers.Dense(2)]
)
memory = SequentialMemory(limit=50, window_length=1)
agent = DQNAgent(model, EpsGreedyQPolicy(), nb_actions=2, memory=memory)
agent.compile(tf.keras.optimizers.Adam(), metrics=["mae"])
agent.fit(Coin(), nb_steps=20, verbose=0)
