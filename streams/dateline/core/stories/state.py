"""Everything that ``thread`` remembers: texts by fingerprint, what they are found by, and story heads by id."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from dateline.core.stories.head import Head
from dateline.core.stories.retention import STORY_SECONDS, stage_clock
from dateline.core.stories.similarity.candidates import Index
from dateline.core.stories.similarity.document_frequency import SPAN, Frequencies
from dateline.core.stories.similarity.features import Traits
from dateline.core.stories.similarity.hash_sets import difference
from dateline.core.stories.similarity.vocabulary import Hashes24
from dateline.core.times.clock import DAY, FREED, Clock, due


class Text:
    """A known text: where it stands, when it was, what it is compared by, and what was told of it last."""

    __slots__ = ("at", "count", "sources", "story_id", "told", "traits", "version")

    def __init__(self, story_id: str, version: int, at: int, traits: Traits | None) -> None:
        self.story_id = story_id
        self.version = version
        self.at = at
        """Seconds of event time."""
        self.traits = traits
        """None for one that is too old to be compared with, and is kept to be told again from a new one."""
        self.told = at
        """When its last sighting was fetched, in seconds."""
        self.count = 0
        self.sources: Mapping[str, int] = {}


class Threads:
    """Texts and heads, indexed and counted.

    What is decided from it depends on what it holds and on the clock, never on the order in which things
    were put there, nor on whether what is too old has been freed yet: so a memory restored from a
    compacted topic decides like the one that was lost.
    """

    def __init__(self, clock: Clock | None = None) -> None:
        self.clock = clock or stage_clock()
        self.texts: dict[str, Text] = {}
        self.heads: dict[str, Head] = {}
        self.index = Index()
        self.frequencies = Frequencies()
        self._by_title: defaultdict[int, set[str]] = defaultdict(set)
        self._compared: defaultdict[int, set[str]] = defaultdict(set)
        """Fingerprints of the texts that are compared with, by span of event time."""
        self._said: defaultdict[int, dict[str, Hashes24]] = defaultdict(dict)
        """Hashes24 by story, ascending, by span of event time."""
        self._told: defaultdict[int, set[str]] = defaultdict(set)
        """Fingerprints by the day on which they were told of last."""
        self._seen: defaultdict[int, set[str]] = defaultdict(set)
        """Story ids by the day on which they were seen last."""

    def known(self, fingerprint: str) -> Text | None:
        """Return the text, unless it was told of so long ago that it counts as new."""
        text = self.texts.get(fingerprint)
        if text is None or text.told >= self.clock.time - STORY_SECONDS or self._is_kept(text.story_id):
            return text
        return None

    def hold(self, fingerprint: str, text: Text) -> None:
        """Remember a text; index and count one that is compared with, unless it was already."""
        before = self.texts.get(fingerprint)
        self.texts[fingerprint] = text
        self._told[text.told // DAY].add(fingerprint)
        if text.traits is not None and (before is None or before.traits is None):
            self.index.add(fingerprint, text.at, text.traits)
            self.frequencies.add(text.at, self._unsaid(text, text.traits.words))
            self._compared[text.at // SPAN].add(fingerprint)

    def _unsaid(self, text: Text, words: Hashes24) -> Hashes24:
        """Return the words that no text of the story has said in this span: a story that grows tells no less by it."""
        stories = self._said[text.at // SPAN]
        before = stories.get(text.story_id)
        if before is None:
            stories[text.story_id] = words
            return words
        unsaid = difference(words, before)
        if len(unsaid):
            stories[text.story_id] = np.sort(np.concatenate((before, unsaid)))
        return unsaid

    def keep(self, head: Head) -> None:
        """Remember a head as it stands."""
        self.heads[head.story_id] = head
        self._seen[int(head.last_seen.timestamp()) // DAY].add(head.story_id)
        for title in head.titles:
            self._by_title[title].add(head.story_id)

    def head(self, story_id: str) -> Head | None:
        """Return the head of a story, or of the one that it became part of."""
        head = self.heads.get(story_id)
        while head is not None and head.merged_into is not None:
            head = self.heads.get(head.merged_into)
        return head

    def head_of_title(self, title: int) -> Head | None:
        """Return the story of a headline, the one seen last, within the days that heads are kept."""
        heads = [head for name in self._by_title.get(title, ()) if (head := self.head(name)) is not None]
        heads = [head for head in heads if head.last_seen.timestamp() >= self.clock.time - STORY_SECONDS]
        return max(heads, key=lambda head: (head.last_seen, head.story_id), default=None)

    def free(self, most: int = FREED) -> "Freed":
        """Forget what no decision can need any more, ``most`` of it at once, and say what changed or went."""
        horizon = self.clock.horizon // SPAN
        self.frequencies.drop_before(horizon)
        gone = [span for span in self._said if span < horizon]
        for span in gone:
            del self._said[span]
        if gone:
            self.index.drop_before(horizon * SPAN)
        oldest = (self.clock.time - STORY_SECONDS) // DAY
        texts = [name for name in due(self._compared, horizon, most) if self._compare_no_more(name)]
        texts += [name for name in due(self._told, oldest, most) if self._forget_text(name, oldest)]
        return Freed(texts, [name for name in due(self._seen, oldest, most) if self._forget_head(name, oldest)])

    def _is_kept(self, story_id: str) -> bool:
        """Whether a story was taken down, or became part of one that was: it is known as long as the stage is."""
        head = self.head(story_id)
        return head is not None and head.taken_down

    def _compare_no_more(self, fingerprint: str) -> bool:
        text = self.texts.get(fingerprint)
        if text is None or text.traits is None:
            return False
        text.traits = None
        return True

    def _forget_text(self, fingerprint: str, oldest: int) -> bool:
        text = self.texts.get(fingerprint)
        if text is None or text.told // DAY >= oldest or self._is_kept(text.story_id):
            return False
        del self.texts[fingerprint]
        return True

    def _forget_head(self, story_id: str, oldest: int) -> bool:
        head = self.heads.get(story_id)
        if head is None or int(head.last_seen.timestamp()) // DAY >= oldest or self._is_kept(story_id):
            return False
        del self.heads[story_id]
        for title in head.titles:
            self._by_title[title].discard(story_id)
            if not self._by_title[title]:
                del self._by_title[title]
        return True


class Freed(NamedTuple):
    """What was freed: fingerprints of texts that are compared with no more or went, ids of stories that went."""

    texts: list[str]
    heads: list[str]
