"""Order a takedown: find the story, send the order to the partition that owns it, and wait for the withdrawal.

What a story's text is known by: its ids, and its words from wherever they stand still.
"""

import asyncio
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from datetime import datetime
from typing import Final, NamedTuple

from dateline.agents.state.thread_records import from_key, story_of
from dateline.cli.stories.sources import Stories
from dateline.core.page.text_search import TextSearch, record_texts
from dateline.kafka.alias import public_settings
from dateline.kafka.clients import producing
from dateline.kafka.codec import REPLAYED, decode, encode, event_headers
from dateline.kafka.topic_admin import create_topic, require_topic
from dateline.kafka.topic_reader import read_committed
from dateline.kafka.transactions import partition_of
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DISTINCT, STATE, STORIES, TAKEDOWNS
from dateline_schemas import Story, Takedown

RULE: Final = "takedown"
"""The rule that ``thread`` names on the withdrawal."""
_TEXTLESS: Final[dict[str, object]] = {
    "text": None, "dateline": None, "published": None, "age": None, "countries": (), "section": None,
}  # fmt: skip


class Whole(NamedTuple):
    """A story with all that became part of it: its versions under every id, those under its own last id last."""

    story_id: str
    versions: tuple[Story, ...]

    @property
    def newest(self) -> Story:
        """The newest version under the last id."""
        return self.versions[-1]

    @property
    def withdrawal(self) -> Story | None:
        """The version that took it down, where one did."""
        return next((story for story in self.versions if is_takedown_of(story, self.story_id)), None)

    @property
    def told(self) -> Story:
        """The newest version that has a text; where none has any more, the newest."""
        return next((story for story in reversed(self.versions) if story.text is not None), self.newest)

    @property
    def language(self) -> str | None:
        """The language of its texts, which says where it is threaded."""
        return next((story.language for story in reversed(self.versions) if story.language), None)


def find_whole(stories: Stories, story_id: str) -> Whole | None:
    """Find a story, the one that it became part of, and all that became part of that; None where it is not there."""
    told: dict[str, list[Story]] = {}
    last, waiting = story_id, [story_id]
    while waiting:
        name = waiting.pop()
        if name in told:
            continue
        told[name] = sorted(stories.find(name), key=lambda story: story.version)
        for story in told[name]:
            waiting += [*story.absorbed, *filter(None, (story.merged_into,))]
    while into := next((story.merged_into for story in told[last] if story.merged_into), None):
        last = into
    own = told.pop(last)
    return Whole(last, (*(story for of_one in told.values() for story in of_one), *own)) if own else None


def is_takedown_of(story: Story, story_id: str) -> bool:
    """Return whether a version is the withdrawal that a takedown made."""
    return story.story_id == story_id and story.event == "withdrawn" and story.relation.rule == RULE


def order(whole: Whole, reason: str | None, requested_by: str, requested_at: datetime) -> Takedown:
    """Return the order to take a story down."""
    newest = whole.newest.model_copy(update=_TEXTLESS)
    relation = newest.relation.model_copy(update={"changed": ()})
    return Takedown(
        story_id=whole.story_id,
        reason=reason,
        requested_by=requested_by,
        requested_at=requested_at,
        newest=newest.model_copy(
            update={"relation": relation, "headline": whole.told.headline, "language": whole.language}
        ),
        fingerprints=tuple(dict.fromkeys(story.fingerprint for story in whole.versions if story.fingerprint)),
    )


async def keep(settings: ResolvedSettings, takedown: Takedown) -> None:
    """Keep the order for as long as the name is in use: a namespace that goes live under it has to carry it out too."""
    await create_topic(public_settings(settings), TAKEDOWNS)
    async with producing(settings) as producer:
        headers = list(event_headers(takedown, "takedown", ()))
        key = takedown.story_id.encode()
        await producer.send_and_wait(TAKEDOWNS.of(settings), encode(takedown), key, partition=0, headers=headers)


async def send(settings: ResolvedSettings, takedown: Takedown) -> str:
    """Send the order behind all that waits for the stage that owns the story; return where it stands.

    Of settings with a mark, it bears that, as what comes of it does.
    """
    key = (takedown.newest.language or "").encode()
    partition = partition_of(key, await require_topic(settings, DISTINCT))
    mark = ((REPLAYED, settings.mark.encode()),) if settings.mark else ()
    headers = list(event_headers(takedown, "takedown", mark))
    async with producing(settings) as producer:
        name = DISTINCT.name(settings.namespace)
        sent = await producer.send_and_wait(name, encode(takedown), key, partition=partition, headers=headers)
    return f"{sent.topic}/{sent.partition}@{sent.offset}"


async def withdrawal(settings: ResolvedSettings, story_id: str, since: datetime, seconds: float) -> Story:
    """Wait until the withdrawal stands on the stories topic, under the id that the story has by then.

    ``since`` is when the order was sent. Raises ``TimeoutError``.
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
    """Yield a story's versions as they come, from about a time on."""
    key = story_id.encode()
    async with aclosing(read_committed(settings, STORIES, since, follow=True, key=key)) as batches:
        async for batch in batches:
            for record in batch:
                if record.key == key:
                    yield decode(Story, record.value)


_TEXT: Final = b"tT"
"""What the keys begin with under which ``thread`` writes texts down."""


class Known(NamedTuple):
    """What to look for, and of how many texts the words stand nowhere: those can be found by their ids alone."""

    sought: TextSearch
    wordless: int


async def words_and_ids(settings: ResolvedSettings, whole: Whole) -> Known:
    """Return what to look for: every text that a version told or that ``thread`` knows as the story's.

    What the stories topic tells no more, since it was withheld or truncated, is read from briefs and distinct texts.
    """
    stories = {story.story_id for story in whole.versions}
    words = {story.fingerprint: story.text for story in whole.versions if story.fingerprint and story.text}
    fingerprints = {story.fingerprint for story in whole.versions if story.fingerprint}
    fingerprints |= await _known_texts(settings, whole, stories)
    if missing := fingerprints - words.keys():
        words |= await _texts(settings, missing)
    return Known(TextSearch(stories | fingerprints, dict.fromkeys(words.values())), len(fingerprints - words.keys()))


async def _known_texts(settings: ResolvedSettings, whole: Whole, stories: set[str]) -> set[str]:
    """Return the fingerprints of the stories' texts in the state of the partition that threads them."""
    found = set()
    key = (whole.language or "").encode()
    async for batch in read_committed(settings, STATE["thread"], None, follow=False, key=key):
        for record in batch:
            if record.value is not None and record.key and record.key[0] in _TEXT and story_of(record.value) in stories:
                found.add(from_key(record.key)[1])
    return found


async def _texts(settings: ResolvedSettings, fingerprints: Iterable[str]) -> dict[str, str]:
    """Return the texts of fingerprints, as far as briefs and distinct texts have them."""
    wanted = frozenset(fingerprints)
    found: dict[str, str] = {}
    for topic in (DISTINCT, BRIEFS):
        async for batch in read_committed(settings, topic, None, follow=False):
            for record in batch:
                for each in record_texts(record.value or b""):
                    found |= dict.fromkeys(each.ids & wanted, each.text)
    return found
