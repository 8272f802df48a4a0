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
    "worker_died": (logging.CRITICAL, "the worker stops at once, acknowledging nothing; start it again"),
    "probe_failed": (logging.WARNING, "the watchdog could not ask the broker whether records wait"),
    "deliveries_started": (logging.INFO, "a target's former process is fenced; it is delivered to from this offset on"),
    "target_new": (logging.INFO, "nothing was ever delivered to a target of this name"),
    "alert_sent": (logging.INFO, "a target took an alert"),
    "alerts_held": (logging.INFO, "a target's quiet hours hold its alerts until then"),
    "alert_failed": (logging.WARNING, "a target did not take an alert, which is sent again at that time"),
    "target_failing": (logging.ERROR, "a target has not taken an alert many times; it gets nothing else meanwhile"),
    "alert_given_up": (logging.ERROR, "a target did not take an alert for too long; it goes to the dead letters"),
    "alerts_deleted": (logging.CRITICAL, "the topic's retention deleted so many offsets before a target had them"),
    "stalled": (logging.CRITICAL, "records are waiting and nothing moves"),
}
"""Event name -> level, meaning."""

_logger: Final = logging.getLogger("dateline")


def event(name: str, **fields: object) -> None:
    """Report an event by a name of ``EVENTS``."""
    level, _ = EVENTS[name]
    _logger.log(level, "%s %s", name, " ".join(f"{key}={value}" for key, value in fields.items()))
