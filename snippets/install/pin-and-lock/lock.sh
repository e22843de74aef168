# /// shell
# environment = "2.15"
# ///
# --8<-- [start:program]
uv init --quiet --bare --name digits --python 3.11
uv add --quiet --no-sync "tensorflow==2.15.1"
uv lock --check
uv sync --quiet --frozen --dry-run
uv export --quiet --frozen --no-hashes --no-annotate --no-emit-project --output-file requirements.txt
grep -E "^(tensorflow|keras|numpy|protobuf)==" requirements.txt
