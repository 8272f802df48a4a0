"""When an event happened, as its record tells; and the words in which a command is told a time."""

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated, Final, TypeAlias

import orjson
import typer

from dateline.core.times.window import Window
from dateline.kafka.codec import Incoming
from dateline.topics import RAW, Topic

_SPAN: Final = re.compile(r"(\d+(?:\.\d+)?)([smhd])")
_UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}

From: TypeAlias = Annotated[
    str | None,
    typer.Option("--from", metavar="T", help="Only what happened at T or later: 2026-02-07T23:00+01:00, or 7d ago."),
]
To: TypeAlias = Annotated[str | None, typer.Option("--to", metavar="T", help="Only what happened before T.")]
Since: TypeAlias = Annotated[
    str | None, typer.Option(metavar="T", help="The same as --from: 30m, 2h, 7d, or 2026-02-07T23:00+01:00.")
]
RecordTime: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--record-time",
        help="Let the times be the log's own, when a record was sent, in place of when its page was fetched.",
    ),
]


def event_time(record: Incoming, topic: Topic) -> datetime:
    """Return ``ce_time``, or a raw page's ``fetched_at``; the record's own time where there is neither."""
    return told_time(record, topic) or record_time(record)


def told_time(record: Incoming, topic: Topic) -> datetime | None:
    """Return ``ce_time``, or a raw page's ``fetched_at``; None where neither can be read."""
    try:
        told = dict(record.headers).get("ce_time")
        if told is not None:
            return _aware(told.decode())
        if topic is RAW:
            return _aware(orjson.loads(record.value or b"")["fetched_at"])
    except (ValueError, KeyError, TypeError):
        pass  # a record that cannot be read has its own time still
    return None


def record_time(record: Incoming) -> datetime:
    """Return when a record was sent, as the log has it."""
    return datetime.fromtimestamp(record.timestamp / 1000, UTC)


def parse_since(text: str, now: datetime, option: str = "--since") -> datetime:
    """Read ``2h`` as so long before ``now``, or an ISO time; UTC where it names no zone. A usage error otherwise."""
    try:
        span = read_span(text)
        return now - span if span is not None else _aware(text)
    except (ValueError, OverflowError) as error:
        msg = f"{text!r} is no time: say 30m, 2h, 7d, or 2026-02-07T23:00:00+01:00"
        raise typer.BadParameter(msg, param_hint=option) from error


def parse_window(
    start: str | None, stop: str | None, now: datetime, *, since: str | None = None, by_record: bool = False
) -> Window:
    """Read the words of ``--from`` (or ``--since``) and ``--to``. A usage error where they leave no time between."""
    if start is not None and since is not None:
        msg = "--since and --from mean the same; give one of them"
        raise typer.BadParameter(msg)
    first = parse_since(start, now, "--from") if start else parse_since(since, now) if since else None
    last = parse_since(stop, now, "--to") if stop else None
    if first and last and first >= last:
        msg = f"{last.isoformat()} is not after {first.isoformat()}, where the window begins"
        raise typer.BadParameter(msg, param_hint="--to")
    return Window(first, last, by_record)


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
