# /// shell
# environment = "2.15"
# ///
# --8<-- [start:program]
pip install --quiet "tensorflow==2.15.1"
pip freeze > requirements.txt
grep -E "^(tensorflow|keras|numpy|protobuf)==" requirements.txt
pip install --quiet --dry-run --no-deps -r requirements.txt
