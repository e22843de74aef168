# /// shell
# environment = "2.15"
# probe = true
# ///
# --8<-- [start:program]
pip install --quiet "tensorflow==2.15.1"
pip install --quiet --upgrade keras
