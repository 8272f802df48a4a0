"""Parquet: one record in each row, whole as JSON in the column ``record``, with its plain fields in columns beside it.

Reading takes the records from that column. In a file of another program without it, a row is a record of those columns
that are not null. Needs pyarrow, from the extra ``archive``, which is imported on first use.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

import orjson
from pydantic import AwareDatetime

from dateline_schemas import RawArticle
from dateline_schemas.record import Record

RECORD: Final = "record"
"""The column that holds the whole record as JSON."""
GROUP_ROWS: Final = 5_000
"""Rows of a row group, to bound the writer's memory. Chosen by hand."""
GROUP_BYTES: Final = 32 * 1024 * 1024
"""Bytes of a row group's records, at which the group ends earlier, for the same reason. Chosen by hand."""
LARGE: Final[Mapping[type[Record], frozenset[str]]] = {RawArticle: frozenset({"text", "html"})}
"""Fields that make up nearly all of their record, and get no column of their own."""
_BATCH_ROWS: Final = 64
"""Rows read at a time, to bound the reader's memory. Chosen by hand."""
_ROWS: Final = 8
"""Rows that are Python objects at a time, for the same reason: a record has up to 16 MiB. Chosen by hand."""
MAX_GROUP_BYTES: Final = 1024**3
"""The largest row group that is read, in bytes before compression, for the same reason. Chosen by hand."""
MIN_REFUSED_ROWS: Final = 1_000_000
"""Rows that a file may have whatever its size, to bound the time of a small one. Chosen by hand."""
_BUFFER_BYTES: Final = 1024 * 1024
"""Bytes of the buffer for reading a column. Chosen by hand."""
Kind = type[object] | tuple[type[object]]
"""The type of a column: a scalar, or a list of scalars as a tuple of one."""
_SCALARS: Final = (str, bool, int, float)


class ParquetError(ValueError):
    """A file is not Parquet, is truncated, or holds values that cannot be read; the message says why."""


class ParquetWriter:
    """Writes a file of records of a model, in row groups. The same rows give the same bytes.

    ``beside`` are further columns that are not fields of the record, by name.
    """

    def __init__(self, path: Path, model: type[Record] | None, beside: Mapping[str, Kind]) -> None:
        import pyarrow as pa  # noqa: PLC0415  (an extra)
        from pyarrow import parquet  # noqa: PLC0415

        self._kinds = {**beside, **columns(model)}
        fields = [(name, _arrow(kind)) for name, kind in self._kinds.items()]
        self._schema = pa.schema([*fields, (RECORD, pa.string())])
        self._table = pa.Table.from_pylist
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []
        self._size = 0

    def add(self, record: bytes, beside: Mapping[str, object]) -> None:
        """Add a record in JSON, with the values of the further columns."""
        fields = orjson.loads(record)
        values = {**(fields if isinstance(fields, dict) else {}), **beside}
        row = {name: _fitting(values.get(name), kind) for name, kind in self._kinds.items()}
        self._rows.append({**row, RECORD: record.decode()})
        self._size += len(record)
        if len(self._rows) >= GROUP_ROWS or self._size >= GROUP_BYTES:
            self._flush()

    def close(self) -> None:
        """Write the last rows and the footer, without which the file is not a Parquet file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(self._table(self._rows, schema=self._schema))
        self._rows, self._size = [], 0


def read_rows(path: Path) -> Iterator[tuple[float, bytes]]:
    """Yield the records of a file in JSON, each with the share of rows read so far. Raises ``ParquetError``."""
    import pyarrow as pa  # noqa: PLC0415  (an extra)
    from pyarrow import parquet  # noqa: PLC0415

    read = 0
    try:
        # A dictionary stays one: a few bytes that name a large value in every row are not expanded to all of them.
        with parquet.ParquetFile(path, buffer_size=_BUFFER_BYTES, read_dictionary=_columns(path)) as file:
            _check_size(path, file.metadata)
            whole = RECORD in file.schema_arrow.names
            for batch in file.iter_batches(_BATCH_ROWS, columns=[RECORD] if whole else None):
                for row in (row for at in range(0, len(batch), _ROWS) for row in batch.slice(at, _ROWS).to_pylist()):
                    read += 1
                    data = row[RECORD] if whole else {name: each for name, each in row.items() if each is not None}
                    yield read / file.metadata.num_rows, _json(data)
    except ParquetError:
        raise
    except (pa.ArrowException, OSError, OverflowError, ValueError) as error:  # the last two for values of a column
        msg = f"it is not a whole Parquet file, or holds what cannot be read ({' '.join(str(error).split())})"
        raise ParquetError(msg) from error


def _columns(path: Path) -> list[str]:
    """Return the names of a file's columns of text and bytes."""
    import pyarrow as pa  # noqa: PLC0415  (an extra)
    from pyarrow import parquet  # noqa: PLC0415

    kinds = {pa.string(), pa.binary(), pa.large_string(), pa.large_binary()}
    return [field.name for field in parquet.read_schema(path) if field.type in kinds]


