"""``/v1/admin``: dead letters, topics, lag and gateways, for the operator."""

from collections.abc import Awaitable, Callable
from typing import Final

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.gateway.api.admin.models import GatewayList, LagList, LetterList, TopicList
from dateline.gateway.api.answer import model_answer
from dateline.gateway.api.arguments import Arguments
from dateline.gateway.description.operation import JSON, Operation, Parameter, route
from dateline.gateway.service import Service

_AWAY: Final = {503: "The broker did not answer within some seconds; `Retry-After` says when to come back."}
DEAD_LETTERS: Final = Operation(
    "/v1/admin/dead-letters",
    "listDeadLetters",
    "Dead letters by stage and reason.",
    {JSON: LetterList},
    (Parameter("since", "Those that failed from a time on: `2h`, `7d`, or `2026-02-07T23:00:00Z`; by default all."),),
    tag="operation",
    problems=_AWAY,
)
TOPICS: Final = Operation(
    "/v1/admin/topics",
    "listTopics",
    "The topics with their partitions, ends and retention.",
    {JSON: TopicList},
    tag="operation",
    problems=_AWAY,
)
LAG: Final = Operation(
    "/v1/admin/lag",
    "getLag",
    "What waits before each stage and each consumer group.",
    {JSON: LagList},
    tag="operation",
    problems=_AWAY,
)
GATEWAYS: Final = Operation(
    "/v1/admin/gateways",
    "listGateways",
    "The gateways that run, or fell silent of late.",
    {JSON: GatewayList},
    tag="operation",
    problems=_AWAY,
)
OPERATIONS: Final = (DEAD_LETTERS, TOPICS, LAG, GATEWAYS)


def admin_routes(service: Service) -> list[Route]:
    """Return the routes. The guard lets those alone ask that have the scope ``admin``."""
    operator = service.operator
    return [
        _route(DEAD_LETTERS, lambda arguments: operator.dead_letters(arguments.moment("since"))),
        _route(TOPICS, lambda _: operator.topics()),
        _route(LAG, lambda _: operator.lag()),
        _route(GATEWAYS, lambda _: operator.gateways()),
    ]


def _route(operation: Operation, ask: Callable[[Arguments], Awaitable[BaseModel]]) -> Route:
    async def respond(request: Request) -> Response:
        return model_answer(request, await ask(Arguments(operation, request)))

    return route(operation, respond)
