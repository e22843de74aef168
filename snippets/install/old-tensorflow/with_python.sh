# /// shell
# environment = "2.4"
# ///
# --8<-- [start:program]
uv venv --quiet --python 3.8 old
uv pip install --python old --dry-run "tensorflow==2.4.4" "protobuf<3.21" 2>&1 | grep -E "tensorflow==|numpy==|protobuf=="
