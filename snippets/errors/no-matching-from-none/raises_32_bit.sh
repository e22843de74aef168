# /// shell
# environment = "2.21"
# probe = true
# ///
# --8<-- [start:program]
pip download --no-deps --only-binary=:all: --platform win32 tensorflow
