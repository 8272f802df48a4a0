"""Garbage collection while a process starts: what imports make stays, and is not looked at again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect no garbage in the block, and leave what is there at its end out of all later passes.

    Imports make half a million objects in the block, none of them garbage. Passes over them were a sixth of the time
    that a worker takes to start.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
