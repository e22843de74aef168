# /// shell
# environment = "2.16+tf_keras"
# python = "3.11"
# probe = true
# ///
# --8<-- [start:program]
pip install "tensorflow==2.16.2" "tf_keras==2.16.0" tensorflow-addons
TF_USE_LEGACY_KERAS=1 python -c "import tensorflow_addons"
