"""``POST /v1/pages``: pages to the raw topic, with an answer for each record."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from http import HTTPStatus
from time import monotonic
from typing import Final

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.core.text.field_errors import error_text
from dateline.files.pages import Defaults
from dateline.gateway.access.bounds import PAGES
from dateline.gateway.access.identity import identity_of
from dateline.gateway.api.arguments import Arguments, refuse, with_plus
from dateline.gateway.description.operation import Operation, Parameter, route
from dateline.gateway.problems import problem_response
from dateline.gateway.push.body import announced_bytes, read_body
from dateline.gateway.push.pages import LINES, Checked, as_fields, as_lines, check_pages, require_media_type
from dateline.gateway.push.push_note import PushNote, RequestKey, hash_of
from dateline.gateway.push.pusher import Answered
from dateline.gateway.service import Service
from dateline.telemetry import count, observe

KEY: Final = "idempotency-key"
_KEY: Final = re.compile(r"[\x21-\x7e]{1,200}")
"""A key: printable ASCII without spaces. Bounds a record; chosen by hand."""
_REPLAYED: Final = "idempotency-replayed"
_FIELDS: Final = (
    Parameter("source", "The site or feed of pages that do not name it."),
    Parameter("url", "The address of a page without one."),
    Parameter(
        "fetched_at", "When a page was fetched that does not say it, with its time zone; of one page, by default now."
    ),
    Parameter("home_country", "The source's own country, ISO 3166-1 alpha-2."),
    Parameter("time_zone", "The source's time zone, an IANA name."),
)
OPERATION: Final = Operation(
    PAGES,
    "pushPages",
    "Send pages to the raw topic: all that are accepted in one transaction, answered after its commit.",
    {LINES: "A line for each record: `line` with `article_id`, or with the wrong `field` and the `reason`."},
    _FIELDS,
    "Pages are checked, shed and refused as by `dateline ingest`. A request has at most 16 MiB (32 MiB once inflated) "
    "and 1,000 records. A request with an `Idempotency-Key` that is sent again within 24 hours, to whatever gateway, "
    "is answered as at first, with the header `Idempotency-Replayed`, and sends nothing.",
    tag="pages",
    has_etag=False,
    method="POST",
    body={
        LINES: "A RawArticle on each line.",
        "application/json": "A RawArticle, or a list of them.",
        "text/html": "One page.",
        "text/plain": "One page.",
    },
    headers={
        "Idempotency-Key": "Up to 200 printable characters without spaces, one for each request.",
        "Content-Encoding": "`gzip`, where the body is compressed.",
    },
    others={207: "Some records are refused, the others accepted; the lines say which."},
    problems={
        413: "The body is too large, or has too many records; nothing of it was taken.",
        415: "Pages do not come in this media type or encoding.",
        422: "The `Idempotency-Key` was used for another request.",
        503: "The broker does not confirm, or there is no room. `Retry-After` says when to send the same again.",
    },
)


def push_route(service: Service) -> Route:
    """Return the route."""
    checking = ThreadPoolExecutor(2, "push-pages")

    async def respond(request: Request) -> Response:
        fields = _fields(Arguments(OPERATION, request))
        media_type = require_media_type(request.headers.get("content-type", ""))
        with service.pusher.room(announced_bytes(request)):
            body = await read_body(request)
            began = monotonic()
            key = _key(request, media_type, body)
            answered = await service.pusher.known(key) if key is not None else None
            if answered is None:
                loop = asyncio.get_running_loop()
                checked = await loop.run_in_executor(checking, check_pages, body, media_type, fields)
                if not checked.accepted:
                    return _none_accepted(checked)
                answered = await _push(service, key, checked)
            observe("push_seconds", monotonic() - began)
        if answered.is_replayed:
            count("pushes", result="replayed")
        headers = {_REPLAYED: "true"} if answered.is_replayed else {}
        return Response(answered.lines, answered.status, headers, media_type=LINES)

    return route(OPERATION, respond)


async def _push(service: Service, key: RequestKey | None, checked: Checked) -> Answered:
    """Send what is accepted. Raises ``Problem``."""
    refused = len(checked.answers) - len(checked.accepted)
    status = HTTPStatus.MULTI_STATUS if refused else HTTPStatus.OK
    answered = Answered(status.value, as_lines(checked.answers))
    note = None
    if key is not None:
        note = PushNote(
            by=key.by,
            key=key.key,
            request=key.request.hex(),
            at=datetime.now(UTC),
            status=answered.status,
            answer=answered.lines,
        )
    answered = await service.pusher.push(checked.accepted, note, key, answered)
    if not answered.is_replayed:
        count("pushes", result="accepted")
        count("pushed_pages", len(checked.accepted), result="accepted")
        count("pushed_pages", refused, result="refused")
    return answered


def _none_accepted(checked: Checked) -> Response:
    """Return the answer of a request without a good record; nothing is noted of its key."""
    count("pushes", result="refused")
    count("pushed_pages", len(checked.answers), result="refused")
    detail = "no record was accepted: correct what `records` names, and send them again"
    records = [as_fields(each) for each in checked.answers]
    return problem_response(HTTPStatus.BAD_REQUEST, detail, records=records)


def _fields(arguments: Arguments) -> dict[str, str]:
    """Return the fields that the query gives. Raises ``Problem`` for a wrong one."""
    given = {each.name: value for each in _FIELDS if (value := arguments.one(each.name)) is not None}
    if fetched_at := given.get("fetched_at"):
        given["fetched_at"] = with_plus(fetched_at)
    if given.get("fetched_at") == "now":
        given["fetched_at"] = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        return Defaults.model_validate(given).model_dump(mode="json", exclude_none=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        refuse(f"{first['loc'][0]}: {error_text(first)}")


def _key(request: Request, media_type: str, body: bytes) -> RequestKey | None:
    """Return the request's key; None where it has none. Raises ``Problem``."""
    keys = request.headers.getlist(KEY)
    if not keys:
        return None
    if len(keys) > 1 or not _KEY.fullmatch(keys[0]):
        refuse("Idempotency-Key has to come once, with 1 to 200 printable ASCII characters without spaces")
    request_hash = hash_of(request.scope["query_string"], media_type.encode(), body)
    return RequestKey(identity_of(request).name, keys[0], request_hash)
