"""Pages from files and standard input, for every command that takes them.

A ``.txt`` or ``.html`` file is one page; a ``.jsonl`` file, or ``-`` for standard input, holds a
RawArticle a line. What cannot be read comes out as ``Rejected`` in its place, and reading goes on.
"""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

import orjson
from pydantic import BaseModel, ConfigDict, ValidationError

from schemas import RawArticle
from schemas.article import CountryCode, Instant, Name, TimeZone
from streams.decode import DecodeError, decode

STDIN: Final = Path("-")
PAGE_SUFFIXES: Final[Mapping[str, str]] = {".txt": "text", ".html": "html", ".htm": "html"}
"""A file that is one page: its suffix → the field of RawArticle that it fills."""

LINE_SUFFIXES: Final = (".jsonl", ".ndjson")
RECORD_BYTES: Final = 16 * 1024 * 1024
"""A line or a page file of this size is not read: JSON writes a page of 1 MiB in 6 at the most."""

BOM: Final = b"\xef\xbb\xbf"


class Defaults(BaseModel):
    """What a page is taken to say where it does not say it itself. Raises ``ValidationError``, by field."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: Name | None = None
    url: Name | None = None
    fetched_at: Instant | None = None
    home_country: CountryCode | None = None
    time_zone: TimeZone | None = None


class Page(NamedTuple):
    """A good page and where it stood; ``line`` counts from 1."""

    file: str
    line: int
    article: RawArticle


class Rejected(NamedTuple):
    """A page that cannot be read: where it stood, the field at fault, why, and its bytes without the line's end."""

    file: str
    line: int
    field: str
    message: str
    data: bytes

    def __str__(self) -> str:
        """Return the error as one line: file, line, field, reason."""
        return f"{self.file}:{self.line}: {self.field}: {self.message}"


class PagesError(ValueError):
    """A file is no page, or cannot be one with what was said of it; the message names the file."""


def read_pages(paths: Sequence[Path], defaults: Defaults) -> Iterator[Page | Rejected]:
    """Yield the pages of the files in order, one in memory at a time.

    Raises ``PagesError`` at once, before anything is read, where a file is not there or its name tells
    no kind of page, or where a page of plain text or HTML comes without its source and time of fetching.
    """
    for path in paths:
        if reason := _unusable(path, defaults):
            msg = f"{path}: {reason}"
            raise PagesError(msg)
    return _read(paths, defaults.model_dump(mode="json", exclude_none=True))


def _unusable(path: Path, defaults: Defaults) -> str | None:
    """Say why a file cannot be read as pages, if so."""
    if path == STDIN:
        return None
    if not path.exists():
        return "there is no such file"
    if path.suffix not in (*PAGE_SUFFIXES, *LINE_SUFFIXES):
        known = ", ".join((*PAGE_SUFFIXES, *LINE_SUFFIXES))
        return f"what it holds is unknown; pages end in {known}, or are - for lines on standard input"
    if path.is_dir() or not os.access(path, os.R_OK):
        return "it cannot be read"
    missing = [f"--{name.replace('_', '-')}" for name in ("source", "fetched_at") if not getattr(defaults, name)]
    if path.suffix in PAGE_SUFFIXES and missing:
        return f"a {path.suffix} page does not tell where and when it was fetched, so give {' and '.join(missing)}"
    return None


def _read(paths: Sequence[Path], given: Mapping[str, Any]) -> Iterator[Page | Rejected]:
    for path in paths:
        if path == STDIN:
            yield from _lines(str(path), sys.stdin.buffer, given)
            continue
        with path.open("rb") as stream:
            if path.suffix in PAGE_SUFFIXES:
                yield _page(path, stream, given)
            else:
                yield from _lines(str(path), stream, given)


def _lines(file: str, stream: BinaryIO, given: Mapping[str, Any]) -> Iterator[Page | Rejected]:
    number = 0
    while line := stream.readline(RECORD_BYTES):
        number += 1
        data = line.rstrip(b"\r\n")
        if number == 1:
            data = data.removeprefix(BOM)
        if len(line) == RECORD_BYTES and not line.endswith(b"\n"):
            _skip_line(stream)
            yield _too_long(file, number, line)
        elif data.strip():
            yield _record(file, number, data, given)


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(RECORD_BYTES)) and not rest.endswith(b"\n"):
        pass


def _record(file: str, line: int, data: bytes, given: Mapping[str, Any]) -> Page | Rejected:
    """Read one line of JSON. Bytes that are no UTF-8 are told by their column, before JSON stumbles over them."""
    try:
        data.decode()
        return Page(file, line, RawArticle.read(_filled(data, given) if given else data))
    except UnicodeDecodeError as error:
        return Rejected(
            file, line, "record", f"byte {data[error.start]:#04x} in column {error.start + 1} is no UTF-8", data
        )
    except ValidationError as error:
        return Rejected(file, line, *_fault(error), data)


def _filled(data: bytes, given: Mapping[str, Any]) -> bytes:
    """Fill in what a record leaves out, or says with null; what is no record is left for the reader to refuse."""
    try:
        record = orjson.loads(data)
    except orjson.JSONDecodeError:
        return data
    if not isinstance(record, dict):
        return data
    return orjson.dumps({**given, **{name: value for name, value in record.items() if value is not None}})


def _page(path: Path, stream: BinaryIO, given: Mapping[str, Any]) -> Page | Rejected:
    """Read a file that is one page, whole."""
    data = stream.read(RECORD_BYTES)
    field = PAGE_SUFFIXES[path.suffix]
    if len(data) == RECORD_BYTES:
        return _too_long(str(path), 1, data)
    try:
        return Page(str(path), 1, RawArticle.model_validate({**given, field: decode(data, html=field == "html")}))
    except DecodeError as error:
        return Rejected(str(path), data.count(b"\n", 0, error.at) + 1, field, str(error), data)
    except ValidationError as error:
        return Rejected(str(path), 1, *_fault(error), data)


def _too_long(file: str, line: int, data: bytes) -> Rejected:
    return Rejected(file, line, "record", f"it has {RECORD_BYTES} bytes or more; only these are kept", data)


def _fault(error: ValidationError) -> tuple[str, str]:
    """Return the first field at fault and what is wrong with it; further fields are named."""
    first, *others = error.errors(include_url=False, include_context=False, include_input=False)
    message = first["msg"].removeprefix("Value error, ").replace(" at line 1 column ", " at column ")
    more = ", ".join(_field(each["loc"]) for each in others)
    return _field(first["loc"]), f"{message} (also wrong: {more})" if more else message


def _field(location: tuple[int | str, ...]) -> str:
    return ".".join(map(str, location)) or "record"
