"""Dead letters: records that a stage could not process, written to the dead-letter topic, read back and sent again.

A dead letter keeps its record's key, value and headers, and gains the ``__connect.errors.*`` headers that Kafka Connect
writes. ``Letter`` is one as read from the topic. ``retry_record`` is the record to send again, and ``retry_note`` the
note that it was sent. The note goes out in the transaction of the record that it notes, so that a crash undoes both;
it goes to a topic of its own, so that the dead-letter topic holds nothing but dead letters.
"""

import hashlib
import traceback
from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

import orjson
from pydantic import ValidationError

from dateline.kafka.codec import Incoming, Outgoing, UndecodableError, explain, moment_of
from dateline.process.log.error_words import error_words
from dateline_schemas import DeadLetter

ERRORS: Final = "__connect.errors."
RETRY_OF: Final = "dateline-retry-of"
"""The header of a retried record: the offset of its dead letter. A record that fails again keeps it."""
TRUNCATED_BYTES: Final = 64 * 1024
"""Bytes that a dead letter keeps of a value that is too large to be sent whole. Chosen by hand."""
_MAX_TRACE_LINES: Final = 40
"""Last lines of the stack trace that a dead letter keeps. Chosen by hand, as are the next two."""
_MAX_TRACE_CHARS: Final = 16_384
"""Characters that it keeps of these lines."""
_MAX_MESSAGE_CHARS: Final = 4_096
"""Characters that it keeps of the error's message."""
_OFFSET_DIGITS: Final = 19
"""Digits of the largest offset, a signed 64-bit number; anybody may write a longer one into a header."""
_PROGRAM: Final = "dateline"
"""Stands before the stage in the header ``class.name``: the program's name, so that no module's path is on the wire.

Older letters carry module paths (``streams.agents.split``, ``streams.codec.UndecodableError``).
"""


def dead_letter(record: Incoming, stage: str, error: Exception, topic: str, *, whole: bool) -> Outgoing:
    """Return a record as a dead letter: its key, value and headers unchanged, and headers that say why it failed.

    Unless ``whole``, only the first 64 KiB of the value are kept, with the length and SHA-256 of all of it.
    """
    trace = "".join(traceback.format_exception(error)).splitlines()[-_MAX_TRACE_LINES:]
    errors = {
        "topic": record.topic,
        "partition": str(record.partition),
        "offset": str(record.offset),
        "stage": stage,
        "class.name": f"{_PROGRAM}.{stage}",
        "exception.class.name": type(error).__qualname__,
        "exception.message": str(error)[:_MAX_MESSAGE_CHARS],
        "exception.stacktrace": "\n".join(trace)[:_MAX_TRACE_CHARS],
    }
    value = record.value
    if not whole and value is not None:
        errors |= {"truncated": "true", "size": str(len(value)), "sha256": hashlib.sha256(value).hexdigest()}
        value = value[:TRUNCATED_BYTES]
    error_headers = tuple((ERRORS + name, text.encode("utf-8", "replace")) for name, text in errors.items())
    return Outgoing(topic, record.key, value, (*record.headers, *error_headers))


def read_dead_letter(record: Incoming) -> DeadLetter:
    """Read a record of the dead-letter topic. Raises ``UndecodableError`` if it is not a dead letter."""
    errors = {
        name[len(ERRORS) :]: value.decode("utf-8", "replace")
        for name, value in record.headers
        if name.startswith(ERRORS) and value is not None
    }
    try:
        return _from_headers(record, errors)
    except KeyError as missing:
        msg = f"not a dead letter: it has no header {ERRORS}{missing.args[0]}"
        raise UndecodableError(msg) from missing
    except ValueError as error:
        msg = "not a dead letter: " + (explain(error) if isinstance(error, ValidationError) else str(error))
        raise UndecodableError(msg) from error


