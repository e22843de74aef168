# /// shell
# environment = "2.21"
# probe = true
# ///
# --8<-- [start:program]
for tensorflow in 2.12.1 2.13.1 2.15.1 2.16.2 2.18.1 2.21.0; do
  echo "tensorflow $tensorflow:"
  echo "tensorflow==$tensorflow" | uv pip compile --quiet --no-header --no-annotate \
    --python-version 3.10 --python-platform aarch64-apple-darwin - 2> error.txt |
    grep -E "^tensorflow(-macos)?=|^keras=|^numpy=" || grep -o "has no wheels.*tag" error.txt
done
