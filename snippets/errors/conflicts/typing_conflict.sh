# /// shell
# environment = "2.13"
# probe = true
# ///
# --8<-- [start:program]
uv pip install --dry-run "tensorflow==2.13.1" "pydantic==2.11.10"
