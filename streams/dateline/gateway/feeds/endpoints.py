"""The paths of the feeds: of a region, and of any search."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from http import HTTPStatus
from time import time
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.core.data.places.regions import REGION_SLUGS
from dateline.gateway.access.identity import identity_of
from dateline.gateway.access.origin import own_address
from dateline.gateway.api.answer import Modified, answer
from dateline.gateway.api.arguments import Arguments
from dateline.gateway.api.cursor import decode_cursor, encode_cursor, question_tag
from dateline.gateway.api.story_choice import CHOICE, story_choice
from dateline.gateway.api.story_list import read_feed_page
from dateline.gateway.copy.keys import moment_of
from dateline.gateway.copy.lists import newest_sending
from dateline.gateway.copy.search.facets import Facet
from dateline.gateway.description.operation import Operation, Parameter, route
from dateline.gateway.feeds import atom as atom_form
from dateline.gateway.feeds import json_feed as json_form
from dateline.gateway.feeds.changes import MAX_SECONDS_BEHIND, Changes
from dateline.gateway.feeds.entry import Entry, entry_of
from dateline.gateway.problems import Problem
from dateline.gateway.service import Service
from dateline_schemas import Story

_MAX_LIMIT: Final = 200
"""Entries of a feed. Bounds an answer; chosen by hand."""
_DEFAULT_LIMIT: Final = 50
_NOT_OF_FEEDS: Final = {"order"}
_PARAMETERS: Final = (
    *(parameter for parameter in CHOICE if parameter.name not in _NOT_OF_FEEDS),
    Parameter("limit", f"Entries, at most {_MAX_LIMIT}; {_DEFAULT_LIMIT} by default.", form="integer"),
    Parameter("cursor", "Where the next page begins; the feed's own link to it has it."),
)
_ABOUT: Final = (
    "An entry is a story, and is updated as the story is; a withdrawal takes the place of the text. With q, place or "
    "agency, all withdrawals are in the feed, as a withdrawn story has no words any more. Feed readers sign in with "
    "Basic: any user, and a token as the password."
)
OPERATIONS: Final = (
    Operation(
        "/feeds/stories.atom", "searchAtom", "The newest stories of a search, as Atom.",
        {atom_form.MEDIA_TYPE: "An Atom feed."}, _PARAMETERS, _ABOUT, tag="feeds",
    ),
    Operation(
        "/feeds/stories.json", "searchJsonFeed", "The newest stories of a search, as JSON Feed.",
        {json_form.MEDIA_TYPE: "A feed by JSON Feed 1.1."}, _PARAMETERS, _ABOUT, tag="feeds",
    ),
    Operation(
        "/feeds/{region}.atom", "regionAtom", "A region's newest stories, as Atom.",
        {atom_form.MEDIA_TYPE: "An Atom feed."}, tuple(each for each in _PARAMETERS if each.name != "region"), _ABOUT,
        tag="feeds", problems={404: "There is no such region."},
    ),
    Operation(
        "/feeds/{region}.json", "regionJsonFeed", "A region's newest stories, as JSON Feed.",
        {json_form.MEDIA_TYPE: "A feed by JSON Feed 1.1."},
        tuple(each for each in _PARAMETERS if each.name != "region"), _ABOUT,
        tag="feeds", problems={404: "There is no such region."},
    ),
)  # fmt: skip
Form = Callable[[str, str, Sequence[tuple[str, str]], Sequence[Entry]], bytes]
"""Id, title, links and entries to bytes."""


def feed_routes(service: Service) -> list[Route]:
    """Return the routes."""
    changes = Changes()

    def endpoint(operation: Operation) -> Route:
        async def respond(request: Request) -> Response:
            return await _feed(service, changes, operation, request)

        return route(operation, respond)

    return [endpoint(operation) for operation in OPERATIONS]


async def _feed(service: Service, changes: Changes, operation: Operation, request: Request) -> Response:
    region = request.path_params.get("region")
    if region is not None and region not in REGION_SLUGS:
        msg = f"there is no region {region[:60]!r}; there are {', '.join(REGION_SLUGS)}, and the feed stories of all"
        raise Problem(HTTPStatus.NOT_FOUND, msg)
    arguments, identity = Arguments(operation, request), identity_of(request)
    wanted = story_choice(arguments, identity)
    if region is not None:
        facets = [each for each in wanted.choice.facets if each[0] != Facet.REGION]
        only = sorted(identity.narrow(frozenset({region})))
        wanted = wanted._replace(choice=wanted.choice._replace(facets=[(Facet.REGION, only), *facets]))
    limit = arguments.number("limit", _DEFAULT_LIMIT, _MAX_LIMIT)
    parts = [(name, value) for name, value in request.query_params.multi_items() if name not in {"cursor", "limit"}]
    tag = question_tag([("path", request.url.path), *parts])
    cursor = arguments.one("cursor")
    page = await service.search(request, read_feed_page, wanted, limit, decode_cursor(cursor, tag) if cursor else None)
    entries = [entry_of(Story.read(story.body), moment_of(story.key)) for story in page.stories]
    links = [("self", _address(request, request.query_params.multi_items()))]
    if page.next is not None:
        count = [("limit", str(limit))] if arguments.one("limit") else []
        links.append(("next", _address(request, [*parts, *count, ("cursor", encode_cursor(tag, *page.next))])))
    (media_type,) = operation.answers
    title = f"Dateline: {_subject(region, parts)}"
    # A feed without entries has had none since the copy was begun, as far as this gateway knows.
    updated = max((entry.updated for entry in entries), default=None) or await service.copy.begun()
    body = _form(media_type, updated)(_feed_id(service.namespace, request.url.path, parts), title, links, entries)
    state = f"{service.namespace} {identity.name} {links[0][1]}"
    newest = 0 if changes.knows(state) else await service.copy.read(newest_sending)
    now = time()
    second = changes.changed_at(state, body, now, newest / 1_000)
    return answer(request, body, media_type, None if second is None else Modified(second, now, MAX_SECONDS_BEHIND))


def _form(media_type: str, updated: datetime) -> Form:
    def to_atom(feed_id: str, title: str, links: Sequence[tuple[str, str]], entries: Sequence[Entry]) -> bytes:
        return atom_form.atom(feed_id, title, links, updated, entries)

    def to_json(_: str, title: str, links: Sequence[tuple[str, str]], entries: Sequence[Entry]) -> bytes:
        return json_form.json_feed(title, links, entries)

    return to_atom if media_type == atom_form.MEDIA_TYPE else to_json


def _subject(region: str | None, parts: Sequence[tuple[str, str]]) -> str:
    """Return what a feed is about, for its title."""
    words = [f"{name} {value}" for name, value in parts if value]
    return ", ".join([region or "stories", *words])


def _feed_id(namespace: str, path: str, parts: Sequence[tuple[str, str]]) -> str:
    """Return a feed's id: the same at every gateway of a namespace."""
    name = path.rpartition("/")[2].rpartition(".")[0]
    digest = hashlib.blake2b(urlencode(sorted(parts)).encode(), digest_size=8).hexdigest()
    return f"urn:dateline:feed:{namespace}:{name}" + (f":{digest}" if parts else "")


def _address(request: Request, parts: Sequence[tuple[str, str]]) -> str:
    """Return the address of a feed as its reader sees it."""
    query = f"?{urlencode(parts)}" if parts else ""
    return f"{own_address(request)}{request.url.path}{query}"
