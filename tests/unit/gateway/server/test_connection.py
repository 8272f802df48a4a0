"""Connections: how many there may be, how long and how large their headers, and what is no HTTP."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import orjson
import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from dateline.gateway.server import connection
from dateline.gateway.server.connection import GatewayProtocol

REQUEST = b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n"


async def application(_: Scope, __: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


@asynccontextmanager
async def server(**attributes: int) -> AsyncIterator[int]:
    """Serve an application that has nothing to say, and yield the port."""
    protocol = type("Protocol", (GatewayProtocol,), attributes)
    config = uvicorn.Config(application, port=0, http=protocol, ws="none", lifespan="off", log_config=None)
    one = uvicorn.Server(config)
    serving = asyncio.create_task(one.serve())
    while not one.started:  # noqa: ASYNC110  # uvicorn has no event for it
        await asyncio.sleep(0.01)
    try:
        yield one.servers[0].sockets[0].getsockname()[1]
    finally:
        one.should_exit = True
        await serving


async def ask(port: int, *parts: bytes, pause: float = 0.0) -> bytes:
    """Send parts of a request with pauses between, and return the beginning of what comes back; nothing if cut off."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        async with asyncio.timeout(25):
            for part in parts:
                if writer.transport.is_closing():
                    break
                writer.write(part)
                await asyncio.sleep(pause)
            return await reader.read(4096)
    except ConnectionError:
        return b""
    finally:
        writer.close()


async def test_too_many_connections_are_closed_and_those_that_are_open_go_on() -> None:
    async with server(max_connections=2) as port:
        held = [await asyncio.open_connection("127.0.0.1", port) for _ in range(2)]
        for _, writer in held:
            writer.write(REQUEST)
        assert [(await reader.read(12)) for reader, _ in held] == [b"HTTP/1.1 204"] * 2
        assert await ask(port, REQUEST) == b""
        held[0][1].close()
        async with asyncio.timeout(25):
            while not (await ask(port, REQUEST)).startswith(b"HTTP/1.1 204"):  # noqa: ASYNC110  # until it is noticed
                await asyncio.sleep(0.02)
        held[1][1].close()


async def test_headers_that_trickle_are_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "MAX_HEADER_SECONDS", 0.3)
    async with server() as port:
        # It would trickle for a minute, and may take 25 s.
        assert await ask(port, b"GET / HTTP/1.1\r\n", *[b"x: y\r\n"] * 1_200, pause=0.05) == b""
        assert await ask(port) == b""
        assert (await ask(port, REQUEST)).startswith(b"HTTP/1.1 204")


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
        (b"GET\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n", 400),
        (b"GET / HTTP/1.1\r\nhost: a\r\nx: " + b"a" * 40_000, 431),
        (b"GET /" + b"a" * 40_000, 431),
        (b"GET / HTTP/1.1\r\n" + b"x: y\r\n" * 8_000, 431),
    ],
)
async def test_what_is_no_request_is_answered_by_a_problem(request_: bytes, status: int) -> None:
    async with server() as port:
        answers = (await ask(port, request_)).split(b"HTTP/1.1 ")
        head, _, body = answers[-1].partition(b"\r\n\r\n")
        assert head.startswith(b"%d " % status)
        assert b"connection: close" in head
        assert orjson.loads(body)["status"] == status


@pytest.mark.parametrize(
    "request_",
    [
        b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 60000\r\n\r\n" + b"a" * 60_000,
        REQUEST * 1_500,
        REQUEST * 1_500 + b"GET / HT",
    ],
)
async def test_a_body_and_further_requests_are_no_headers(request_: bytes) -> None:
    async with server() as port:
        assert (await ask(port, request_)).startswith(b"HTTP/1.1 204")


async def test_what_is_not_ascii_in_an_address_is_refused_with_what_to_do() -> None:
    async with server() as port:
        answer = await ask(port, "GET /v1/stories?q=東京 HTTP/1.1\r\nhost: a\r\n\r\n".encode())
        assert b"curl -G --data-urlencode q=" in answer


async def test_headers_are_too_large_also_where_they_come_to_an_end() -> None:
    async with server() as port:
        request = b"GET / HTTP/1.1\r\nhost: a\r\nx: " + b"a" * 100_000 + b"\r\n\r\n"
        assert (await ask(port, request)).startswith(b"HTTP/1.1 431")
