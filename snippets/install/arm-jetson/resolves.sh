# /// shell
# environment = "2.21"
# probe = true
# ///
# --8<-- [start:program]
for tensorflow in 2.9.3 2.10.1 2.13.1 2.15.1 2.16.2 2.21.0; do
  echo "tensorflow $tensorflow:"
  echo "tensorflow==$tensorflow" | uv pip compile --quiet --no-header --no-annotate \
    --python-version 3.10 --python-platform aarch64-unknown-linux-gnu - 2> error.txt |
    grep -E "^tensorflow(-cpu-aws)?=|^keras=" || grep -o "has no wheels.*tag" error.txt
done
