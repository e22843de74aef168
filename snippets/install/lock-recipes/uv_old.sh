# /// shell
# environment = "2.4"
# ///
# --8<-- [start:program]
cat > pyproject.toml <<END
[project]
name = "digits"
version = "0.1.0"
requires-python = "==3.8.*"
dependencies = ["tensorflow==2.4.4", "protobuf<3.21"]
END
uv lock --quiet
uv lock --check
grep -A 1 -E '^name = "(tensorflow|keras|numpy|protobuf)"$' uv.lock | grep -v "^--"
