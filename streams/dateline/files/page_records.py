"""A page from the bytes of a file, or of one line or row of an archive; or what is wrong with it."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

import orjson
from pydantic import ValidationError

from dateline.core.page.html.shedding import shed
from dateline.core.places.country_codes import country_code
from dateline.core.text.field_errors import error_text
from dateline.files.archive import RECORD_BYTES
from dateline.files.charsets import DecodeError, decode
from dateline_schemas import RawArticle
from dateline_schemas.article import MAX_PAGE_BYTES

PAGE_SUFFIXES: Final[Mapping[str, str]] = {".txt": "text", ".html": "html", ".htm": "html"}
"""The suffix of a file that is one page → the field of RawArticle that its text becomes."""
DATELINE_RECORDS: Final[Mapping[str, frozenset[bytes]]] = {
    "a version of a story": frozenset({b"story_id", b"version", b"relation"}),
    "a brief": frozenset({b"brief_id", b"fingerprint"}),
    "an alert": frozenset({b"alert_id", b"rule", b"story"}),
}
"""A record that Dateline makes from pages → field names that every such record has, and no page has together."""


class Page(NamedTuple):
    """A valid page and its position; ``line`` counts from 1."""

    file: str
    line: int
    article: RawArticle
    unknown: tuple[str, ...] = ()
    """Names of fields that no page has; they are ignored."""


class Rejected(NamedTuple):
    """A page that cannot be read: its position, the wrong field, the reason, and its bytes without the line break."""

    file: str
    line: int
    field: str
    message: str
    data: bytes

    def __str__(self) -> str:
        """Return the error as one line: file, line, field, reason."""
        return f"{self.file}:{self.line}: {self.field}: {self.message}"


def read_page(path: Path, stream: BinaryIO, defaults: Mapping[str, Any]) -> Page | Rejected:
    """Read a file that is one page."""
    data = stream.read(RECORD_BYTES)
    field = PAGE_SUFFIXES[path.suffix]
    if len(data) == RECORD_BYTES:
        return too_long(str(path), 1, data)
    if not data.strip():
        return Rejected(str(path), 1, field, "the file is empty; it holds no page", data)
    try:
        given = decode(data, html=field == "html")
        body = _shed(given) if field == "html" else given
        article = RawArticle.model_validate({**defaults, field: body})
        return Page(str(path), 1, _with_id_of(article, given) if body is not given else article)
    except DecodeError as error:
        return Rejected(str(path), data.count(b"\n", 0, error.at) + 1, field, str(error), data)
    except _TooLargeError as error:
        return Rejected(str(path), 1, field, str(error), data)
    except ValidationError as error:
        return Rejected(str(path), 1, *_fault(error), data)


def read_record(file: str, line: int, data: bytes, defaults: Mapping[str, Any]) -> Page | Rejected:
    """Read one line of JSON. Bytes that are not UTF-8 are reported by their column.

    A record that Dateline made from pages is rejected, though it has the text, source and time of a page. So is a page
    whose ``home_country`` is no country; split accepts it, since such pages are on topics already.
    """
    try:
        data.decode()
        if kind := _dateline_record(data):
            return Rejected(file, line, "record", f"it is {kind}, which Dateline made; it is not a page", data)
        filled, given = _shed_record(_filled(data, defaults) if defaults else data)
        article, unknown = _read(filled)
    except _TooLargeError as error:
        return Rejected(file, line, "html", str(error), data)
    except UnicodeDecodeError as error:
        message = f"byte {data[error.start]:#04x} in column {error.start + 1} is not valid in UTF-8"
        return Rejected(file, line, "record", message, data)
    except ValidationError as error:
        return Rejected(file, line, *_fault(error), data)
    try:
        if article.home_country is not None:
            country_code(article.home_country)
    except ValueError as error:
        return Rejected(file, line, "home_country", str(error), data)
    return Page(file, line, article if given is None else _with_id_of(article, given), unknown)


def refuse_future(page: Page | Rejected, latest: datetime) -> Page | Rejected:
    """Return a page; one that was fetched after the latest time as rejected: ``split`` would not take it."""
    if isinstance(page, Rejected) or page.article.fetched_at <= latest:
        return page
    why = f"{page.article.fetched_at.isoformat()} is in the future: set the scraper's clock or time zone right"
    return refused(page, "fetched_at", why)


def refused(page: Page, field: str, why: str) -> Rejected:
    """Return a valid page that a later step does not take, as rejected."""
    return Rejected(page.file, page.line, field, why, page.article.__pydantic_serializer__.to_json(page.article))


class _TooLargeError(ValueError):
    """HTML has more than ``MAX_HTML_BYTES``, or more than a page may have without what is shed."""


def _shed(html: str) -> str:
    """Return HTML that a page may have: over 1 MiB, without scripts, styles, drawings and comments."""
    size = len(html.encode("utf-8", "surrogatepass"))
    if size <= MAX_PAGE_BYTES:
        return html
    if size > MAX_HTML_BYTES:
        msg = f"the page has {size} bytes; at most {MAX_HTML_BYTES} of HTML are taken"
        raise _TooLargeError(msg)
    rest = shed(html)
    left = len(rest.encode("utf-8", "surrogatepass"))
    if left > MAX_PAGE_BYTES:
        msg = (
            f"the page has {size} bytes, {left} of them without scripts, styles, drawings and comments; "
            f"at most {MAX_PAGE_BYTES} of these are taken"
        )
        raise _TooLargeError(msg)
    return rest


def _with_id_of(article: RawArticle, given: str) -> RawArticle:
    """Return a page with the id that it has as given, so that it does not depend on what was shed."""
    if article.article_id is not None:
        return article
    return article.model_copy(update={"article_id": article.id_of(given)})


def _shed_record(data: bytes) -> tuple[bytes, str | None]:
    """Return a record of which the HTML is shed, and that HTML as given; the record itself and None for any other.

    Raises ``_TooLargeError``. A record of at most 1 MiB is not looked at.
    """
    if len(data) <= MAX_PAGE_BYTES:
        return data, None
    try:
        record = orjson.loads(data)
    except orjson.JSONDecodeError:
        return data, None
    given = record.get("html") if isinstance(record, dict) else None
    if not isinstance(given, str) or (html := _shed(given)) is given:
        return data, None
    return orjson.dumps({**record, "html": html}), given


MAX_HTML_BYTES: Final = 8 * 1024 * 1024
"""Bytes of HTML in UTF-8 that a command takes, 8 MiB: the largest of 135 real pages has 2.2. Bounds time and memory."""


def _read(data: bytes) -> tuple[RawArticle, tuple[str, ...]]:
    """Return a page, and the names of its unknown fields. Raises ``ValidationError``.

    A record without unknown fields, as nearly all are, is validated once.
    """
    try:
        return RawArticle.model_validate_json(data), ()
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=False, include_input=False)
        unknown = tuple([str(each["loc"][0]) for each in errors if each["type"] == "extra_forbidden"])
        if not unknown:
            raise
    return RawArticle.read(data), unknown


def _dateline_record(data: bytes) -> str | None:
    """Return which record of Dateline's own this is; None for any other.

    The names are first searched as bytes, so that hardly any page is parsed for it.
    """
    for kind, names in DATELINE_RECORDS.items():
        if all(b'"%s"' % name in data for name in names):
            try:
                record = orjson.loads(data)
            except orjson.JSONDecodeError:
                return None
            if isinstance(record, dict) and {name.decode() for name in names} <= record.keys():
                return kind
    return None


def _filled(data: bytes, defaults: Mapping[str, Any]) -> bytes:
    """Return a record with defaults for the fields that are absent or null; data that is not a record is unchanged."""
    try:
        record = orjson.loads(data)
    except orjson.JSONDecodeError:
        return data
    if not isinstance(record, dict):
        return data
    return orjson.dumps({**defaults, **{name: value for name, value in record.items() if value is not None}})


def too_long(file: str, line: int, data: bytes) -> Rejected:
    """Return the rejection of a record that is larger than any page."""
    return Rejected(file, line, "record", f"it has {len(data)} bytes or more; only these are kept", data)


def _fault(error: ValidationError) -> tuple[str, str]:
    """Return the first wrong field and what is wrong with it, with the names of the other wrong fields."""
    first, *others = error.errors(include_url=False, include_input=False)
    message = error_text(first).replace(" at line 1 column ", " at column ")
    more = ", ".join(_field(each["loc"]) for each in others)
    return _field(first["loc"]), f"{message} (also wrong: {more})" if more else message


def _field(location: tuple[int | str, ...]) -> str:
    return ".".join(map(str, location)) or "record"
