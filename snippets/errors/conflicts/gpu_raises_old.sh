# /// shell
# environment = "2.4"
# probe = true
# ///
# --8<-- [start:program]
pip install tensorflow-gpu
