"""Bytes and models: how records are written to Kafka and read back, with their headers.

Events carry CloudEvents 1.0 headers in binary mode.
"""

from functools import cache
from typing import Any, Final, NamedTuple, Self, TypeVar

import orjson
from pydantic import ValidationError

from dateline.core.times.clock import Passage
from dateline_schemas import Alert, Brief, Distinct, Match, Story, Takedown
from dateline_schemas.record import Record

Headers = tuple[tuple[str, bytes], ...]
R = TypeVar("R", bound=Record)

PASSAGE: Final = "dateline-passage"
"""The header that tells the next stage how a record came: channel, its clock, time of the page, item of the page."""
REPLAYED: Final = "dateline-replay"
"""The header of everything that a replay sends."""
EVENT_TIME: Final = "ce_time"
HANDED_ON: Final = frozenset({"traceparent", REPLAYED})
"""Headers that every output takes over from its input."""
SENT: Final = "dateline-sent"
"""The header in which a replay hands on when a page was sent at first, in milliseconds since 1970."""

_TAKEDOWN: Final = ("ce_type", b"dateline.takedown.v1")


class Incoming(NamedTuple):
    """A record as it came from Kafka; ``timestamp`` in milliseconds since 1970."""

    topic: str
    partition: int
    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: Headers

    @classmethod
    def of(cls, record: Any) -> Self:  # noqa: ANN401  (aiokafka's own, untyped)
        """Return a record of aiokafka's as ours."""
        return cls(
            record.topic,
            record.partition,
            record.offset,
            record.timestamp,
            record.key,
            record.value,
            tuple(record.headers),
        )


class Outgoing(NamedTuple):
    """A record to be sent; without a partition, the key chooses it."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
    partition: int | None = None


class UndecodableError(ValueError):
    """A record's value is not what its topic holds; the message names the field."""


def decode(model: type[R], value: bytes | None) -> R:
    """Read a record's value. Raises ``UndecodableError`` that names the field at fault."""
    if value is None:
        msg = f"the value is null; a {model.__name__} was expected"
        raise UndecodableError(msg)
    try:
        return model.read(value)
    except ValidationError as error:
        msg = f"not a {model.__name__}: {explain(error)}"
        raise UndecodableError(msg) from error


def explain(error: ValidationError) -> str:
    """Say in one line which fields are wrong and how."""
    found = error.errors(include_url=False, include_input=False, include_context=False)
    return "; ".join(f"{'.'.join(map(str, each['loc'])) or 'record'}: {each['msg']}" for each in found[:8])


def encode(record: Record) -> bytes:
    """Write a record's value as JSON."""
    return record.__pydantic_serializer__.to_json(record)


def event_headers(event: Brief | Story | Match | Alert | Takedown, stage: str, inherited: Headers) -> Headers:
    """Return the CloudEvents headers of an event that a stage made, and those handed on from its input."""
    if isinstance(event, Story):
        name, subject, time = f"{event.story_id}/{event.version}", event.story_id, event.last_seen
    elif isinstance(event, Alert):
        name, subject, time = event.alert_id, event.story_id, event.at
    elif isinstance(event, Match):
        story = event.story
        name, subject, time = f"{story.story_id}/{story.version}", story.story_id, story.last_seen
    elif isinstance(event, Takedown):
        name, subject, time = f"{event.story_id}/takedown", event.story_id, event.requested_at
    elif isinstance(event, Distinct):
        name, subject, time = f"{event.fingerprint}/{event.sightings.count}", event.fingerprint, event.fetched_at
    else:
        name, subject, time = event.brief_id, event.fingerprint, event.fetched_at
    return (
        *_constant_headers(type(event), stage),
        ("ce_id", name.encode()),
        (EVENT_TIME, time.isoformat().encode()),
        ("ce_subject", subject.encode()),
        *(header for header in inherited if header[0] in HANDED_ON),
    )


def is_takedown(headers: Headers) -> bool:
    """Return whether a record of ``distinct`` is an order to take a story down."""
    return _TAKEDOWN in headers


def passage_header(passage: Passage) -> tuple[str, bytes]:
    """Return the header that tells how a record came."""
    return PASSAGE, b"%d %d %d %d" % passage


def passage(headers: Headers) -> Passage | None:
    """Return how a record came; None where other hands wrote it, and it does not tell."""
    told = next((value or b"" for name, value in headers if name == PASSAGE), b"").split()
    try:
        return Passage(*map(int, told)) if len(told) == len(Passage._fields) else None
    except ValueError:
        return None


def sent_at(record: Incoming) -> int:
    """Return when a page was sent, in milliseconds since 1970; of a replayed one, when it was sent at first."""
    told = next((value for name, value in record.headers if name == SENT), b"")
    return int(told) if told.isdigit() else record.timestamp


@cache
def _constant_headers(kind: type[Record], stage: str) -> Headers:
    return (
        ("ce_specversion", b"1.0"),
        ("content-type", b"application/json"),
        ("ce_source", f"/dateline/{stage}".encode()),
        ("ce_type", f"dateline.{kind.__name__.lower()}.v1".encode()),
    )


def pack(state: object) -> bytes:
    """Write a state record."""
    return orjson.dumps(state)


def unpack(value: bytes) -> dict[str, object]:
    """Read a state record. Raises ``orjson.JSONDecodeError``."""
    state: dict[str, object] = orjson.loads(value)
    return state
