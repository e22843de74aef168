# /// shell
# environment = "2.21"
# files = ["install/keep-keras-2/by_name"]
# ///
# --8<-- [start:program]
uv pip install --quiet "tensorflow-cpu==2.21.0"
uv pip install --quiet --no-deps "tf_keras==2.21.0"
uv pip list 2>/dev/null | grep "^tensorflow\|^tf-keras"
TF_CPP_MIN_LOG_LEVEL=2 python by_name.py
