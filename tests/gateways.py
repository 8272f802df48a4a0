"""A gateway for tests, in this process or as a process of its own, and clients of its streams."""

import asyncio
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

import httpx
import orjson

from dateline.gateway.server.server import serve
from dateline.kafka.embedded_broker.broker import free_port
from dateline.settings import ResolvedSettings
from tests.integration.command import running

SECONDS: Final = 60
"""How long a test waits for what has to come."""


class Event(NamedTuple):
    """An event as a client gets it."""

    id: str
    name: str
    data: dict[str, Any]

    @property
    def version(self) -> str:
        """The story's id and version."""
        return f"{self.data['story_id']}{self.data['version']}"


class Client:
    """A client of a stream: what it got, and the id that it would resume from."""

    def __init__(self, url: str, path: str = "/v1/stream", headers: Mapping[str, str] | None = None) -> None:
        self.url, self.path, self.headers = url, path, dict(headers or {})
        self.last_id = ""
        self.events: list[Event] = []
        self.blocks = 0
        """Blocks that came, events and others."""
        self.is_open = asyncio.Event()
        self._changed = asyncio.Condition()

    async def read(self) -> None:
        """Read the stream to its end. Raises ``httpx.HTTPError`` where it breaks off or is refused."""
        headers = self.headers | ({"last-event-id": self.last_id} if self.last_id else {})
        timeout = httpx.Timeout(SECONDS)
        async with (
            httpx.AsyncClient(base_url=self.url, timeout=timeout) as http,
            http.stream("GET", self.path, headers=headers) as response,
        ):
            if response.is_error:
                await response.aread()
                message = f"{response.status_code}: {response.text}"
                raise httpx.HTTPStatusError(message, request=response.request, response=response)
            fields: dict[str, str] = {}
            async for line in _lines(response):
                if line:
                    name, _, value = line.partition(": ")
                    fields[name] = value
                    continue
                await self._take(fields)
                fields = {}

    async def _take(self, fields: Mapping[str, str]) -> None:
        async with self._changed:
            self.last_id = fields.get("id", self.last_id)
            self.blocks += 1
            if "data" in fields:
                self.events.append(Event(self.last_id, fields["event"], orjson.loads(fields["data"])))
            self.is_open.set()
            self._changed.notify_all()

    async def until(self, count: int) -> list[Event]:
        """Wait until so many events came, and return them all."""
        async with asyncio.timeout(SECONDS), self._changed:
            await self._changed.wait_for(lambda: len(self.events) >= count)
            return self.events

    async def until_block(self, condition: Callable[[], bool]) -> None:
        """Wait until a condition holds after some block."""
        async with asyncio.timeout(SECONDS), self._changed:
            await self._changed.wait_for(condition)

    @asynccontextmanager
    async def connected(self) -> AsyncIterator["Client"]:
        """Read the stream for the duration of the block, which begins when the stream is open."""
        self.is_open.clear()
        reading = asyncio.create_task(self.read())
        opening = asyncio.create_task(self.is_open.wait())
        try:
            await asyncio.wait({reading, opening}, timeout=SECONDS, return_when=asyncio.FIRST_COMPLETED)
            if reading.done():
                reading.result()
            yield self
        finally:
            for task in (reading, opening):
                task.cancel()
            with suppress(httpx.HTTPError):
                await asyncio.gather(reading, opening, return_exceptions=True)

    async def persist(self) -> None:
        """Read the stream, and resume whenever it ends or breaks off, until cancelled."""
        while True:
            with suppress(httpx.HTTPError):
                await self.read()
            await asyncio.sleep(0.05)


async def _lines(response: httpx.Response) -> AsyncIterator[str]:
    """Yield the lines, which only a line feed ends: httpx also splits at U+2028, which JSON may have."""
    rest = b""
    async for part in response.aiter_bytes():
        *lines, rest = (rest + part).split(b"\n")
        for line in lines:
            yield line.decode()


async def read_events(url: str, count: int, last_id: str = "") -> Client:
    """Return a client that read some events and left: from the beginning of history, or behind an id."""
    client = Client(url, "/v1/stream" if last_id else "/v1/stream?since=9999d")
    client.last_id = last_id
    async with client.connected():
        await client.until(count)
    return client


def versions(client: Client) -> list[str]:
    return [event.version for event in client.events]


@asynccontextmanager
async def gateway(settings: ResolvedSettings, copy: Path, *, ready: bool = True) -> AsyncIterator[str]:
    """Run a gateway in this process, and yield its address, once its copy is filled."""
    port = free_port()
    chosen = settings.model_copy(update={"gateway_port": port, "gateway_copy": copy})
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(chosen, stop))
    url = f"http://127.0.0.1:{port}"
    try:
        await until_ready(url, serving, path="/readyz" if ready else "/healthz")
        yield url
    finally:
        stop.set()
        await serving


async def until_ready(
    url: str, serving: "asyncio.Task[None] | None" = None, path: str = "/readyz", seconds: float = SECONDS
) -> None:
    async with asyncio.timeout(seconds), httpx.AsyncClient() as http:
        while True:
            if serving is not None and serving.done():
                serving.result()
            with suppress(httpx.TransportError):
                if (await http.get(url + path)).is_success:
                    return
            await asyncio.sleep(0.05)


@contextmanager
def gateway_process(settings: ResolvedSettings, copy: Path, port: int) -> "Iterator[subprocess.Popen[bytes]]":
    """Run ``dateline serve`` as a process; it is killed at the end of the block."""
    chosen = settings.model_copy(update={"gateway_port": port, "gateway_copy": copy})
    with running(chosen, "serve") as process:
        yield process
