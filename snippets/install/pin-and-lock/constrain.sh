# /// shell
# environment = "2.21"
# ///
# --8<-- [start:program]
uv pip install --dry-run "tensorflow==2.21.0" 2>&1 | grep keras
echo "keras==3.12.0" > constraints.txt
uv pip install --dry-run --constraint constraints.txt "tensorflow==2.21.0" 2>&1 | grep keras
