# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import sys
import time

print("Python", ".".join(map(str, sys.version_info[:2])), time.perf_counter() > 0)
old = {
    "clock": "import time; time.clock()",
    "Iterable": "from collections import Iterable",
    "gcd": "from fractions import gcd",
    "getargspec": "import inspect; inspect.getargspec(lambda x: x)",
    "isAlive": "import threading; threading.Thread().isAlive()",
    "imp": "import imp",
    "distutils": "import distutils",
    "telnetlib": "import telnetlib",
    "async": "async = True",
}
for name, line in old.items():
    try:
        exec(line)
    except Exception as error:
        print(name, "->", type(error).__name__, str(error).split(" (")[0])
