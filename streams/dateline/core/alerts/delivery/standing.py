"""Standing: how a target stands, from its committed progress and the alerts that it has not received.

It is a function of what is on the broker, so that any process can ask, whether or not alerts are being delivered.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from dateline.core.alerts.delivery.bundle import Member, gravest
from dateline.core.alerts.delivery.progress import Progress
from dateline.core.alerts.delivery.target import Target, digest_due, from_policy, takes, when

_MAX_DELAY_SECONDS: Final = 75.0
"""Seconds that an attempt may begin late: a minute where ``per_minute`` holds it back, and some. Chosen by hand."""
_MAX_TIMEOUT_SECONDS: Final = 120.0
"""Seconds of the longest ``timeout`` of a target, for one whose policy is not known."""


class UnsettledAlert(NamedTuple):
    """An alert at or after a target's position: when it was written to the topic, and what it is.

    ``member`` is None where it cannot be read.
    """

    offset: int
    sent_at: datetime
    member: Member | None


class Standing(NamedTuple):
    """What became of a target's alerts, and what still has to."""

    target: str
    delivered: int
    """Alerts that the target accepted, since its first commit."""
    failures: int
    """Attempts that failed, since its first commit."""
    held: int
    """Alerts that wait for the end of quiet hours or of a digest."""
    until: datetime | None
    """When the held alerts are sent, or the first of them."""
    behind: int
    """Alerts that the target should have by now, and has not."""
    is_exact: bool
    """Whether ``behind`` is the number; else it is an upper bound."""
    oldest: datetime | None
    """When the oldest of the alerts behind was written to the topic."""
    error: str
    """Why the last attempt on the message that is being sent failed; empty where none did."""
    failing_since: datetime | None
    """When the first attempt on that message failed."""
    tries: int
    """How often it failed."""
    tried: datetime | None = None
    """When the last attempt on it failed; None where that is not known."""
    again: datetime | None = None
    """When the next attempt on it was due, as the process that failed had it; None where that is not known."""
    is_idle: bool = False
    """Whether that attempt was not made, long after it was due: no process delivers."""


def stand(name: str, progress: Progress, alerts: Iterable[UnsettledAlert], uncounted: int, now: datetime) -> Standing:
    """Return how a target stands at a time.

    ``alerts`` are the alerts from its position on; ``uncounted`` is the number of offsets after them, which were not
    read. Where its policy is not known, it counts as a target that takes all alerts at any time.
    """
    target = from_policy(name, progress.policy)
    wanted = [
        alert
        for alert in alerts
        if not progress.has(alert.offset) and (target is None or alert.member is None or takes(target, alert.member))
    ]
    timeout = _MAX_TIMEOUT_SECONDS if target is None else target.timeout
    waits = {alert.offset: until for alert, until in zip(wanted, _waits(target, wanted, now), strict=True) if until}
    behind = [alert for alert in wanted if alert.offset not in waits]
    return Standing(
        target=name,
        delivered=progress.delivered,
        failures=progress.failures,
        held=len(waits),
        until=min(waits.values(), default=None),
        behind=len(behind) + uncounted,
        is_exact=not uncounted and target is not None,
        oldest=min((alert.sent_at for alert in behind), default=None),
        error=progress.reason,
        failing_since=progress.since,
        tries=progress.tries,
        tried=progress.tried,
        again=progress.again,
        is_idle=progress.again is not None and now - progress.again > timedelta(seconds=_MAX_DELAY_SECONDS + timeout),
    )


def _waits(target: Target | None, alerts: Sequence[UnsettledAlert], now: datetime) -> list[datetime | None]:
    """Return until when each alert is held; None for one that should be sent by now."""
    members = [alert.member for alert in alerts]
    known = [member for member in members if member is not None]
    if target is None or not known:
        return [None] * len(alerts)
    if target.digest is None:
        return [when(target, member.severity, now).until if member else None for member in members]
    severity = gravest(member.severity for member in known)
    due = digest_due(target, severity, alerts[0].sent_at)
    return [due if now < due else when(target, severity, now).until] * len(alerts)
