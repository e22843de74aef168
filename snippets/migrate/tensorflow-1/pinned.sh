# /// shell
# environment = "2.0"
# ///
# --8<-- [start:program]
uv venv --quiet --python 3.7 tf1
uv pip install --quiet --python tf1 "tensorflow==1.15.5" "protobuf<3.21" "h5py<3"
tf1/bin/python -c "import tensorflow as tf; print(tf.__version__)" 2>&1 | tail -n 1
