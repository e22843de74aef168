# /// shell
# environment = "2.4"
# ///
# --8<-- [start:program]
uv pip install --dry-run --no-deps "tensorflow==2.4.4"
