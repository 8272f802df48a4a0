"""A record that could not be processed, on its way to the dead-letter topic and back.

It keeps its own key, value and headers, and gains the ``__connect.errors.*`` ones that Kafka Connect made the
custom of the field.

Retries: a dead letter as it is sent again, and the note that it was.

The note goes out in the transaction of the record that it speaks of, to a topic of its own: readers of the
dead letters find nothing else among them, and what one crash undoes, it undoes of both.
"""

import hashlib
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final, NamedTuple

import orjson
from pydantic import ValidationError

from dateline.kafka.codec import Incoming, Outgoing, UndecodableError, explain
from dateline_schemas import DeadLetter

ERRORS: Final = "__connect.errors."
KEPT_BYTES: Final = 64 * 1024
"""What is kept of a dead letter that is too large to be sent whole."""

_TRACE_LINES: Final = 40
_PROGRAM: Final = "dateline"
"""Stands before the stage in the header of the code that gave up: the program's name, and no module's.

Letters written before this carry module paths (``streams.agents.split``, ``streams.codec.UndecodableError``).
"""


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
        "class.name": f"{_PROGRAM}.{stage}",
        "exception.class.name": type(error).__qualname__,
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
    """Take a record of the dead-letter topic apart again. Raises ``UndecodableError`` where other hands wrote it."""
    told = {
        name[len(ERRORS) :]: value.decode("utf-8", "replace")
        for name, value in record.headers
        if name.startswith(ERRORS) and value is not None
    }
    try:
        return _dead_letter(record, told)
    except KeyError as missing:
        msg = f"not a dead letter: it has no header {ERRORS}{missing.args[0]}"
        raise UndecodableError(msg) from missing
    except ValueError as error:
        msg = "not a dead letter: " + (explain(error) if isinstance(error, ValidationError) else str(error))
        raise UndecodableError(msg) from error


def _dead_letter(record: Incoming, told: Mapping[str, str]) -> DeadLetter:
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


RETRY_OF: Final = "dateline-retry-of"
"""The header of a record that was a dead letter: the letter's offset. It stays on, should the record fail again."""

_OFFSET_DIGITS: Final = 19
"""Those of the largest offset: other hands may write whatever they like into a header."""


class Letter(NamedTuple):
    """A dead letter and where it stands; ``stamp`` is when it failed, in milliseconds since 1970."""

    id: int
    """Its offset on the dead-letter topic."""
    stamp: int
    dead: DeadLetter

    @property
    def failed_at(self) -> datetime:
        """When it failed."""
        return datetime.fromtimestamp(self.stamp / 1000, UTC)

    @property
    def origin(self) -> str:
        """Where the record stood that failed: topic/partition@offset."""
        return f"{self.dead.topic}/{self.dead.partition}@{self.dead.offset}"

    @property
    def retry_of(self) -> int | None:
        """The letter whose retry failed again in this one."""
        told = next((value or b"" for name, value in self.dead.headers if name == RETRY_OF), b"")
        return int(told) if told.isdigit() and len(told) <= _OFFSET_DIGITS else None


class Retry(NamedTuple):
    """A letter that was sent again: which, as what record, and when."""

    letter: int
    stamp: int
    """The letter's own: a topic that was made anew begins with the same offsets."""
    topic: str
    partition: int
    offset: int
    at: datetime

    @property
    def record(self) -> str:
        """Where the new record stands: topic/partition@offset."""
        return f"{self.topic}/{self.partition}@{self.offset}"


def read_letter(record: Incoming) -> Letter:
    """Read a record of the dead-letter topic. Raises ``UndecodableError`` where other hands wrote it."""
    return Letter(record.offset, record.timestamp, read_dead_letter(record))


def again(letter: Letter, value: bytes | None) -> Outgoing:
    """Return a letter as the record that it was, with a header that tells which letter; its key chooses the partition.

    ``value`` is the record's, whole. The header of an earlier retry goes: what failed last is what this one is of.
    """
    kept = tuple(header for header in letter.dead.headers if header[0] != RETRY_OF)
    return Outgoing(letter.dead.topic, letter.dead.key, value, (*kept, (RETRY_OF, b"%d" % letter.id)))  # type: ignore[arg-type]  # a header may be null


def note(retry: Retry, notes: str) -> Outgoing:
    """Return the record that tells of a retry, for the topic ``notes``; its own timestamp tells when."""
    told = {name: value for name, value in retry._asdict().items() if name != "at"}
    return Outgoing(notes, b"%d" % retry.letter, orjson.dumps(told))


def read_note(record: Incoming) -> Retry:
    """Read a record of the topic of retries. Raises ``UndecodableError`` where other hands wrote it."""
    at = datetime.fromtimestamp(record.timestamp / 1000, UTC)
    try:
        told = orjson.loads(record.value or b"")
        return Retry(
            int(told["letter"]), int(told["stamp"]), str(told["topic"]), int(told["partition"]), int(told["offset"]), at
        )
    except (ValueError, KeyError, TypeError) as error:
        msg = f"{record.topic}/{record.partition}@{record.offset} is no note of a retry: {error!r}"
        raise UndecodableError(msg) from error
