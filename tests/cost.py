"""What work costs: CPU seconds, with Python's garbage collector out of the way.

A collection looks at everything that is alive, so its cost depends on what ran before in the same process:
with it on, work that grows in proportion was seen to take ten times as long for four times the input.
"""

import gc
from collections.abc import Callable
from time import process_time


def cpu_seconds(work: Callable[[], object], *, times: int = 1) -> float:
    """Return the fewest CPU seconds that ``work`` took: a busy machine takes twice as long now and then."""
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
