# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import sys

from absl import flags

FLAGS = flags.FLAGS
flags.DEFINE_integer("batch_size", 32, "samples of a step")
flags.DEFINE_string("data_dir", None, "where the files are")
old = {
    "before parsing": lambda: FLAGS.batch_size,
    "_parse_flags": lambda: FLAGS._parse_flags(),
    "twice": lambda: flags.DEFINE_integer("batch_size", 64, "again"),
    "an unknown one": lambda: FLAGS(["train.py", "--f=kernel.json"]),
    "not a number": lambda: FLAGS(["train.py", "--batch_size=many"]),
}
for name, call in old.items():
    try:
        call()
    except Exception as error:
        print(
            name,
            "->",
            type(error).__name__,
            str(error).split(" First")[0].split("\n")[0],
        )
FLAGS(sys.argv[:1])
print(FLAGS.batch_size, sorted(FLAGS.flag_values_dict())[:2])
