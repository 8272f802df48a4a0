"""What the log says of a target: alerts that it was told of by another message, and messages that it refused."""

from datetime import datetime
from typing import Final

from dateline import telemetry
from dateline.core.alerts.delivery.progress import Progress

_MIN_REPORTED_FAILURES: Final = 5
"""Failures of one message from which on its target is reported as failing. Chosen by hand."""


def report_held(target: str, until: datetime) -> None:
    """Report until when a target's alerts are held."""
    telemetry.event("alerts_held", target=target, until=_instant(until))


def report_joined(target: str, key: str, rule: str, alert_id: str) -> None:
    """Count and report an alert of which the message with this key tells."""
    telemetry.count("alerts_joined", target=target)
    telemetry.event("alert_joined", target=target, key=key, rule=rule, alert=alert_id)


def report_failure(target: str, key: str, why: str, progress: Progress, again: datetime) -> None:
    """Report that a target refused a message, and when it is tried again; ``progress`` counts the failures."""
    failure = {"target": target, "key": key, "tries": progress.tries, "why": why}
    if progress.tries < _MIN_REPORTED_FAILURES:
        telemetry.event("alert_failed", **failure, again=_instant(again))
    else:
        telemetry.event("target_failing", **failure, since=_instant(progress.since or again), again=_instant(again))


def _instant(moment: datetime) -> str:
    """Return a time as all events print it: ISO 8601 in whole seconds, with its offset."""
    return moment.isoformat(timespec="seconds")
