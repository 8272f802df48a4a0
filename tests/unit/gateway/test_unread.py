"""What a client leaves unread of an answer, and the gateway of a request, over sockets: neither is held for long."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import uvicorn

from dateline.gateway.access import bounds
from tests.copies import Log
from tests.gateway_apps import App, app, port_of, served, tokens_file
from tests.versions import version

HOST = b"host: localhost\r\n"
TEXT = "storm and flood " * 5_000


@pytest.fixture
async def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[App]:
    monkeypatch.setattr(bounds, "MAX_SEND_SECONDS", 2.0)
    async with app(tmp_path) as one:
        await one.apply(Log().stories([version(f"s{number}", text=f"{number} {TEXT}") for number in range(25)]))
        yield one


@asynccontextmanager
async def dialled(server: uvicorn.Server) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    dialling = socket.socket()
    dialling.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    dialling.connect(("127.0.0.1", port_of(server)))  # at once: the kernel answers
    reader, writer = await asyncio.open_connection(sock=dialling, limit=1024)
    try:
        yield reader, writer
    finally:
        writer.transport.abort()


def unsent(server: uvicorn.Server) -> list[int]:
    """Return the bytes that the gateway holds for each connection."""
    return [one.transport.get_write_buffer_size() for one in server.server_state.connections]


async def until_closed(server: uvicorn.Server) -> None:
    async with asyncio.timeout(20):
        while server.server_state.connections:  # noqa: ASYNC110  # uvicorn has no event for it
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("size", [25, 3])
@pytest.mark.parametrize("asked", [b"", b"connection: close\r\n"])
async def test_a_client_that_leaves_an_answer_unread_is_cut_off(opened: App, asked: bytes, size: int) -> None:
    async with served(opened, keep_alive=1) as server, dialled(server) as (reader, writer):
        writer.write(b"GET /v1/stories?limit=%d HTTP/1.1\r\n%b%b\r\n" % (size, HOST, asked))
        assert await reader.readexactly(12) == b"HTTP/1.1 200"
        await asyncio.sleep(0.3)
        (held,) = unsent(server)
        assert 0 < held < 2 * bounds.MAX_PART_BYTES
        await until_closed(server)
        with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
            await reader.readexactly(size * len(TEXT))


async def test_a_client_that_reads_slowly_gets_all_of_it(opened: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_SEND_SECONDS", 30.0)
    expected = (await opened.get("/v1/stories?limit=25")).content
    async with served(opened) as server, dialled(server) as (reader, writer):
        writer.write(b"GET /v1/stories?limit=25 HTTP/1.1\r\n%b\r\n" % HOST)
        await reader.readuntil(b"\r\n\r\n")
        content = b""
        while len(content) < len(expected):
            content += await reader.readexactly(min(100_000, len(expected) - len(content)))
            await asyncio.sleep(0.05)
        assert content == expected
        writer.write(b"GET /healthz HTTP/1.1\r\n%b\r\n" % HOST)
        assert await reader.readexactly(12) == b"HTTP/1.1 200"


async def test_a_connection_whose_body_was_not_read_is_closed(opened: App) -> None:
    async with served(opened) as server, dialled(server) as (reader, writer):
        writer.write(b"POST /sign-out HTTP/1.1\r\n%bcontent-length: 1000\r\n\r\n" % HOST)
        assert b"connection: close\r\n" in await reader.readuntil(b"\r\n\r\n")
        writer.write(b"a")  # each byte of it would put off the end of an idle connection
        await until_closed(server)


async def test_a_connection_whose_body_was_read_stays_open(tmp_path: Path) -> None:
    tokens = tokens_file(tmp_path / "tokens.toml", a=["read"])
    async with (
        app(tmp_path, gateway_tokens=tmp_path / "tokens.toml") as opened,
        served(opened) as server,
        dialled(server) as (reader, writer),
    ):
        form = b"token=" + tokens["a"].encode()
        for body, path in ((form, b"sign-in"), (b"", b"sign-out")):
            writer.write(b"POST /%b HTTP/1.1\r\n%bcontent-length: %d\r\n\r\n" % (path, HOST, len(body)) + body)
            head = await reader.readuntil(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 303")
            assert b"connection: close" not in head


async def test_a_body_that_trickles_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_BODY_SECONDS", 0.5)
    tokens_file(tmp_path / "tokens.toml", a=["read"])
    async with (
        app(tmp_path, gateway_tokens=tmp_path / "tokens.toml") as opened,
        served(opened) as server,
        dialled(server) as (reader, writer),
    ):
        writer.write(b"POST /sign-in HTTP/1.1\r\n%bcontent-length: 39\r\n\r\n" % HOST)
        answering = asyncio.create_task(reader.readexactly(12))
        for _ in range(39):  # it would all be there after 4 s
            if answering.done():
                break
            writer.write(b"a")
            await asyncio.sleep(0.1)
        assert await answering == b"HTTP/1.1 408"
