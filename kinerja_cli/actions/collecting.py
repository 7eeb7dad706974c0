"""Pausing Python's search for cycles of objects while a command goes through a city."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 300_000  # objects made since; Python's own number is 700


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


@contextmanager
def seldom() -> Iterator[None]:
    """Let the collector of cycles look around seldom: a report leaves some, a city's are not held.

    As often as Python does it of itself, a fifth of the time of a report went into it.
    """
    was = gc.get_threshold()
    gc.set_threshold(_SELDOM, 3, 3)
    try:
        yield
    finally:
        gc.set_threshold(*was)
