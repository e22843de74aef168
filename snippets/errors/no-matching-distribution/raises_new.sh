# /// shell
# environment = "2.21"
# python = "3.8"
# probe = true
# ///
# --8<-- [start:program]
pip install "tensorflow==2.21.0"
