# /// shell
# environment = "2.21"
# probe = true
# ///
# --8<-- [start:program]
pip download --no-deps --only-binary=:all: --platform macosx_12_0_arm64 --python-version 3.7 tensorflow
