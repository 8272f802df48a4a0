"""Requested times: a time or a duration as a person types it in a command, or a program writes it in a query."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

_DURATION: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)([smhd])")
_UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def parse_time(text: str, now: datetime) -> datetime:
    """Return the time of a text: ``2h`` is two hours before ``now``; an ISO time without a zone is in UTC.

    Raises ``ValueError`` where the text is neither; the message says what to give.
    """
    duration = parse_duration(text)
    try:
        if duration is not None:
            return now - duration
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        msg = f"{text[:60]!r} is not a time: give 30m, 2h, 7d, or 2026-02-07T23:00:00Z"
        raise ValueError(msg) from error


def parse_duration(text: str) -> timedelta | None:
    """Return the duration that ``30s``, ``2h`` or ``7d`` means; None if the text is not a duration."""
    match = _DURATION.fullmatch(text)
    try:
        return timedelta(**{_UNITS[match[2]]: float(match[1])}) if match else None
    except OverflowError:
        return None
