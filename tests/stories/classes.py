"""The pairs of stories that ``evaluate`` counts.

Pairs of one event by how much text they share, look-alikes of different events, corrected texts with their originals,
and the pairs that Dateline joined.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from functools import cached_property
from itertools import combinations
from random import Random
from typing import Final

from tests.stories.story import Story, containment, jaccard
from tests.stories.templates import DIGEST

WINDOW: Final = timedelta(hours=48)
"""Time between the two texts of a pair, at the most. Chosen by hand, as are the other numbers of this module."""
GROWTH_WINDOW: Final = timedelta(hours=24)
"""Time in which a text counts as grown from an earlier one."""
LOOK_ALIKE: Final = 0.3
"""Jaccard from which texts of one template and of different events are look-alikes."""
UNLIKE: Final = 0.1
"""Containment below which two texts are unlike."""
MAX_JOINED_PAIRS: Final = 40_000
"""Joined pairs that are looked at; of more, a sample. A story that swallowed the whole wire has millions."""
_WORD: Final = re.compile(r"[a-z]{2,}")
_SMALL_WORDS: Final = frozenset(
    (
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "and",
        "an",
        "as",
        "is",
        "it",
        "corrected",
        "correction",
        "refiled",
    )
)
_SHOWN_CHARS: Final = 42
"""Characters of a title, and of a body, that a line of ``-v`` prints."""


class Couple:
    """Two stories, the earlier one first, and how much text they share."""

    def __init__(self, first: Story, second: Story) -> None:
        self.first = first
        self.second = second

    @cached_property
    def jaccard(self) -> float:
        return jaccard(self.first.shingles, self.second.shingles)

    @cached_property
    def containment(self) -> float:
        return containment(self.first.shingles, self.second.shingles)

    @property
    def equal(self) -> bool:
        return self.first.words == self.second.words

    @property
    def near_in_time(self) -> bool:
        return self.second.at - self.first.at <= GROWTH_WINDOW

    @property
    def grew(self) -> bool:
        longer = len(self.second.words) > len(self.first.words)
        return longer and self.near_in_time and self.containment >= 0.6 and self.jaccard < 0.5

    @property
    def unlike(self) -> bool:
        """Whether their containment is below ``UNLIKE``, and their titles share no word."""
        return self.containment < UNLIKE and not (_title_words(self.first.title) & _title_words(self.second.title))

    def __str__(self) -> str:
        between = (self.second.at - self.first.at) / timedelta(hours=1)
        return f"{self.jaccard:.2f} {between:4.1f} h  {_label(self.first)}  |  {_label(self.second)}"


def _title_words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(title.lower())) - _SMALL_WORDS


def _label(story: Story) -> str:
    return f"{story.name} {story.title[:_SHOWN_CHARS]}: {' '.join(story.body.split())[:_SHOWN_CHARS]}"


_OF_ONE_EVENT: Final[tuple[tuple[str, Callable[[Couple], bool]], ...]] = (
    ("one event, equal text", lambda couple: couple.equal),
    ("one event, Jaccard ≥ .7", lambda couple: couple.jaccard >= 0.7),
    ("one event, Jaccard .5-.7", lambda couple: couple.jaccard >= 0.5),
    ("one event, grew", lambda couple: couple.grew),
    ("(one event, other)", lambda _: True),
)
"""Classes of the pairs of one event; a pair belongs to the first whose condition it meets."""


def by_class(wire: Iterable[Story]) -> dict[str, list[Couple]]:
    """Return the pairs within ``WINDOW`` by class: of one event, look-alikes, and look-alikes of equal text."""
    classes: dict[str, list[Couple]] = {name: [] for name, _ in _OF_ONE_EVENT}
    for couple in _within(wire, lambda story: story.event):
        classes[next(name for name, holds in _OF_ONE_EVENT if holds(couple))].append(couple)
    alike = classes["look-alikes joined"] = list(_alike(wire))
    classes["(look-alikes of equal body joined)"] = [couple for couple in alike if couple.equal]
    return classes


def _alike(wire: Iterable[Story]) -> Iterator[Couple]:
    for couple in _within(wire, lambda story: story.template):
        if couple.first.event != couple.second.event and (couple.equal or couple.jaccard >= LOOK_ALIKE):
            yield couple


def _within(wire: Iterable[Story], key: Callable[[Story], str]) -> Iterator[Couple]:
    """Yield the pairs of one key within ``WINDOW``; the stories have to be in time order."""
    recent: defaultdict[str, list[Story]] = defaultdict(list)
    for story in wire:
        earlier = recent[key(story)] = [other for other in recent[key(story)] if story.at - other.at <= WINDOW]
        yield from (Couple(other, story) for other in earlier)
        earlier.append(story)


def corrected(wire: Iterable[Story]) -> Iterator[list[Couple]]:
    """Yield for every corrected story its pairs with the earlier texts of its event."""
    versions: defaultdict[str, list[Story]] = defaultdict(list)
    for story in wire:
        if story.kind == "corrected":
            yield [Couple(earlier, story) for earlier in versions[story.event]]
        versions[story.event].append(story)


def joined(couple: Couple, story_ids: dict[str, str]) -> bool:
    """Whether both texts came to one story. ``story_ids`` has no entry for a page without a brief."""
    story_id = story_ids.get(couple.first.name)
    return story_id is not None and story_id == story_ids.get(couple.second.name)


def joined_pairs(wire: Iterable[Story], story_ids: dict[str, str]) -> list[Couple]:
    """Return the pairs that came to one story, or a sample of them.

    Summaries are left out: their story is that of their first line only.
    """
    members: defaultdict[str, list[Story]] = defaultdict(list)
    for story in wire:
        if story.name in story_ids and story.template != DIGEST:
            members[story_ids[story.name]].append(story)
    pairs = [pair for texts in members.values() for pair in combinations(texts, 2)]
    if len(pairs) > MAX_JOINED_PAIRS:
        pairs = Random(1987).sample(pairs, MAX_JOINED_PAIRS)  # noqa: S311  # a sample, not a secret
    return [Couple(first, second) for first, second in pairs]
