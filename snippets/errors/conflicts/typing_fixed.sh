# /// shell
# environment = "2.14"
# ///
# --8<-- [start:program]
uv pip install --dry-run "tensorflow==2.14.1" "pydantic==2.11.10" > packages.txt 2>&1
grep -o "tensorflow==2.14.1\|pydantic==2.11.10" packages.txt
