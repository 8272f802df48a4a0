"""The access log: one event for each request, without its query, headers or body, which may hold secrets."""

from http import HTTPStatus
from time import monotonic
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline import telemetry
from dateline.gateway.access.identity import identity_in
from dateline.gateway.access.tokens_file import PREFIX, TOKEN
from dateline.telemetry import count

_MAX_PATH_CHARS: Final = 200
"""Characters of a path in the log. Bounds a line; chosen by hand."""
_PROBES: Final = frozenset({"/healthz", "/readyz", "/metrics"})
"""Paths that are asked for every few seconds, and not logged."""


def loggable(path: str) -> str:
    """Return a path as the log has it: cut, and without what somebody took for the place of a token."""
    return TOKEN.sub(f"{PREFIX}…", path)[:_MAX_PATH_CHARS]


def asker(scope: Scope) -> dict[str, str]:
    """Return who asks, for the log: the address, and the name of the token where there is one."""
    name = identity_in(scope).name
    return {"client": (scope.get("client") or ("?",))[0], **({"token": name} if name is not None else {})}


class AccessLog:
    """Logs and counts requests around an application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, and log it when its answer has ended."""
        if scope["type"] != "http" or scope["path"] in _PROBES:
            await self._app(scope, receive, send)
            return
        began, status = monotonic(), 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            status = status or HTTPStatus.INTERNAL_SERVER_ERROR.value
            count("gateway_requests", status=f"{status // 100}xx")
            telemetry.event(
                "request",
                method=scope["method"],
                path=loggable(scope["path"]),
                status=status,
                seconds=round(monotonic() - began, 3),
                **asker(scope),
            )
