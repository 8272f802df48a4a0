"""The conservation oracle: checks what must hold of the records on a broker, whatever happened to the workers.

``see`` reads all committed records, and ``violations`` returns a sentence for each violation, none where all holds.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple, TypeVar

import orjson

from dateline.agents.state.restore import POSITION
from dateline.core.page.parse import parse
from dateline.core.places.resolve import Atlas
from dateline.core.stories.route import route
from dateline.core.times.window import AHEAD
from dateline.kafka.codec import Incoming, UndecodableError, decode
from dateline.kafka.dead_letters import RETRY_OF, read_dead_letter, read_letter, read_retry_note
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DEAD_LETTER, DISTINCT, RAW, REGIONS, RETRIES, STATE, STORIES
from dateline_schemas import Brief, Distinct, RawArticle, Story
from tests.fault.grouping import last
from tests.flow import read_topic

T = TypeVar("T")


class Seen(NamedTuple):
    """All committed records of a namespace that the oracle judges."""

    raw: list[Incoming]
    briefs: list[Incoming]
    distinct: list[Incoming]
    stories: list[Incoming]
    regions: dict[str, list[Incoming]]
    dead_letters: list[Incoming]
    collapse_state: list[Incoming]
    retries: list[Incoming]


async def see(settings: ResolvedSettings) -> Seen:
    """Read all records that the oracle judges."""
    return Seen(
        raw=await read_topic(settings, RAW),
        briefs=await read_topic(settings, BRIEFS),
        distinct=await read_topic(settings, DISTINCT),
        stories=await read_topic(settings, STORIES),
        regions={slug: await read_topic(settings, topic) for slug, topic in REGIONS.items()},
        dead_letters=await read_topic(settings, DEAD_LETTER),
        collapse_state=await read_topic(settings, STATE["collapse"]),
        retries=await read_topic(settings, RETRIES),
    )


def violations(seen: Seen, atlas: Atlas) -> list[str]:
    """Return the violations of guarantee 3 (``dateline``'s docstring): nothing is lost, and nothing is doubled."""
    return [*_pages(seen, atlas), *_sightings(seen), *_counts(seen), *_threads(seen), *_routes(seen), *_retries(seen)]


def _pages(seen: Seen, atlas: Atlas) -> Iterator[str]:
    """Pages in = pages parsed + dead letters; each parsed page's briefs are all there, once for each time it was sent.

    Pages in are those that sources sent, and the retries.
    """
    expected: Counter[str] = Counter()
    refused = set()
    for record in seen.raw:
        try:
            article = decode(RawArticle, record.value)
        except UndecodableError:
            refused.add((record.partition, record.offset))
        else:
            if article.fetched_at > datetime.fromtimestamp(record.timestamp / 1000, UTC) + AHEAD:
                refused.add((record.partition, record.offset))
                continue
            expected.update(brief.brief_id for brief in parse(article, atlas))
    found = Counter(Brief.read(record.value or b"").brief_id for record in seen.briefs)
    yield from _differences("briefs", expected, found)
    letters = Counter(_coordinates(seen.dead_letters, "split"))
    yield from _differences("dead letters of split", Counter(refused), letters)


def _sightings(seen: Seen) -> Iterator[str]:
    """Records in briefs = the sum of sightings in collapse's state; every fingerprint in briefs is in distinct."""
    counts = Counter(record.key.decode() for record in seen.briefs if record.key)
    yield from _differences("sightings in collapse's state", counts, _sightings_in_state(seen.collapse_state))
    distinct = {Distinct.read(record.value or b"").fingerprint for record in seen.distinct}
    yield from _differences("fingerprints in distinct", Counter(set(counts)), Counter(distinct))


def _sightings_in_state(state: Iterable[Incoming]) -> Counter[str]:
    """Return the sightings of each text: those of its entry, and of entries before that expired."""
    return _over_entries(state, lambda entry: entry["n"] + entry.get("b", 0))


def _unreported_in_state(state: Iterable[Incoming]) -> Counter[str]:
    """Return the sightings of each text that no distinct record counts: repeats that added nothing."""
    return _over_entries(state, lambda entry: sum(entry["a"].values()) + entry.get("u", 0))


def _over_entries(state: Iterable[Incoming], count: Callable[[dict[str, Any]], int]) -> Counter[str]:
    """Return, by text, what ``count`` returns of its entry and of its deleted entries."""
    latest: dict[str, int] = {}
    freed: Counter[str] = Counter()
    for record in state:
        if record.key is None or record.key == POSITION:
            continue
        name = record.key.decode()
        if record.value is None:
            freed[name] += latest.pop(name, 0)
        else:
            latest[name] = count(orjson.loads(record.value))
    return freed + Counter(latest)


def _counts(seen: Seen) -> Iterator[str]:
    """The sightings of all stories = the briefs, but for the repeats that added nothing and wait to be counted."""
    briefs = Counter(record.key.decode() for record in seen.briefs if record.key)
    counted: Counter[str] = Counter()
    for record in seen.distinct:
        distinct = Distinct.read(record.value or b"")
        counted[distinct.fingerprint] += sum(entry.count for entry in distinct.sightings.added or ())
    unreported = _unreported_in_state(seen.collapse_state)
    yield from _differences("sightings in distinct", briefs, counted + unreported)
    stories = [Story.read(record.value or b"") for record in seen.stories]
    into = {story.story_id: story.merged_into for story in stories if story.merged_into is not None}
    story_of = {story.fingerprint: last(story.story_id, into) for story in stories if story.fingerprint is not None}
    expected: Counter[str] = Counter()
    for fingerprint, count in counted.items():
        expected[story_of.get(fingerprint, "")] += count
    newest = {story.story_id: story for story in sorted(stories, key=lambda story: story.version)}
    total = {story_id: story.sightings for story_id, story in newest.items() if story_id not in into}
    yield from _differences("sightings of stories", expected, total)
    if sum(total.values()) != len(seen.briefs) - unreported.total():
        yield f"stories have {sum(total.values())} sightings of {len(seen.briefs)} briefs; {unreported.total()} wait"


def _threads(seen: Seen) -> Iterator[str]:
    """Every distinct text is in one story, where merged stories count as one; versions are 1, 2, 3 …, each once."""
    stories = [Story.read(record.value or b"") for record in seen.stories]
    texts = Counter(Distinct.read(record.value or b"").fingerprint for record in seen.distinct)
    with_text = [story for story in stories if story.event in {"version", "withdrawn"}]
    yield from _differences("story versions by text", texts, Counter(story.fingerprint or "" for story in with_text))
    into = {story.story_id: story.merged_into for story in stories if story.merged_into is not None}
    stories_of: dict[str, set[str]] = {}
    versions: dict[str, list[int]] = {}
    for story in with_text:
        stories_of.setdefault(story.fingerprint or "", set()).add(last(story.story_id, into))
    for story in stories:
        versions.setdefault(story.story_id, []).append(story.version)
    for fingerprint, ids in stories_of.items():
        if len(ids) > 1:
            yield f"text {fingerprint} is in {len(ids)} stories: {sorted(ids)}"
    for story_id, numbers in versions.items():
        if sorted(numbers) != list(range(1, len(numbers) + 1)):
            yield f"story {story_id} has versions {sorted(numbers)}"


def _routes(seen: Seen) -> Iterator[str]:
    """Every story version is once in each of its regions, byte for byte, and nowhere else."""
    expected = Counter(
        (slug, record.key, record.value) for record in seen.stories for slug in route(Story.read(record.value or b""))
    )
    found = Counter((slug, record.key, record.value) for slug, records in seen.regions.items() for record in records)
    yield from _differences("region records", expected, found)


def _retries(seen: Seen) -> Iterator[str]:
    """Every retry has a note and every note a retry; no letter was retried twice, and each was sent unchanged."""
    letters = {letter.id: letter for letter in map(read_letter, seen.dead_letters)}
    retried = [
        (letter, record)
        for record in (*seen.raw, *seen.briefs, *seen.distinct, *seen.stories)
        for name, value in record.headers
        if name == RETRY_OF and (letter := letters.get(int(value))) is not None
    ]
    notes = [read_retry_note(record) for record in seen.retries]
    found = Counter((letter.id, f"{record.topic}/{record.partition}@{record.offset}") for letter, record in retried)
    yield from _differences("notes of retries", found, Counter((note.letter, note.record) for note in notes))
    once = Counter(note.letter for note in notes)
    yield from _differences("retries of a letter", Counter(set(once)), once)
    for letter, record in retried:
        if not letter.dead.truncated and (record.key, record.value) != (letter.dead.key, letter.dead.value):
            yield f"letter {letter.id} was sent again as another record"


def _coordinates(dead_letters: Iterable[Incoming], stage: str) -> Iterator[tuple[int, int]]:
    for record in dead_letters:
        letter = read_dead_letter(record)
        if letter.stage == stage:
            yield letter.partition, letter.offset


def _differences(what: str, expected: Mapping[T, int], found: Mapping[T, int]) -> Iterator[str]:
    """Yield how many are missing and how many are too many, each with an example."""
    for word, more, less in (("missing", expected, found), ("too many", found, expected)):
        rest = Counter(more) - Counter(less)
        if rest:
            example = str(next(iter(rest)))[:120]
            yield f"{what}: {rest.total()} {word} of {sum(expected.values())}, for one {example}"
