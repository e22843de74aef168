# /// shell
# environment = "2.15"
# probe = true
# ///
# --8<-- [start:program]
pip install --quiet "tensorflow==2.15.1"
pip install --quiet --upgrade keras
pip list 2>/dev/null | grep -E "^(keras|numpy|tensorflow) "
TF_CPP_MIN_LOG_LEVEL=3 python -c "import sys; sys.tracebacklimit = 1; import tensorflow"
echo "TensorFlow imports"
