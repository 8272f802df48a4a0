"""The pages of a body, checked, shed and refused as ``dateline ingest`` does it, by the same code."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple

import orjson
from pydantic import BaseModel, Field

from dateline.core.times.window import AHEAD
from dateline.files.archive import PAGE_RECORD_BYTES, ArchiveError, read_lines
from dateline.files.page_records import Page, Rejected, read_page, read_record, refuse_future, too_long
from dateline.gateway.problems import Problem
from dateline_schemas import RawArticle

LINES: Final = "application/x-ndjson"
MAX_RECORDS: Final = 1_000
"""Records of a request. Bounds the size of a transaction and of its answer; chosen by hand."""
_PAGE_FILES: Final = {"text/html": Path("page.html"), "text/plain": Path("page.txt")}
"""The media type of a body that is one page, and the name of a file that would hold it."""
_LINE_TYPES: Final = frozenset({LINES, "application/ndjson", "application/jsonl", "application/jsonlines"})
_JSON: Final = "application/json"
MEDIA_TYPES: Final = (LINES, _JSON, *_PAGE_FILES)
_MAX_IGNORED: Final = 10
"""Unknown fields of a record that its answer names. Bounds it; chosen by hand."""
_MAX_NAME_CHARS: Final = 80
"""Characters of such a name."""
_MAX_REASON_CHARS: Final = 500
"""Characters of a reason. Bounds an answer; chosen by hand."""


class PushedRecord(BaseModel):
    """What became of one record of a request: it is accepted with an ``article_id``, or refused with a ``reason``."""

    line: int = Field(description="Its line, from 1; in a JSON list its place.")
    article_id: str | None = Field(default=None, description="Its id, where it is accepted.")
    field: str | None = Field(default=None, description="The wrong field, where it is refused.")
    reason: str | None = Field(default=None, description="What is wrong, where it is refused.")
    ignored: tuple[str, ...] = Field(default=(), description="Fields that no page has; absent for none.")


class Checked(NamedTuple):
    """A request's pages, and an answer for each record."""

    accepted: list[RawArticle]
    answers: list[PushedRecord]


def check_pages(body: bytes, media_type: str, fields: Mapping[str, Any]) -> Checked:
    """Return the pages of a body. ``fields`` are those that the query gives.

    Raises ``Problem`` where the body as a whole cannot be read.
    """
    latest = datetime.now(UTC) + AHEAD
    accepted: list[RawArticle] = []
    answers: list[PushedRecord] = []
    for number, read in enumerate(_records(body, media_type, fields)):
        if number == MAX_RECORDS:
            msg = f"a request has at most {MAX_RECORDS} records; nothing of this one was taken"
            raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, msg)
        page = refuse_future(read, latest)
        if isinstance(page, Page):
            accepted.append(page.article)
            ignored = tuple(name[:_MAX_NAME_CHARS] for name in page.unknown[:_MAX_IGNORED])
            answers.append(PushedRecord(line=page.line, article_id=page.article.id, ignored=ignored))
        else:
            reason = page.message[:_MAX_REASON_CHARS]
            answers.append(PushedRecord(line=page.line, field=page.field[:_MAX_NAME_CHARS], reason=reason))
    if not answers:
        msg = "the body is empty; send pages"
        raise Problem(HTTPStatus.BAD_REQUEST, msg)
    return Checked(accepted, answers)


def _records(body: bytes, media_type: str, fields: Mapping[str, Any]) -> Iterator[Page | Rejected]:
    if media_type in _PAGE_FILES:
        fetched = {"fetched_at": datetime.now(UTC).isoformat(timespec="seconds")}
        yield read_page(_PAGE_FILES[media_type], BytesIO(body), fetched | dict(fields))
        return
    if media_type == _JSON:
        yield from (read_record("", number, each, fields) for number, each in enumerate(_of_json(body), start=1))
        return
    if body.lstrip()[:1] == b"[" and _is_json(body):
        msg = f"the body is a list, and {LINES} is one page on each line: send a list as {_JSON}"
        raise Problem(HTTPStatus.BAD_REQUEST, msg)
    try:
        for line in read_lines(BytesIO(body), PAGE_RECORD_BYTES):
            if line.whole:
                yield read_record("", line.number, line.data, fields)
            else:
                yield too_long("", line.number, line.data)
    except ArchiveError as error:
        raise Problem(HTTPStatus.BAD_REQUEST, error.reason) from error


def _of_json(body: bytes) -> list[bytes]:
    """Return the records of JSON: of a list each entry, else the whole. What is no JSON is one record."""
    try:
        document = orjson.loads(body)
    except orjson.JSONDecodeError:
        if _is_json(body.lstrip().partition(b"\n")[0]):
            msg = f"the body has a page on each line, and {_JSON} is one page or one list: send lines as {LINES}"
            raise Problem(HTTPStatus.BAD_REQUEST, msg) from None
        return [body]
    return [orjson.dumps(each) for each in document] if isinstance(document, list) else [orjson.dumps(document)]


def _is_json(data: bytes) -> bool:
    try:
        orjson.loads(data)
    except orjson.JSONDecodeError:
        return False
    return True


def require_media_type(content_type: str) -> str:
    """Return the media type of a header. Raises ``Problem`` for one that pages do not come in."""
    media_type = content_type.partition(";")[0].strip().lower()
    if media_type in _LINE_TYPES:
        return LINES
    if media_type not in MEDIA_TYPES:
        msg = (
            f"pages do not come as {media_type[:80]!r}: send lines with the header Content-Type: {LINES}, one page"
            f" with text/html or text/plain, or a page or a list of pages with {_JSON}"
        )
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, msg)
    return media_type


def as_lines(answers: list[PushedRecord]) -> str:
    """Return a line of JSON for each answer."""
    return "".join(f"{json.dumps(as_fields(each))}\n" for each in answers)


def as_fields(answer: PushedRecord) -> dict[str, Any]:
    """Return the fields of an answer that say something."""
    return answer.model_dump(exclude_defaults=True)
