"""The formats in which records leave a topic: what a line of each is, and how Parquet is made of lines."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

import orjson
import typer

from dateline.cli.options.formats import RecordFormat
from dateline.cli.terminal.records import json_line
from dateline.core.stories.ninjs import ninjs
from dateline.files.archive import PARQUET, read_archive, suffix
from dateline.files.parquet import Kind, ParquetWriter
from dateline.kafka.codec import Incoming, UndecodableError, decode
from dateline.kafka.envelope import envelope, one_line, open_envelope
from dateline.topics import DEAD_LETTER, Topic
from dateline_schemas import DeadLetter, Story

Line = Callable[[Incoming], bytes]
"""Writes a record as one line, with its end. Raises ``UndecodableError`` where it cannot be written so."""

_BESIDE: Final[dict[str, Kind]] = {
    "kafka_topic": str,
    "kafka_partition": int,
    "kafka_offset": int,
    "kafka_timestamp": datetime,
    "kafka_key": str,
    "kafka_headers": str,
    "kafka_value": bytes,
}
"""Columns of Parquet beside the record's own; the value stands there only where it is no JSON."""


def format_of(asked: RecordFormat | None, path: Path | None) -> RecordFormat:
    """Return the format that is asked for, or that a file's name tells. A usage error where the two do not agree."""
    named = path is not None and suffix(path) == PARQUET
    form = asked or (RecordFormat.PARQUET if named else RecordFormat.JSONL)
    if (form is RecordFormat.PARQUET) != named:
        msg = "parquet goes to a file that ends in .parquet, and nothing else does"
        raise typer.BadParameter(msg, param_hint="--output")
    return form


def ninjs_line(story: Story) -> bytes:
    """Return a story version as a line of ninjs, without its end."""
    return orjson.dumps(ninjs(story))


def line_of(topic: Topic, form: RecordFormat, *, with_metadata: bool) -> Line:
    """Return how a record of a topic is written on a line; what becomes Parquet is written with its metadata first."""
    if form is RecordFormat.NINJS:
        return _ninjs_line
    if with_metadata or form is RecordFormat.PARQUET:
        return _envelope_line
    return lambda record: _value_line(topic, record)


def write_parquet(topic: Topic, envelopes: Path, packing: str, path: Path, heard: Callable[[int], None]) -> None:
    """Make a Parquet file of lines with metadata; ``heard`` is told how many bytes of them are read."""
    model = DeadLetter if topic is DEAD_LETTER else topic.model
    writer = ParquetWriter(path, model, _BESIDE)
    for line in read_archive(envelopes, heard, packing):
        record = open_envelope(line.data)
        told = orjson.loads(line.data)
        beside = {f"kafka_{name}": told[name] for name in ("topic", "partition", "offset", "timestamp")}
        key = told["key"] if isinstance(told["key"], str | None) else orjson.dumps(told["key"]).decode()
        beside |= {"kafka_key": key, "kafka_headers": orjson.dumps(told["headers"]).decode()}
        beside["kafka_value"] = record.value if "value_base64" in told else None
        writer.add(_value_line(topic, record)[:-1], beside)
    writer.close()


def _value_line(topic: Topic, record: Incoming) -> bytes:
    value = None if topic is DEAD_LETTER else one_line(record.value)
    try:
        return json_line(topic, record) if value is None else value + b"\n"
    except KeyError as error:
        msg = f"no dead letter: it has no header {error}"
        raise UndecodableError(msg) from error


def _envelope_line(record: Incoming) -> bytes:
    return envelope(record) + b"\n"


def _ninjs_line(record: Incoming) -> bytes:
    return ninjs_line(decode(Story, record.value)) + b"\n"
