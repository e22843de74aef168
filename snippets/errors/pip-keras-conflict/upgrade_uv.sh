# /// shell
# environment = "2.15"
# probe = true
# ///
# --8<-- [start:program]
uv pip install --quiet "tensorflow==2.15.1"
uv pip install --quiet --upgrade keras
uv pip list 2>/dev/null | grep -E "^(keras|numpy|tensorflow) "
TF_CPP_MIN_LOG_LEVEL=3 python -c "import sys; sys.tracebacklimit = 1; import tensorflow"
echo "TensorFlow imports"
