"""``/v1/alerts``: the alerts that there were, and what became of them."""

import sqlite3
from typing import Final, get_args

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.core.data.places.regions import REGION_SLUGS
from dateline.gateway.access.identity import identity_of
from dateline.gateway.api.answer import list_answer
from dateline.gateway.api.arguments import Arguments
from dateline.gateway.api.cursor import decode_cursor, encode_cursor, question_tag
from dateline.gateway.api.delivery import Deliveries, deliveries_of
from dateline.gateway.api.lives import named_story
from dateline.gateway.api.models import AlertList
from dateline.gateway.copy.lists import AlertChoice, AlertPage, alerts, snapshot
from dateline.gateway.description.operation import JSON, Operation, Parameter, route
from dateline.gateway.service import Service
from dateline_schemas import Alert
from dateline_schemas.alert import Severity

_MAX_LIMIT: Final = 200
"""Alerts of a page. Bounds an answer; chosen by hand."""
_DEFAULT_LIMIT: Final = 50
OPERATION: Final = Operation(
    "/v1/alerts",
    "listAlerts",
    "Alerts, newest first, what became of each for every target, and who has seen it.",
    {JSON: AlertList},
    (
        Parameter("rule", "Ids of rules.", many=True),
        Parameter("severity", "Severities.", many=True, values=get_args(Severity)),
        Parameter("region", "Regions that the alert's story is in, or was.", many=True, values=REGION_SLUGS),
        Parameter("story", "The id of a story, or 8 or more of its first digits."),
        Parameter("from", "From an event time on: `2h`, `7d`, or `2026-02-07T23:00:00Z`."),
        Parameter("to", "Up to an event time, which is not included."),
        Parameter("limit", f"Alerts of a page, at most {_MAX_LIMIT}; {_DEFAULT_LIMIT} by default.", form="integer"),
        Parameter("cursor", "The `next` of the page before, with the same parameters."),
    ),
    "A replay's alerts are not among them. The alert of a story that was withdrawn since has nothing of its text.",
    tag="alerts",
)


def alert_list_route(service: Service) -> Route:
    """Return the route."""
    deliveries = Deliveries(service.settings)

    async def answer(request: Request) -> Response:
        arguments, identity = Arguments(OPERATION, request), identity_of(request)
        limit = arguments.number("limit", _DEFAULT_LIMIT, _MAX_LIMIT)
        regions = sorted(identity.narrow(frozenset(arguments.many("region"))))
        parts = request.query_params.multi_items()
        tag = question_tag((name, value) for name, value in parts if name not in {"cursor", "limit"})
        cursor = arguments.one("cursor")
        since, to = arguments.span()
        story = await named_story(service, request, arguments)
        choice = AlertChoice(
            regions, arguments.many("rule"), arguments.many("severity"), story,
            since, to, decode_cursor(cursor, tag) if cursor else None,
        )  # fmt: skip
        page = await service.search(request, read_alerts, choice, limit)
        progress = await deliveries.progress() if page.alerts else {}
        with_errors = "admin" in identity.scopes
        items = []
        for row in page.alerts:
            alert = Alert.read(row.body)
            found = None if progress is None else deliveries_of(progress, row.offset, alert, with_errors=with_errors)
            shown = None if found is None else [each.model_dump(mode="json") for each in found]
            values = row.body, orjson.dumps(shown), row.acknowledgement or b"null"
            items.append(b'{"alert":%b,"deliveries":%b,"acknowledgement":%b}' % values)
        last = encode_cursor(tag, page.alerts[-1].at, page.alerts[-1].offset) if page.has_more else None
        return list_answer(request, "alerts", items, last)

    return route(OPERATION, answer)


def read_alerts(connection: sqlite3.Connection, choice: AlertChoice, limit: int) -> AlertPage:
    """Return a page of alerts."""
    with snapshot(connection):
        return alerts(connection, choice, limit)
