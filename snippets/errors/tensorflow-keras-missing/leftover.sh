# /// shell
# environment = "2.21"
# probe = true
# ///
# --8<-- [start:program]
mkdir tensorflow
python -c "import tensorflow; print(tensorflow.__file__)"
python -c "import tensorflow.keras"
