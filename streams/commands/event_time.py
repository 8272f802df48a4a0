"""When an event happened, as its record tells; and the words in which a command is told a time."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

import orjson
import typer

from streams.codec import Incoming
from streams.topics import RAW, Topic

_SPAN: Final = re.compile(r"(\d+(?:\.\d+)?)([smhd])")
_UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def event_time(record: Incoming, topic: Topic) -> datetime:
    """Return ``ce_time``, or a raw page's ``fetched_at``; the record's own time where there is neither."""
    try:
        told = dict(record.headers).get("ce_time")
        if told is not None:
            return _aware(told.decode())
        if topic is RAW:
            return _aware(orjson.loads(record.value or b"")["fetched_at"])
    except (ValueError, KeyError, TypeError):
        pass  # a record that cannot be read has its own time still
    return datetime.fromtimestamp(record.timestamp / 1000, UTC)


def parse_since(text: str, now: datetime) -> datetime:
    """Read ``2h`` as so long before ``now``, or an ISO time; UTC where it names no zone. A usage error otherwise."""
    span = read_span(text)
    if span is not None:
        return now - span
    try:
        return _aware(text)
    except ValueError as error:
        msg = f"{text!r} is no time: say 30m, 2h, 7d, or 2026-02-07T23:00:00+01:00"
        raise typer.BadParameter(msg, param_hint="--since") from error


def read_span(text: str) -> timedelta | None:
    """Read ``30s``, ``2h`` or ``7d``; None where it is no such span."""
    span = _SPAN.fullmatch(text)
    return timedelta(**{_UNITS[span[2]]: float(span[1])}) if span else None


def moment(time: datetime | None, *, local: bool) -> str | None:
    """Write a time for a program, or on the clock of this machine for the person before it."""
    if time is None:
        return None
    return f"{time.astimezone():%Y-%m-%d %H:%M %z}" if local else time.isoformat()


def _aware(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
