"""A replay: its marker, how far it has fed its pages, and whether it may write to a namespace.

``Marker`` and ``FeedProgress`` are the two records on a replay's own topic. ``page_time`` gives a raw record
the event time by which it is fed. ``refusal`` decides whether a replay may begin or go on in a namespace.
"""

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
"""Reads ``fetched_at`` as RawArticle reads it."""


class ReplayError(Exception):
    """A replay cannot begin or go on; the message says why and what to do."""


class ReplayOffset(NamedTuple):
    """A page's position in a replay: pages are fed in the order of these tuples."""

    time: int
    """Event time in microseconds since 1970."""
    partition: int
    """The raw partition that the page is on."""
    offset: int
    """The page's offset there."""


class Marker(Record):
    """What marks a namespace as made by a replay: which pages it reads, from where, and by which code."""

    replay: str
    """The replay's id; every record that it writes carries it."""
    live: str
    """The namespace whose raw pages are read."""
    start: AwareDatetime
    end: AwareDatetime
    """Pages fetched from ``start`` on and before ``end`` are read."""
    said: tuple[str, str | None] | None = None
    """``--from`` and ``--to`` as typed; None for ``--to`` left out. ``2h`` means another time every second."""
    partitions: int
    begins: dict[int, int]
    ends: dict[int, int]
    """By raw partition: the first offset that is read and the one before which reading stops, fixed at the start."""
    parser_version: str
    fingerprint_version: int
    story_model: int = 0
    """``STORY_MODEL_VERSION`` of that code; 0 in markers from before there was one."""
    record_level: int | None = None
    """``DATELINE_RECORD_LEVEL`` of its workers; None in markers from before it was noted, and of an upgrade."""
    rate: str | None = None
    """``--rate`` as typed; None for full speed."""
    workers: int = 1
    """``--workers``. Rate and workers decide how fast it goes, so another run may have others."""
    state: Literal["feeding", "done"] = "feeding"
    upgrade: bool = False
    """Whether it is to become live: then it reads live's raw topic, and each ``upgrade prepare`` continues it."""


class FeedProgress(Record):
    """How far a replay has fed its pages: how many, and the position of the last one."""

    pages: int = 0
    last: ReplayOffset | None = None


def microseconds(moment: datetime) -> int:
    """Return an instant in microseconds since 1970."""
    return (moment - EPOCH) // _MICROSECOND


def page_time(value: bytes | None, sent: int, ahead: timedelta) -> int:
    """Return the event time of a raw record, when its page was fetched, in microseconds since 1970.

    ``sent`` is when the record was sent, in milliseconds since 1970. A record that cannot be decoded, or is dated
    more than ``ahead`` after it was sent, becomes a dead letter; its event time is when it was sent.
    """
    sent_microseconds = sent * 1000
    try:
        fetched = microseconds(_instant(orjson.loads(value or b"")["fetched_at"]))
    except (ValueError, KeyError, TypeError):
        return sent_microseconds
    return fetched if fetched <= sent_microseconds + ahead // _MICROSECOND else sent_microseconds


def _instant(fetched_at: object) -> datetime:
    """Read a page's time as ``split`` does. A time without a zone, which ``split`` refuses, is read as UTC."""
    try:
        return _INSTANT.validate_python(fetched_at)
    except ValueError:
        return datetime.fromisoformat(str(fetched_at)).replace(tzinfo=UTC)


def new_id(name: str, live: str, start: datetime, end: datetime, ends: dict[int, int]) -> str:
    """Return a replay's id: its namespace, and a digest of which pages it reads."""
    parts = (name, live, start.isoformat(), end.isoformat(), *(f"{number}@{end}" for number, end in ends.items()))
    return f"{name}-{digest(*parts)[:12]}"