def _from_headers(record: Incoming, errors: Mapping[str, str]) -> DeadLetter:
    value = record.value
    return DeadLetter(
        topic=errors["topic"],
        partition=int(errors["partition"]),
        offset=int(errors["offset"]),
        stage=errors["stage"],
        class_name=errors["class.name"],
        exception_class=errors["exception.class.name"],
        exception_message=errors["exception.message"],
        exception_stacktrace=errors["exception.stacktrace"],
        key=record.key,
        value=value,
        headers=tuple(header for header in record.headers if not header[0].startswith(ERRORS)),
        size=int(errors.get("size", len(value or b""))),
        sha256=errors.get("sha256"),
        truncated="truncated" in errors,
    )


class Letter(NamedTuple):
    """A dead letter as read from the dead-letter topic."""

    id: int
    """Its offset on the dead-letter topic."""
    stamp: int
    """When the record failed: the letter's timestamp, in milliseconds since 1970."""
    dead: DeadLetter

    @property
    def failed_at(self) -> datetime:
        """When the record failed."""
        return moment_of(self.stamp)

    @property
    def origin(self) -> str:
        """Where the failed record is: topic/partition@offset."""
        return f"{self.dead.topic}/{self.dead.partition}@{self.dead.offset}"

    @property
    def retry_of(self) -> int | None:
        """The id of the letter whose retry failed as this letter; None if the record was not a retry."""
        offset = next((value or b"" for name, value in self.dead.headers if name == RETRY_OF), b"")
        return int(offset) if offset.isdigit() and len(offset) <= _OFFSET_DIGITS else None


def read_letter(record: Incoming) -> Letter:
    """Read a record of the dead-letter topic as a letter. Raises ``UndecodableError`` if it is not a dead letter."""
    return Letter(record.offset, record.timestamp, read_dead_letter(record))


def retry_record(letter: Letter, value: bytes | None) -> Outgoing:
    """Return the record to send again for a letter, with the header ``RETRY_OF``; its key chooses the partition.

    ``value`` is the record's whole value, which the letter may have truncated. The header replaces that of an earlier
    retry, since this is a retry of the last failure.
    """
    headers = tuple(header for header in letter.dead.headers if header[0] != RETRY_OF)
    return Outgoing(letter.dead.topic, letter.dead.key, value, (*headers, (RETRY_OF, b"%d" % letter.id)))  # type: ignore[arg-type]  # a header may be null


class Retry(NamedTuple):
    """The retry of a dead letter: which letter, the record it was sent as, and when."""

    letter: int
    """The letter's offset."""
    stamp: int
    """The letter's timestamp, which distinguishes it from a letter of the same offset on a topic created again."""
    topic: str
    """The topic, partition and offset of the record that was sent."""
    partition: int
    offset: int
    at: datetime

    @property
    def record(self) -> str:
        """Where the new record is: topic/partition@offset."""
        return f"{self.topic}/{self.partition}@{self.offset}"


def retry_note(retry: Retry, notes: str) -> Outgoing:
    """Return the note of a retry as a record for the topic ``notes``; ``at`` is left to the record's timestamp."""
    fields = {name: value for name, value in retry._asdict().items() if name != "at"}
    return Outgoing(notes, b"%d" % retry.letter, orjson.dumps(fields))


def read_retry_note(record: Incoming) -> Retry:
    """Read a record of the topic of retries. Raises ``UndecodableError`` if it is not a note of a retry."""
    at = moment_of(record.timestamp)
    try:
        fields = orjson.loads(record.value or b"")
        return Retry(
            int(fields["letter"]),
            int(fields["stamp"]),
            str(fields["topic"]),
            int(fields["partition"]),
            int(fields["offset"]),
            at,
        )
    except KeyError as missing:
        msg = f"not a note of a retry: it has no field {missing.args[0]}"
        raise UndecodableError(msg) from missing
    except (ValueError, TypeError, OverflowError) as error:
        problem = "it has no value" if record.value is None else error_words(error)
        msg = f"not a note of a retry: {problem}"
        raise UndecodableError(msg) from error
