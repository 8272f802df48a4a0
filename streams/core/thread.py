"""Thread: is a distinct text a new story, or another version of a known one? It says so with a typed relation."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from schemas import Distinct, Relation, Story
from schemas.article import digest
from streams.core.heads import Head, next_version
from streams.core.interval import midpoint
from streams.core.relate import Sketched, numbers, relate
from streams.core.sketch import sketch, title

WINDOW: Final = timedelta(hours=48)
"""Texts further apart in event time are never one story."""

_CANDIDATES: Final = 8
_FIRST: Final = 16
_ONE_IN: Final = 4
_COMMON: Final = 200
"""A shingle in more texts than this is boilerplate and proposes nothing."""


class Text:
    """A known text: where it stands, when it was, and what it is compared by."""

    __slots__ = ("at", "count", "sketched", "sources", "story_id", "version")

    def __init__(self, story_id: str, version: int, at: datetime, sketched: Sketched) -> None:
        self.story_id = story_id
        self.version = version
        self.at = at
        self.sketched = sketched
        self.count = 0
        self.sources: dict[str, int] = {}


class Threads:
    """Everything that ``thread`` remembers: texts by fingerprint, story heads by id, texts by shingle.

    What it decides depends on what it holds and never on the order in which it was put there, so
    that a memory restored from a compacted topic decides like the one that was lost.
    """

    def __init__(self) -> None:
        self.texts: dict[str, Text] = {}
        self.heads: dict[str, Head] = {}
        self._by_shingle: dict[int, list[str]] = {}

    def hold(self, fingerprint: str, text: Text) -> None:
        """Remember a text, and index it unless it was known."""
        if fingerprint not in self.texts:
            for value in _indexed(text.sketched):
                self._by_shingle.setdefault(value, []).append(fingerprint)
        self.texts[fingerprint] = text

    def candidates(self, sketched: Sketched) -> Iterator[tuple[str, Text]]:
        """Yield the known texts that share most of what is indexed, best first."""
        shared: Counter[str] = Counter()
        for value in _indexed(sketched):
            holders = self._by_shingle.get(value, ())
            if len(holders) <= _COMMON:
                shared.update(holders)
        for fingerprint, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]:
            yield fingerprint, self.texts[fingerprint]


def thread(memory: Threads, distinct: Distinct) -> Story:
    """Return the story version that a distinct text makes, and remember it."""
    known = memory.texts.get(distinct.fingerprint)
    if known is not None:
        relation = Relation(kind="repeat", parent=known.version, score=1.0, rule="same-fingerprint")
        return _settle(memory, distinct, known, relation)
    at = midpoint(distinct.sightings.published, distinct.fetched_at)
    language = distinct.language
    sketched = Sketched(
        sketch(distinct.text, language), numbers(distinct.text), distinct.signal, title(distinct.headline, language)
    )
    story_id, relation = _place(memory, distinct, sketched, at)
    return _settle(memory, distinct, Text(story_id, 0, at, sketched), relation)


def _place(memory: Threads, distinct: Distinct, sketched: Sketched, at: datetime) -> tuple[str, Relation]:
    """Find the story of a text not seen before: that of the known text most like it, or a new one."""
    best: tuple[float, str, Relation] | None = None
    for _, known in memory.candidates(sketched):
        if abs(at - known.at) > WINDOW:
            continue
        relation = relate(sketched, known.sketched, known.version)
        # On equal scores the later version is the parent; then the smaller id, so that order decides nothing.
        if relation is not None:
            found = (relation.score or 0.0, known.story_id, relation)
            if best is None or _rank(found) > _rank(best):
                best = found
    if best is None:
        founded = digest(distinct.fingerprint, distinct.fetched_at.isoformat())
        return founded, Relation(kind="new", rule="no-kin")
    return best[1], best[2]


def _rank(found: tuple[float, str, Relation]) -> tuple[float, int, str]:
    score, story_id, relation = found
    return score, relation.parent or 0, story_id


def _settle(memory: Threads, distinct: Distinct, text: Text, relation: Relation) -> Story:
    """Write the next version into the story's head, and the text's own counts into the text."""
    head = memory.heads.get(text.story_id)
    if head is None:
        seen = distinct.sightings
        head = memory.heads[text.story_id] = Head(text.story_id, distinct.article_id, seen.first_seen, seen.last_seen)
    story = next_version(head, distinct, relation, _growth(text, distinct))
    text.version = story.version
    text.count = distinct.sightings.count
    text.sources = {entry.source: entry.count for entry in distinct.sightings.sources.top}
    memory.hold(distinct.fingerprint, text)
    return story


def _growth(text: Text, distinct: Distinct) -> dict[str, int]:
    """Return how many sightings of the text, by source, are new since it was last told of."""
    top = distinct.sightings.sources.top
    growth = {entry.source: entry.count - text.sources.get(entry.source, 0) for entry in top}
    rest = distinct.sightings.count - text.count - sum(growth.values())
    return growth | {"": rest} if rest else growth


def _indexed(sketched: Sketched) -> Iterator[int]:
    """Choose what stands in the index: the headline, the smallest 16 shingles, and every fourth hash value.

    The choice is made by the values alone, so that a text and another that contains it choose alike.
    """
    if sketched.title:
        yield sketched.title
    for position, value in enumerate(sketched.shingles):
        if position < _FIRST or not value % _ONE_IN:
            yield value
