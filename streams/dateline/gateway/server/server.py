"""The server: listen, serve until asked to stop, and end streams so that their clients resume elsewhere."""

import asyncio
import errno
import logging
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import uvicorn

from dateline import telemetry
from dateline.files.folders import folder_problem
from dateline.gateway.board.desk.findings import Look
from dateline.gateway.server.app import build_app
from dateline.gateway.server.connection import GatewayProtocol
from dateline.gateway.service import Service
from dateline.process.listening import LOCK, OPEN_TO_ALL, is_loopback
from dateline.settings import Settings, SettingsError, variable

_GRACE_SECONDS: Final = 5
"""Seconds that answers may take after the stop signal. Chosen by hand, below the 10 s that a command may take."""
_KEEP_ALIVE_SECONDS: Final = 15
"""Seconds that a connection without a request stays open. Chosen by hand."""
_SPARE_CONNECTIONS: Final = 1_000
"""Connections beyond the limit of streams. Bounds memory and file descriptors; chosen by hand."""
_BACKLOG: Final = 1_024
"""Connections that wait to be accepted. Chosen by hand, for clients that all come back at once."""


async def serve(settings: Settings, stop: asyncio.Event, look: Look | None = None) -> None:
    """Serve until ``stop`` is set. ``look`` finds what is wrong with the namespace, for the operator's page.

    Raises ``SettingsError``, ``OSError``, ``KafkaError`` and ``ProvisionError``.
    """
    _require_copy_path(settings)
    telemetry.show_counters("gateway_clients_dropped", "gateway_requests", "pushes", "pushed_pages")
    listening = _listen(settings)
    try:
        with _naming_copy(settings):
            # where any free port was asked for
            own = settings.model_copy(update={"gateway_port": listening.getsockname()[1]})
            service = Service(own, copy_path(settings))
            service.look = look
            await service.start()
            try:
                await _serve(service, listening, stop)
            finally:
                await service.close()
    finally:
        listening.close()


@contextmanager
def _naming_copy(settings: Settings) -> Iterator[None]:
    """In the block, let an error of SQLite name the copy's file and what to do, as an ``OSError``."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        cause = error if isinstance(error, sqlite3.Error) else error.__cause__
        if not isinstance(cause, sqlite3.Error):
            raise
        name = "data_dir" if settings.gateway_copy is None else "gateway_copy"
        msg = (
            f"the gateway's copy {copy_path(settings)}: {cause}; see that its disk has free space, or name another"
            f" place in {variable(name)}, and start the gateway again: it goes on where it stood"
        )
        raise OSError(msg) from error


def copy_path(settings: Settings) -> Path:
    """Return the file of the gateway's copy."""
    return settings.gateway_copy or settings.data_dir / "gateway" / f"{settings.known_as or settings.namespace}.sqlite"


def _require_copy_path(settings: Settings) -> None:
    """Raise ``SettingsError`` where the copy's file cannot be begun: its folder cannot be used, or it is a folder."""
    path = copy_path(settings)
    name = "data_dir" if settings.gateway_copy is None else "gateway_copy"
    problem = "it is a folder" if path.is_dir() else folder_problem(path.parent)
    if problem is not None:
        where = path if path.is_dir() else path.parent
        kind = "folder that this user can write" if name == "data_dir" else "file in a folder that this user can write"
        msg = f"{variable(name)}={getattr(settings, name)}: {where}: {problem}; name a {kind}"
        raise SettingsError(msg)


def http_server(service: Service) -> uvicorn.Server:
    """Return the server of a gateway's application."""
    limit = service.settings.gateway_streams + _SPARE_CONNECTIONS
    protocol = type("Protocol", (GatewayProtocol,), {"max_connections": limit})
    return _Server(
        uvicorn.Config(
            build_app(service), http=protocol, ws="none", lifespan="off", log_config=None, access_log=False,
            server_header=False, proxy_headers=False, backlog=_BACKLOG, timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
    )  # fmt: skip


async def _serve(service: Service, listening: socket.socket, stop: asyncio.Event) -> None:
    server = http_server(service)
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL)
    host, port = listening.getsockname()[:2]
    following = asyncio.create_task(service.run())
    serving = asyncio.create_task(server.serve([listening]))
    stopping = asyncio.create_task(stop.wait())
    telemetry.event("http_listening", address=f"http://{f'[{host}]' if ':' in host else host}:{port}")
    try:
        await asyncio.wait({following, serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if stopping.done():
            service.leave()
        service.end_streams()
        server.should_exit = True
        await serving
        if following.done():
            _raise_cause(following)
    finally:
        for task in (following, serving, stopping):
            task.cancel()
        await asyncio.gather(following, serving, stopping, return_exceptions=True)


class _Server(uvicorn.Server):
    """A server that leaves the signals to ``dateline.process.stop_signals``."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _raise_cause(task: "asyncio.Task[None]") -> None:
    """Raise the first error of a task's group."""
    error = task.exception()
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if error is not None:
        raise error


def _listen(settings: Settings) -> socket.socket:
    """Return a socket that listens at the settings' address.

    Raises ``SettingsError`` for an address that others can reach where there are no tokens, and ``OSError`` where the
    port is taken.
    """
    host, port = settings.gateway_host, settings.gateway_port
    named = f"DATELINE_GATEWAY_HOST={host} DATELINE_GATEWAY_PORT={port}"
    if not is_loopback(host) and settings.gateway_tokens is None:
        msg = f"{named}: {OPEN_TO_ALL}: {LOCK}"
        raise SettingsError(msg)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            msg = f"{named}: {error.strerror}; give each process of a machine a port of its own"
            raise OSError(msg) from error
        msg = f"{named}: {error.strerror or error}; set an address of this machine and a port above 1023"
        raise SettingsError(msg) from error
    return listening
