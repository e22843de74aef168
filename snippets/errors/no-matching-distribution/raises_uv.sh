# /// shell
# environment = "2.4"
# python = "3.12"
# probe = true
# ///
# --8<-- [start:program]
uv pip install "tensorflow==2.4.4"
