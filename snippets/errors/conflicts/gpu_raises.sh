# /// shell
# environment = "2.21"
# probe = true
# ///
# --8<-- [start:program]
pip install tensorflow-gpu
