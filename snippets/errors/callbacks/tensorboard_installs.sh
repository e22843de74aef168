# /// shell
# environment = "2.21"
# files = ["errors/callbacks/tensorboard_raises"]
# ///
# --8<-- [start:program]
pip install "tensorflow==2.21.0" tensorboard
python tensorboard_raises.py
