# /// shell
# environment = "2.21"
# probe = true
# ///
# --8<-- [start:program]
pip install --quiet "setuptools>=82"
python -c "import pkg_resources"
