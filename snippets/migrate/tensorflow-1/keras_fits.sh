# /// shell
# environment = "2.0"
# python = "3.7"
# files = ["migrate/tensorflow-1/keras_fits"]
# ///
# --8<-- [start:program]
for tensorflow in 1.13.2 1.14.0 1.15.5; do
  for keras in 2.2.4 2.2.5 2.3.1 2.4.3; do
    echo "tensorflow $tensorflow, keras $keras"
    uv run --quiet --no-project --python 3.7 \
      --with "tensorflow==$tensorflow" --with "keras==$keras" \
      --with "protobuf<3.21" --with "h5py<3" \
      python keras_fits.py 2>&1 | tail -n 1
  done
done
