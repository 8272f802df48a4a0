"""The records on the broker that still hold a story's text, and how far each partition may be truncated.

``search_terms`` collects the ids and the words of the story's texts. ``find_copies`` searches all topics for them, of
every namespace that is kept under the name.
"""

import struct
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from contextlib import aclosing, suppress
from datetime import datetime
from typing import Final, NamedTuple

from aiokafka import TopicPartition

from dateline.agents.partitions.reorder_buffer import WAITING_PREFIX
from dateline.agents.stage import FLOW, STAGES
from dateline.agents.state.positions import position_of
from dateline.agents.state.thread_records import head_from_state, story_of
from dateline.agents.state.thread_shapes import from_key
from dateline.cli.stories.namespaces import Namespace
from dateline.cli.stories.takedown_order import WholeStory, fingerprints, ids_by_fingerprint
from dateline.core.page.text_search import TextSearch, record_texts
from dateline.kafka.clients import reading
from dateline.kafka.codec import Incoming, UndecodableError, decode, moment_of, unpack
from dateline.kafka.topic_reader import read_committed
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DISTINCT, STATE, STORIES, Topic
from dateline_schemas import Story

_TEXT_KEYS: Final = b"tT"
"""First bytes of the keys under which ``thread`` writes a text to its state."""
_HEAD_KEYS: Final = b"sS"
"""First bytes of the keys under which ``thread`` writes a story to its state."""
_ALERTED_PREFIX: Final = b"s:"
"""Begins the key under which ``alert`` writes a story to its state."""
_STATES: Final = frozenset(STATE.values())
_READERS: Final = {STAGES[stage].source: stage for stage in FLOW}
"""The stage that reads each topic."""


class SearchTerms(NamedTuple):
    """What to search for."""

    search: TextSearch
    wordless: int
    """How many of the story's texts have lost their words on all topics: these are searched for by their ids only."""


async def search_terms(namespaces: Sequence[Namespace], whole: WholeStory) -> SearchTerms:
    """Return the ids and words of every text that a version has, or that the state of ``thread`` lists for the story.

    Each namespace adds its own, also those of a story with another id that holds one of the texts: where a namespace
    has read other pages, a story may be founded on another text. Words that the stories topics have lost, by a
    withdrawal or by truncation, are read from briefs and distinct texts.
    """
    stories = {story.story_id for story in whole.versions}
    versions = [*whole.versions]
    for other in namespaces[1:]:
        if STORIES in other.topics:
            by_text = await ids_by_fingerprint(other.settings, fingerprints(whole))
            stories |= frozenset().union(*by_text.values())
        versions += await _versions(other, stories)
    words = {story.fingerprint: story.text for story in versions if story.fingerprint and story.text}
    texts = {story.fingerprint for story in versions if story.fingerprint}
    for namespace in namespaces:
        texts |= await _fingerprints_in_state(namespace, whole, stories)
    for namespace in namespaces:
        if missing := texts - words.keys():
            words |= await _texts(namespace, missing)
    return SearchTerms(TextSearch(stories | texts, dict.fromkeys(words.values())), len(texts - words.keys()))


async def _versions(namespace: Namespace, stories: set[str]) -> list[Story]:
    """Return the versions that a namespace has of some stories, by their ids."""
    versions = []
    if STORIES in namespace.topics:
        async with aclosing(read_committed(namespace.settings, STORIES, None, follow=False)) as batches:
            async for batch in batches:
                for record in batch:
                    if (record.key or b"").decode(errors="replace") in stories:
                        # One that cannot be read names no texts; the record itself is searched as any other.
                        with suppress(UndecodableError):
                            versions.append(decode(Story, record.value))
    return versions


async def _fingerprints_in_state(namespace: Namespace, whole: WholeStory, stories: set[str]) -> set[str]:
    """Return the fingerprints of the stories' texts in the state of the partition that threads them."""
    fingerprints: set[str] = set()
    if STATE["thread"] not in namespace.topics:
        return fingerprints
    key = (whole.language or "").encode()
    async with aclosing(read_committed(namespace.settings, STATE["thread"], None, follow=False, key=key)) as batches:
        async for batch in batches:
            for record in batch:
                if record.value is None or not record.key or record.key[0] not in _TEXT_KEYS:
                    continue
                try:
                    if story_of(record.value) in stories:
                        fingerprints.add(from_key(record.key)[1])
                except (ValueError, struct.error):
                    continue  # something else wrote it: the worker refuses such state, and names it
    return fingerprints


