"""One connection of a client, in uvicorn's hands: what it may take, and how it is cut off.

A request's scope has the connection in its state, under ``CONNECTION``: a stream cuts off a client that does not read,
and ends at once when the client is gone.
"""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, ClassVar, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from dateline.gateway.access import bounds
from dateline.gateway.problems import problem_response
from dateline.telemetry import count

CONNECTION: Final = "connection"
"""The name in the state of a request's scope."""
MAX_HEADER_SECONDS: Final = 10.0
"""Seconds from the opening of a connection to the end of its first request's headers. Chosen by hand."""
MAX_HEADER_BYTES: Final = 32 * 1024
"""Bytes of a request's line and headers. Bounds memory; chosen by hand: the longest id has 4,096."""
_PARSED_BYTES: Final = 4 * 1024
"""Bytes that are parsed before the headers' size is looked at again: they may be as much larger. Chosen by hand."""
_NO_HTTP: Final = (
    "this is no HTTP request; percent-encode what is not ASCII in an address, as curl -G --data-urlencode q=… does"
)


class Connection:
    """What the application may do with a client's connection."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self.is_lost = False
        self.on_lost: Callable[[], object] | None = None
        """Called when the client is gone."""

    def cut(self) -> None:
        """Close the connection now, also where the client leaves what was sent unread."""
        self._transport.abort()


class GatewayProtocol(HttpToolsProtocol):
    """uvicorn's protocol, with limits of headers and of closing, and the connection in the scope's state."""

    max_connections: ClassVar[int] = 4_000
    """Open connections; further ones are closed at once. The server sets it by its limit of streams."""
    _connection: Connection
    _deadline: asyncio.TimerHandle | None = None
    _last_bytes_deadline: asyncio.TimerHandle | None = None
    _header_bytes = 0
    _reads_headers = True
    _requests = 0
    """Requests that have come to their end."""
    _is_refused = False
    """Whether there were too many connections when this one came."""

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401  # asyncio's own
        """Begin a connection."""
        if len(self.connections) >= self.max_connections:
            count("gateway_refusals", reason="connections")
            self._is_refused = True
            transport.abort()
            return
        super().connection_made(transport)
        self._connection = Connection(transport)
        self.app_state = {**self.app_state, CONNECTION: self._connection}
        self._deadline = self.loop.call_later(MAX_HEADER_SECONDS, self._cut_off)

    def connection_lost(self, exc: Exception | None) -> None:
        """End a connection."""
        if self._is_refused:
            return
        self._stop_clock()
        if self._last_bytes_deadline is not None:
            self._last_bytes_deadline.cancel()
        super().connection_lost(exc)
        self._connection.is_lost = True
        if self._connection.on_lost is not None:
            self._connection.on_lost()

    def data_received(self, data: bytes) -> None:
        """Take bytes of a request; too many of them before the end of the headers end the connection."""
        for start in range(0, len(data), _PARSED_BYTES):
            if self.transport.is_closing():
                return
            self._parse(data[start : start + _PARSED_BYTES])

    def _parse(self, data: bytes) -> None:
        if self._reads_headers and self._deadline is None:
            self._deadline = self.loop.call_later(MAX_HEADER_SECONDS, self._cut_off)
        before = self._requests
        super().data_received(data)
        if self._reads_headers and self._requests == before:
            self._header_bytes += len(data)
            if self._header_bytes > MAX_HEADER_BYTES and not self.transport.is_closing():
                self._refuse_headers()

    def on_headers_complete(self) -> None:
        """Hand the request to the application."""
        self._reads_headers, self._header_bytes = False, 0
        self._stop_clock()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Wait for the headers of the next request."""
        super().on_message_complete()
        self._reads_headers = True
        self._requests += 1

    def on_response_complete(self) -> None:
        """Begin the next request's answer, or wait for the next request, or for the client to read the last answer."""
        super().on_response_complete()
        if self.transport.is_closing():
            self._limit_last_bytes()

    def timeout_keep_alive_handler(self) -> None:
        """Close a connection on which no further request came."""
        super().timeout_keep_alive_handler()
        self._limit_last_bytes()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP."""
        del msg
        self._refuse(HTTPStatus.BAD_REQUEST, _NO_HTTP)

    def _refuse_headers(self) -> None:
        detail = f"the request's line and headers have more than {MAX_HEADER_BYTES} bytes; send less"
        self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, detail)

    def _refuse(self, status: HTTPStatus, detail: str) -> None:
        """Answer a request that never reaches the application, and close the connection."""
        count("gateway_refusals", reason="malformed")
        answer = problem_response(status, detail, {"connection": "close"})
        lines = [
            b"HTTP/1.1 %d %b" % (status, status.phrase.encode()),
            *(b"%b: %b" % pair for pair in answer.raw_headers),
        ]
        self.transport.write(b"\r\n".join([*lines, b"", bytes(answer.body)]))
        self.transport.close()
        self._limit_last_bytes()

    def _limit_last_bytes(self) -> None:
        """Give the client of a closed connection some time to read what is left of its answer."""
        if self._last_bytes_deadline is None:
            self._last_bytes_deadline = self.loop.call_later(bounds.MAX_SEND_SECONDS, self._connection.cut)

    def _cut_off(self) -> None:
        self._deadline = None
        self._connection.cut()

    def _stop_clock(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
