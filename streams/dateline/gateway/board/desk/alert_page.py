"""The page of alerts: which rule asked for which story, what each target had of it, and who acknowledged it."""

import sqlite3
from collections.abc import Sequence
from typing import Final, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.gateway.access.identity import identity_of
from dateline.gateway.api.alert_list import OPERATION
from dateline.gateway.api.arguments import Arguments
from dateline.gateway.api.cursor import decode_cursor, encode_cursor, question_tag
from dateline.gateway.api.delivery import Deliveries, deliveries_of
from dateline.gateway.api.lives import named_story
from dateline.gateway.api.models import Delivery
from dateline.gateway.board.moments import Moment, at
from dateline.gateway.board.page import page, page_route
from dateline.gateway.board.stories.choice_form import chosen, without
from dateline.gateway.board.stories.following import address
from dateline.gateway.board.stories.row import title_of
from dateline.gateway.board.stories.story_lists import position
from dateline.gateway.board.wording import language_tag, query, shortened
from dateline.gateway.copy.erase import is_withdrawn
from dateline.gateway.copy.lists import AlertChoice, AlertPage, AlertRow, alerts, snapshot
from dateline.gateway.service import Service
from dateline.gateway.stream.operations import ALERTS
from dateline_schemas import Acknowledgement, Alert

_LIMIT: Final = 40
"""Alerts of a page. Chosen by hand: some 30 kB."""
_OF_STREAMS: Final = frozenset(parameter.name for parameter in ALERTS.parameters)
_MAX_MATCHED: Final = 6
"""Terms of a rule that are named. Bounds a row; chosen by hand."""
_MAX_ERROR_CHARS: Final = 300


class AlertLine(NamedTuple):
    """An alert on the page."""

    alert_id: str
    rule: str
    name: str
    severity: str
    occasion: str
    story_id: str
    version: int
    title: str
    language: str | None
    withdrawn: bool
    """Whether it tells of a withdrawal, or its story was withdrawn since."""
    erased: bool
    """Whether nothing of its story's words is left."""
    when: Moment
    matched: tuple[str, ...]
    changed: tuple[str, ...]
    deliveries: tuple[Delivery, ...] | None
    """What each target had of it; None where the broker does not answer."""
    acknowledgement: Acknowledgement | None

    @property
    def waits(self) -> list[Delivery]:
        """The targets that have not had it, and are to have it."""
        return [each for each in self.deliveries or () if each.state in {"waiting", "failing"}]

    @property
    def had(self) -> list[str]:
        """The targets that had it."""
        return [each.target for each in self.deliveries or () if each.state == "settled"]


def alert_page_route(service: Service) -> Route:
    """Return the route."""
    deliveries = Deliveries(service.settings)

    async def show(request: Request) -> Response:
        arguments, identity = Arguments(OPERATION, request), identity_of(request)
        filters, cursor = chosen(request), arguments.one("cursor")
        tag = question_tag([("path", request.url.path), *filters])
        story = await named_story(service, request, arguments)
        choice = AlertChoice(
            sorted(identity.narrow(frozenset(arguments.many("region")))), arguments.many("rule"),
            arguments.many("severity"), story, arguments.time("from") or 0, arguments.time("to"),
            decode_cursor(cursor, tag) if cursor else None,
        )  # fmt: skip
        here = position(service, "alerts")
        found, gone = await service.search(request, _read, choice, _LIMIT)
        progress = await deliveries.progress() if found.alerts else {}
        is_admin = "admin" in identity.scopes
        lines = []
        for row, alert in zip(found.alerts, map(Alert.read, (row.body for row in found.alerts)), strict=True):
            told = None if progress is None else deliveries_of(progress, row.offset, alert, with_errors=is_admin)
            lines.append(_line(row, alert, told, is_gone=row.row in gone))
        older = encode_cursor(tag, found.alerts[-1].at, found.alerts[-1].offset) if found.has_more else None
        of_stream = [pair for pair in filters if pair[0] in _OF_STREAMS]
        return page(
            request, "alerts.html", title="Alerts", lines=lines, is_admin=is_admin, needs_name=identity.name is None,
            filters=[(name, value, without(filters, (name, value), "/alerts")) for name, value in filters],
            back=request.url.path + query(*filters), severities=OPERATION.parameters[1].values,
            values={name: arguments.one(name) or "" for name in ("rule", "severity", "story")},
            older=query(*filters, ("cursor", older)) if older else None, position=here,
            stream=address("/v1/alerts/stream", of_stream) if cursor is None else None,
        )  # fmt: skip

    return page_route("/alerts", show)


def _read(connection: sqlite3.Connection, choice: AlertChoice, limit: int) -> tuple[AlertPage, frozenset[int]]:
    """Return a page of alerts, and the rows of those whose version is withdrawn by now."""
    with snapshot(connection):
        found = alerts(connection, choice, limit)
        read = [(row.row, Alert.read(row.body)) for row in found.alerts]
        gone = [row for row, alert in read if is_withdrawn(connection, alert.story_id, alert.version)]
    return found, frozenset(gone)


def _line(row: AlertRow, alert: Alert, deliveries: Sequence[Delivery] | None, *, is_gone: bool) -> AlertLine:
    story, title = alert.story, alert.title
    erased = is_gone and not (story.headline or story.text or title)
    words = shortened(title.words, 200) if title is not None and not story.headline else title_of(story)
    return AlertLine(
        alert_id=alert.alert_id,
        rule=alert.rule,
        name=shortened(alert.name, 120),
        severity=alert.severity,
        occasion=alert.occasion,
        story_id=alert.story_id,
        version=alert.version,
        title="Withdrawn" if erased else words,
        language=language_tag(story.language),
        withdrawn=is_gone or story.event == "withdrawn",
        erased=erased,
        when=at(alert.at),
        matched=tuple(shortened(term, 60) for term in alert.matched[:_MAX_MATCHED]),
        changed=tuple(shortened(each, 120) for each in (alert.changed or story.relation.changed)[:3]),
        deliveries=None if deliveries is None else tuple(map(_shortened, deliveries)),
        acknowledgement=Acknowledgement.read(row.acknowledgement) if row.acknowledgement is not None else None,
    )


def _shortened(delivery: Delivery) -> Delivery:
    error = None if delivery.error is None else shortened(delivery.error, _MAX_ERROR_CHARS)
    return delivery.model_copy(update={"error": error})
