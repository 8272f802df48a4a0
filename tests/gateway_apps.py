"""A gateway's application in this process, without a broker, for tests of its paths; where asked, at a port."""

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from dateline.gateway.access.tokens_file import entry, new_token
from dateline.gateway.board.desk.findings import Look
from dateline.gateway.copy.batch import Applied, Batch
from dateline.gateway.copy.store import Beginning
from dateline.gateway.server.app import build_app
from dateline.gateway.server.server import http_server
from dateline.gateway.service import Service
from dateline.kafka.codec import Incoming
from dateline.settings import Settings
from tests.copies import FIRST

URL = "http://localhost:8480"


class App:
    """A gateway over a copy that tests fill, and a client of it."""

    def __init__(self, service: Service, http: httpx.AsyncClient) -> None:
        self.service, self.http = service, http

    async def apply(
        self,
        stories: Sequence[Incoming] = (),
        alerts: Sequence[Incoming] = (),
        acknowledgements: Sequence[Incoming] = (),
    ) -> None:
        applied = await self.service.copy.apply(Batch(FIRST, list(stories), list(alerts), list(acknowledgements)))
        self.service.publish(FIRST, applied)

    def catch_up(self) -> None:
        """Let clients of streams follow, as if the copy had all that the topics have."""
        self.service.publish(FIRST, Applied([], []))
        self.service.stories.offsets = {0: 0, 1: 0}
        self.service.follower.was_caught_up = True

    async def get(self, path: str, **headers: str) -> httpx.Response:
        return await self.http.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    async def json(self, path: str, status: int = 200) -> Any:  # noqa: ANN401
        answer = await self.http.get(path)
        assert answer.status_code == status, answer.text
        return answer.json()


@asynccontextmanager
async def app(
    folder: Path,
    headers: Mapping[str, str] | None = None,
    look: Look | None = None,
    *,
    is_filled: bool = True,
    **settings: object,
) -> AsyncIterator[App]:
    """Open a gateway whose copy is empty; ``headers`` are those of each request, ``look`` the operator's.

    ``is_filled`` says whether the copy has all that the topics have.
    """
    service = Service(Settings(**settings), folder / "copy")  # type: ignore[arg-type]
    service.look = look
    service.follower.was_caught_up = is_filled
    await service.copy.open()
    try:
        await service.copy.begin(Beginning("wire", firsts={"stories": {0: 0, 1: 0}, "alerts": {0: 0}}))
        transport = httpx.ASGITransport(app=build_app(service), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=URL, headers=headers) as http:
            yield App(service, http)
    finally:
        await service.copy.close()


@asynccontextmanager
async def served(opened: App, keep_alive: int = 15) -> AsyncIterator[uvicorn.Server]:
    """Serve a gateway at a port as ``dateline serve`` does; all connections are closed at the end.

    The kernel keeps little for clients that do not read, so that what the gateway keeps can be seen.
    """
    server = http_server(opened.service)
    server.config.timeout_keep_alive = keep_alive
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16 * 1024)
        serving = asyncio.create_task(server.serve([listening]))
        while not server.started:  # noqa: ASYNC110  # uvicorn has no event for it
            await asyncio.sleep(0.01)
        try:
            yield server
        finally:
            opened.service.end_streams()
            server.should_exit = server.force_exit = True
            await serving


def port_of(server: uvicorn.Server) -> int:
    port: int = server.servers[0].sockets[0].getsockname()[1]
    return port


def tokens_file(path: Path, **scopes: Sequence[Any]) -> dict[str, str]:
    """Write a file of tokens with scopes by name. Return the tokens."""
    tokens = {name: new_token() for name in scopes}
    path.write_text("\n".join(entry(name, tokens[name], values, ()) for name, values in scopes.items()))
    return tokens
