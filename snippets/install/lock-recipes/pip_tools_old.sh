# /// shell
# environment = "2.4"
# ///
# --8<-- [start:program]
printf "tensorflow==2.4.4\nprotobuf<3.21\n" > requirements.in
pip install --quiet pip-tools
pip-compile --quiet --strip-extras --output-file requirements.txt requirements.in
grep -E "^(tensorflow|keras|numpy|protobuf)==" requirements.txt
