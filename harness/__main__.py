"""`python -m harness`."""

import gc
import sys

from harness.cli import main

# What is read stays: looking through it was a quarter of a render's time.
gc.set_threshold(100_000)
sys.exit(main())
