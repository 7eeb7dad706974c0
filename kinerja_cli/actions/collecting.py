"""Pausing Python's search for cycles of objects while a command goes through a city."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Pause the collector of cycles: what an import makes stays, what a score makes holds none.

    To look through it again and again took a sixth of the time of an import. What is no cycle
    goes as soon as nobody has it, as ever.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
