"""Bytes and models: how records are written to Kafka and read back, with their headers.

``decode`` and ``encode`` convert a record's value, ``pack`` and ``unpack`` a state record's. Events carry CloudEvents
1.0 headers in binary mode, which ``event_headers`` writes, and headers of Dateline's own, whose names stand here.
"""

from datetime import UTC, datetime
from functools import cache
from typing import Any, Final, NamedTuple, Self, TypeVar

import orjson
from pydantic import ValidationError

from dateline.core.text.field_errors import error_text
from dateline.core.times.clock import Passage
from dateline_schemas import Acknowledgement, Alert, Brief, Distinct, Match, RawArticle, Story, Takedown
from dateline_schemas.record import Record

Headers = tuple[tuple[str, bytes], ...]
R = TypeVar("R", bound=Record)
PASSAGE: Final = "dateline-passage"
"""The header that holds a record's ``Passage``: channel, the channel's clock, the page's time, the item's number."""
REPLAYED: Final = "dateline-replay"
"""The header of every record that a replay makes; its value is the replay's id."""
EVENT_TIME: Final = "ce_time"
"""The CloudEvents header that holds the event time."""
INHERITED: Final = frozenset({"traceparent", REPLAYED})
"""Headers that every output copies from its input."""
SENT: Final = "dateline-sent"
"""The header of a replayed page: when it was first sent, in milliseconds since 1970."""
_LAST_STAMP: Final = 253_370_764_799_999
"""The last timestamp of a record that is taken as it is, in milliseconds: the end of the year 9998, so that hours can
still be added."""
_TAKEDOWN: Final = ("ce_type", b"dateline.takedown.v1")
"""The header by which a takedown order on ``distinct`` differs from a text."""
_MAX_EXPLAINED_FIELDS: Final = 8
"""Wrong fields that one message names. Chosen by hand: the message goes into a header of the dead letter."""


class Incoming(NamedTuple):
    """A record as read from Kafka. ``timestamp`` is in milliseconds since 1970."""

    topic: str
    partition: int
    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: Headers

    @classmethod
    def of(cls, record: Any) -> Self:  # noqa: ANN401  (aiokafka's own, untyped)
        """Convert a record of aiokafka's consumer."""
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
    """A record to be sent. Where ``partition`` is None, the key chooses it."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
    partition: int | None = None


class UndecodableError(ValueError):
    """A record's value does not fit the model of its topic; the message names the field."""


def decode(model: type[R], value: bytes | None) -> R:
    """Read a record's value. Raises ``UndecodableError``, which names the wrong fields."""
    if value is None:
        msg = f"the value is null; {_with_article(model)} was expected"
        raise UndecodableError(msg)
    try:
        return model.read(value)
    except ValidationError as error:
        msg = f"not {_with_article(model)}: {explain(error)}"
        raise UndecodableError(msg) from error


def _with_article(model: type[Record]) -> str:
    """Return a model's name as a sentence has it: ``a Brief``, ``an Alert``."""
    return f"{'an' if model.__name__[0] in 'AEIOU' else 'a'} {model.__name__}"


def explain(error: ValidationError) -> str:
    """Return in one line which fields are wrong and why, the first eight."""
    faults = error.errors(include_url=False, include_input=False)
    return "; ".join(
        f"{'.'.join(map(str, fault['loc'])) or 'record'}: {error_text(fault)}"
        for fault in faults[:_MAX_EXPLAINED_FIELDS]
    )


def encode(record: Record) -> bytes:
    """Write a record's value as JSON."""
    return record.__pydantic_serializer__.to_json(record)


def page_record(article: RawArticle) -> tuple[bytes, bytes]:
    """Return a page's key and value on the raw topic."""
    return article.key.encode("utf-8", "surrogatepass"), encode(article)


def event_headers(
    event: Brief | Story | Match | Alert | Acknowledgement | Takedown, stage: str, inherited: Headers
) -> Headers:
    """Return the CloudEvents headers of an event that ``stage`` makes, and the headers inherited from its input."""
    if isinstance(event, Story):
        name, subject, time = f"{event.story_id}/{event.version}", event.story_id, event.last_seen
    elif isinstance(event, Alert):
        name, subject, time = event.alert_id, event.story_id, event.at
    elif isinstance(event, Acknowledgement):
        name, subject, time = f"{event.alert_id}/acknowledgement", event.story_id, event.at
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
        *(header for header in inherited if header[0] in INHERITED),
    )


@cache
def _constant_headers(kind: type[Record], stage: str) -> Headers:
    return (
        ("ce_specversion", b"1.0"),
        ("content-type", b"application/json"),
        ("ce_source", f"/dateline/{stage}".encode()),
        ("ce_type", f"dateline.{kind.__name__.lower()}.v1".encode()),
    )


def is_takedown(headers: Headers) -> bool:
    """Whether a record of ``distinct`` orders a story to be taken down."""
    return _TAKEDOWN in headers


def passage_header(passage: Passage) -> tuple[str, bytes]:
    """Return the header that holds a passage."""
    return PASSAGE, b"%d %d %d %d" % passage


def passage(headers: Headers) -> Passage | None:
    """Return the passage in a record's headers; None where the header is absent or malformed, as in foreign records."""
    numbers = next((value or b"" for name, value in headers if name == PASSAGE), b"").split()
    try:
        return Passage(*map(int, numbers)) if len(numbers) == len(Passage._fields) else None
    except ValueError:
        return None


def sent_at(record: Incoming) -> int:
    """Return when a page was first sent, in milliseconds since 1970: before any replay of it."""
    first_sent = next((value for name, value in record.headers if name == SENT), b"")
    return int(first_sent) if first_sent.isdigit() else record.timestamp


def moment_of(timestamp: int) -> datetime:
    """Return a record's timestamp, in milliseconds since 1970, as a time.

    Whoever sends a record chooses it: microseconds in place of milliseconds are in no calendar. Such a record counts as
    sent in the last year that there is, or in 1970.
    """
    return datetime.fromtimestamp(min(max(timestamp, 0), _LAST_STAMP) / 1000, UTC)


def pack(state: object) -> bytes:
    """Write a state record's value as JSON."""
    return orjson.dumps(state)


def unpack(value: bytes) -> dict[str, object]:
    """Read a state record's value. Raises ``orjson.JSONDecodeError``."""
    state: dict[str, object] = orjson.loads(value)
    return state
