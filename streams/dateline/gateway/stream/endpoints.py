"""The paths of the streams: ``/v1/stream`` of stories, ``/v1/alerts/stream`` of alerts."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from aiokafka.errors import KafkaError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.gateway.access.identity import client_of, identity_of
from dateline.gateway.api.arguments import Arguments
from dateline.gateway.copy.schema import SlowReadError
from dateline.gateway.description.operation import route
from dateline.gateway.problems import Problem
from dateline.gateway.service import Service
from dateline.gateway.stream.encoding import choose_encoding
from dateline.gateway.stream.event_id import EventId, UnknownIdError, decode_id
from dateline.gateway.stream.filters import alert_filter, story_filter
from dateline.gateway.stream.hub import Hub
from dateline.gateway.stream.limits import RETRY_AFTER_SECONDS, TooManyError
from dateline.gateway.stream.operations import ALERTS, STORIES
from dateline.gateway.stream.response import StreamResponse
from dateline.gateway.stream.resume import NO_SUCH_ID, Start, start_from_id, start_since
from dateline.gateway.stream.subscriber import Subscriber
from dateline.telemetry import count

_MAX_ASK_SECONDS: Final = 5.0
"""Seconds that the broker may take to tell where its topics end. Chosen by hand."""
_MAX_SWITCH_SECONDS: Final = 8.0
"""Seconds that a client waits for this gateway to follow a switch. Chosen by hand: it looks for one every 5 s."""
_MAX_START_READS: Final = 5
"""Reads of where a stream begins, each of 2 s at most, before it is refused. Bounds the wait; chosen by hand, below
the 15 s in which a client hears something."""
_SWITCH_POLL_SECONDS: Final = 0.5
"""Seconds between two looks at whether it has. Chosen by hand."""
_RETRY: Final = {"retry-after": str(RETRY_AFTER_SECONDS)}
_OPERATIONS: Final = {"stories": STORIES, "alerts": ALERTS}
P = ParamSpec("P")
T = TypeVar("T")


def stream_routes(service: Service) -> list[Route]:
    """Return the routes of the streams."""

    async def stories(request: Request) -> Any:  # noqa: ANN401  # an ASGI application
        return await _open(service, service.stories, request, story_filter)

    async def alerts(request: Request) -> Any:  # noqa: ANN401
        return await _open(service, service.alerts, request, alert_filter)

    return [route(STORIES, stories), route(ALERTS, alerts)]


async def _open(service: Service, hub: Hub[Any], request: Request, filter_of: Callable[..., Any]) -> Any:  # noqa: ANN401
    arguments, identity = Arguments(_OPERATIONS[hub.stream], request), identity_of(request)
    wanted = filter_of(arguments)
    wanted = wanted.within(identity.narrow(wanted.regions))
    encoding = choose_encoding(request.headers.get("accept", ""))
    if request.method == "HEAD":
        return Response(headers={"cache-control": "no-store"}, media_type=encoding.media_type)
    last, since = request.headers.get("last-event-id") or arguments.one("last_event_id"), arguments.moment("since")
    if last:  # it comes first: a browser gives it to the same address when it comes back
        wanted, since = replace(wanted, since=None), None
    try:
        start = await _start(service, hub.stream, last, since)
        give_back = service.places.take(client_of(request), identity.streams)
    except UnknownIdError as error:
        raise _refusal(HTTPStatus.BAD_REQUEST, "unknown_id", str(error)) from error
    except TooManyError as error:
        raise _refusal(HTTPStatus.TOO_MANY_REQUESTS, "streams", str(error), _RETRY) from error
    subscriber: Subscriber[Any] = Subscriber(service.copy, hub, wanted.takes, encoding, start, service.beginnings)
    return StreamResponse(hub.stream, encoding, subscriber, give_back)


async def _start(service: Service, stream: str, last: str | None, since: datetime | None) -> Start:
    if last:
        try:
            return await _start_behind(service, stream, decode_id(last))
        except (KafkaError, OSError, TimeoutError) as error:
            msg = "the broker, which knows whether this id is one of its own, does not answer; try again"
            raise _refusal(HTTPStatus.SERVICE_UNAVAILABLE, "starting", msg, _RETRY) from error
    if since is not None:
        return await _read_start(service, start_since, stream, since, service.now(stream))
    return service.now(stream) if service.follower.was_caught_up else await _end_of_topic(service, stream)


async def _start_behind(service: Service, stream: str, last: EventId) -> Start:
    """Return where a client goes on behind an id; wait where another gateway followed a switch some seconds earlier.

    Raises errors of the broker, and ``UnknownIdError`` as ``start_from_id`` does.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + _MAX_SWITCH_SECONDS
    may_come = stream == "stories"
    while True:
        start = await _find_start(service, stream, last, or_none=may_come)
        if start is not None and service.knows(stream, start.generation):
            if start.ahead and not await _exist(service, stream, start):
                raise UnknownIdError(NO_SUCH_ID)
            return start
        if may_come and start is None and not await service.follower.is_coming(last):
            may_come = False  # but it may have come since the copy was read
            continue
        if loop.time() > end:
            msg = "the gateway follows a switch to another namespace, and has not come to this id yet; try again"
            raise _refusal(HTTPStatus.SERVICE_UNAVAILABLE, "switching", msg, _RETRY)
        await asyncio.sleep(_SWITCH_POLL_SECONDS)


async def _end_of_topic(service: Service, stream: str) -> Start:
    """Return where what is new begins while the copy is being filled: its records are new to the hub, and old news."""
    try:
        async with asyncio.timeout(_MAX_ASK_SECONDS):
            is_live = stream == "alerts" or await service.follower.is_live()
            namespace = service.namespace_of(service.now(stream).generation)
            ends = await service.follower.ends(stream, namespace)
    except (KafkaError, OSError, TimeoutError) as error:
        msg = "the gateway starts and the broker does not answer it yet; try again, or give since= or an id"
        raise _refusal(HTTPStatus.SERVICE_UNAVAILABLE, "starting", msg, _RETRY) from error
    if not is_live:
        msg = "the gateway starts and has not come to what is live yet; try again, or give since= or an id"
        raise _refusal(HTTPStatus.SERVICE_UNAVAILABLE, "starting", msg, _RETRY)
    now = service.now(stream)
    return now._replace(offsets={partition: ends.get(partition, 0) for partition in now.offsets})


async def _read_start(
    service: Service, function: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """Read where a stream begins, again where the machine was too busy: a browser does not come back from a refusal.

    Raises ``SlowReadError`` where the last try is stopped too.
    """
    for _ in range(_MAX_START_READS - 1):
        with suppress(SlowReadError):
            return await service.copy.read(function, *args, **kwargs)
    return await service.copy.read(function, *args, **kwargs)


async def _find_start(service: Service, stream: str, last: EventId, *, or_none: bool) -> Start | None:
    try:
        return await _read_start(service, start_from_id, stream, service.namespace, last)
    except UnknownIdError:
        if or_none:
            return None
        raise


async def _exist(service: Service, stream: str, start: Start) -> bool:
    """Whether offsets that this copy does not have yet exist on the broker; also where it cannot be asked."""
    try:
        async with asyncio.timeout(_MAX_ASK_SECONDS):
            ends = await service.follower.ends(stream, service.namespace_of(start.generation))
    except (KafkaError, OSError, TimeoutError):
        return True
    return all(offset <= ends.get(partition, 0) for partition, offset in start.ahead.items())


def _refusal(status: HTTPStatus, reason: str, detail: str, headers: dict[str, str] | None = None) -> Problem:
    count("gateway_refusals", reason=reason)
    return Problem(status, detail, headers)
