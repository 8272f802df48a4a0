"""How the targets of alerts stand: what is wrong with them, and their table and JSON in ``dateline status``.

The findings come from the broker, from the targets' checkpoints and the alerts on the topic. So they are the same
whether ``dateline alerts deliver`` runs or not.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final, Literal, NamedTuple

from dateline.cli.terminal.printing import ago, plural
from dateline.core.alerts.delivery.standing import Standing
from dateline.core.text.printable import printable

_MAX_DELIVERY_SECONDS: Final = 30.0
"""Seconds that an alert may take from the topic to its target, without an error, before something is wrong.

Chosen by hand: a message waits 2 s for others on its story, and a target has 30 s to answer by default.
"""
TARGET_COLUMNS: Final = ("target", "delivered", "failed", "held", "behind", "oldest", "last error")
_SECOND: Final = "%Y-%m-%d %H:%M:%S %z"
"""Format of a time to the second."""


class TargetFault(NamedTuple):
    """What is wrong with a target."""

    reason: Literal["target-failing", "target-behind"]
    problem: str


def target_faults(targets: Sequence[Standing], at: datetime) -> Iterator[TargetFault]:
    """Yield a fault for each target that refuses a message, and for each other one that lacks alerts.

    A target that refused a message lacks alerts if nothing was sent to it when the next attempt was due.
    """
    for target in targets:
        behind = f"{_behind(target)} undelivered{_oldest(target, at)}"
        if target.failing_since is not None and target.behind:
            reason = f" ({printable(target.error)})" if target.error else ""
            attempts = f"{plural(target.tries, 'attempt')}{_last_attempt(target)}{reason}"
            if target.again is not None and target.is_idle:
                idle = f"nothing delivers: the next attempt was due at {target.again:{_SECOND}}"
                problem = f"target {target.target}: {behind}; {idle}; {attempts} failed since"
                yield TargetFault("target-behind", f"{problem} {target.failing_since:{_SECOND}}")
                continue
            failing = f"failing since {target.failing_since:{_SECOND}}, {attempts}"
            yield TargetFault("target-failing", f"target {target.target}: {failing}; {behind}")
        elif target.oldest is not None and (at - target.oldest).total_seconds() > _MAX_DELIVERY_SECONDS:
            yield TargetFault("target-behind", f"target {target.target}: {behind}")


def target_row(target: Standing, at: datetime) -> tuple[str, ...]:
    """Return a target's cells in the table, in the order of ``TARGET_COLUMNS``."""
    until = f" until {target.until:%Y-%m-%d %H:%M %z}" if target.until else ""
    tried = f", last attempt {target.tried:%H:%M:%S}" if target.tried else ""
    since = f"{printable(target.error)} (since {target.failing_since:%H:%M:%S}{tried})" if target.failing_since else ""
    return (
        target.target,
        str(target.delivered),
        str(target.failures),
        f"{target.held}{until}",
        f"{'' if target.is_exact else 'at most '}{target.behind}",
        _age(target, at),
        since,
    )


def target_json(target: Standing, at: datetime) -> dict[str, Any]:
    """Return a target for programs: times in ISO 8601, ages in seconds."""
    return {
        "target": target.target,
        "delivered": target.delivered,
        "failed": target.failures,
        "held": target.held,
        "held_until": target.until and target.until.isoformat(),
        "behind": target.behind,
        "exact": target.is_exact,
        "oldest": target.oldest and target.oldest.isoformat(),
        "age": target.oldest and round(max((at - target.oldest).total_seconds(), 0.0), 1),
        "last_error": target.error or None,
        "failing_since": target.failing_since and target.failing_since.isoformat(),
        "tries": target.tries,
        "last_attempt": target.tried and target.tried.isoformat(),
        "next_attempt": target.again and target.again.isoformat(),
    }


def _last_attempt(target: Standing) -> str:
    return f", the last at {target.tried:%H:%M:%S}" if target.tried is not None and target.tries > 1 else ""


def _behind(target: Standing) -> str:
    return f"{'' if target.is_exact else 'at most '}{plural(target.behind, 'alert')}"


def _oldest(target: Standing, at: datetime) -> str:
    return f", the oldest for {_age(target, at)}" if target.oldest is not None else ""


def _age(target: Standing, at: datetime) -> str:
    return "" if target.oldest is None else ago((at - target.oldest).total_seconds())
