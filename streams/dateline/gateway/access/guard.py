"""The guard: all checks of a request in order, before any path sees it, and limits on the time of its answer."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from time import monotonic, time
from typing import Final
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline import telemetry
from dateline.gateway.access import bounds
from dateline.gateway.access.allowance import Allowance
from dateline.gateway.access.bounds import BoundedBody, require_bounds
from dateline.gateway.access.credentials import carried_token, challenge
from dateline.gateway.access.identity import IDENTITY, LOCAL, Identity, client_of, identity_of
from dateline.gateway.access.identity import Scope as Right
from dateline.gateway.access.log import loggable
from dateline.gateway.access.origin import OriginCheck, parse_hosts, parse_origins
from dateline.gateway.access.session import COOKIE, Sessions, session_key
from dateline.gateway.access.tokens_file import Token, TokensFile, named_tokens
from dateline.gateway.problems import FAILED, Problem, problem_response
from dateline.gateway.server.connection import CONNECTION, Connection
from dateline.process.log.error_words import error_words
from dateline.settings import Settings
from dateline.telemetry import count

PUBLIC: Final = frozenset({"/healthz", "/readyz", "/sign-in", "/sign-out", "/v1/openapi.json", "/v1/asyncapi.json"})
"""Paths that need no token."""
_UNCOUNTED: Final = frozenset({"/healthz", "/readyz", "/metrics"})
"""Paths that programs ask for every few seconds, without end."""
_RIGHTS: Final[tuple[tuple[str, Right], ...]] = (("/v1/pages", "push"), ("/v1/admin", "admin"))
"""The scope that the paths below one need. Others need ``read``, and ``admin`` where they change something."""
_PROGRAMS: Final = ("/v1/", "/feeds/", "/metrics")
"""What the paths for programs begin with; the others are pages."""
_READS: Final = frozenset({"GET", "HEAD"})
_LOOK_SECONDS: Final = 1.0
"""Seconds between two looks at the file of tokens. Chosen by hand."""
_CORS_ALLOWS: Final = {
    "access-control-allow-methods": "GET, HEAD, POST",
    "access-control-allow-headers": "authorization, content-encoding, content-type, idempotency-key, last-event-id",
    "access-control-max-age": "600",
}
_CORS_SHOWS: Final = "etag, idempotency-replayed, retry-after"


class Access:
    """What requests are checked against."""

    def __init__(self, tokens: TokensFile | None, key: bytes, origin: OriginCheck, requests_per_minute: int) -> None:
        self.tokens = tokens
        self.sessions = Sessions(key)
        self.origin = origin
        self.allowance = Allowance(requests_per_minute)
        self._open: dict[Connection, Token] = {}
        """Connections whose request is being answered, and the token of each, with the rights that it had then."""

    @classmethod
    def of(cls, settings: Settings, copy: Path) -> "Access":
        """Return what the settings say; the key of sessions is a file beside the copy.

        Raises ``SettingsError`` where a setting or the file of tokens cannot be used, and ``OSError``.
        """
        hosts = parse_hosts(settings.gateway_hosts)
        origin = OriginCheck([settings.gateway_host, *hosts], parse_origins(settings.gateway_origins))
        tokens = named_tokens(settings.gateway_tokens) if settings.gateway_tokens is not None else None
        key = session_key(copy.with_name(f"{copy.name}.session-key")) if tokens is not None else b""
        return cls(tokens, key, origin, settings.gateway_requests_each)

    async def follow(self) -> None:
        """Read the file of tokens again whenever it changes, until cancelled."""
        while self.tokens is not None:
            await asyncio.sleep(_LOOK_SECONDS)
            self.look()

    def look(self) -> None:
        """Read the file of tokens again where it changed, and cut off whose token is gone or has other rights now."""
        if self.tokens is None or not self.tokens.look():
            return
        tokens = {token.sha256: token for token in self.tokens.all}
        for connection, used in list(self._open.items()):
            if tokens.get(used.sha256) != used:
                connection.cut()

    def token_of(self, connection: HTTPConnection) -> Token | None:
        """Return the token of a request, by its header or its cookie; None where it has none that is valid."""
        if self.tokens is None:
            return None
        carried = carried_token(connection)
        if carried is not None:
            return self.tokens.find(carried)
        cookie = connection.cookies.get(COOKIE)
        return self.sessions.token_of(cookie, self.tokens, time()) if cookie else None

    def enter(self, scope: Scope, token: Token | None) -> Callable[[], None]:
        """Note that a token's request is being answered; return what notes its end."""
        connection: Connection | None = scope["state"].get(CONNECTION)
        if connection is None or token is None:
            return lambda: None
        self._open[connection] = token

        def leave() -> None:
            self._open.pop(connection, None)

        return leave


