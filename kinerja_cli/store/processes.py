"""Processes of this computer."""

import os
import sys


def alive(process: int) -> bool:
    """Return whether a process of this computer lives; on Windows asking would end it."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError, ValueError):
        return False
    except OSError:
        return True
    return process > 0
