"""The CPU seconds of a function, measured without Python's garbage collector.

A collection visits every live object, so its cost depends on what ran before in the process. With the collector on,
work of linear cost was measured to take ten times as long for four times the input.
"""

import gc
from collections.abc import Callable
from time import process_time


def cpu_seconds(work: Callable[[], object], *, times: int = 1) -> float:
    """Return the fewest CPU seconds of ``times`` runs of ``work``: on a busy machine, some runs take twice as long."""
    return min(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> float:
    was_on = gc.isenabled()
    gc.disable()
    try:
        began = process_time()
        work()
        return process_time() - began
    finally:
        if was_on:
            gc.enable()
