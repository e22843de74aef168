# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import json
import os

import tensorflow as tf

# What Slurm sets for the second of two tasks, each on its own node.
os.environ["SLURM_PROCID"] = "1"
os.environ["SLURM_STEP_NUM_TASKS"] = "2"
os.environ["SLURM_STEP_NODELIST"] = "node[07-08]"
os.environ["SLURM_STEP_TASKS_PER_NODE"] = "1(x2)"

resolver = tf.distribute.cluster_resolver.SlurmClusterResolver(
    port_base=20001,
    gpus_per_node=1,  # 1 even without a GPU: 0 raises an error
    gpus_per_task=1,
    auto_set_gpu=False,
)
cluster = resolver.cluster_spec().as_dict()
job, index = resolver.get_task_info()
config = {"cluster": cluster, "task": {"type": job, "index": index}}
os.environ["TF_CONFIG"] = json.dumps(config)
print(os.environ["TF_CONFIG"])
