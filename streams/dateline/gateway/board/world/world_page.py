"""The first page: the regions on a map and in a list, by what is new, and the newest corrections and withdrawals."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple, get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.core.data.places.regions import REGION_SLUGS
from dateline.gateway.access.identity import identity_of
from dateline.gateway.board.moments import at
from dateline.gateway.board.page import page, page_route
from dateline.gateway.board.stories.row import StoryRow, story_rows
from dateline.gateway.board.stories.story_lists import position
from dateline.gateway.board.world.outlines import VIEW_BOX, shapes
from dateline.gateway.board.world.tint import DEPTHS, tints
from dateline.gateway.copy.keys import moment_of
from dateline.gateway.copy.lists import CurrentStory, count_regions, current_stories, snapshot
from dateline.gateway.copy.search.facets import Facet
from dateline.gateway.copy.search.search import Choice, newest
from dateline.gateway.service import Service
from dateline_schemas.story import Kind

NEW_HOURS: Final = 24
"""Hours for which a story is new on the map: a newsroom's day. Chosen by hand."""
_TEXTS: Final = [kind for kind in get_args(Kind) if kind != "withdrawal"]
"""Relations of what has the time of a page. A withdrawal has the time at which it was sent."""
_REVISIONS: Final = ("correction", "withdrawal")
_MAX_REVISIONS: Final = 8
"""Corrections and withdrawals on the page. Chosen by hand: as many as are read at a glance."""
_MIN_OF_EACH: Final = 3
"""Corrections, and withdrawals, that stand there however many come of the others. Chosen by hand."""


class RegionLine(NamedTuple):
    """A region in the list beside the map."""

    slug: str
    stories: int
    tint: int
    newest: StoryRow | None


class World(NamedTuple):
    """What the page shows."""

    until: datetime
    """The end of the hours that count as new: now, or the newest text where all are older."""
    is_past: bool
    regions: list[RegionLine]
    revisions: list[StoryRow]


def world_page_route(service: Service) -> Route:
    """Return the route."""

    async def show(request: Request) -> Response:
        mine = identity_of(request).regions
        slugs = [slug for slug in REGION_SLUGS if not mine or slug in mine]
        here = position(service, "stories")
        world = await service.search(request, read_world, slugs, datetime.now(UTC))
        return page(
            request, "world.html", title="World", world=world, shapes=shapes(), view_box=VIEW_BOX, hours=NEW_HOURS,
            by_slug={line.slug: line for line in world.regions}, position=here, depths=range(DEPTHS + 1),
            stream="/v1/stream" if not mine else f"/v1/stream?region={','.join(sorted(mine))}",
        )  # fmt: skip

    return page_route("/", show)


def read_world(connection: sqlite3.Connection, slugs: Sequence[str], now: datetime) -> World:
    """Return what is new in some regions. Where all stories are older, the last hours up to the newest count as new."""
    choice = Choice(facets=[(Facet.REGION, list(slugs))])
    texts = choice._replace(facets=[*choice.facets, (Facet.RELATION, _TEXTS)], limit=1)
    with snapshot(connection):
        first = newest(connection, texts)
        last = moment_of(first[0].key) if first else now
        is_past = last < now - timedelta(hours=NEW_HOURS)
        until = last if is_past else now
        since = int((until - timedelta(hours=NEW_HOURS)).timestamp() * 1000)
        counts = count_regions(connection, slugs, since)
        ever = {count.value: count.newest for count in count_regions(connection, slugs, 0)}
        keys = sorted({key for key in ever.values() if key is not None})
        stories = current_stories(connection, keys)
        rows = dict(zip((story.key for story in stories), _rows(connection, stories), strict=True))
        revisions = _rows(connection, current_stories(connection, _revised(connection, choice)))
    depths = tints({count.value: count.stories for count in counts})
    lines = []
    for count in counts:
        key = ever[count.value]
        newest_row = None if key is None else rows.get(key)
        lines.append(RegionLine(count.value, count.stories, depths[count.value], newest_row))
    return World(until, is_past, lines, revisions)


def _rows(connection: sqlite3.Connection, stories: Sequence[CurrentStory]) -> list[StoryRow]:
    """Return the rows of stories, each with when its newest text came: the one kind of time of the page, in order."""
    rows = story_rows(connection, stories)
    return [row._replace(when=at(moment_of(story.key))) for story, row in zip(stories, rows, strict=True)]


def _revised(connection: sqlite3.Connection, choice: Choice) -> list[int]:
    """Return the keys of the newest corrections and withdrawals, some of each, newest first."""
    first: list[int] = []
    rest: list[int] = []
    for kind in _REVISIONS:
        facets = [*choice.facets, (Facet.RELATION, [kind])]
        keys = [hit.key for hit in newest(connection, choice._replace(facets=facets, limit=_MAX_REVISIONS))]
        first += keys[:_MIN_OF_EACH]
        rest += keys[_MIN_OF_EACH:]
    return sorted(first + sorted(rest, reverse=True)[: _MAX_REVISIONS - len(first)], reverse=True)
