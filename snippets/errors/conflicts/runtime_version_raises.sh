# /// shell
# environment = "2.15"
# probe = true
# ///
# --8<-- [start:program]
uv pip install --quiet "protobuf==4.25.8"
python -c "from google.protobuf import runtime_version"
