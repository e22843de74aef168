# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf


class Gan(tf.keras.Model):
    def compile(self, optimizer, judge_loss):
        super().compile(optimizer=optimizer)
        self.judge_loss = judge_loss


Gan().compile(optimizer="sgd", judge_loss="mse")
Gan().compile(optimizer="sgd")
