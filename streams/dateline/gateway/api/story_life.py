"""``/v1/stories/{id}``: a story's whole life."""

import sqlite3
from http import HTTPStatus
from typing import Final

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.core.stories.history import life
from dateline.core.stories.ninjs import ninjs
from dateline.gateway.access.identity import Identity, identity_of
from dateline.gateway.api.answer import answer, model_answer
from dateline.gateway.api.arguments import Arguments
from dateline.gateway.api.models import StoryLife
from dateline.gateway.copy.lists import current_story, snapshot, story_versions
from dateline.gateway.description.operation import JSON, Operation, Parameter, route
from dateline.gateway.problems import Problem
from dateline.gateway.service import Service
from dateline_schemas import Story

_MAX_VERSIONS: Final = 1_000
"""Versions of a life, the newest. Bounds an answer; chosen by hand."""
OPERATION: Final = Operation(
    "/v1/stories/{story_id}",
    "getStory",
    "A story's whole life, version by version.",
    {JSON: StoryLife},
    (Parameter("format", "`ninjs`: the story as it is now, as IPTC ninjs 3.2.", values=("dateline", "ninjs")),),
    f"At most {_MAX_VERSIONS} versions, the newest; what the topics no longer have is named in `missing`.",
    problems={404: "There is no such story, or the token may not read its regions."},
)


def story_life_route(service: Service) -> Route:
    """Return the route."""

    async def respond(request: Request) -> Response:
        arguments = Arguments(OPERATION, request)
        story_id = request.path_params["story_id"]
        found = await service.search(request, read_life, story_id)
        if found is None or not may_read(identity_of(request), found):
            msg = f"there is no story {story_id[:64]!r}; the gateway has those of as many days as the topics keep"
            raise Problem(HTTPStatus.NOT_FOUND, msg)
        if arguments.one("format") == "ninjs":
            return answer(request, orjson.dumps(ninjs(found.story)))
        return model_answer(request, found)

    return route(OPERATION, respond)


def read_life(connection: sqlite3.Connection, story_id: str) -> StoryLife | None:
    """Return a story's life; None where the copy has none of it."""
    found = read_versions(connection, story_id)
    return None if found is None else found[0]


def read_versions(connection: sqlite3.Connection, story_id: str) -> tuple[StoryLife, list[Story]] | None:
    """Return a story's life and the records that it was made of, newest first; None where the copy has none of it."""
    with snapshot(connection):
        current = current_story(connection, story_id)
        bodies = story_versions(connection, story_id, _MAX_VERSIONS + 1) if current is not None else []
    if current is None or not bodies:
        return None
    versions = list(map(Story.read, bodies[:_MAX_VERSIONS]))
    lived = life(versions)
    first = lived.rows[0].version
    found = StoryLife(
        story_id=story_id,
        story=Story.read(current.body),
        language=lived.language,
        withdrawn=lived.withdrawn,
        merged_into=lived.merged_into,
        missing=tuple(version for version in lived.missing if version > first),
        disputed=lived.disputed,
        has_more=first > 1,
        versions=lived.rows,
    )
    return found, versions


def may_read(identity: Identity, found: StoryLife) -> bool:
    """Whether a story is or was in a region that the client may read."""
    if not identity.regions:
        return True
    story = found.story
    now = (*story.regions, *story.former_regions, *story.left_regions)
    ever = {slug for row in found.versions for slug in (*(each.slug for each in row.regions), *row.left)}
    return not identity.regions.isdisjoint({*ever, *(region.slug for region in now)})