async def _texts(namespace: Namespace, fingerprints: Iterable[str]) -> dict[str, str]:
    """Return the texts that briefs and distinct texts have, by fingerprint."""
    wanted = frozenset(fingerprints)
    texts: dict[str, str] = {}
    for topic in (topic for topic in (DISTINCT, BRIEFS) if topic in namespace.topics):
        async with aclosing(read_committed(namespace.settings, topic, None, follow=False)) as batches:
            async for batch in batches:
                for record in batch:
                    for each in record_texts(record.value or b""):
                        texts |= dict.fromkeys(each.ids & wanted, each.text)
    return texts


class PartitionCopies(NamedTuple):
    """The records of one partition that hold the text; a JSON line of ``dateline takedown``."""

    topic: str
    partition: int
    offsets: tuple[int, ...]
    newest: datetime
    """When the last of them was sent."""
    truncate_before: int | None
    """The offset before which all records must be deleted; None on a compacted topic, where compaction deletes them."""
    takes_along: int
    """How many other records truncating deletes, at most."""
    unread_by: str | None
    """The stage that has not read all of these records yet, and would miss what is deleted; None where it has."""


async def find_copies(
    namespaces: Sequence[Namespace], search: TextSearch, progress: Callable[[float], None]
) -> list[PartitionCopies]:
    """Search the committed records of all topics; ``progress`` gets the share that is done, from 0 to 1.

    Each topic is read to where it ends when its turn comes. Raises ``ProvisionError`` where a topic is missing.
    """
    copies = []
    topics = [(namespace, topic) for namespace in namespaces for topic in namespace.topics]
    for number, (namespace, topic) in enumerate(topics):
        records: defaultdict[int, list[Incoming]] = defaultdict(list)
        topics_done = number

        def report(share_of_topic: float, topics_done: int = topics_done) -> None:
            progress((topics_done + share_of_topic) / len(topics))

        async with aclosing(_matching_records(namespace.settings, topic, search, report)) as found:
            async for record in found:
                records[record.partition].append(record)
        copies += [await _copies(namespace, topic, of_partition) for _, of_partition in sorted(records.items())]
    progress(1.0)
    return copies


async def _matching_records(
    settings: ResolvedSettings, topic: Topic, search: TextSearch, progress: Callable[[float], None]
) -> AsyncGenerator[Incoming, None]:
    """Yield the records that hold the text, without their values."""
    async with aclosing(read_committed(settings, topic, None, follow=False, progress=progress)) as batches:
        async for batch in batches:
            for record in batch:
                if record.value is not None and holds(topic, record.key or b"", record.value, search):
                    yield record._replace(value=None)


def holds(topic: Topic, key: bytes, value: bytes, search: TextSearch) -> bool:
    """Whether a record holds the text, or its headline.

    State topics hold hashes of texts. Only the records of the reorder buffer are whole. The records of stories, of
    ``thread`` and of ``alert``, have the headline of the newest text, or its first words, which may be all of it.
    """
    if topic not in _STATES or key.startswith(WAITING_PREFIX):
        return search.finds_in(value)
    if topic == STATE["thread"] and key[:1] in _HEAD_KEYS:
        return search.has_id(from_key(key)[1]) and _has_words(value)
    if topic == STATE["alert"] and key.startswith(_ALERTED_PREFIX):
        return search.has_id(key.removeprefix(_ALERTED_PREFIX).decode(errors="replace")) and _has_title(value)
    return False


def _has_words(value: bytes) -> bool:
    """Whether a story's record of ``thread`` has words; taken to be so where another version wrote it."""
    try:
        head = head_from_state("", value)
    except ValueError:
        return True
    return bool(head.revised_headline or (head.words is not None and head.words.headline))


def _has_title(value: bytes) -> bool:
    """Whether a story's record of ``alert`` has words, in its title or in what changed."""
    try:
        state = unpack(value)
    except ValueError:
        return True
    return bool(state.get("h") or state.get("c"))


async def _copies(namespace: Namespace, topic: Topic, records: Sequence[Incoming]) -> PartitionCopies:
    settings = namespace.settings
    last = max(records, key=lambda record: record.offset)
    source = TopicPartition(last.topic, last.partition)
    before = last.offset + 1
    async with reading(settings) as reader:
        first = (await reader.beginning_offsets([source]))[source]
        stage = _READERS.get(topic)
        if stage is not None and STATE[stage] not in namespace.topics:
            stage = None
        unread = stage is not None and (await position_of(reader, settings, stage, last.partition)).offset < last.offset
    is_compacted = topic.cleanup == "compact"
    return PartitionCopies(
        topic=last.topic,
        partition=last.partition,
        offsets=tuple(sorted(record.offset for record in records)),
        newest=moment_of(last.timestamp),
        truncate_before=None if is_compacted else before,
        takes_along=0 if is_compacted else before - first - len(records),
        unread_by=stage if unread else None,
    )
