# /// shell
# environment = "2.4"
# ///
# --8<-- [start:program]
cat > pyproject.toml <<END
[tool.poetry]
name = "digits"
version = "0.1.0"
description = ""
authors = []
package-mode = false

[tool.poetry.dependencies]
python = "~3.8"
tensorflow = "2.4.4"
protobuf = "<3.21"

[[tool.poetry.source]]
name = "simple"
url = "https://pypi.org/simple/"
END
pip install --quiet poetry
poetry lock --quiet
poetry check --lock
grep -A 1 -E '^name = "(tensorflow|keras|numpy|protobuf)"$' poetry.lock | grep -v "^--"
