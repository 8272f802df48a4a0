"""Takedowns over a switch: what was withdrawn for good under a name is withdrawn in the namespace that goes live, too.

The namespace was warmed with raw pages, and told the story anew, in silence; by another version of the code perhaps
under another id, from other fingerprints. So its stories are found by the texts.
"""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Final

import orjson

from dateline.cli.stories.sources import StoryTopic
from dateline.cli.stories.takedown_order import Whole, find_whole, order, send
from dateline.cli.upgrade.steps import Sides
from dateline.core.text.fingerprint import fingerprint
from dateline.kafka.codec import decode
from dateline.kafka.topic_admin import count_topic
from dateline.kafka.topic_reader import committed
from dateline.settings import Settings
from dateline.topics import STORIES, TAKEDOWNS
from dateline_schemas import Takedown

_NONE: Final[frozenset[str]] = frozenset()


def carry_takedowns(sides: Sides) -> int:
    """Order every story of the target withdrawn that was ever taken down under the name; return how many.

    The orders bear the target's mark, since everybody who had to hear of the withdrawals has.
    """
    orders = asyncio.run(_kept(sides.named))
    if not orders:
        return 0
    texts = {each.story_id: _texts(each, find_whole(StoryTopic(sides.former), each.story_id)) for each in orders}
    told = asyncio.run(_told(sides.target, frozenset().union(*texts.values())))
    due = {one.story_id: one for each in orders for one in _in_target(sides.target, each, texts[each.story_id], told)}
    for one in due.values():
        asyncio.run(send(sides.target, one))
    return len(due)


async def _kept(named: Settings) -> list[Takedown]:
    """Return the orders under a name, the last of each story."""
    if not await count_topic(named, TAKEDOWNS):
        return []
    found = {}
    async for batch in committed(named, TAKEDOWNS, None, follow=False):
        for record in batch:
            if record.value is not None:
                takedown = decode(Takedown, record.value)
                found[takedown.story_id] = takedown
    return list(found.values())


def _texts(takedown: Takedown, whole: Whole | None) -> frozenset[str]:
    """Return the fingerprints of a story's texts, as they were and as this version of the code takes them."""
    versions = whole.versions if whole is not None else ()
    now = {fingerprint(story.text, story.headline) for story in versions if story.text is not None}
    return frozenset({*takedown.fingerprints, *(story.fingerprint for story in versions if story.fingerprint), *now})


async def _told(target: Settings, texts: frozenset[str]) -> Mapping[str, frozenset[str]]:
    """Return the ids of the stories that told some texts, by fingerprint."""
    found: dict[str, frozenset[str]] = {}
    async for batch in committed(target, STORIES, None, follow=False):
        for record in batch:
            story = orjson.loads(record.value or b"{}")
            if (name := story.get("fingerprint")) in texts:
                found[name] = found.get(name, _NONE) | {story["story_id"]}
    return found


def _in_target(
    target: Settings, takedown: Takedown, texts: frozenset[str], told: Mapping[str, frozenset[str]]
) -> Iterable[Takedown]:
    """Yield the orders that withdraw a story in the target; where it is not told there, the order as it was given."""
    stories = StoryTopic(target)
    ids = {takedown.story_id}.union(*(told.get(name, _NONE) for name in texts))
    wholes = {whole.story_id: whole for name in sorted(ids) if (whole := find_whole(stories, name)) is not None}
    for whole in wholes.values():
        given = order(whole, takedown.reason, takedown.requested_by, takedown.requested_at)
        yield given.model_copy(update={"fingerprints": tuple(dict.fromkeys((*given.fingerprints, *sorted(texts))))})
    if not wholes:
        yield takedown.model_copy(update={"fingerprints": tuple(sorted(texts))})
