"""Problems: every error of the gateway as ``application/problem+json`` (RFC 9457), which says what to do."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.gateway.copy.schema import SlowReadError

MEDIA_TYPE: Final = "application/problem+json"
_PATHS: Final = "/v1/openapi.json describes all paths, and a browser signs in at /sign-in"
FAILED: Final = "the gateway failed at this request; its log says why"
"""What a client learns of an error of the program."""


class Problem(Exception):  # noqa: N818  # what the RFC calls it
    """A request cannot be answered. ``detail`` says why and what to do."""

    def __init__(self, status: HTTPStatus, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers = status, detail, headers


def problem_response(status: int, detail: str, headers: Mapping[str, str] | None = None, **members: object) -> Response:
    """Return the answer for a problem; ``members`` are fields of its own."""
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **members}
    shown = {"cache-control": "no-store", **(headers or {})}
    return Response(orjson.dumps(body), status, shown, media_type=MEDIA_TYPE)


async def on_problem(_: Request, error: Exception) -> Response:
    """Answer a ``Problem``."""
    assert isinstance(error, Problem)  # noqa: S101  # it is registered for this class
    return problem_response(error.status, error.detail, error.headers)


async def on_http_error(request: Request, error: Exception) -> Response:
    """Answer an error of the router: no such path, or another method."""
    assert isinstance(error, HTTPException)  # noqa: S101  # it is registered for this class
    details = {
        HTTPStatus.NOT_FOUND: f"there is nothing at this path; {_PATHS}",
        HTTPStatus.METHOD_NOT_ALLOWED: f"{request.method} is not allowed here",
    }
    return problem_response(error.status_code, details.get(HTTPStatus(error.status_code), error.detail), error.headers)


async def on_slow_read(_: Request, error: Exception) -> Response:
    """Answer a read of the copy that took too long."""
    detail = f"{error}; ask for less: fewer days, a region, or rarer words"
    return problem_response(HTTPStatus.SERVICE_UNAVAILABLE, detail, {"retry-after": "10"})


async def on_error(_: Request, __: Exception) -> Response:
    """Answer an error of the program; what went wrong is logged by the guard, and not in the answer."""
    return problem_response(HTTPStatus.INTERNAL_SERVER_ERROR, FAILED)


HANDLERS: Final[Mapping[Any, Any]] = {
    Problem: on_problem,
    HTTPException: on_http_error,
    SlowReadError: on_slow_read,
    Exception: on_error,
}
"""What the application answers, by the class of the error."""
