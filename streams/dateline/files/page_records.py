"""A page from the bytes of a file, or of one line or row of an archive; or what is wrong with it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

import orjson
from pydantic import ValidationError

from dateline.files.archive import RECORD_BYTES
from dateline.files.charsets import DecodeError, decode
from dateline_schemas import RawArticle

PAGE_SUFFIXES: Final[Mapping[str, str]] = {".txt": "text", ".html": "html", ".htm": "html"}
"""A file that is one page: its suffix → the field of RawArticle that it fills."""

OURS: Final[Mapping[str, frozenset[bytes]]] = {
    "a version of a story": frozenset({b"story_id", b"version", b"relation"}),
    "a brief": frozenset({b"brief_id", b"fingerprint"}),
    "an alert": frozenset({b"alert_id", b"rule", b"story"}),
}
"""What Dateline itself makes of pages → the names that each such record has, and together no page of any feed."""


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


def read_record(file: str, line: int, data: bytes, given: Mapping[str, Any]) -> Page | Rejected:
    """Read one line of JSON. Bytes that are no UTF-8 are told by their column, before JSON stumbles over them.

    What Dateline made of pages is no page, though it has a text, a source and a time and would pass for one.
    """
    try:
        data.decode()
        if made := _made(data):
            return Rejected(file, line, "record", f"it is {made}, which was made of a page, and no page", data)
        return Page(file, line, RawArticle.read(_filled(data, given) if given else data))
    except UnicodeDecodeError as error:
        return Rejected(
            file, line, "record", f"byte {data[error.start]:#04x} in column {error.start + 1} is no UTF-8", data
        )
    except ValidationError as error:
        return Rejected(file, line, *_fault(error), data)


def _made(data: bytes) -> str | None:
    """Say what of Dateline's own a record is, if so. Looked for as bytes first: hardly a page is parsed for it."""
    for what, names in OURS.items():
        if all(b'"%s"' % name in data for name in names):
            try:
                record = orjson.loads(data)
            except orjson.JSONDecodeError:
                return None
            if isinstance(record, dict) and {name.decode() for name in names} <= record.keys():
                return what
    return None


def _filled(data: bytes, given: Mapping[str, Any]) -> bytes:
    """Fill in what a record leaves out, or says with null; what is no record is left for the reader to refuse."""
    try:
        record = orjson.loads(data)
    except orjson.JSONDecodeError:
        return data
    if not isinstance(record, dict):
        return data
    return orjson.dumps({**given, **{name: value for name, value in record.items() if value is not None}})


def read_page(path: Path, stream: BinaryIO, given: Mapping[str, Any]) -> Page | Rejected:
    """Read a file that is one page, whole."""
    data = stream.read(RECORD_BYTES)
    field = PAGE_SUFFIXES[path.suffix]
    if len(data) == RECORD_BYTES:
        return too_long(str(path), 1, data)
    try:
        return Page(str(path), 1, RawArticle.model_validate({**given, field: decode(data, html=field == "html")}))
    except DecodeError as error:
        return Rejected(str(path), data.count(b"\n", 0, error.at) + 1, field, str(error), data)
    except ValidationError as error:
        return Rejected(str(path), 1, *_fault(error), data)


def too_long(file: str, line: int, data: bytes) -> Rejected:
    """Return what stands in place of a record that is larger than any page."""
    return Rejected(file, line, "record", f"it has {RECORD_BYTES} bytes or more; only these are kept", data)


def _fault(error: ValidationError) -> tuple[str, str]:
    """Return the first field at fault and what is wrong with it; further fields are named."""
    first, *others = error.errors(include_url=False, include_context=False, include_input=False)
    message = first["msg"].removeprefix("Value error, ").replace(" at line 1 column ", " at column ")
    more = ", ".join(_field(each["loc"]) for each in others)
    return _field(first["loc"]), f"{message} (also wrong: {more})" if more else message


def _field(location: tuple[int | str, ...]) -> str:
    return ".".join(map(str, location)) or "record"
