# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.4"]
# probe = true
# ///
# --8<-- [start:program]
import os
import re
import subprocess
import sys

program = "import tensorflow as tf; tf.constant(1) + 1; print('It ran.')"
for level in "0", "3":
    done = subprocess.run(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
        env=dict(os.environ, TF_CPP_MIN_LOG_LEVEL=level),
    )
    print("TF_CPP_MIN_LOG_LEVEL=" + level)
    shown = []
    for line in done.stdout.splitlines():
        text = re.sub(r"^(20\S+ \S+ |[IWE]\d+ \S+ +\d+ )", "", line)
        text = re.sub(r":? *\b(AVX|SSE|FMA)[\w. ]*|0x\w+|\d{5,}", "", text)[:100]
        shown += [text] if text not in shown else []
    print(*shown, sep="\n")
