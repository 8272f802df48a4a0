"""A filter for the log lines of other libraries: the same line once a minute, and few lines of one library a minute.

A line is the same where its logger, its level and its text before the values are filled in are the same.
"""

import logging
from collections.abc import Callable
from time import monotonic
from typing import Final

from dateline.process.log.error_words import error_words
from dateline.process.log.repeats import REPEAT_SECONDS, Repeats

_MAX_LINES_A_MINUTE: Final = 5
"""Different lines of one library within a minute. Chosen by hand: aiokafka has some ten for a broker that is away, and
a process may log twenty lines in an outage of a minute, two of these budgets and its own."""
_NOISE: Final = (
    "Missing sensor state for rebalance",  # Faust misses the monitor that we remove
    # A busy machine, a process that was frozen, or a commit that waited for the broker; `stalled` tells of what stays.
    " is overlapping (interval=",
    "Thread keepalive is not responding",
    # Of every rebalance; `partition_released` and `partitions_given` tell of it.
    "because it is rebalancing",
    "generation id is not  current",
    ", will rejoin",
    # Of a member that leaves: where the broker does not hear of it, the session ends, as after a kill. A worker that is
    # stopped while it joins closes its connection under this request.
    "LeaveGroup request failed: ",
    # aiokafka's own, after a broker was away: `broker_lost` and `broker_back` have told of it, and the group goes on.
    "Heartbeat session expired - marking coordinator dead",
    "Marking the coordinator dead (node ",
    "] NotLeaderForPartitionError",  # it asks who leads now; a partition that stays without one is in `status`
    "seek when flow not active IllegalStateError",  # a partition that was revoked meanwhile; that rebalance seeks again
)
"""Parts of lines that ask nobody to do anything."""
_LEFT_BEHIND: Final = "exception was never retrieved"
"""Part of asyncio's line, with a traceback, about an error that nobody waited for."""


class Collapse(logging.Filter):
    """Passes on one line of a kind a minute, with the number of those between. ``clock`` returns seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._repeats = Repeats()
        self._budgets: dict[str, tuple[float, int, int]] = {}
        """By library: when its current minute began, how many lines it has had since, and how many were left out since
        its last line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a line is passed on; where others were left out before it, it gains their number."""
        _shorten(record)
        message = record.getMessage()
        if any(noise in message for noise in _NOISE):
            return False
        now = self._clock()
        library = record.name.partition(".")[0]
        began, lines, left_out = self._budgets.get(library, (now, 0, 0))
        if now - began >= REPEAT_SECONDS:
            began, lines = now, 0
        if lines >= _MAX_LINES_A_MINUTE:
            self._budgets[library] = began, lines, left_out + 1
            return False
        repeated = self._repeats.occur((record.name, record.levelno, str(record.msg)), now)
        if repeated is None:
            return False
        self._budgets[library] = began, lines + 1, 0
        notes = [f"{repeated} more like it since the last"] if repeated else []
        notes += [f"{left_out} lines of {library} left out before it"] if left_out else []
        if notes:
            record.msg = f"{message} ({'; '.join(notes)})"
            record.args = None
        return True


def _shorten(record: logging.LogRecord) -> None:
    """Let a line about an error of aiokafka that was left in a future be one line without its traceback.

    aiokafka raises its errors to whoever waits, and ends other futures with the same ones.
    """
    error = record.exc_info[1] if record.exc_info else None
    if error is None or _LEFT_BEHIND not in str(record.msg) or not type(error).__module__.startswith("aiokafka."):
        return
    record.levelno, record.levelname = logging.WARNING, "WARNING"
    record.msg, record.args = "aiokafka left an error in a future that nobody waits for: %s", (error_words(error),)
    record.exc_info = None


def collapse_library(name: str) -> None:
    """Collapse the lines of a library's loggers, as many as there are now, in whatever program this runs."""
    for each, logger in list(logging.root.manager.loggerDict.items()):
        if (each == name or each.startswith(f"{name}.")) and isinstance(logger, logging.Logger):
            logger.addFilter(_SHARED)  # adding it again changes nothing


_SHARED: Final = Collapse()
