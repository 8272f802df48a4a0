"""Clients that mean harm, over plain sockets: what they send is bounded, and others are served meanwhile."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path

import httpx
import pytest

from dateline.gateway.server import connection
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from tests.gateways import gateway

REQUEST = b"GET /v1/stream HTTP/1.1\r\nhost: localhost\r\n"


@asynccontextmanager
async def dialled(url: str) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    host, port = url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    try:
        yield reader, writer
    finally:
        writer.transport.abort()


async def answer(url: str, sent: bytes) -> bytes:
    """Return the first line of the answer to bytes; nothing where the connection is closed without one."""
    async with asyncio.timeout(30), dialled(url) as (reader, writer):
        try:
            for start in range(0, len(sent), 8_192):
                writer.write(sent[start : start + 8_192])
                await writer.drain()
            return (await reader.readline()).rstrip()
        except ConnectionError:
            return b""


async def test_hostile_bytes_are_refused_and_others_are_served(
    settings: ResolvedSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "MAX_HEADER_SECONDS", 1.0)
    await create_topics(settings)
    async with gateway(settings, tmp_path / "copy") as url:
        idle = [
            asyncio.create_task(asyncio.open_connection(*url.removeprefix("http://").split(":"))) for _ in range(300)
        ]
        slow = asyncio.create_task(answer(url, REQUEST))  # headers that never end
        for sent, status in (
            (b"x" * 100_000, {b"", b"HTTP/1.1 400 Bad Request", b"HTTP/1.1 431 Request Header Fields Too Large"}),
            (REQUEST + b"a: " + b"x" * 100_000 + b"\r\n\r\n", {b"", b"HTTP/1.1 431 Request Header Fields Too Large"}),
            (b"GET /v1/stream?q=%ff%fe%00 HTTP/1.1\r\nhost: localhost\r\n\r\n", {b"HTTP/1.1 400 Bad Request"}),
            (
                b"GET /%00/\xff HTTP/1.1\r\nhost: localhost\r\n\r\n",
                {b"HTTP/1.1 400 Bad Request", b"HTTP/1.1 404 Not Found"},
            ),
            (b"GET /..%2f..%2fetc/passwd HTTP/1.1\r\nhost: localhost\r\n\r\n", {b"HTTP/1.1 404 Not Found"}),
            (
                b"GET /v1/stream?region=a%0d%0aset-cookie:x HTTP/1.1\r\nhost: localhost\r\n\r\n",
                {b"HTTP/1.1 400 Bad Request"},
            ),
            (b"TRACE /v1/stream HTTP/1.1\r\nhost: localhost\r\n\r\n", {b"HTTP/1.1 405 Method Not Allowed"}),
            (REQUEST + b"last-event-id: \x01\xff\r\n\r\n", {b"HTTP/1.1 400 Bad Request"}),
        ):
            assert await answer(url, sent) in status, sent[:60]
        assert await slow == b""
        async with httpx.AsyncClient(base_url=url) as http:
            assert (await http.get("/healthz")).status_code == 200
            text = "'; DROP TABLE versions; -- \" NEAR(a b) * ^ {words} : -x AND OR NOT"
            for words, expected in ((text, HTTPStatus.BAD_REQUEST), (text + '"', HTTPStatus.OK)):
                async with http.stream("GET", "/v1/stream", params={"q": words, "since": "1h"}) as stream:
                    assert stream.status_code == expected, words
        for task in idle:
            _, writer = await task
            writer.transport.abort()
