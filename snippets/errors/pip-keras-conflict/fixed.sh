# /// shell
# environment = "2.15"
# ///
# --8<-- [start:program]
uv pip install --dry-run "tensorflow==2.15.1" "keras<2.16" 2>&1 | grep keras
