"""How a record is written as JSON lines, Parquet or ninjs."""

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
"""Returns a record as one line, newline included. Raises ``UndecodableError`` where the format cannot hold it."""

_KAFKA_COLUMNS: Final[dict[str, Kind]] = {
    "kafka_topic": str,
    "kafka_partition": int,
    "kafka_offset": int,
    "kafka_timestamp": datetime,
    "kafka_key": str,
    "kafka_headers": str,
    "kafka_value": bytes,
}
"""Columns of Parquet beside the record's fields; ``kafka_value`` is set only where the value is not JSON."""


def format_of(requested: RecordFormat | None, path: Path | None) -> RecordFormat:
    """Return the requested format, or that of the file's suffix.

    Raises ``typer.BadParameter`` where the two do not agree.
    """
    named = path is not None and suffix(path) == PARQUET
    form = requested or (RecordFormat.PARQUET if named else RecordFormat.JSONL)
    if (form is RecordFormat.PARQUET) != named:
        msg = "write parquet to a file that ends in .parquet, and no other format there"
        raise typer.BadParameter(msg, param_hint="--output")
    return form


def ninjs_line(story: Story) -> bytes:
    """Return a story version as a line of ninjs, without the newline."""
    return orjson.dumps(ninjs(story))


def line_of(topic: Topic, form: RecordFormat, *, with_metadata: bool) -> Line:
    """Return the writer of a topic's records; those for Parquet are first written with their metadata."""
    if form is RecordFormat.NINJS:
        return _ninjs_line
    if with_metadata or form is RecordFormat.PARQUET:
        return _envelope_line
    return lambda record: _value_line(topic, record)


def write_parquet(topic: Topic, envelopes: Path, packing: str, path: Path, report: Callable[[int], None]) -> None:
    """Write a Parquet file from lines with metadata; ``report`` is called with the bytes read so far."""
    model = DeadLetter if topic is DEAD_LETTER else topic.model
    writer = ParquetWriter(path, model, _KAFKA_COLUMNS)
    for line in read_archive(envelopes, report, packing):
        record = open_envelope(line.data)
        fields = orjson.loads(line.data)
        columns = {f"kafka_{name}": fields[name] for name in ("topic", "partition", "offset", "timestamp")}
        key = fields["key"] if isinstance(fields["key"], str | None) else orjson.dumps(fields["key"]).decode()
        columns |= {"kafka_key": key, "kafka_headers": orjson.dumps(fields["headers"]).decode()}
        columns["kafka_value"] = record.value if "value_base64" in fields else None
        writer.add(_value_line(topic, record)[:-1], columns)
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
