# /// shell
# environment = "2.21"
# probe = true
# ///
# --8<-- [start:program]
uv pip install --dry-run --no-deps --python-version 3.14 tensorflow
