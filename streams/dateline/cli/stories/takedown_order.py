"""Order a takedown: find the whole story, send the order to the stage that owns it, wait for the withdrawal."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from datetime import datetime
from typing import Final, NamedTuple

import orjson

from dateline.cli.stories.sources import Stories
from dateline.core.text.fingerprint import fingerprint
from dateline.kafka.alias import public_settings
from dateline.kafka.clients import producing
from dateline.kafka.codec import REPLAYED, UndecodableError, decode, encode, event_headers
from dateline.kafka.topic_admin import create_topic, require_topic
from dateline.kafka.topic_reader import read_committed
from dateline.kafka.transactions import partition_of
from dateline.settings import ResolvedSettings
from dateline.topics import DISTINCT, STORIES, TAKEDOWNS
from dateline_schemas import Story, Takedown

RULE: Final = "takedown"
"""The rule that ``thread`` names on the withdrawal that a takedown causes."""
_WITHOUT_TEXT: Final[dict[str, object]] = {
    "text": None, "dateline": None, "published": None, "age": None, "countries": (), "section": None,
}  # fmt: skip
"""The fields of a story that an order must not carry."""


class WholeStory(NamedTuple):
    """A story and all stories that became part of it."""

    story_id: str
    """The id of the story that the others became part of."""
    versions: tuple[Story, ...]
    """The versions under every id; those under ``story_id`` come last."""

    @property
    def newest(self) -> Story:
        """The newest version under ``story_id``."""
        return self.versions[-1]

    @property
    def withdrawal(self) -> Story | None:
        """The version that a takedown made; None where there was none."""
        return next((story for story in self.versions if is_takedown_of(story, self.story_id)), None)

    @property
    def newest_with_text(self) -> Story:
        """The newest version that has a text; where none has one any more, the newest version."""
        return next((story for story in reversed(self.versions) if story.text is not None), self.newest)

    @property
    def language(self) -> str | None:
        """The language of its texts, which decides the partition on which it is threaded."""
        return next((story.language for story in reversed(self.versions) if story.language), None)


def find_whole_story(stories: Stories, story_id: str) -> WholeStory | None:
    """Find a story, the one that it became part of, and all that became part of that one.

    None where no version is left under the last id.
    """
    by_id: dict[str, list[Story]] = {}
    last, waiting = story_id, [story_id]
    while waiting:
        name = waiting.pop()
        if name in by_id:
            continue
        by_id[name] = sorted(stories.find(name), key=lambda story: story.version)
        for story in by_id[name]:
            waiting += [*story.absorbed, *filter(None, (story.merged_into,))]
    while into := next((story.merged_into for story in by_id[last] if story.merged_into), None):
        last = into
    own = by_id.pop(last)
    return WholeStory(last, (*(story for versions in by_id.values() for story in versions), *own)) if own else None


def is_takedown_of(story: Story, story_id: str) -> bool:
    """Whether a version is the withdrawal of ``story_id`` that a takedown made."""
    return story.story_id == story_id and story.event == "withdrawn" and story.relation.rule == RULE


def make_order(whole: WholeStory, reason: str | None, requested_by: str, requested_at: datetime) -> Takedown:
    """Return the order to take a story down. It holds the headline and no text."""
    newest = whole.newest.model_copy(update=_WITHOUT_TEXT)
    relation = newest.relation.model_copy(update={"changed": (), "changed_since": None})
    headline = whole.newest_with_text.headline
    return Takedown(
        story_id=whole.story_id,
        reason=reason,
        requested_by=requested_by,
        requested_at=requested_at,
        newest=newest.model_copy(update={"relation": relation, "headline": headline, "language": whole.language}),
        fingerprints=tuple(dict.fromkeys(story.fingerprint for story in whole.versions if story.fingerprint)),
    )


async def store_order(settings: ResolvedSettings, order: Takedown) -> None:
    """Store the order under the public name: every namespace that goes live under it has to carry it out too."""
    await create_topic(public_settings(settings), TAKEDOWNS)
    async with producing(settings) as producer:
        headers = list(event_headers(order, "takedown", ()))
        key = order.story_id.encode()
        await producer.send_and_wait(TAKEDOWNS.of(settings), encode(order), key, partition=0, headers=headers)


def fingerprints(whole: WholeStory | None) -> frozenset[str]:
    """Return the fingerprints of a story's texts: those on its versions, and those that this code computes."""
    versions = whole.versions if whole is not None else ()
    computed = {fingerprint(story.text, story.headline) for story in versions if story.text is not None}
    return frozenset({*(story.fingerprint for story in versions if story.fingerprint), *computed})


async def ids_by_fingerprint(settings: ResolvedSettings, texts: frozenset[str]) -> Mapping[str, frozenset[str]]:
    """Return the ids of a namespace's stories that hold one of the texts, by the text's fingerprint."""
    ids: dict[str, frozenset[str]] = {}
    async with aclosing(read_committed(settings, STORIES, None, follow=False)) as batches:
        async for batch in batches:
            for record in batch:
                try:
                    story = orjson.loads(record.value or b"{}")
                    text, story_id = story["fingerprint"], story["story_id"]
                except (orjson.JSONDecodeError, KeyError, TypeError):
                    continue  # it names no text; whoever searches for copies reads its bytes
                if isinstance(text, str) and isinstance(story_id, str) and text in texts:
                    ids[text] = ids.get(text, frozenset()) | {story_id}
    return ids


async def send_order(settings: ResolvedSettings, order: Takedown) -> str:
    """Send the order to the stage that owns the story; return the record's position, ``topic/partition@offset``.

    It comes after all records that wait in the stage's partition. Where the settings have a mark, the order carries
    it in a header, as the records that it causes do.
    """
    key = (order.newest.language or "").encode()
    partition = partition_of(key, await require_topic(settings, DISTINCT))
    mark = ((REPLAYED, settings.mark.encode()),) if settings.mark else ()
    headers = list(event_headers(order, "takedown", mark))
    async with producing(settings) as producer:
        name = DISTINCT.name(settings.namespace)
        sent = await producer.send_and_wait(name, encode(order), key, partition=partition, headers=headers)
    return f"{sent.topic}/{sent.partition}@{sent.offset}"


async def await_withdrawal(settings: ResolvedSettings, story_id: str, since: datetime, seconds: float) -> Story:
    """Wait for the withdrawal on the stories topic, under the id that the story has by then.

    ``since`` is when the order was sent. Raises ``TimeoutError`` after ``seconds``.
    """
    async with asyncio.timeout(seconds):
        while True:
            async with aclosing(_versions(settings, story_id, since)) as versions:
                async for story in versions:
                    if is_takedown_of(story, story_id):
                        return story
                    if story.merged_into is not None:
                        story_id = story.merged_into
                        break


async def _versions(settings: ResolvedSettings, story_id: str, since: datetime) -> AsyncGenerator[Story, None]:
    """Yield a story's versions from about ``since`` on, as they arrive."""
    key = story_id.encode()
    async with aclosing(read_committed(settings, STORIES, since, follow=True, key=key)) as batches:
        async for batch in batches:
            for record in batch:
                if record.key != key:
                    continue
                try:
                    version = decode(Story, record.value)
                except UndecodableError:
                    continue  # something else wrote it; the withdrawal is another record
                yield version