def _check_size(path: Path, metadata: Any) -> None:  # noqa: ANN401  (pyarrow's own, untyped)
    """Raise ``ParquetError`` where a small file would become many rows or a large row group in memory."""
    groups = (metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups))
    if (largest := max(groups, default=0)) > MAX_GROUP_BYTES:
        msg = f"it has a row group of {largest:,} bytes; write it in groups of at most {MAX_GROUP_BYTES:,}"
        raise ParquetError(msg)
    if metadata.num_rows > max(path.stat().st_size, MIN_REFUSED_ROWS):
        msg = f"it has {metadata.num_rows:,} rows in fewer bytes, as no file of records has"
        raise ParquetError(msg)


def _json(data: object) -> bytes:
    if isinstance(data, str | bytes):
        return data.encode() if isinstance(data, str) else data
    try:
        return orjson.dumps(data)
    except TypeError as error:  # such as bytes and decimals, which no field of a page is
        msg = f"a column holds a value that JSON cannot represent ({error})"
        raise ParquetError(msg) from error


def columns(model: type[Record] | None) -> dict[str, Kind]:
    """Return the fields of a model that get columns, scalars and lists of text, with the column's type."""
    if model is None:
        return {}
    kinds = {name: _kind(field.annotation) for name, field in model.model_fields.items()}
    return {name: kind for name, kind in kinds.items() if kind and name not in LARGE.get(model, ())}


def _kind(annotation: object) -> Kind | None:
    """Return the type of a field's column; None for a field that is neither a scalar nor a list of text."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in {Union, UnionType}:
        kinds = {_kind(each) for each in arguments if each is not NoneType}
        return kinds.pop() if len(kinds) == 1 else None
    if origin is Literal:
        return str
    if origin is tuple and len(arguments) == 2 and _kind(arguments[0]) is str:  # noqa: PLR2004  (tuple[str, ...])
        return (str,)
    if hasattr(annotation, "__metadata__"):
        return _kind(arguments[0])
    return datetime if annotation is AwareDatetime else next((each for each in _SCALARS if annotation is each), None)


def _arrow(kind: Kind) -> Any:  # noqa: ANN401  (pyarrow's own, untyped)
    import pyarrow as pa  # noqa: PLC0415  (an extra)

    if isinstance(kind, tuple):
        return pa.list_(_arrow(kind[0]))
    kinds = {str: pa.string(), bytes: pa.binary(), bool: pa.bool_(), int: pa.int64(), float: pa.float64()}
    return kinds.get(kind) or pa.timestamp("us", tz="UTC")


def _fitting(value: object, kind: Kind) -> object:
    """Return a value in its column's type, or None where it does not fit; the column ``record`` has it in any case."""
    if isinstance(kind, tuple):
        return value if isinstance(value, list) and all(isinstance(each, kind) for each in value) else None
    if kind is datetime and isinstance(value, str):
        return _instant(value)
    if kind is float and isinstance(value, int):
        return float(value)
    if kind is int and (isinstance(value, bool) or not isinstance(value, int) or not -(1 << 63) <= value < 1 << 63):
        return None
    return value if isinstance(value, kind) else None


def _instant(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
