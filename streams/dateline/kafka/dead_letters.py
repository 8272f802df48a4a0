"""A record that could not be processed, on its way to the dead-letter topic and back.

It keeps its own key, value and headers, and gains the ``__connect.errors.*`` ones that Kafka Connect made the
custom of the field.
"""

import hashlib
import traceback
from collections.abc import Mapping
from typing import Final

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
