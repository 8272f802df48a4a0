"""The pages of lists: a region as it happens, and a search of history."""

import sqlite3
from http import HTTPStatus
from typing import Final, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.core.data.places.regions import REGION_SLUGS
from dateline.core.places.region_names import region_hint
from dateline.gateway.access.identity import LOCAL, identity_of
from dateline.gateway.access.origin import own_address
from dateline.gateway.api.arguments import Arguments
from dateline.gateway.api.cursor import decode_cursor, encode_cursor, question_tag
from dateline.gateway.api.story_choice import StoryChoice, story_choice
from dateline.gateway.api.story_list import read_page
from dateline.gateway.board.page import page, page_route
from dateline.gateway.board.stories.choice_form import REGION, SEARCH, Filter, chosen, fields_of, hints, without
from dateline.gateway.board.stories.following import following, stream_address
from dateline.gateway.board.stories.row import StoryRow, story_rows
from dateline.gateway.board.wording import query, region_name
from dateline.gateway.copy.search.facets import Facet
from dateline.gateway.problems import Problem
from dateline.gateway.service import Service
from dateline.gateway.stream.event_id import encode_id

_LIMIT: Final = 50
"""Stories of a page. Chosen by hand: some 30 kB, and more than anybody reads at once."""


class Listed(NamedTuple):
    """The stories of a page, and the two numbers of the next page's cursor; None on the last."""

    rows: list[StoryRow]
    next: tuple[int, int] | None


def story_list_pages(service: Service) -> list[Route]:
    """Return the routes."""

    async def region(request: Request) -> Response:
        slug: str = request.path_params["region"]
        if slug not in REGION_SLUGS:
            msg = f"there is no region {slug[:60]!r}; {region_hint(slug)}"
            raise Problem(HTTPStatus.NOT_FOUND, msg)
        identity = identity_of(request)
        try:
            arguments = Arguments(REGION, request)
            wanted = story_choice(arguments, identity)
        except Problem as problem:
            return _refusal(request, problem, slug)
        others = [each for each in wanted.choice.facets if each[0] != Facet.REGION]
        facets = [(Facet.REGION, sorted(identity.narrow(frozenset({slug})))), *others]
        wanted = wanted._replace(choice=wanted.choice._replace(facets=facets))
        return await _answer(service, request, arguments, wanted, slug)

    async def search(request: Request) -> Response:
        try:
            arguments = Arguments(SEARCH, request)
            wanted = story_choice(arguments, identity_of(request))
        except Problem as problem:
            return _refusal(request, problem, None)
        return await _answer(service, request, arguments, wanted, None)

    return [page_route("/regions/{region}", region), page_route("/search", search)]


def position(service: Service, stream: str) -> str | None:
    """Return the id from which a browser follows what comes after a page; None while the copy is being filled."""
    if not service.follower.was_caught_up:
        return None
    now = service.now(stream)
    return encode_id(service.beginnings(now.generation)[0], now.offsets)


async def _answer(
    service: Service, request: Request, arguments: Arguments, wanted: StoryChoice, region: str | None
) -> Response:
    """Return a page of stories. Its position is taken first, so that nothing is missed between the two."""
    filters, cursor = chosen(request), arguments.one("cursor")
    tag = question_tag([("path", request.url.path), *filters])
    start = decode_cursor(cursor, tag) if cursor else None
    here = position(service, "stories")
    listed = await service.search(request, _read, wanted, _LIMIT, start)
    is_newest = cursor is None and not wanted.by_rank and arguments.one("to") is None
    older = encode_cursor(tag, *listed.next) if listed.next is not None else None
    heading, words = region_name(region) if region else "Search", arguments.one("q")
    return page(
        request,
        "list.html",
        HTTPStatus.OK,
        **_around(request, region),
        title=f"{heading}: {words}" if words else heading,
        rows=listed.rows,
        older=query(*filters, ("cursor", older)) if older else None,
        newest=None if cursor is None else request.url.path + query(*filters),
        stream=stream_address(_pairs(filters, region)) if is_newest else None,
        position=here,
        refused=None,
    )


def _refusal(request: Request, problem: Problem, region: str | None) -> Response:
    """Return the page of a list whose filters are refused: with why, and all that was typed. Raises other problems."""
    if problem.status != HTTPStatus.BAD_REQUEST:
        raise problem
    return page(
        request, "list.html", problem.status, **_around(request, region), title=problem.status.phrase, rows=[],
        older=None, newest=None, stream=None, position=None, refused=problem.detail,
    )  # fmt: skip


def _around(request: Request, region: str | None) -> dict[str, object]:
    """Return what stands around the stories of a list: its name, the form, the filters, and how to follow it."""
    filters, path = chosen(request), request.url.path
    return {
        "heading": region_name(region) if region else "Search",
        "region": region,
        "fields": fields_of(request, of_region=region is not None),
        "hints": hints(filters),
        "filters": [Filter(name, value, without(filters, (name, value), path)) for name, value in filters],
        "following": following(_pairs(filters, region)),
        "origin": own_address(request),
        "needs_token": identity_of(request) != LOCAL,
    }


def _pairs(filters: list[tuple[str, str]], region: str | None) -> list[tuple[str, str]]:
    return [*([("region", region)] if region else []), *filters]


def _read(connection: sqlite3.Connection, wanted: StoryChoice, limit: int, start: tuple[int, int] | None) -> Listed:
    found = read_page(connection, wanted, limit, start)
    return Listed(story_rows(connection, found.stories), found.next)
