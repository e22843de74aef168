# /// shell
# environment = "2.2"
# probe = true
# files = ["errors/conflicts/decode_raises"]
# ///
# --8<-- [start:program]
uv run --quiet --no-project --python 3.8 --with "tensorflow==2.2.3" \
  --with "protobuf<3.21" --with "h5py==3.1.0" python decode_raises.py 2> errors.txt ||
  tail -n 1 errors.txt
uv run --quiet --no-project --python 3.8 --with "tensorflow==2.2.3" \
  --with "protobuf<3.21" --with "h5py<3" python decode_raises.py 2> errors.txt
