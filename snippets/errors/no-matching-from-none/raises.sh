# /// shell
# environment = "2.21"
# probe = true
# ///
# --8<-- [start:program]
pip download --no-deps --only-binary=:all: --python-version 3.15 tensorflow
