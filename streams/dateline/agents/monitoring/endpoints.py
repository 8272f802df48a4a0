"""``/metrics``, ``/healthz`` and ``/readyz`` over HTTP, served from a thread of its own.

The event loop stands still for a minute or more while a large state is read. The thread still answers then, so that
nobody takes the worker for dead.
"""

import errno
import socket
from collections.abc import Callable, Iterable
from http import HTTPStatus
from socketserver import ThreadingMixIn
from threading import Thread
from time import monotonic
from typing import Any, Final, Protocol
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from prometheus_client import make_wsgi_app

from dateline import telemetry
from dateline.settings import Settings, SettingsError
from dateline.telemetry import REGISTRY, gauge

Answer = Iterable[bytes]
_TEXT_HEADERS: Final = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]


class Health(Protocol):
    """Says why a process is not alive, and why it is not ready. ``now`` is ``time.monotonic()``."""

    def liveness_failures(self, now: float) -> list[str]:
        """Return why the process has to be started again."""
        ...

    def readiness_failures(self, now: float) -> list[str]:
        """Return why the process is not ready."""
        ...


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _ServerIPv6(_Server):
    address_family = socket.AF_INET6


class _Handler(WSGIRequestHandler):
    timeout = 10
    """Seconds that a client may keep a thread waiting. Chosen by hand."""

    def log_message(self, *_: object) -> None:
        """Log nothing: probes come every few seconds."""


def serve(settings: Settings, health: Health) -> None:
    """Listen at the settings' address until the process ends; do nothing where the port is 0.

    Raises ``OSError`` where another process has the port, which may be about to end, and ``SettingsError`` where this
    process cannot have the address at all; both say what to do.
    """
    host, port = settings.http_host, settings.http_port
    if port == 0:
        return
    server = _ServerIPv6 if ":" in host else _Server
    try:
        listening = make_server(host, port, _application(health), server, _Handler)
    except OSError as error:
        problem = f"DATELINE_HTTP_HOST={host} DATELINE_HTTP_PORT={port}: {error.strerror or error}"
        if error.errno == errno.EADDRINUSE:
            msg = f"{problem}; give each process of a machine a port of its own, or 0 for none"
            raise OSError(msg) from error
        msg = f"{problem}; set an address of this machine (127.0.0.1, or 0.0.0.0 for all) and a port above 1023"
        raise SettingsError(msg) from error
    Thread(target=listening.serve_forever, name="http", daemon=True).start()
    telemetry.event("http_listening", address=f"http://{f'[{host}]' if ':' in host else host}:{port}")


def _application(health: Health) -> Callable[[dict[str, Any], Callable[..., Any]], Answer]:
    metrics = make_wsgi_app(REGISTRY)
    checks = {"/healthz": health.liveness_failures, "/readyz": health.readiness_failures}

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Answer:
        path = environ.get("PATH_INFO", "")
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return _respond(start, HTTPStatus.METHOD_NOT_ALLOWED, ["GET alone"])
        if path == "/metrics":
            gauge("ready", not health.readiness_failures(monotonic()))
            exposition: Answer = metrics(environ, start)
            return exposition
        if path in checks:
            reasons = checks[path](monotonic())
            return _respond(start, HTTPStatus.SERVICE_UNAVAILABLE if reasons else HTTPStatus.OK, reasons or ["ok"])
        return _respond(start, HTTPStatus.NOT_FOUND, ["there is /metrics, /healthz and /readyz"])

    return answer


def _respond(start: Callable[..., Any], status: HTTPStatus, lines: Iterable[str]) -> Answer:
    body = "".join(f"{line}\n" for line in lines).encode()
    start(f"{status.value} {status.phrase}", [*_TEXT_HEADERS, ("Content-Length", str(len(body)))])
    return [body]
