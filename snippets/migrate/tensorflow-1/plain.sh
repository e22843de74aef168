# /// shell
# environment = "2.0"
# python = "3.7"
# probe = true
# ///
# --8<-- [start:program]
pip install --quiet "tensorflow==1.15.5"
python -c "import tensorflow"
