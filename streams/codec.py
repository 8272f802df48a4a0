"""Bytes and models: how records are written to Kafka and read back, with their headers.

Events carry CloudEvents 1.0 headers in binary mode; dead letters keep the record's own headers and
add the ``__connect.errors.*`` ones that Kafka Connect made the custom of the field.
"""

import hashlib
import traceback
from functools import cache
from typing import Final, NamedTuple, TypeVar

import orjson
from pydantic import ValidationError

from schemas import Brief, DeadLetter, Distinct, Story
from schemas.record import Record
from streams.core.clock import Passage

Headers = tuple[tuple[str, bytes], ...]
R = TypeVar("R", bound=Record)

ERRORS: Final = "__connect.errors."
PASSAGE: Final = "dateline-passage"
"""The header that tells the next stage how a record came: channel, its clock, time of the page, item of the page."""
REPLAYED: Final = "dateline-replay"
"""The header that names the replay which made a record."""
HANDED_ON: Final = frozenset({"traceparent", REPLAYED})
"""Headers that every output takes over from its input."""
SENT: Final = "dateline-sent"
"""The header in which a replay hands on when a page was sent at first, in milliseconds since 1970."""

KEPT_BYTES: Final = 64 * 1024
"""What is kept of a dead letter that is too large to be sent whole."""

_TRACE_LINES: Final = 40


class Incoming(NamedTuple):
    """A record as it came from Kafka; ``timestamp`` in milliseconds since 1970."""

    topic: str
    partition: int
    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: Headers


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


def event_headers(event: Brief | Story, stage: str, inherited: Headers) -> Headers:
    """Return the CloudEvents headers of an event that a stage made, and those handed on from its input."""
    if isinstance(event, Story):
        name, subject, time = f"{event.story_id}/{event.version}", event.story_id, event.last_seen
    elif isinstance(event, Distinct):
        name, subject, time = f"{event.fingerprint}/{event.sightings.count}", event.fingerprint, event.fetched_at
    else:
        name, subject, time = event.brief_id, event.fingerprint, event.fetched_at
    return (
        *_constant_headers(type(event), stage),
        ("ce_id", name.encode()),
        ("ce_time", time.isoformat().encode()),
        ("ce_subject", subject.encode()),
        *(header for header in inherited if header[0] in HANDED_ON),
    )


def passage_header(passage: Passage) -> tuple[str, bytes]:
    """Return the header that tells how a record came."""
    return PASSAGE, b"%d %d %d %d" % passage


def passage(headers: Headers) -> Passage | None:
    """Return how a record came; None where other hands wrote it, and it does not tell."""
    told = next((value for name, value in headers if name == PASSAGE), b"").split()
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


def dead_letter(record: Incoming, stage: str, error: Exception, topic: str, *, whole: bool) -> Outgoing:
    """Return the record as a dead letter: its key, value and headers as they were, and why it failed.

    Not ``whole``, it keeps the first 64 KiB of the value, and tells the length and SHA-256 of all of it.
    """
    trace = "".join(traceback.format_exception(error)).splitlines()[-_TRACE_LINES:]
    told = {
        "topic": record.topic,
        "partition": str(record.partition),
        "offset": str(record.offset),
        "stage": stage,
        "class.name": f"streams.agents.{stage}",
        "exception.class.name": f"{type(error).__module__}.{type(error).__qualname__}",
        "exception.message": str(error)[:4096],
        "exception.stacktrace": "\n".join(trace)[:16_384],
    }
    value = record.value
    if not whole and value is not None:
        told |= {"truncated": "true", "size": str(len(value)), "sha256": hashlib.sha256(value).hexdigest()}
        value = value[:KEPT_BYTES]
    reasons = tuple((ERRORS + name, text.encode("utf-8", "replace")) for name, text in told.items())
    return Outgoing(topic, record.key, value, (*record.headers, *reasons))


def read_dead_letter(record: Incoming) -> DeadLetter:
    """Take a record of the dead-letter topic apart again. Raises ``KeyError`` where a reason is missing."""
    told = {name[len(ERRORS) :]: value.decode() for name, value in record.headers if name.startswith(ERRORS)}
    value = record.value
    return DeadLetter(
        topic=told["topic"],
        partition=int(told["partition"]),
        offset=int(told["offset"]),
        stage=told["stage"],
        class_name=told["class.name"],
        exception_class=told["exception.class.name"],
        exception_message=told["exception.message"],
        exception_stacktrace=told["exception.stacktrace"],
        key=record.key,
        value=value,
        headers=tuple(header for header in record.headers if not header[0].startswith(ERRORS)),
        size=int(told.get("size", len(value or b""))),
        sha256=told.get("sha256"),
        truncated="truncated" in told,
    )


def pack(state: object) -> bytes:
    """Write a state record."""
    return orjson.dumps(state)


def unpack(value: bytes) -> dict[str, object]:
    """Read a state record. Raises ``orjson.JSONDecodeError``."""
    state: dict[str, object] = orjson.loads(value)
    return state
