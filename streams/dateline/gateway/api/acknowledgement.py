"""``/v1/alerts/{id}/acknowledgement``: a person has seen an alert. By JSON, or by a form of a page of the gateway."""

import asyncio
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final, NamedTuple
from urllib.parse import parse_qsl

from aiokafka.errors import KafkaError
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline import telemetry
from dateline.client.acknowledgements import send_acknowledgement
from dateline.core.text.field_errors import error_text
from dateline.gateway.access.identity import Identity, identity_of
from dateline.gateway.api.arguments import Arguments, refuse
from dateline.gateway.api.models import Acknowledging
from dateline.gateway.copy.batch import alert_regions
from dateline.gateway.copy.lists import FoundAlert, find_alert
from dateline.gateway.description.operation import JSON, Operation, route
from dateline.gateway.problems import Problem
from dateline.gateway.service import Service
from dateline.kafka.codec import encode
from dateline.process.log.error_words import error_words
from dateline.topics import ACKNOWLEDGEMENTS
from dateline_schemas import Acknowledgement

FORM: Final = "application/x-www-form-urlencoded"
_BACK: Final = "back"
"""The field of a form that names the page to go back to."""
_MAX_FIELDS: Final = 10
"""Fields of a form that is read. Bounds the work on forged ones; chosen by hand."""
_DIGITS: Final = 32
"""Hex digits of an alert's id."""
_MAX_SEND_SECONDS: Final = 5.0
"""Seconds that the broker may take. Chosen by hand."""
_MAX_COPY_SECONDS: Final = 3.0
"""Seconds to wait until this gateway's copy has it, so that the page that is shown next does. Chosen by hand."""
OPERATION: Final = Operation(
    "/v1/alerts/{alert_id}/acknowledgement",
    "acknowledgeAlert",
    "Say that a person has seen an alert; of each alert, the newest counts.",
    {JSON: Acknowledgement},
    description="It is written to a topic that all gateways read. As a form it may have the field `back`, a path of "
    "this gateway: the answer is a redirect to it.",
    tag="alerts",
    has_etag=False,
    method="POST",
    status=201,
    body={JSON: Acknowledging, FORM: "The same fields, and `back`."},
    redirects="It was a form with the field `back`, which is where to go.",
    problems={
        404: "There is no such alert, or the token may not read its regions.",
        409: "The alert's story was withdrawn, so that a note is not taken: it may quote the story.",
        415: "The body is neither JSON nor a form.",
    },
)


def acknowledgement_route(service: Service) -> Route:
    """Return the route."""

    async def respond(request: Request) -> Response:
        Arguments(OPERATION, request)
        given = await _given(request)
        made = await acknowledge(service, identity_of(request), request.path_params["alert_id"], given.said)
        if given.back is not None:
            return Response(status_code=HTTPStatus.SEE_OTHER, headers={"location": given.back})
        return Response(encode(made), HTTPStatus.CREATED, media_type=JSON)

    return route(OPERATION, respond)


async def acknowledge(service: Service, identity: Identity, alert_id: str, said: Acknowledging) -> Acknowledgement:
    """Write that somebody has seen an alert, and return once the copy has it. Raises ``Problem``."""
    name = _name(identity, said)
    found = await service.copy.read(find_alert, alert_id)
    if found is None:
        service.require_filled()
        if len(alert_id) < _DIGITS and not alert_id.strip("0123456789abcdefABCDEF"):
            msg = f"there is no alert {alert_id!r}: give the whole id, {_DIGITS} digits"
            raise Problem(HTTPStatus.NOT_FOUND, msg)
    made = _acknowledgement(found, identity, name, said.note)
    await _write(service, made)
    return made


class _Given(NamedTuple):
    said: Acknowledging
    back: str | None


async def _given(request: Request) -> _Given:
    """Return what the body says. Raises ``Problem``."""
    media_type, body = request.headers.get("content-type", "").partition(";")[0].strip().lower(), await request.body()
    try:
        if media_type == JSON:
            return _Given(Acknowledging.model_validate_json(body), None)
        if media_type == FORM:
            pairs = parse_qsl(body.decode(), max_num_fields=_MAX_FIELDS)
            fields = {key: value for key, value in pairs if value.strip()}
            back = _path(fields.pop(_BACK, None))
            return _Given(Acknowledging.model_validate(fields), back)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        refuse(f"{'.'.join(map(str, first['loc'])) or 'the body'}: {error_text(first)}")
    except ValueError:  # UnicodeDecodeError too
        refuse("the body is no form of a few fields in UTF-8")
    msg = f"send the body as {JSON} or {FORM}"
    raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, msg)


def _path(back: str | None) -> str | None:
    """Return a path of this gateway. Raises ``Problem`` for an address elsewhere, to which nobody may be led."""
    if back is not None and (not back.startswith("/") or back[1:2] in {"/", "\\"} or not back.isprintable()):
        refuse("back is not a path of this gateway, which begins with one /")
    return back


def _name(identity: Identity, said: Acknowledging) -> str:
    """Return who acknowledges: the token's name; without tokens, what the person typed. Raises ``Problem``."""
    if identity.name is not None:
        if said.by not in {None, "", identity.name}:
            refuse(f"by: leave it out; you are {identity.name}, by your token")
        return identity.name
    if not said.by:
        refuse("by: say who has seen the alert, as this gateway has no tokens with names")
    return said.by


def _acknowledgement(found: FoundAlert | None, identity: Identity, name: str, note: str | None) -> Acknowledgement:
    """Return the record. Raises ``Problem`` where there is no such alert, or its story takes no note."""
    if found is None or (identity.regions and identity.regions.isdisjoint(alert_regions(found.alert))):
        msg = "there is no such alert; the gateway has those of as many days as the topics keep"
        raise Problem(HTTPStatus.NOT_FOUND, msg)
    if note and found.is_withdrawn:
        msg = "the alert's story was withdrawn, and a note may quote it: acknowledge the alert without a note"
        raise Problem(HTTPStatus.CONFLICT, msg)
    alert = found.alert
    return Acknowledgement(
        alert_id=alert.alert_id,
        rule=alert.rule,
        story_id=alert.story_id,
        version=alert.version,
        by=name,
        at=datetime.now(UTC),
        note=note or None,
    )


async def _write(service: Service, acknowledgement: Acknowledgement) -> None:
    """Write an acknowledgement, and wait until the copy has it. Raises ``Problem`` where the broker is away."""
    try:
        async with asyncio.timeout(_MAX_SEND_SECONDS):
            offset = await send_acknowledgement(service.public, acknowledgement)
    except (KafkaError, OSError, TimeoutError) as error:
        telemetry.event("probe_failed", topic=ACKNOWLEDGEMENTS.of(service.public), reason=error_words(error))
        msg = "the broker does not answer; try again"
        raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, msg, {"retry-after": "5"}) from error
    await service.acknowledged.wait(offset, _MAX_COPY_SECONDS)
