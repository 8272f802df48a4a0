"""The page of a story: its newest text, and its life, each version against the one before."""

import asyncio
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.core.stories.history import Row
from dateline.gateway.access.identity import identity_of
from dateline.gateway.api.lives import may_read, no_story, read_versions, whole_story_id
from dateline.gateway.api.models import StoryLife
from dateline.gateway.board.moments import Moment, published
from dateline.gateway.board.page import page, page_route
from dateline.gateway.board.stories.difference import Segment, difference
from dateline.gateway.board.stories.row import story_row, title_of
from dateline.gateway.board.stories.source_lanes import source_lanes
from dateline.gateway.board.stories.story_lists import position
from dateline.gateway.copy.lists import AlertChoice, alerts, snapshot
from dateline.gateway.service import Service
from dateline_schemas import Alert, Story

_MAX_SHOWN: Final = 60
"""Versions of a life that a page shows, the newest. Bounds it; chosen by hand."""
_MAX_COMPARED: Final = 20
"""Versions that are compared with the one before. Bounds the time of a page; chosen by hand."""
_MAX_TEXT_CHARS: Final = 20_000
"""Characters of a text that a page shows. Bounds it; chosen by hand: a long report has 8,000."""
_MAX_TITLE_CHARS: Final = 600
_MAX_ADDRESSES: Final = 12
"""Pages that a story's page names. Bounds it; chosen by hand."""
_MAX_ALERTS: Final = 20
"""Alerts on a story that its page names. Bounds it; chosen by hand."""


class Step(NamedTuple):
    """A version in a story's life."""

    row: Row
    when: Moment
    headline: tuple[Segment, ...]
    """What became of the headline; empty where it stayed."""
    text: tuple[Segment, ...]
    """What became of the text; empty where it stayed, or is not known."""


class Found(NamedTuple):
    """What a page is made of."""

    life: StoryLife
    versions: list[Story]
    """Newest first."""
    alerts: list[Alert]


def story_page_route(service: Service) -> Route:
    """Return the route."""

    async def show(request: Request) -> Response:
        given = request.path_params["story_id"]
        here = position(service, "stories")
        found = await service.search(request, _read, await whole_story_id(service, request, given))
        if found is None or not may_read(identity_of(request), found.life):
            raise no_story(given)
        steps = await asyncio.to_thread(_steps, found)
        story, rows = found.life.story, found.life.versions
        text = story.text or ""
        return page(
            request,
            "story.html",
            title=title_of(story),
            headline=title_of(story, _MAX_TITLE_CHARS),
            story=story,
            row=story_row(story, found.versions[0]),
            life=found.life,
            paragraphs=[line for line in text[:_MAX_TEXT_CHARS].splitlines() if line.strip()],
            cut=max(len(text) - _MAX_TEXT_CHARS, 0),
            steps=steps,
            earlier=len(rows) - len(steps),
            lanes=source_lanes(rows),
            addresses=_addresses(found.versions),
            alerts=found.alerts,
            stream=f"/v1/stream?region={','.join(slugs)}" if (slugs := _slugs(found)) else "/v1/stream",
            position=here,
        )

    return page_route("/stories/{story_id}", show)


def _read(connection: sqlite3.Connection, story_id: str) -> Found | None:
    found = read_versions(connection, story_id)
    if found is None:
        return None
    with snapshot(connection):
        rows = alerts(connection, AlertChoice(story_id=story_id), _MAX_ALERTS).alerts
    return Found(*found, [Alert.read(row.body) for row in rows])


def _slugs(found: Found) -> list[str]:
    """Return the regions whose topics get the story's next version."""
    return sorted({region.slug for region in found.versions[0].regions})


def _steps(found: Found) -> list[Step]:
    """Return the newest versions of a life, newest first; the first ones have what differs from the version before."""
    versions = {story.version: story for story in found.versions}
    texts = _former_texts(found.versions)
    steps = []
    compared = 0
    for row in found.life.versions[::-1][:_MAX_SHOWN]:
        story, former = versions[row.version], texts.get(row.version)
        headline: Sequence[Segment] = ()
        text: Sequence[Segment] = ()
        if former is not None and compared < _MAX_COMPARED:
            compared += 1
            if story.headline and former.headline and story.headline != former.headline:
                headline = difference(former.headline[:_MAX_TITLE_CHARS], story.headline[:_MAX_TITLE_CHARS])
            if story.text and former.text and story.text != former.text:
                text = difference(former.text, story.text)
        steps.append(Step(row, published(row.published, row.at), tuple(headline), tuple(text)))
    return steps


def _former_texts(newest_first: Sequence[Story]) -> Mapping[int, Story]:
    """Return by version number, for each version with a text of its own, the last version before it with one."""
    former: dict[int, Story] = {}
    last: Story | None = None
    for story in sorted(newest_first, key=lambda each: each.version):
        if story.text is None or story.relation.kind == "repeat" or story.superseded_by is not None:
            continue
        if last is not None:
            former[story.version] = last
        last = story
    return former


def _addresses(versions: Sequence[Story]) -> list[tuple[str, str]]:
    """Return the pages that the story was read on, with their sources, newest first."""
    found = {story.url: story.source or "" for story in versions if story.url and story.event != "withdrawn"}
    return list(found.items())[:_MAX_ADDRESSES]
