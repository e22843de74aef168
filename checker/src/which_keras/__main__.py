"""`python -m which_keras`."""

import sys

from which_keras.cli import main

sys.exit(main())
