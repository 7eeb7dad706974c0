"""How much a session tries: quick figures, or the long ones with KINERJA_SOAK=1."""

import os

LONG = bool(os.environ.get("KINERJA_SOAK"))


def pick(quick: int, long: int) -> int:
    """Return the figure of this session."""
    return long if LONG else quick
