"""The paths of the descriptions."""

from collections.abc import Callable
from functools import cache

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.gateway.api.answer import answer
from dateline.gateway.description.asyncapi import asyncapi
from dateline.gateway.description.catalogue import ASYNCAPI, OPENAPI
from dateline.gateway.description.openapi import Schema, openapi
from dateline.gateway.description.operation import Operation, route


def description_routes() -> list[Route]:
    """Return the routes; a description is made when it is first asked for."""
    return [_route(OPENAPI, openapi), _route(ASYNCAPI, asyncapi)]


def _route(operation: Operation, describe: Callable[[], Schema]) -> Route:
    made = cache(lambda: orjson.dumps(describe()))

    async def respond(request: Request) -> Response:
        return answer(request, made())

    return route(operation, respond)
