# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["2.21"]
# ///
# --8<-- [start:program]
PARAMETERS = 25_000_000  # put your model's count here: model.count_params()
GRADIENTS = 4 * PARAMETERS  # bytes, in float32


def sent(workers):
    """Bytes that each worker sends in one step of a ring all-reduce."""
    return 2 * (workers - 1) / workers * GRADIENTS


print("gradients: %d MB" % (GRADIENTS / 1e6))
print("workers  MB sent by each  seconds at 1 Gbit/s  at 10 Gbit/s")
for workers in (2, 8, 16, 32, 64):
    megabytes = sent(workers) / 1e6
    slow, fast = (megabytes * 8 / 1000 / speed for speed in (1, 10))
    print("%7d  %15.0f  %19.2f  %12.2f" % (workers, megabytes, slow, fast))
assert sent(2) == GRADIENTS and sent(64) < 2 * GRADIENTS
