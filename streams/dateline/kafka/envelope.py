"""A record of a topic as one line of JSON, with all that Kafka keeps of it, and back again."""

import base64
from datetime import UTC, datetime
from typing import Any

import orjson

from dateline.kafka.codec import Incoming


def envelope(record: Incoming) -> bytes:
    """Return a record with topic, partition, offset, timestamp, key and headers, its value as JSON where it is that.

    Bytes that are no UTF-8 stand as ``{"base64": …}``, and a value that is no JSON in ``value_base64``.
    """
    told: dict[str, object] = {
        "topic": record.topic,
        "partition": record.partition,
        "offset": record.offset,
        "timestamp": datetime.fromtimestamp(record.timestamp / 1000, UTC).isoformat(timespec="milliseconds"),
        "key": _text(record.key),
        "headers": [[name, _text(value)] for name, value in record.headers],
    }
    value = one_line(record.value)
    if value is not None:
        told["value"] = orjson.Fragment(value)
    elif record.value is not None:
        told["value_base64"] = base64.b64encode(record.value).decode()
    return orjson.dumps(told)


def open_envelope(line: bytes) -> Incoming:
    """Return the record that a line holds, its value in JSON as it stands there. Raises ``ValueError``."""
    told: dict[str, Any] = orjson.loads(line)
    moment = datetime.fromisoformat(told["timestamp"])
    value = base64.b64decode(told["value_base64"]) if "value_base64" in told else None
    if "value" in told:
        # To read it and write it anew would cost large numbers their digits.
        before = orjson.dumps({name: each for name, each in told.items() if name != "value"})[:-1] + b',"value":'
        value = line[len(before) : -1] if line.startswith(before) else orjson.dumps(told["value"])
    return Incoming(
        told["topic"],
        told["partition"],
        told["offset"],
        round(moment.timestamp() * 1000),
        _bytes(told["key"]),
        value,
        tuple((name, _bytes(each) or b"") for name, each in told["headers"]),
    )


def one_line(value: bytes | None) -> bytes | None:
    """Return a value as it is where it is JSON, on one line; None where it is none."""
    try:
        orjson.loads(value or b"")
    except orjson.JSONDecodeError:
        return None
    # In JSON, a line's end stands between its parts only: within a text it is written as \n.
    return (value or b"").replace(b"\r", b" ").replace(b"\n", b" ")


def _text(data: bytes | None) -> str | dict[str, str] | None:
    if data is None:
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode()}


def _bytes(told: str | dict[str, str] | None) -> bytes | None:
    if told is None:
        return None
    return told.encode() if isinstance(told, str) else base64.b64decode(told["base64"])
