"""State: the texts and story heads that threading has in memory, and when they are freed.

``Threads`` holds them with the index and the word counts that are built from the texts. Agents write what changes to
a compacted topic, and read it back after a restart.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, Final, NamedTuple

import numpy as np

from dateline.core.stories.head import Head
from dateline.core.stories.retention import STORY_SECONDS, stage_clock
from dateline.core.stories.similarity.candidates import Index
from dateline.core.stories.similarity.document_frequency import SPAN, Frequencies
from dateline.core.stories.similarity.features import Traits, title_hash, with_title, words_of_title
from dateline.core.stories.similarity.hash_sets import difference
from dateline.core.stories.similarity.line import headline_to_compare, is_line
from dateline.core.stories.similarity.vocabulary import Hashes24
from dateline.core.stories.withdrawals.headlines import Headlines
from dateline.core.times.clock import DAY, MAX_FREED, Clock, due
from dateline_schemas import Distinct

_HOUR: Final = 3600
"""Seconds of an hour."""


class Text:
    """A text in memory: the version that it made, its time, its traits, and its sightings."""

    __slots__ = ("at", "count", "last_seen", "sources", "story_id", "traits", "version")

    def __init__(self, story_id: str, version: int, at: int, traits: Traits | None) -> None:
        self.story_id = story_id
        self.version = version
        self.at = at
        """Event time of the text in seconds since 1970."""
        self.traits = traits
        """None once it is too old to be compared: then only a repeat of it is recognised."""
        self.last_seen = at
        """When its last sighting was fetched, in seconds since 1970; of late sightings, when the last of them came."""
        self.count = 0
        """Its sightings that its story counts."""
        self.sources: Mapping[str, int] = {}
        """The same by source; sources beyond the first 32 are not in it."""

    def growth(self, distinct: Distinct) -> dict[str, int]:
        """Return how many of its sightings are new, by source; those of sources that are not named stand under "".

        The record says so itself, so that the order of a text's records does not matter, nor whether collapse has freed
        the text and counts from 1 again. A record of an earlier version says only how many sightings there are in all.
        """
        added = distinct.sightings.added
        if added is not None:
            return {entry.source: entry.count for entry in added}
        rest = max(0, distinct.sightings.count - self.count)
        growth = {}
        for entry in distinct.sightings.sources.top:
            if new := min(rest, max(0, entry.count - self.sources.get(entry.source, 0))):
                growth[entry.source] = new
                rest -= new
        return growth | {"": rest} if rest else growth

    def is_revised(self, head: Head) -> bool:
        """Whether its story has a version that revised it, or had newer words than it when it came."""
        return self.story_id == head.story_id and (self.version < head.revised or self.version in head.earlier)

    def version_in(self, head: Head) -> int | None:
        """Return the version that it made of a story; None where that was another story then."""
        return self.version if self.story_id == head.story_id else None

    def seconds_from(self, at: int) -> int:
        """Return the seconds between a time and the nearest time at which it was seen, from its first to its last.

        So a repeat refreshes a text that the index finds; the index itself goes by the first sighting. It does not
        refresh a line, whose repeat on another day is the next edition of it. Nor does it make an older text one of
        this hour: the scorer has learned from the times of texts that two reports of the same minutes are of two events
        more often.
        """
        if at <= self.at or self.last_seen <= self.at:
            return abs(self.at - at)
        return max(at - self.last_seen, min(at - self.at, _HOUR))

    def with_headline(self, distinct: Distinct) -> Traits | None:
        """Return its traits; where they have no headline, with that of a repeat, by which a notice may find the text.

        A headline that names no story is not taken, nor one by which the text would become a line.
        """
        own = self.traits
        if own is None or len(own.title) or distinct.headline is None:
            return own
        title = words_of_title(headline_to_compare(distinct) or "", distinct.language)
        titled = with_title(own, title) if title_hash(title) else own
        return own if is_line(titled) else titled

    def as_of(self, at: int, traits: Traits) -> "Text":
        """Return the text with another time and with its traits again: a text that can be compared anew."""
        text = Text(self.story_id, self.version, at, traits)
        text.last_seen, text.count, text.sources = max(at, self.last_seen), self.count, self.sources
        return text


class Freed(NamedTuple):
    """What ``Threads.free`` changed: texts that lost their traits or were freed, and stories that were freed."""

    texts: list[str]
    """Fingerprints."""
    heads: list[str]
    """Story ids."""


class Threads:
    """Texts by fingerprint and heads by story id, with the index and the word counts of the texts.

    Decisions depend on the contents and the clock. They do not depend on the order in which texts were added, nor on
    whether what is too old has been freed yet: so a memory restored from a compacted topic decides like the lost one.
    """

    def __init__(self, clock: Clock | None = None) -> None:
        self.clock = clock or stage_clock()
        self.texts: dict[str, Text] = {}
        self.heads: dict[str, Head] = {}
        self.index = Index()
        self.frequencies = Frequencies()
        self._headlines = Headlines(self.head, self.heads)
        self._stories_by_address: defaultdict[int, set[str]] = defaultdict(set)
        """Ids of stories by the address of their newest words."""
        self._addresses: dict[str, tuple[int, ...]] = {}
        """The addresses under which a story stands there."""
        self._texts_by_span: defaultdict[int, set[str]] = defaultdict(set)
        """Fingerprints of the texts with traits, by span of event time."""
        self._texts_by_place: dict[int, dict[str, list[str]]] = {}
        """Fingerprints of the texts that came with traits and with places, by span of event time and by places."""
        self._counted_words: defaultdict[int, dict[str, Hashes24]] = defaultdict(dict)
        """Words that are counted, ascending, by span of event time and by story."""
        self._formers: defaultdict[int, list[tuple[str, Text]]] = defaultdict(list)
        """Texts as they stood before they were counted anew, by span of the event time that they had then."""
        self._texts_by_day: defaultdict[int, set[str]] = defaultdict(set)
        """Fingerprints by the day of their last sighting."""
        self._stories_by_day: defaultdict[int, set[str]] = defaultdict(set)
        """Story ids by the day of their last sighting."""
        self._dependants: defaultdict[str, int] = defaultdict(int)
        """By story id, the texts of a story and the stories that became part of it: its head stays as long as they."""
        self._merged: set[str] = set()
        """Ids of the stories that are counted as dependants of another."""

    def find_text(self, fingerprint: str) -> Text | None:
        """Return a text; None for one that is not in memory, or that was seen so long ago that it counts as new."""
        text = self.texts.get(fingerprint)
        if text is None or text.last_seen >= self.clock.time - STORY_SECONDS or self._is_taken_down(text.story_id):
            return text
        return None

    def add_text(self, fingerprint: str, text: Text) -> None:
        """Remember a text as it stands; index and count it when it first comes with traits, and with a headline."""
        before = self.texts.get(fingerprint)
        self.texts[fingerprint] = text
        if before is None or before.story_id != text.story_id:
            self._dependants[text.story_id] += 1
            if before is not None:
                self._release(before.story_id)
        self._texts_by_day[text.last_seen // DAY].add(fingerprint)
        if text is before or (text.traits is None and (before is None or before.traits is None)):
            return
        if before is None or before.traits is None:
            self._count(fingerprint, text)
        elif text.traits is None or before.at != text.at or before.story_id != text.story_id:
            self._formers[before.at // SPAN].append((fingerprint, before))
            self._count(fingerprint, text)
        elif len(text.traits.title) and not len(before.traits.title):
            self.index.extend(fingerprint, text.at, before.traits, text.traits)
            self.frequencies.add(text.at, self._uncounted(text, text.traits.words), is_new=False)

    def add_former(self, fingerprint: str, text: Text) -> None:
        """Count a text as it stood once: see ``formers``."""
        self._formers[text.at // SPAN].append((fingerprint, text))
        self._count(fingerprint, text)

    def formers(self) -> Iterator[tuple[str, Text]]:
        """Yield fingerprints and texts as they stood before they were counted anew, as of a later time.

        Index and word counts have them at both times. A memory that is to decide exactly like this one is given these
        by ``add_former``, and then the texts in their order.
        """
        return chain.from_iterable(self._formers.values())

    def _count(self, fingerprint: str, text: Text) -> None:
        """Put a text with traits into the index and the word counts, and make it the last one."""
        if text.traits is None:
            return
        if fingerprint in self.texts:
            self.texts[fingerprint] = self.texts.pop(fingerprint)
        self.index.add(fingerprint, text.at, text.traits)
        self.frequencies.add(text.at, self._uncounted(text, text.traits.words))
        self._texts_by_span[text.at // SPAN].add(fingerprint)
        if text.traits.places:
            places = self._texts_by_place.setdefault(text.at // SPAN, {})
            places.setdefault(text.traits.places, []).append(fingerprint)

    def _uncounted(self, text: Text, words: Hashes24) -> Hashes24:
        """Return the words that no text of the story had in this span, and note them.

        So a word is counted once a story: a story with many texts does not make its words common.
        """
        stories = self._counted_words[text.at // SPAN]
        before = stories.get(text.story_id)
        if before is None:
            stories[text.story_id] = words
            return words
        uncounted = difference(words, before)
        if len(uncounted):
            stories[text.story_id] = np.sort(np.concatenate((before, uncounted)))
        return uncounted

    def add_head(self, head: Head) -> None:
        """Remember a head as it stands."""
        self.heads[head.story_id] = head
        if head.merged_into is not None and head.story_id not in self._merged:
            self._merged.add(head.story_id)
            self._dependants[head.merged_into] += 1
        self._stories_by_day[_day(head)].add(head.story_id)
        self._headlines.add(head)
        self._index_address(head.story_id, head.words.addresses if head.words is not None else ())

    def _index_address(self, story_id: str, addresses: tuple[int, ...]) -> None:
        """Put a story under its addresses, and under no other."""
        before = self._addresses.get(story_id, ())
        if before == addresses:  # as nearly always
            return
        for address in {*before}.difference(addresses):
            self._stories_by_address[address].discard(story_id)
            if not self._stories_by_address[address]:
                del self._stories_by_address[address]
        for address in addresses:
            self._stories_by_address[address].add(story_id)
        if addresses:
            self._addresses[story_id] = addresses
        else:
            del self._addresses[story_id]

    def head(self, story_id: str) -> Head | None:
        """Return the head of a story, or of the story that it became part of; None where that is not in memory."""
        head = self.heads.get(story_id)
        while head is not None and head.merged_into is not None:
            head = self.heads.get(head.merged_into)
        return head

    def head_of_title(self, title: int) -> Head | None:
        """Return the story of a headline, given its hash; of several, the one that was seen last."""
        head = self._headlines.newest(title)
        if head is None or head.last_seen.timestamp() < self.clock.time - STORY_SECONDS:
            return None
        return head

    def head_of_address(self, address: int | None) -> Head | None:
        """Return the only story whose newest words are the article at an address, given its hash; None for several.

        A front page has had several articles.
        """
        only: Head | None = None
        for name in self._stories_by_address.get(address, ()) if address is not None else ():
            head = self.head(name)
            if (
                head is None or head.words is None or address not in head.words.addresses
            ):  # as of one that became another's
                continue
            if only is not None and head is not only:
                return None
            only = head
        return only

    def texts_of_place(self, places: str, first: int, last: int) -> Iterator[tuple[str, Text]]:
        """Yield the texts with traits and these places, as traits have them, from one time to another, in seconds."""
        for span in range(first // SPAN, last // SPAN + 1):
            for name in self._texts_by_place.get(span, {}).get(places, ()):
                text = self.texts.get(name)
                if (
                    text is not None
                    and text.traits is not None
                    and text.at // SPAN == span
                    and first <= text.at <= last
                ):
                    yield name, text

    def uses_of_title(self, title: int) -> list[tuple[int, str]]:
        """Return when each story with a headline, given its hash, was first seen, and its id; none for the hash 0.

        The headline is one of the story's last four.
        """
        if not title:
            return []
        oldest = self.clock.time - STORY_SECONDS
        uses = [(int(head.first_seen.timestamp()), head) for head in self._headlines.stories(title).values()]
        return sorted(
            (first, head.story_id) for first, head in uses if first >= oldest or head.last_seen.timestamp() >= oldest
        )

    def free(self, limit: int = MAX_FREED) -> Freed:
        """Forget what no decision can need any more, and return what changed: at most ``limit`` of each kind."""
        horizon = self.clock.horizon // SPAN
        self.frequencies.drop_before(horizon)
        if _drop_before(self._counted_words, horizon):
            self.index.drop_before(horizon * SPAN)
        _drop_before(self._texts_by_place, horizon)
        _drop_before(self._formers, horizon)
        oldest = (self.clock.time - STORY_SECONDS) // DAY
        texts = [name for name in due(self._texts_by_span, horizon, limit) if self._drop_traits(name, horizon)]
        texts += [name for name in due(self._texts_by_day, oldest, limit) if self._forget_text(name, oldest)]
        heads = [name for name in due(self._stories_by_day, oldest, limit) if self._forget_head(name, oldest)]
        return Freed(texts, heads)

    def _is_taken_down(self, story_id: str) -> bool:
        """Whether a story, or the one that it became part of, was taken down: such a story is never freed."""
        head = self.head(story_id)
        return head is not None and head.taken_down

    def _drop_traits(self, fingerprint: str, horizon: int) -> bool:
        """Drop the traits of a text from before the span ``horizon``, and return whether it had any."""
        text = self.texts.get(fingerprint)
        if text is None or text.traits is None or text.at // SPAN >= horizon:
            return False
        text.traits = None
        return True

    def _forget_text(self, fingerprint: str, oldest: int) -> bool:
        """Forget a text whose last sighting is from before the day ``oldest``; return whether it was."""
        text = self.texts.get(fingerprint)
        if text is None or text.last_seen // DAY >= oldest or self._is_taken_down(text.story_id):
            return False
        del self.texts[fingerprint]
        self._release(text.story_id)
        return True

    def _forget_head(self, story_id: str, oldest: int) -> bool:
        """Forget a story whose last sighting is from before the day ``oldest``; return whether it was.

        It stays as long as one of its texts, which is remembered longer where it came late.
        """
        head = self.heads.get(story_id)
        if head is None or _day(head) >= oldest or story_id in self._dependants or self._is_taken_down(story_id):
            return False
        del self.heads[story_id]
        self._index_address(story_id, ())
        if head.merged_into is not None:
            self._merged.discard(story_id)
            self._release(head.merged_into)
        self._headlines.discard(head)
        return True

    def _release(self, story_id: str) -> None:
        """Count one dependant of a story less; without any, its head may be due."""
        self._dependants[story_id] -= 1
        if not self._dependants[story_id]:
            del self._dependants[story_id]
            if (head := self.heads.get(story_id)) is not None:
                self._stories_by_day[_day(head)].add(story_id)


def _drop_before(spans: dict[int, Any], oldest: int) -> bool:
    """Drop what is kept of the spans before ``oldest``; return whether there was any."""
    if not spans or min(spans) >= oldest:  # as nearly always
        return False
    for span in [span for span in spans if span < oldest]:
        del spans[span]
    return True


def _day(head: Head) -> int:
    """Return the day of a story's last sighting, in days since 1970."""
    return int(head.last_seen.timestamp()) // DAY