class Guard:
    """Checks the requests of an application. Every refusal is a problem that says what to do."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app, self._access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            return
        scope["state"] = dict(scope.get("state") or {})
        body = BoundedBody(receive, scope)
        answer = Answer(send, body)
        try:
            await self._answer_or_refuse(scope, receive, body, answer)
        except TimeoutError:  # the client reads neither an answer nor a refusal
            _cut(scope)

    async def _answer_or_refuse(self, scope: Scope, receive: Receive, body: BoundedBody, answer: "Answer") -> None:
        """Answer a request, or say what is wrong with it. Raises ``TimeoutError`` where the client does not read."""
        try:
            await self._check_and_answer(scope, body, answer)
        except Problem as problem:
            await _refuse(problem, scope)(scope, receive, answer)
        except TimeoutError:
            raise
        except Exception as error:  # noqa: BLE001  # whatever it is, it must not end the connection without a word
            telemetry.event("request_failed", path=loggable(scope["path"]), reason=error_words(error))
            if not answer.has_begun:
                await problem_response(HTTPStatus.INTERNAL_SERVER_ERROR, FAILED)(scope, receive, answer)
            elif not answer.has_ended:
                _cut(scope)

    async def _check_and_answer(self, scope: Scope, receive: Receive, answer: "Answer") -> None:
        connection = HTTPConnection(scope)
        with _counting("bounds"):
            require_bounds(scope)
        with _counting("host"):
            self._access.origin.require_host(connection)
        with _counting("origin"):
            origin = self._access.origin.allowed_origin(connection)
        if origin is not None:
            answer.extra += [("access-control-allow-origin", origin), ("access-control-expose-headers", _CORS_SHOWS)]
            if scope["method"] == "OPTIONS" and "access-control-request-method" in connection.headers:
                await Response(status_code=HTTPStatus.NO_CONTENT, headers=_CORS_ALLOWS)(scope, receive, answer)
                return
        token = self._access.token_of(connection)
        scope["state"][IDENTITY] = self._identity(token)
        self._count_request(connection)
        self._require_right(scope, token)
        leave = self._access.enter(scope, token)
        try:
            await answer.within_time(lambda: self._app(scope, receive, answer), bounds.answer_seconds(scope))
        finally:
            leave()

    def _count_request(self, connection: HTTPConnection) -> None:
        """Raise ``Problem`` where a client makes too many requests; whoever has no valid token is an address."""
        if connection.scope["path"] in _UNCOUNTED:
            return
        own = identity_of(connection).requests_per_minute
        wait = self._access.allowance.take(client_of(connection), monotonic(), own)
        if wait:
            msg = f"you make too many requests; try again in {wait} s"
            count("gateway_refusals", reason="requests")
            raise Problem(HTTPStatus.TOO_MANY_REQUESTS, msg, {"retry-after": str(wait)})

    def _identity(self, token: Token | None) -> Identity:
        """Return who asks."""
        if self._access.tokens is None:
            return LOCAL
        return token.identity() if token is not None else Identity(None, frozenset())

    def _require_right(self, scope: Scope, token: Token | None) -> None:
        """Raise ``Problem`` where a token is needed, or another one."""
        path, needed = scope["path"], _right_for(scope["method"], scope["path"])
        if self._access.tokens is None or path in PUBLIC:
            return
        if token is None:
            count("gateway_refusals", reason="token")
            msg = (
                "a valid token is needed: send it as Authorization: Bearer, as the password of Basic for a feed, or"
                " sign in at /sign-in; `dateline tokens new` makes one"
            )
            raise Problem(HTTPStatus.UNAUTHORIZED, msg, {"www-authenticate": challenge(path)})
        if needed not in token.scopes:
            count("gateway_refusals", reason="scope")
            msg = f"the token {token.name} has no scope {needed}, which this path needs"
            raise Problem(HTTPStatus.FORBIDDEN, msg)


def _right_for(method: str, path: str) -> Right:
    for prefix, right in _RIGHTS:
        if path == prefix or path.startswith(f"{prefix}/"):
            return right
    return "read" if method in _READS else "admin"


@contextmanager
def _counting(reason: str) -> Iterator[None]:
    """Count a refusal in the block under its reason."""
    try:
        yield
    except Problem:
        count("gateway_refusals", reason=reason)
        raise


def _cut(scope: Scope) -> None:
    connection: Connection | None = scope["state"].get(CONNECTION)
    if connection is not None:
        connection.cut()


def sign_in_address(scope: Scope) -> str:
    """Return the address of the sign-in, which then leads to the page that was asked for."""
    here = scope.get("raw_path", b"/").partition(b"?")[0]
    here += b"?" * bool(scope["query_string"]) + scope["query_string"]
    return "/sign-in" if here == b"/" else f"/sign-in?next={quote(here, safe='/')}"


def _refuse(problem: Problem, scope: Scope) -> Response:
    """Return the answer for a problem; a browser that opens a page without a token comes to the sign-in."""
    is_page = scope["method"] == "GET" and not scope["path"].startswith(_PROGRAMS)
    is_browser = "text/html" in Headers(scope=scope).get("accept", "")
    if problem.status == HTTPStatus.UNAUTHORIZED and is_page and is_browser:
        return RedirectResponse(sign_in_address(scope), HTTPStatus.SEE_OTHER)
    return problem_response(problem.status, problem.detail, problem.headers)


class Answer:
    """An answer on its way to the client: further headers, and limits on its time."""

    def __init__(self, send: Send, body: BoundedBody) -> None:
        self._send, self._body = send, body
        self._beginning: asyncio.Timeout | None = None
        self.extra: list[tuple[str, str]] = []
        self.has_begun = self.has_ended = False

    async def __call__(self, message: Message) -> None:
        """Send a part of the answer. Raises ``TimeoutError`` where the client leaves what was sent unread."""
        if message["type"] == "http.response.start":
            self.has_begun = True
            if not self._body.is_read:  # what is left of it would be taken, without end, while no answer is due
                self.extra.append(("connection", "close"))
            pairs = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in self.extra]
            message["headers"] = [*message.get("headers", ()), *pairs]
            if self._beginning is not None:
                self._beginning.reschedule(None)
            await self._send_in_time(message)
            return
        content, is_last = message.get("body", b""), not message.get("more_body", False)
        if len(content) > bounds.MAX_PART_BYTES:  # a server waits for the client before a part, and not behind the last
            for start in range(0, len(content), bounds.MAX_PART_BYTES):
                part = content[start : start + bounds.MAX_PART_BYTES]
                await self._send_in_time({"type": message["type"], "body": part, "more_body": True})
            message = {**message, "body": b""}
        self.has_ended = is_last
        await self._send_in_time(message)

    async def _send_in_time(self, message: Message) -> None:
        async with asyncio.timeout(bounds.MAX_SEND_SECONDS):
            await self._send(message)

    async def within_time(self, run: Callable[[], Awaitable[None]], seconds: float) -> None:
        """Let an application answer. Raises ``Problem`` where it does not begin in time."""
        try:
            async with asyncio.timeout(seconds) as beginning:
                self._beginning = beginning
                await run()
        except TimeoutError:
            if self.has_begun or not beginning.expired():
                raise
            self._beginning = None
            msg = "the answer took too long; ask for less, or try again"
            raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, msg, {"retry-after": "10"}) from None
