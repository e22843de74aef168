# /// shell
# environment = "2.15"
# ///
# --8<-- [start:program]
cat > pyproject.toml <<END
[project]
name = "digits"
version = "0.1.0"
requires-python = "==3.11.*"
dependencies = ["tensorflow==2.15.1"]
END
uv lock --quiet
uv lock --check
grep -A 1 -E '^name = "(tensorflow|keras|numpy|protobuf)"$' uv.lock | grep -v "^--"
