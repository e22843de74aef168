"""Which browser the tests and the pictures use."""

from __future__ import annotations

import shutil


def executable() -> str | None:
    """The path of Debian's Chromium; None for Playwright's own: `make test` gets one of them.

    The shell without windows goes first: it needs a quarter less of the CPU.
    """
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")
