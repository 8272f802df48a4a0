"""Every event that a worker reports, in one list, and how it is written: one line, words then fields."""

import logging
from typing import Final

EVENTS: Final = {
    "worker_started": (logging.INFO, "the worker is about to join its group"),
    "partitions_given": (logging.INFO, "the group gave this worker so many partitions of a stage"),
    "partition_opened": (logging.INFO, "a partition's former owner is fenced and its state read back"),
    "partition_released": (logging.INFO, "a partition was given back in a rebalance"),
    "batch_settled": (logging.DEBUG, "a batch's outputs, state and position were committed"),
    "dead_letters": (logging.WARNING, "records could not be processed and went to the dead-letter topic"),
    "switched": (logging.WARNING, "the alias names another namespace; the worker leaves, to be started again"),
    "worker_died": (logging.CRITICAL, "the worker stops at once, acknowledging nothing; start it again"),
    "probe_failed": (logging.WARNING, "the watchdog could not ask the broker whether records wait"),
    "stalled": (logging.CRITICAL, "records are waiting and nothing moves"),
}
"""Event name -> level, meaning."""

_logger: Final = logging.getLogger("dateline")


def event(name: str, **fields: object) -> None:
    """Report an event by a name of ``EVENTS``."""
    level, _ = EVENTS[name]
    _logger.log(level, "%s %s", name, " ".join(f"{key}={value}" for key, value in fields.items()))
