# /// shell
# environment = "2.21"
# ///
# --8<-- [start:program]
uv pip install --quiet "tensorflow-cpu==2.21.0"
echo "pip:"
pip install --dry-run "tf_keras==2.21.0" | grep -o "tensorflow-2[^ ]*\|tf_keras-2[^ ]*"
echo "uv:"
uv pip install --dry-run "tf_keras==2.21.0" 2>&1 | grep "tensorflow\|tf-keras"
