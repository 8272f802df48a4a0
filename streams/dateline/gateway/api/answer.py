"""Answers: JSON with an ETag, so that a client that has it already gets none again."""

import hashlib
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

import orjson
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from dateline.gateway.description.operation import JSON

CACHING: Final = "private, no-cache"
"""The header ``Cache-Control``: a client may keep an answer for itself, and asks whether it is still so."""


def answer(request: Request, body: bytes, media_type: str = JSON, headers: Mapping[str, str] | None = None) -> Response:
    """Return an answer; status 304 without a body where the client has it."""
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    shown = {"etag": tag, "cache-control": CACHING, **(headers or {})}
    if is_current(request, tag, shown.get("last-modified")):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=shown)
    return Response(body, headers=shown, media_type=media_type)


def is_current(request: Request, tag: str, modified: str | None = None) -> bool:
    """Whether the client has an answer already, by ``If-None-Match`` or else by the exact ``If-Modified-Since``."""
    given = ",".join(request.headers.getlist("if-none-match"))
    if given:
        return any(each.strip().removeprefix("W/") in {tag, "*"} for each in given.split(","))
    return modified is not None and request.headers.get("if-modified-since") == modified


def model_answer(request: Request, model: BaseModel) -> Response:
    """Return a model as an answer."""
    return answer(request, model.model_dump_json().encode())


def list_answer(request: Request, name: str, items: list[bytes], cursor: str | None) -> Response:
    """Return records, which are JSON already, as an answer, and the cursor of the next page."""
    return answer(request, b'{"%b":[%b],"next":%b}' % (name.encode(), b",".join(items), orjson.dumps(cursor)))
