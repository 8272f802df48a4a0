"""Lives: what the copy has of a story, which a client names by its id or its first digits, and who may read it."""

import re
import sqlite3
from http import HTTPStatus
from typing import Final

from starlette.requests import Request

from dateline.core.stories.history import life
from dateline.gateway.access.identity import Identity, identity_of
from dateline.gateway.api.arguments import Arguments
from dateline.gateway.api.models import StoryLife
from dateline.gateway.copy.lists import current_story, ids_beginning, snapshot, story_versions
from dateline.gateway.problems import Problem
from dateline.gateway.service import Service
from dateline_schemas import Story

MAX_VERSIONS: Final = 1_000
"""Versions of a life, the newest. Bounds an answer; chosen by hand."""


async def whole_story_id(service: Service, request: Request, given: str) -> str:
    """Return the whole id of the story that a client names; what it gave where that begins none that it may read.

    Raises ``Problem`` where the digits begin several.
    """
    if not _FIRST_DIGITS.fullmatch(given):
        return given
    digits = given.lower()
    found = await service.search(request, _readable, digits, identity_of(request))
    if len(found) > 1:
        msg = f"{len(found)} story ids begin with {digits!r}; give more digits of one: {', '.join(found)}"
        raise Problem(HTTPStatus.NOT_FOUND, msg)
    return found[0] if found else given


async def named_story(service: Service, request: Request, arguments: Arguments) -> str | None:
    """Return the id of the story that the parameter ``story`` names; None without one. Raises ``Problem``."""
    given = arguments.one("story")
    return await whole_story_id(service, request, given) if given else None


def no_story(given: str) -> Problem:
    """Return the answer to a client that names a story which the gateway does not have."""
    what = f"whose id begins with {given!r}" if _FIRST_DIGITS.fullmatch(given) else repr(given[:64])
    rest = "the gateway has those of as many days as the topics keep"
    if _TOO_FEW.fullmatch(given):
        rest = f"an id has {_DIGITS} digits, of which {_MIN_DIGITS} are enough"
    return Problem(HTTPStatus.NOT_FOUND, f"there is no story {what}; {rest}")


def _readable(connection: sqlite3.Connection, digits: str, identity: Identity) -> list[str]:
    """Return the ids that begin with some digits, of stories that a client may read."""
    ids = ids_beginning(connection, digits, _MAX_IDS)
    lives = ((story_id, read_life(connection, story_id)) for story_id in ids)
    return [story_id for story_id, life in lives if life is not None and may_read(identity, life)]


def read_life(connection: sqlite3.Connection, story_id: str) -> StoryLife | None:
    """Return a story's life; None where the copy has none of it."""
    found = read_versions(connection, story_id)
    return None if found is None else found[0]


def read_versions(connection: sqlite3.Connection, story_id: str) -> tuple[StoryLife, list[Story]] | None:
    """Return a story's life and the records that it was made of, newest first; None where the copy has none of it."""
    with snapshot(connection):
        current = current_story(connection, story_id)
        bodies = story_versions(connection, story_id, MAX_VERSIONS + 1) if current is not None else []
    if current is None or not bodies:
        return None
    versions = list(map(Story.read, bodies[:MAX_VERSIONS]))
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


_DIGITS: Final = 32
"""Hex digits of a whole id."""
_MIN_DIGITS: Final = 8
"""First digits that name a story, at least, as for ``dateline explain``: fewer would often fit several."""
_FIRST_DIGITS: Final = re.compile(rf"[0-9a-fA-F]{{{_MIN_DIGITS},{_DIGITS - 1}}}")
_TOO_FEW: Final = re.compile(rf"[0-9a-fA-F]{{1,{_MIN_DIGITS - 1}}}")
_MAX_IDS: Final = 20
"""Ids that begin with some digits and are read, at most. Bounds an answer; chosen by hand."""