def refusal(name: str, topics: Collection[str], existing: Marker | None, wanted: Marker) -> str | None:
    """Return why a replay may not write to a namespace, and what to do; None where it may.

    It may where the namespace is free, or where it holds the same replay unfinished. ``topics`` are those of the
    namespace that exist, ``existing`` is the marker on it. Offsets are not compared: a replay that goes on keeps
    the offsets of its beginning.
    """
    if existing is None:
        return None if not topics else f"{name} has topics already ({min(topics)}), and no replay made them: {_ANOTHER}"
    if existing.upgrade:
        return f"{name} is prepared for `dateline upgrade`: {_ANOTHER}, or {_drop(name)}"
    if existing.state == "done":
        return f"{name} holds {about(existing)}: `dateline replay diff {name}` compares it, {_drop(name)}"
    if fields := [field for field in _FIELDS_OF_ONE_REPLAY if _differs(field, existing, wanted)]:
        differing = ", ".join(_difference(field, existing, wanted) for field in fields)
        remedy = _go_on(name, existing, fields)
        return f"{name} holds {about(existing)}, unfinished, which differs in {differing}: {remedy}"
    return None


def _differs(field: str, existing: Marker, wanted: Marker) -> bool:
    """Whether two markers differ in a field; not where one leaves it open, or where a time was typed alike."""
    values = getattr(existing, field), getattr(wanted, field)
    return None not in values and values[0] != values[1] and not _is_same_wording(field, existing, wanted)


def _difference(field: str, existing: Marker, wanted: Marker) -> str:
    """Return the name of a field that differs; of what no argument of the command says, with both values."""
    if field in _ARGUMENTS:
        return field
    return f"{_VARIABLES.get(field, field)} ({getattr(existing, field)} there, {getattr(wanted, field)} here)"


def _go_on(name: str, existing: Marker, fields: Collection[str]) -> str:
    """Return how to continue an unfinished replay where this command differs from it in these fields."""
    variables = "".join(f"{_VARIABLES[field]}={getattr(existing, field)} " for field in fields if field in _VARIABLES)
    command = f"`{variables}{continuing(name, existing)}`"
    if not set(fields).isdisjoint(_VERSIONS):
        return f"the Dateline that began it goes on with {command}; to begin anew with this one, {_drop(name)}"
    return f"go on with {command}, or {_drop(name)}"


def _is_same_wording(field: str, existing: Marker, wanted: Marker) -> bool:
    """Whether a time was typed as it was at the beginning: ``2h`` then means what it meant at the beginning."""
    index = _INDEX_IN_SAID.get(field)
    if index is None or existing.said is None or wanted.said is None:
        return False
    return existing.said[index] == wanted.said[index]


def about(marker: Marker) -> str:
    """Return a phrase that names a replay: which namespace, and from when to when."""
    return f"a replay of {marker.live}, {marker.start.isoformat()} to {marker.end.isoformat()}"


def continuing(name: str, marker: Marker) -> str:
    """Return the command that continues an unfinished replay, or the preparation of an upgrade."""
    if marker.upgrade:
        return f"dateline upgrade prepare --as {name}"
    words = [
        f"--from {marker.start.isoformat()}",
        f"--to {marker.end.isoformat()}",
        f"--partitions {marker.partitions}",
    ]
    words += [f"--rate {marker.rate}"] if marker.rate is not None else []
    words += [f"--workers {marker.workers}"] if marker.workers != 1 else []
    return f"dateline replay run {' '.join(words)} --as {name}"


def _drop(name: str) -> str:
    return f"`dateline replay drop {name}` removes it"


_ANOTHER: Final = "choose another name"
_VERSIONS: Final = ("parser_version", "fingerprint_version", "story_model")
_ARGUMENTS: Final = frozenset({"start", "end", "partitions"})
"""The marker's fields that arguments of the command decide."""
_VARIABLES: Final = {"live": "DATELINE_NAMESPACE", "record_level": "DATELINE_RECORD_LEVEL"}
"""The marker's fields that variables of the environment decide, by field."""
_FIELDS_OF_ONE_REPLAY: Final = ("live", "start", "end", "partitions", *_VERSIONS, "record_level")
"""The marker's fields that must be equal for a replay to continue an unfinished one."""
_INDEX_IN_SAID: Final = {"start": 0, "end": 1}
"""Which item of ``Marker.said`` is the wording of which field."""
