"""Bounds: limits on the size and time of a request."""

import asyncio
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope

from dateline.gateway.problems import Problem

MAX_PATH_BYTES: Final = 1_024
"""Bytes of a request's path. Chosen by hand: the longest of ours has 80."""
MAX_QUERY_BYTES: Final = 8_192
"""Bytes of a request's query. Chosen by hand: an id of 4,096 and as much for the rest."""
MAX_HEADERS: Final = 100
"""Headers of a request. Chosen by hand."""
MAX_BODY_BYTES: Final = 64 * 1_024
"""Bytes of a request's body where its path has no other limit. Chosen by hand: a form with a token has 60."""
MAX_PAGES_BYTES: Final = 16 * 1_024 * 1_024
"""Bytes of a body of pages: one of HTML has up to 8 MiB, and JSON may write it longer. Bounds memory."""
PAGES: Final = "/v1/pages"
"""The path to which pages are sent."""
MAX_BODY_SECONDS: Final = 10.0
"""Seconds from the first look at a body to its end. Chosen by hand."""
MAX_PAGES_SECONDS: Final = 30.0
"""The same of a body of pages: 16 MiB come over 4.5 Mbit/s. Chosen by hand."""
MAX_ANSWER_SECONDS: Final = 20.0
"""Seconds until an answer begins. Chosen by hand, above the 2 s of a read and the 5 s of a question to the broker."""
MAX_SEND_SECONDS: Final = 30.0
"""Seconds that a client may leave a part of an answer, or an event of a stream, unread. Chosen by hand."""
MAX_PART_BYTES: Final = 256 * 1_024
"""Bytes of an answer that are handed to a connection at once. Bounds what it holds for a client that does not read, and
with ``MAX_SEND_SECONDS`` how slowly one may read: 9 kB/s. Chosen by hand."""


def require_bounds(scope: Scope) -> None:
    """Raise ``Problem`` where a request's path, query, headers or announced body are too large."""
    if len(scope.get("raw_path") or scope["path"].encode()) > MAX_PATH_BYTES:
        raise Problem(HTTPStatus.REQUEST_URI_TOO_LONG, f"the path has more than {MAX_PATH_BYTES} bytes")
    if len(scope["query_string"]) > MAX_QUERY_BYTES:
        raise Problem(HTTPStatus.REQUEST_URI_TOO_LONG, f"the query has more than {MAX_QUERY_BYTES} bytes; ask for less")
    if len(scope["headers"]) > MAX_HEADERS:
        raise Problem(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, f"there are more than {MAX_HEADERS} headers")
    announced = Headers(scope=scope).get("content-length", "0")
    if not announced.isdigit() or int(announced) > body_bytes(scope):
        raise _too_large(body_bytes(scope))


def body_bytes(scope: Scope) -> int:
    """Return how many bytes the body of a request may have."""
    return MAX_PAGES_BYTES if scope["path"] == PAGES else MAX_BODY_BYTES


def body_seconds(scope: Scope) -> float:
    """Return how long the body of a request may take."""
    return MAX_PAGES_SECONDS if scope["path"] == PAGES else MAX_BODY_SECONDS


def answer_seconds(scope: Scope) -> float:
    """Return how long it may take until an answer begins; pages may come for so long before."""
    return MAX_ANSWER_SECONDS + (MAX_PAGES_SECONDS if scope["path"] == PAGES else 0.0)


class BoundedBody:
    """A request's body as it comes, up to the limits. Raises ``Problem`` beyond."""

    def __init__(self, receive: Receive, scope: Scope) -> None:
        self._receive = receive
        self._max_bytes, self._max_seconds = body_bytes(scope), body_seconds(scope)
        self._bytes = 0
        self._deadline: float | None = None
        headers = Headers(scope=scope)
        self.is_read = headers.get("content-length", "0") == "0" and "transfer-encoding" not in headers
        """Whether nothing of it is left to be read."""

    async def __call__(self) -> Message:
        """Return the next part of the body, or that the client is gone, for which there is no limit of time."""
        if self._deadline is None:
            self._deadline = asyncio.get_running_loop().time() + self._max_seconds
        try:
            async with asyncio.timeout_at(None if self.is_read else self._deadline):
                message = await self._receive()
        except TimeoutError:
            raise Problem(HTTPStatus.REQUEST_TIMEOUT, "the body did not come in time; send it at once") from None
        self._bytes += len(message.get("body", b""))
        self.is_read = not message.get("more_body", False)
        if self._bytes > self._max_bytes:
            raise _too_large(self._max_bytes)
        return message


def _too_large(limit: int) -> Problem:
    return Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body may have {limit} bytes")
