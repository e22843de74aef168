"""`python -m harness`."""

import gc
import sys

from harness.cli import main

# What is read stays: to look through it took a quarter of a render.
gc.set_threshold(100_000)
sys.exit(main())
