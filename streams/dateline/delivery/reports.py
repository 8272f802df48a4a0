"""What the log says of a target: alerts that it was told of by another message, and messages that it refused."""

from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import Final

from dateline import telemetry
from dateline.core.alerts.delivery.progress import Progress
from dateline.process.log.repeats import Repeats

_MIN_REPORTED_FAILURES: Final = 5
"""Failures of one message from which on its target is reported as failing. Chosen by hand."""


def report_held(target: str, until: datetime) -> None:
    """Report until when a target's alerts are held."""
    telemetry.event("alerts_held", target=target, until=_instant(until))


def report_joined(target: str, key: str, rule: str, alert_id: str) -> None:
    """Count and report an alert of which the message with this key tells."""
    telemetry.count("alerts_joined", target=target)
    telemetry.event("alert_joined", target=target, key=key, rule=rule, alert=alert_id)


class FailureReports:
    """Reports each of the first failures of a message, then once a minute that its target fails, then that it is well.

    A target may be tried every second, by its ``retry``. ``clock`` returns seconds.
    """

    def __init__(self, target: str, clock: Callable[[], float] = monotonic) -> None:
        self._target, self._clock = target, clock
        self._repeats = Repeats()
        self._failing_since: datetime | None = None
        """Since when the target fails, as was reported; None where it does not."""

    def refused(self, key: str, why: str, progress: Progress, again: datetime) -> None:
        """Report that a message was refused, and when it is tried again; ``progress`` counts its failures."""
        failure = {"target": self._target, "key": key, "tries": progress.tries, "why": why}
        if progress.tries < _MIN_REPORTED_FAILURES:
            if self._failing_since is None:  # else each message behind one that was given up would have its own lines
                telemetry.event("alert_failed", **failure, again=_instant(again))
            return
        self._failing_since = self._failing_since or progress.since or again
        repeated = self._repeats.occur(self._target, self._clock())
        if repeated is not None:
            failure |= {"since": _instant(self._failing_since), "again": _instant(again)}
            telemetry.event("target_failing", **failure, **({"repeated": repeated} if repeated else {}))

    def accepted(self, progress: Progress, now: datetime) -> None:
        """Report that a message was accepted, where the target failed; ``progress`` is as before it."""
        if progress.tries >= _MIN_REPORTED_FAILURES:  # by the process before this one, too
            self._failing_since = self._failing_since or progress.since
        if self._failing_since is not None:
            seconds = max(round((now - self._failing_since).total_seconds()), 0)
            telemetry.event("target_recovered", target=self._target, seconds=seconds)
        self._failing_since = None
        self._repeats.clear()


def _instant(moment: datetime) -> str:
    """Return a time as all events print it: ISO 8601 in whole seconds, with its offset."""
    return moment.isoformat(timespec="seconds")
