# /// shell
# environment = "2.21"
# ///
# --8<-- [start:program]
pip install --quiet "setuptools<81"
python -W ignore -c "import pkg_resources; print('found')"
