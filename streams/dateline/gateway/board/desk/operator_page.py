"""The operator's page: what is wrong, dead letters by reason, what waits, the topics, and the gateways."""

import asyncio
from collections.abc import Awaitable
from http import HTTPStatus
from typing import Final, Generic, NamedTuple, TypeVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.gateway.access.identity import identity_of
from dateline.gateway.api.admin.models import TopicList
from dateline.gateway.board.desk.findings import Findings
from dateline.gateway.board.page import page, page_route
from dateline.gateway.problems import Problem
from dateline.gateway.service import Service

T = TypeVar("T")

_MAX_REASONS: Final = 40
"""Reasons of dead letters on the page, the most frequent. Bounds it; chosen by hand."""
_DAY_MS: Final = 24 * 3600 * 1000
_REGION: Final = ".region."
"""What the topics of the regions have in their names."""


class Answer(NamedTuple, Generic[T]):
    """An answer of the broker, or why there is none."""

    said: T | None = None
    why: str = ""


class TopicLine(NamedTuple):
    """A topic on the page, or several that are alike."""

    name: str
    topics: int
    """How many of them exist."""
    partitions: int
    replicas: int | None
    """Replicas of the worst partition."""
    offsets: int
    days: int | None
    """How long records are kept; None for ever."""
    is_compacted: bool


def operator_page_route(service: Service) -> Route:
    """Return the route."""
    findings = Findings(service.look) if service.look is not None else None

    async def show(request: Request) -> Response:
        if "admin" not in identity_of(request).scopes:
            msg = "this page needs a token with the scope admin; `dateline tokens new --scope admin` makes one"
            raise Problem(HTTPStatus.FORBIDDEN, msg)
        operator = service.operator
        letters, lag, topics, gateways, found = await asyncio.gather(
            _or_why(operator.dead_letters()), _or_why(operator.lag()), _or_why(operator.topics()),
            _or_why(operator.gateways()), _none() if findings is None else findings.newest(),
        )  # fmt: skip
        return page(
            request, "operator.html", title="Operator", letters=letters, lag=lag, gateways=gateways, topics=topics,
            looks=findings is not None, found=found, most=_MAX_REASONS,
            lines=None if topics.said is None else topic_lines(topics.said),
        )  # fmt: skip

    return page_route("/operator", show)


def topic_lines(topics: TopicList) -> list[TopicLine]:
    """Return the topics of the table; those of the regions, which are all alike, on one line."""
    lines: dict[str, TopicLine] = {}
    for row in topics.topics:
        head, is_region, _ = row.topic.partition(_REGION)
        name = f"{head}{_REGION}*" if is_region else row.topic
        offsets = sum(each.end - each.first for each in row.partitions)
        days = None if row.retention_ms is None else row.retention_ms // _DAY_MS
        former = lines.get(name)
        lines[name] = TopicLine(
            name,
            (former.topics if former else 0) + row.exists,
            (former.partitions if former else 0) + len(row.partitions),
            min(filter(None, (former and former.replicas, row.replication)), default=None),
            (former.offsets if former else 0) + offsets,
            days,
            "compact" in row.cleanup,
        )
    return list(lines.values())


async def _none() -> None:
    return None


async def _or_why(question: Awaitable[T]) -> Answer[T]:
    """Return an answer of the broker, or why there is none, so that the page shows what is known."""
    try:
        return Answer(await question)
    except Problem as problem:
        return Answer(why=problem.detail)
