# /// shell
# environment = "2.21"
# probe = true
# ///
# --8<-- [start:program]
pip download --no-deps --only-binary=:all: --platform musllinux_1_2_x86_64 tensorflow
