# /// shell
# environment = "2.21"
# ///
# --8<-- [start:program]
printf "tensorflow-metal\ntensorflow-macos\n" | uv pip compile --quiet --no-header \
  --no-annotate --python-version 3.11 --python-platform aarch64-apple-darwin - |
  grep -E "^tensorflow|^keras="
