"""A record as one line of JSON with all that Kafka stores of it, and back."""

import base64
from datetime import datetime
from typing import Any

import orjson

from dateline.kafka.codec import Incoming, moment_of


def envelope(record: Incoming) -> bytes:
    """Return a record's topic, partition, offset, timestamp, key, headers and value as one line of JSON.

    A value that is JSON stands under ``value``, any other in base64 under ``value_base64``. A key or header that is
    not UTF-8 is written as ``{"base64": …}``.
    """
    fields: dict[str, object] = {
        "topic": record.topic,
        "partition": record.partition,
        "offset": record.offset,
        "timestamp": moment_of(record.timestamp).isoformat(timespec="milliseconds"),
        "key": _text(record.key),
        "headers": [[name, _text(value)] for name, value in record.headers],
    }
    value = one_line(record.value)
    if value is not None:
        fields["value"] = orjson.Fragment(value)
    elif record.value is not None:
        fields["value_base64"] = base64.b64encode(record.value).decode()
    return orjson.dumps(fields)


def open_envelope(line: bytes) -> Incoming:
    """Return the record that a line holds; a value in JSON keeps its bytes. Raises ``ValueError`` if it is not one."""
    fields: dict[str, Any] = orjson.loads(line)
    moment = datetime.fromisoformat(fields["timestamp"])
    value = base64.b64decode(fields["value_base64"]) if "value_base64" in fields else None
    if "value" in fields:
        # Parsing the value and writing it again would lose digits of large numbers.
        before = orjson.dumps({name: each for name, each in fields.items() if name != "value"})[:-1] + b',"value":'
        value = line[len(before) : -1] if line.startswith(before) else orjson.dumps(fields["value"])
    return Incoming(
        fields["topic"],
        fields["partition"],
        fields["offset"],
        round(moment.timestamp() * 1000),
        _bytes(fields["key"]),
        value,
        tuple((name, _bytes(each) or b"") for name, each in fields["headers"]),
    )


def one_line(value: bytes | None) -> bytes | None:
    """Return a value that is JSON without line breaks; None for any other value."""
    try:
        orjson.loads(value or b"")
    except orjson.JSONDecodeError:
        return None
    # In JSON a line break can only stand between tokens: within a string it is written as \n.
    return (value or b"").replace(b"\r", b" ").replace(b"\n", b" ")


def _text(data: bytes | None) -> str | dict[str, str] | None:
    if data is None:
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode()}


def _bytes(text: str | dict[str, str] | None) -> bytes | None:
    if text is None:
        return None
    return text.encode() if isinstance(text, str) else base64.b64decode(text["base64"])
