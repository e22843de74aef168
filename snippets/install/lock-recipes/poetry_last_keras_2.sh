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

[tool.poetry]
package-mode = false

[[tool.poetry.source]]
name = "simple"
url = "https://pypi.org/simple/"
END
pip install --quiet poetry
poetry lock --quiet
poetry check --lock
grep -A 1 -E '^name = "(tensorflow|keras|numpy|protobuf)"$' poetry.lock | grep -v "^--"
