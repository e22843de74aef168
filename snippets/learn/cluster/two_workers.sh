# /// shell
# environment = "2.21"
# files = ["learn/cluster/train"]
# ///
# --8<-- [start:program]
pip install --quiet "tensorflow-cpu==2.21.0"
CLUSTER='"cluster": {"worker": ["localhost:20001", "localhost:20002"]}'
TF_CONFIG="{$CLUSTER, \"task\": {\"type\": \"worker\", \"index\": 1}}" \
    timeout 100 python train.py 2> worker-1.log &
TF_CONFIG="{$CLUSTER, \"task\": {\"type\": \"worker\", \"index\": 0}}" \
    timeout 100 python train.py 2> worker-0.log
wait
ls trained.weights.h5
