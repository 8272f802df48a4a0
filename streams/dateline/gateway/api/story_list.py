"""``/v1/stories``: history and search."""

import sqlite3
from collections.abc import Sequence
from typing import Final, NamedTuple

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.core.stories.ninjs import ninjs
from dateline.gateway.access.identity import identity_of
from dateline.gateway.api.answer import list_answer
from dateline.gateway.api.arguments import Arguments, refuse
from dateline.gateway.api.cursor import decode_cursor, encode_cursor, question_tag
from dateline.gateway.api.models import StoryList
from dateline.gateway.api.story_choice import CHOICE, StoryChoice, story_choice
from dateline.gateway.copy.keys import Place, in_order, place_of
from dateline.gateway.copy.lists import CurrentStory, current_stories, snapshot
from dateline.gateway.copy.schema import read_filling
from dateline.gateway.copy.search.facets import Facet
from dateline.gateway.copy.search.search import Choice, best, newest
from dateline.gateway.description.operation import JSON, Operation, Parameter, route
from dateline.gateway.service import Service
from dateline_schemas import Story

_MAX_LIMIT: Final = 200
"""Stories of a page. Bounds an answer; chosen by hand."""
_DEFAULT_LIMIT: Final = 50
_MAX_RANKED: Final = 1_000
"""Stories of a search by rank, on all pages. Bounds the work of one; chosen by hand."""
_MAX_KEY: Final = 2**63 - 1
_ERASED_FACETS: Final = frozenset({Facet.PLACE, Facet.AGENCY})
"""Facets that a withdrawal takes from a story: printed names, which are words of its text."""
_OTHER_COPY: Final = (
    "a search by rank goes on only at the gateway that began it, and until its copy is filled anew: give no cursor"
)
_WITHDRAWAL: Final = "withdrawal"
"""The relation of a story that is withdrawn."""
OPERATION: Final = Operation(
    "/v1/stories",
    "listStories",
    "Stories by what they are and by their words, newest or best first.",
    {JSON: StoryList},
    (
        *CHOICE,
        Parameter("limit", f"Stories of a page, at most {_MAX_LIMIT}; {_DEFAULT_LIMIT} by default.", form="integer"),
        Parameter("cursor", "The `next` of the page before, with the same parameters."),
        Parameter(
            "format",
            "`ninjs`: each story as an object of IPTC ninjs 3.2, in place of its record.",
            values=("dateline", "ninjs"),
        ),
    ),
    "A story is listed where it is now, by the time of its newest text. A withdrawn story is listed as its withdrawal, "
    "by the time at which that was sent, and no words find it; one that became part of another is not listed. Every "
    "gateway of a namespace has the same order, so that a `cursor` goes on at any of them; by rank, only at the one "
    f"that gave it: another refuses it with 400. A search by rank has {_MAX_RANKED} stories at most; on its last page "
    "too, `next` is null.",
)


class Page(NamedTuple):
    """Stories of a page, and the two numbers of the next page's cursor; None on the last."""

    stories: list[CurrentStory]
    next: tuple[int, int] | None


def story_list_route(service: Service) -> Route:
    """Return the route."""

    async def answer(request: Request) -> Response:
        arguments = Arguments(OPERATION, request)
        wanted = story_choice(arguments, identity_of(request))
        limit = arguments.number("limit", _DEFAULT_LIMIT, _MAX_LIMIT)
        parts = request.query_params.multi_items()
        tag = question_tag((name, value) for name, value in parts if name not in {"cursor", "limit", "format"})
        cursor = arguments.one("cursor")
        start = decode_cursor(cursor, tag) if cursor else None
        page = await service.search(request, read_page, wanted, limit, start)
        as_ninjs = arguments.one("format") == "ninjs"
        bodies = [_as_ninjs(story.body) if as_ninjs else story.body for story in page.stories]
        return list_answer(request, "stories", bodies, None if page.next is None else encode_cursor(tag, *page.next))

    return route(OPERATION, answer)


def read_feed_page(
    connection: sqlite3.Connection, wanted: StoryChoice, limit: int, start: tuple[int, int] | None = None
) -> Page:
    """Return a page of stories by time, and all withdrawn ones that words, places or agencies would leave out.

    A withdrawn story has no words, places and printed agencies any more, so nobody can tell whether it was in this
    feed. A reader that has it needs its withdrawal; another one gets one that it does not need, as streams do.
    """
    facets = wanted.choice.facets
    kept = [each for each in facets if each[0] not in {*_ERASED_FACETS, Facet.RELATION}]
    kinds = [kind for facet, values in facets if facet == Facet.RELATION for kind in values]
    hides = wanted.choice.query is not None or any(facet in _ERASED_FACETS for facet, _ in facets)
    if not hides or (kinds and _WITHDRAWAL not in kinds):
        return read_page(connection, wanted, limit, start)
    withdrawn = wanted.choice._replace(query=None, facets=[*kept, (Facet.RELATION, [_WITHDRAWAL])])
    with snapshot(connection):
        return _timed(connection, [wanted.choice, withdrawn], limit, start)


def read_page(
    connection: sqlite3.Connection, wanted: StoryChoice, limit: int, start: tuple[int, int] | None = None
) -> Page:
    """Return a page of stories; ``start`` is what the page before gave as ``next``.

    By time, a page begins below the place of the last story, in any copy. By rank, it begins behind the number of
    stories of the pages before, among those that there were when the first page was read; each copy ranks by how often
    it has a word in the parts of its index, so that another one refuses to go on.
    """
    with snapshot(connection):
        return (
            _ranked(connection, wanted, limit, start)
            if wanted.by_rank
            else _timed(connection, [wanted.choice], limit, start)
        )


def _timed(
    connection: sqlite3.Connection, choices: Sequence[Choice], limit: int, start: tuple[int, int] | None
) -> Page:
    """Return a page of the stories that any of the choices has; all have the same range of times."""
    below = None if start is None else Place(*start)
    found = (newest(connection, choice._replace(below=below, limit=limit + 1)) for choice in choices)
    keys = in_order(connection, (hit.key for hits in found for hit in hits))
    stories = current_stories(connection, keys[:limit])
    return Page(stories, place_of(stories[-1].key, stories[-1].story_id) if len(keys) > len(stories) else None)


def _ranked(connection: sqlite3.Connection, wanted: StoryChoice, limit: int, start: tuple[int, int] | None) -> Page:
    highest, begin = wanted.choice.before_key or _newest_key(connection) + 1, 0
    filling = read_filling(connection)
    if start is not None:
        highest, (its_filling, begin) = start[0], divmod(start[1], _MAX_RANKED + 1)
        if its_filling != filling:
            refuse(_OTHER_COPY)
    limit = min(limit, _MAX_RANKED - begin)
    if limit <= 0:
        refuse(f"a search by rank has {_MAX_RANKED} stories at most; narrow it, or use order=time")
    hits = best(connection, wanted.choice._replace(before_key=highest, limit=begin + limit + 1))
    stories = current_stories(connection, [hit.key for hit in hits[begin : begin + limit]])
    end = begin + len(stories)
    goes_on = len(hits) > end and end < _MAX_RANKED
    return Page(stories, (highest, filling * (_MAX_RANKED + 1) + end) if goes_on else None)


def _newest_key(connection: sqlite3.Connection) -> int:
    (key,) = connection.execute("SELECT max(key) FROM stories").fetchone()
    return min(key or 0, _MAX_KEY - 1)


def _as_ninjs(body: bytes) -> bytes:
    return orjson.dumps(ninjs(Story.read(body)))
