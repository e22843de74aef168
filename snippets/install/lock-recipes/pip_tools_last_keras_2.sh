# /// shell
# environment = "2.15"
# ///
# --8<-- [start:program]
printf "tensorflow==2.15.1\n" > requirements.in
pip install --quiet pip-tools
pip-compile --quiet --strip-extras --output-file requirements.txt requirements.in
grep -E "^(tensorflow|keras|numpy|protobuf)==" requirements.txt
