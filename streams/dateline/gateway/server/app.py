"""The application: all paths of the gateway, with what stands around each of them."""

from collections.abc import Awaitable, Callable, Iterable
from http import HTTPStatus
from time import monotonic

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from dateline import telemetry
from dateline.gateway.access.guard import Guard
from dateline.gateway.access.log import AccessLog
from dateline.gateway.access.security_headers import SecurityHeaders
from dateline.gateway.access.sign_in import sign_in_routes
from dateline.gateway.api.acknowledgement import acknowledgement_route
from dateline.gateway.api.admin.endpoints import admin_routes
from dateline.gateway.api.alert_list import alert_list_route
from dateline.gateway.api.counts import count_routes
from dateline.gateway.api.story_life import story_life_route
from dateline.gateway.api.story_list import story_list_route
from dateline.gateway.board.page import on_http_error
from dateline.gateway.board.routes import board_routes
from dateline.gateway.description.endpoints import description_routes
from dateline.gateway.feeds.endpoints import feed_routes
from dateline.gateway.problems import HANDLERS
from dateline.gateway.push.endpoint import push_route
from dateline.gateway.service import Service
from dateline.gateway.stream.endpoints import stream_routes
from dateline.telemetry import gauge


def routes_of(service: Service) -> list[Route]:
    """Return all paths for programs, which the description has; those of the board are pages."""
    return [
        *stream_routes(service), story_list_route(service), story_life_route(service), *count_routes(service),
        alert_list_route(service), acknowledgement_route(service), *admin_routes(service), *feed_routes(service),
        push_route(service), *description_routes(), *sign_in_routes(service.access), *_probes(service),
    ]  # fmt: skip


def build_app(service: Service) -> ASGIApp:
    """Return the application of a gateway."""
    handlers = {**HANDLERS, HTTPException: on_http_error}
    app = Starlette(routes=[*routes_of(service), *board_routes(service)], exception_handlers=handlers)
    app.router.redirect_slashes = False
    return AccessLog(SecurityHeaders(Guard(app, service.access)))


def _probes(service: Service) -> Iterable[Route]:
    """Yield the paths for those who watch the process: alive, ready, and its metrics."""

    def ready() -> list[str]:
        return service.follower.failures(monotonic())

    async def metrics(_: Request) -> Response:
        gauge("ready", not ready())
        return Response(generate_latest(telemetry.REGISTRY), headers=_NO_STORE, media_type=CONTENT_TYPE_LATEST)

    yield Route("/healthz", _check(list))
    yield Route("/readyz", _check(ready))
    yield Route("/metrics", metrics)


_NO_STORE = {"cache-control": "no-store"}


def _check(reasons_of: Callable[[], list[str]]) -> Callable[[Request], Awaitable[Response]]:
    """Return a path that answers 503 with reasons, or 200 where there are none."""

    async def answer(_: Request) -> Response:
        reasons = reasons_of()
        status = HTTPStatus.SERVICE_UNAVAILABLE if reasons else HTTPStatus.OK
        text = "".join(f"{reason}\n" for reason in reasons or ["ok"])
        return PlainTextResponse(text, status, headers=_NO_STORE)

    return answer
