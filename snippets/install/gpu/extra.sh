# /// shell
# environment = "2.21"
# ///
# --8<-- [start:program]
for tensorflow in 2.15.1 2.18.1 2.21.0; do
  echo "tensorflow $tensorflow:"
  echo "tensorflow[and-cuda]==$tensorflow" | uv pip compile --quiet --no-header \
    --no-annotate --python-version 3.11 --python-platform x86_64-manylinux_2_28 - |
    grep -E "^nvidia-(cuda-runtime|cudnn|cuda-nvcc)"
done
