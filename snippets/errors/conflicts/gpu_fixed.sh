# /// shell
# environment = "2.21"
# ///
# --8<-- [start:program]
uv pip install --dry-run "tensorflow[and-cuda]==2.21.0" > packages.txt 2>&1
grep -o "nvidia-cuda-runtime-cu12\|nvidia-cudnn-cu12" packages.txt
