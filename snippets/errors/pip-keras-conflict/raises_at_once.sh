# /// shell
# environment = "2.15"
# probe = true
# ///
# --8<-- [start:program]
uv pip install --dry-run "tensorflow==2.15.1" "keras>=3"
