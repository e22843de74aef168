# /// shell
# environment = "2.21"
# ///
# --8<-- [start:program]
for tensorflow in 2.10.1 2.12.1 2.15.1 2.17.1 2.18.1 2.20.0 2.21.0; do
  echo "tensorflow $tensorflow:"
  echo "tensorflow==$tensorflow" | uv pip compile --quiet --no-header --no-annotate \
    --python-version 3.10 --python-platform x86_64-pc-windows-msvc - |
    grep -E "^tensorflow-(intel|io)|^keras=|^numpy="
done
