"""Answers: JSON with an ETag, so that a client that has it already gets none again."""

import hashlib
from datetime import UTC
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from typing import Final, NamedTuple

import orjson
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from dateline.gateway.description.operation import JSON

CACHING: Final = "private, no-cache"
"""The header ``Cache-Control``: a client may keep an answer for itself, and asks whether it is still so."""


class Modified(NamedTuple):
    """When the state that an answer shows came about, in seconds since 1970."""

    second: int
    now: float
    max_behind: int
    """Seconds by which the gateway that gave an earlier answer may have been behind this one."""

    def is_known_by(self, given: str) -> bool:
        """Whether a client that got its answer at a time, as ``If-Modified-Since`` has it, has this state.

        At the very time, it has; at a later one, only if no other gateway may have shown it the former state then. A
        time that is still to come is a wrong clock's, and is ignored like what is no time.
        """
        try:
            asked = parsedate_to_datetime(given)
        except ValueError:
            return False
        second = asked.replace(tzinfo=asked.tzinfo or UTC).timestamp()
        return second == self.second or self.second + self.max_behind <= second <= self.now


def answer(request: Request, body: bytes, media_type: str = JSON, modified: Modified | None = None) -> Response:
    """Return an answer; status 304 without a body where the client has it."""
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    shown = {"etag": tag, "cache-control": CACHING}
    if modified is not None:
        shown["last-modified"] = formatdate(modified.second, usegmt=True)
    if is_current(request, tag, modified):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=shown)
    return Response(body, headers=shown, media_type=media_type)


def is_current(request: Request, tag: str, modified: Modified | None = None) -> bool:
    """Whether the client has an answer already, by ``If-None-Match`` or else ``If-Modified-Since`` (RFC 9110, 13)."""
    given = ",".join(request.headers.getlist("if-none-match"))
    if given:
        return any(each.strip().removeprefix("W/") in {tag, "*"} for each in given.split(","))
    since = request.headers.get("if-modified-since")
    return modified is not None and since is not None and modified.is_known_by(since)


def model_answer(request: Request, model: BaseModel) -> Response:
    """Return a model as an answer."""
    return answer(request, model.model_dump_json().encode())


def list_answer(request: Request, name: str, items: list[bytes], cursor: str | None) -> Response:
    """Return records, which are JSON already, as an answer, and the cursor of the next page."""
    return answer(request, b'{"%b":[%b],"next":%b}' % (name.encode(), b",".join(items), orjson.dumps(cursor)))
