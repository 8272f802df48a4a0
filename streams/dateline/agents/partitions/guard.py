"""Guard: a failure that is no record's fault ends the process before anything is acknowledged.

Faust acknowledges a batch even when its agent raises, and a service that crashed may linger. So the
process is ended at once: what was not committed is read again by the next worker.
"""

import asyncio
import logging
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final

from dateline import telemetry
from dateline.agents.partitions.partition import PoisonedError
from dateline.agents.state.restore import StateError
from dateline.kafka.alias import SwitchedError

EXIT_DELIVERY: Final = 70
"""Fenced, a failed transaction, a broker that is gone: start the worker again."""

EXIT_STALLED: Final = 75
"""Records wait and nothing moves: start the worker again."""

EXIT_REFUSED: Final = 78
"""The state, or nearly every record, cannot be read: a person must look."""

EXIT_SWITCHED: Final = 75
"""The alias names another namespace: start the worker again, and it works there."""

_PERSONS_WORK: Final = (StateError, PoisonedError)


def die(code: int, reason: object) -> None:
    """End the process now with a non-zero code, running no handler that could acknowledge anything."""
    telemetry.event("worker_died", code=code, reason=reason)
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


@asynccontextmanager
async def guard(stage: str, stopping: Callable[[], bool]) -> AsyncIterator[None]:
    """Let nothing out of an agent's body but the cancellation of a worker that is stopping."""
    try:
        yield
    except asyncio.CancelledError:
        if stopping():
            raise
        die(EXIT_DELIVERY, f"{stage}: cancelled in the middle of a batch, and nobody asked the worker to stop")
    except Exception as error:
        logging.getLogger("dateline").debug("%s failed", stage, exc_info=True)
        code = EXIT_REFUSED if isinstance(error, _PERSONS_WORK) else EXIT_DELIVERY
        code = EXIT_SWITCHED if isinstance(error, SwitchedError) else code
        die(code, f"{stage}: {type(error).__name__}: {error}")
