"""Times on the command line: the options for a window of event time, reading what was typed, printing a time.

The event time of a record is when its page was fetched; of a story, its ``last_seen``; of an alert, when it was raised.
The record time is when the record was sent to Kafka.
"""

from datetime import UTC, datetime
from typing import Annotated, Final, TypeAlias

import orjson
import typer

from dateline.core.times import requested_time
from dateline.core.times.window import Window
from dateline.kafka.codec import Incoming, moment_of
from dateline.topics import RAW, Topic

TIME_HELP: Final = "T is 30m, 2h or 7d (before now), or 2026-02-07T23:00+01:00."
"""How a time is typed, for the help of every option that reads one with ``parse_time``."""

_FROM: Final = typer.Option(
    "--from", metavar="T", help=f"Only what was fetched at T or later; stories by last_seen. {TIME_HELP}"
)
From: TypeAlias = Annotated[str | None, _FROM]
RequiredFrom: TypeAlias = Annotated[str, _FROM]
To: TypeAlias = Annotated[
    str | None, typer.Option("--to", metavar="T", help="Only what was fetched before T; stories by last_seen.")
]
Since: TypeAlias = Annotated[str | None, typer.Option("--since", metavar="T", help="The same as --from.")]
RecordTime: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--record-time", help="Compare T with the time at which a record was sent to Kafka, not with the event time."
    ),
]


def parse_window(
    start: str | None, stop: str | None, now: datetime, *, since: str | None = None, by_record: bool = False
) -> Window:
    """Return the window from ``--from`` (or ``--since``) to ``--to``. A usage error where it is empty."""
    if start is not None and since is not None:
        msg = "--since and --from mean the same; give one of them"
        raise typer.BadParameter(msg)
    first = parse_time(start, now, "--from") if start else parse_time(since, now) if since else None
    last = parse_time(stop, now, "--to") if stop else None
    require_order(first, last)
    return Window(first, last, by_record)


def require_order(first: datetime | None, last: datetime | None) -> None:
    """Check that a window ends after it begins; else a usage error of ``--to``."""
    if first and last and first >= last:
        msg = f"{last.isoformat()} is not after {first.isoformat()}, where the window begins"
        raise typer.BadParameter(msg, param_hint="--to")


def parse_time(text: str, now: datetime, option: str = "--since") -> datetime:
    """Return the time that a person typed: ``2h`` is two hours before ``now``; an ISO time without a zone is in UTC.

    A usage error of ``option`` where the text is neither.
    """
    try:
        return requested_time.parse_time(text, now)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error


def event_time(record: Incoming, topic: Topic) -> datetime:
    """Return the event time that the record states, or its record time where it states none."""
    return stated_time(record, topic) or record_time(record)


def stated_time(record: Incoming, topic: Topic) -> datetime | None:
    """Return the header ``ce_time``, or ``fetched_at`` of a raw page; None where neither can be read."""
    try:
        header = dict(record.headers).get("ce_time")
        if header is not None:
            return _aware(header.decode())
        if topic is RAW:
            return _aware(orjson.loads(record.value or b"")["fetched_at"])
    except (ValueError, KeyError, TypeError):
        pass  # the record time is used in its place
    return None


def record_time(record: Incoming) -> datetime:
    """Return when a record was sent, from its Kafka timestamp."""
    return moment_of(record.timestamp)


def format_time(time: datetime | None, *, local: bool) -> str | None:
    """Return a time as ISO 8601 for a program; with ``local``, in this machine's time zone for a person."""
    if time is None:
        return None
    return f"{time.astimezone():%Y-%m-%d %H:%M %z}" if local else time.isoformat()


def _aware(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=UTC)
