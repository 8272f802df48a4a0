"""Parquet in and out: a record a row, whole as JSON, with its plain fields as columns beside it.

What Dateline writes has the column ``record``, and what it reads is taken from there. A file of other
hands without one is read by its columns: a row is then a record of the fields that are not null.
Needs pyarrow, of the extra ``archive``, which is imported when it is first used.
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
GROUP_ROWS: Final = 5_000
GROUP_BYTES: Final = 32 * 1024 * 1024
"""Rows are written in groups of so many, or when their records have so many bytes."""
LARGE: Final[Mapping[type[Record], frozenset[str]]] = {RawArticle: frozenset({"text", "html"})}
"""Fields that are nearly all of their record, and stand in it alone."""

_BATCH_ROWS: Final = 64
_BUFFER_BYTES: Final = 1024 * 1024
Kind = type[object] | tuple[type[object]]
"""A scalar, or a list of one."""
_SCALARS: Final = (str, bool, int, float)


class ParquetError(ValueError):
    """A file is no Parquet, or not all of it; the message says why."""


def columns(model: type[Record] | None) -> dict[str, Kind]:
    """Return the fields of a model that get columns of their own, and what they hold: scalars and lists of text."""
    if model is None:
        return {}
    kinds = {name: _kind(field.annotation) for name, field in model.model_fields.items()}
    return {name: kind for name, kind in kinds.items() if kind and name not in LARGE.get(model, ())}


class ParquetWriter:
    """A file of records of a model, which takes rows and writes them in groups: the same rows give the same bytes.

    ``beside`` are columns that are not of the record itself, by name.
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
        """Add a record in JSON, and what stands beside it."""
        fields = orjson.loads(record)
        told = {**(fields if isinstance(fields, dict) else {}), **beside}
        row = {name: _fitting(told.get(name), kind) for name, kind in self._kinds.items()}
        self._rows.append({**row, RECORD: record.decode()})
        self._size += len(record)
        if len(self._rows) >= GROUP_ROWS or self._size >= GROUP_BYTES:
            self._flush()

    def close(self) -> None:
        """Write what is left, and the file's end; without it, it is no Parquet file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(self._table(self._rows, schema=self._schema))
        self._rows, self._size = [], 0


def read_rows(path: Path) -> Iterator[tuple[float, bytes]]:
    """Yield the records of a file in JSON, each with the share of the rows that is read. Raises ``ParquetError``."""
    import pyarrow as pa  # noqa: PLC0415  (an extra)
    from pyarrow import parquet  # noqa: PLC0415

    read = 0
    try:
        with parquet.ParquetFile(path, buffer_size=_BUFFER_BYTES) as file:
            whole = RECORD in file.schema_arrow.names
            for batch in file.iter_batches(_BATCH_ROWS, columns=[RECORD] if whole else None):
                for row in batch.to_pylist():
                    read += 1
                    data = row[RECORD] if whole else {name: each for name, each in row.items() if each is not None}
                    yield read / file.metadata.num_rows, _json(data)
    except ParquetError:
        raise
    except (pa.ArrowException, OSError, OverflowError, ValueError) as error:  # the last two of what a column holds
        msg = f"it is no whole Parquet file, or holds what cannot be read ({' '.join(str(error).split())})"
        raise ParquetError(msg) from error


def _json(data: object) -> bytes:
    if isinstance(data, str | bytes):
        return data.encode() if isinstance(data, str) else data
    try:
        return orjson.dumps(data)
    except TypeError as error:  # bytes, decimals: no field of a page
        msg = f"a column holds what JSON has no word for ({error})"
        raise ParquetError(msg) from error


def _kind(annotation: object) -> Kind | None:
    """Return what a column of a field holds; None for a field that is no scalar and no list of text."""
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
    """Return a value as its column takes it, and None where it does not: the record has it still."""
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
