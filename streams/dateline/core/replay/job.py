"""A replay: what it is told to do, how far it has got, and whether it may go where it is told to go."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Final, Literal, NamedTuple

import orjson
from pydantic import AwareDatetime, TypeAdapter

from dateline_schemas.article import Instant, digest
from dateline_schemas.record import Record

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_INSTANT: Final[TypeAdapter[datetime]] = TypeAdapter(Instant)


class ReplayError(Exception):
    """A replay cannot begin or go on; the message says why and what to do."""


class Place(NamedTuple):
    """Where a page stands in the order in which a replay feeds it: event time in microseconds, then where it was."""

    time: int
    partition: int
    offset: int


class Marker(Record):
    """What a namespace carries that a replay made: what is taken into it, from where, and by which code."""

    replay: str
    """The id that every record of it bears."""
    live: str
    """The namespace whose raw pages are taken."""
    start: AwareDatetime
    end: AwareDatetime
    """Pages fetched from ``start`` on and before ``end``."""
    said: tuple[str, str | None] | None = None
    """The words in which they were asked for, None for a time left out: ``2h`` and now name others every second."""
    partitions: int
    begins: dict[int, int]
    ends: dict[int, int]
    """The offsets of the raw partitions between which it reads, fixed when it began."""
    parser_version: str
    fingerprint_version: int
    state: Literal["feeding", "done"] = "feeding"
    upgrade: bool = False
    """Whether it is to become live: then it reads live's raw topic itself, and goes on whenever it is prepared."""


class Fed(Record):
    """How far a replay has got: so many pages, the last of them at this place."""

    pages: int = 0
    last: Place | None = None


def microseconds(moment: datetime) -> int:
    """Return an instant in microseconds since 1970."""
    return (moment - EPOCH) // _MICROSECOND


def page_time(value: bytes | None, sent: int, ahead: timedelta) -> int:
    """Return the event time of a raw record in microseconds: when its page was fetched.

    What cannot be read, or is dated further ``ahead`` of its sending (milliseconds) than any page may be, becomes
    a dead letter; it counts at the time when it was sent.
    """
    own = sent * 1000
    try:
        told = orjson.loads(value or b"")["fetched_at"]
        fetched = microseconds(_read(told))
    except (ValueError, KeyError, TypeError):
        return own
    return fetched if fetched <= own + ahead // _MICROSECOND else own


def _read(told: object) -> datetime:
    """Read a page's time as ``split`` does; one that names no zone is refused there, and UTC here."""
    try:
        return _INSTANT.validate_python(told)
    except ValueError:
        return datetime.fromisoformat(str(told)).replace(tzinfo=UTC)


def new_id(name: str, live: str, start: datetime, end: datetime, ends: dict[int, int]) -> str:
    """Return a replay's id: its namespace, and a digest of what is taken into it."""
    told = (name, live, start.isoformat(), end.isoformat(), *(f"{number}@{end}" for number, end in ends.items()))
    return f"{name}-{digest(*told)[:12]}"


def refusal(name: str, topics: Collection[str], found: Marker | None, wanted: Marker) -> str | None:
    """Say why a replay may not go into a namespace; None where it may: the namespace is free, or holds its beginning.

    ``topics`` are those of the namespace that exist. What was read between which offsets is taken from the beginning.
    """
    if found is None:
        return None if not topics else f"{name} has topics already ({min(topics)}), and no replay made them: {_ANOTHER}"
    if found.upgrade:
        return f"{name} is prepared for `dateline upgrade`: {_ANOTHER}, or {_drop(name)}"
    if found.state == "done":
        return f"{name} holds {about(found)}: `dateline replay diff {name}` compares it, {_drop(name)}"
    fields = [field for field in _SAME if getattr(found, field) != getattr(wanted, field)]
    fields = [field for field in fields if not _said_again(field, found, wanted)]
    if fields:
        return (
            f"{name} holds {about(found)}, unfinished, which differs in {', '.join(fields)}: go on with "
            f"`dateline replay run {arguments(found)} --as {name}`, or {_drop(name)}"
        )
    return None


def _said_again(field: str, found: Marker, wanted: Marker) -> bool:
    """Tell whether a time is asked for in the words of the beginning, which mean what they meant then."""
    place = _SAID.get(field)
    if place is None or found.said is None or wanted.said is None:
        return False
    return found.said[place] == wanted.said[place]


def about(marker: Marker) -> str:
    """Say what a replay is of."""
    return f"a replay of {marker.live}, {marker.start.isoformat()} to {marker.end.isoformat()}"


def arguments(marker: Marker) -> str:
    """Return the arguments of the command that goes on with a replay, but for its name."""
    return f"--from {marker.start.isoformat()} --to {marker.end.isoformat()} --partitions {marker.partitions}"


def _drop(name: str) -> str:
    return f"`dateline replay drop {name}` removes it"


_ANOTHER: Final = "choose another name"
_SAME: Final = ("live", "start", "end", "partitions", "parser_version", "fingerprint_version")
"""What must be alike for a replay to be gone on with."""
_SAID: Final = {"start": 0, "end": 1}
"""Of these, where their words stand in ``said``."""
