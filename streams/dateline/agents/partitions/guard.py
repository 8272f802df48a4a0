"""An error that no record caused ends the process before anything is acknowledged.

Faust acknowledges a batch even when its agent raises, and a crashed service may go on running. So the process ends at
once. The next worker reads again what was not committed.
"""

import asyncio
import logging
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final

from dateline import telemetry
from dateline.agents.exit_codes import EXIT_DELIVERY, EXIT_REFUSED, EXIT_SETTING, EXIT_SWITCHED
from dateline.agents.instance import hear_first
from dateline.agents.partitions.partition import PoisonedError
from dateline.agents.state.restore import StateError
from dateline.kafka.alias import SwitchedError
from dateline.process import stop_signals
from dateline.settings import SettingsError

_FOR_A_PERSON: Final = (StateError, PoisonedError)
"""Errors that a restart would only repeat."""


@asynccontextmanager
async def guard(stage: str, stopping: Callable[[], bool]) -> AsyncIterator[None]:
    """End the process at any error in the block, except the cancellation of a worker that is stopping.

    ``stage`` is what the reason names.
    """
    try:
        yield
    except asyncio.CancelledError:
        if stopping():
            raise
        die(EXIT_DELIVERY, f"{stage}: cancelled in the middle of a batch, and nobody asked the worker to stop")
    except Exception as error:
        logging.getLogger("dateline").debug("%s failed", stage, exc_info=True)
        await hear_first(error)
        if isinstance(error, SettingsError):  # a producer was refused: its message says all
            die(EXIT_SETTING, error)
        code = EXIT_REFUSED if isinstance(error, _FOR_A_PERSON) else EXIT_DELIVERY
        code = EXIT_SWITCHED if isinstance(error, SwitchedError) else code
        die(code, f"{stage}: {type(error).__name__}: {error}")


def die(code: int, reason: object) -> None:
    """End the process now, without running any handler that could acknowledge records.

    A transaction that fails while the process leaves at a signal is no reason for another code than the signal's.
    """
    if code == EXIT_DELIVERY and stop_signals.received():
        code = stop_signals.exit_code()
    telemetry.event("worker_died", code=code, reason=reason)
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
