# /// shell
# environment = "2.21"
# ///
# --8<-- [start:program]
for tensorflow in 2.15.1 2.17.1 2.18.1 2.19.1 2.20.0 2.21.0; do
  echo "tensorflow $tensorflow:"
  echo "tensorflow==$tensorflow" | uv pip compile --quiet --no-header \
    --no-annotate --python-version 3.11 - | grep "^protobuf"
done
