# /// shell
# environment = "2.21"
# ///
# --8<-- [start:program]
uv pip install --dry-run --no-deps "tensorflow==2.21.0"
