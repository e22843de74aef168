# /// shell
# environment = "2.21"
# ///
# --8<-- [start:program]
cat > pyproject.toml <<END
[project]
name = "digits"
version = "0.1.0"
requires-python = "==3.13.*"
dependencies = ["tensorflow==2.21.0"]
END
pip install --quiet pdm "hishel<2"
pdm lock --quiet
pdm lock --check
grep -A 1 -E '^name = "(tensorflow|keras|numpy|protobuf)"$' pdm.lock | grep -v "^--"
