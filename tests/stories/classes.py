"""The pairs of stories that the bars speak of: of one event by how much they share, look-alikes, joined ones."""

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
DAY: Final = timedelta(hours=24)
LOOKS: Final = 0.3
UNLIKE: Final = 0.1
SAMPLE: Final = 40_000
"""Of the pairs in one story, no more are looked at: a story that swallowed the wire has millions."""
_WORD: Final = re.compile(r"[a-z]{2,}")
_SMALL: Final = frozenset(
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
_FIRST_WORDS: Final = 42


class Couple:
    """Two stories, the earlier first, and how much they share."""

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
        return self.second.at - self.first.at <= DAY

    @property
    def grew(self) -> bool:
        longer = len(self.second.words) > len(self.first.words)
        return longer and self.near_in_time and self.containment >= 0.6 and self.jaccard < 0.5

    @property
    def unlike(self) -> bool:
        """Whether they share under a tenth of the shorter one and no word of their titles."""
        return self.containment < UNLIKE and not (_told(self.first.title) & _told(self.second.title))

    def __str__(self) -> str:
        between = (self.second.at - self.first.at) / timedelta(hours=1)
        return f"{self.jaccard:.2f} {between:4.1f} h  {_shown(self.first)}  |  {_shown(self.second)}"


def _told(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(title.lower())) - _SMALL


def _shown(story: Story) -> str:
    return f"{story.name} {story.title[:_FIRST_WORDS]}: {' '.join(story.body.split())[:_FIRST_WORDS]}"


_OF_ONE_EVENT: Final[tuple[tuple[str, Callable[[Couple], bool]], ...]] = (
    ("one event, equal text", lambda couple: couple.equal),
    ("one event, Jaccard ≥ .7", lambda couple: couple.jaccard >= 0.7),
    ("one event, Jaccard .5-.7", lambda couple: couple.jaccard >= 0.5),
    ("one event, grew", lambda couple: couple.grew),
    ("(one event, other)", lambda _: True),
)
"""The first that holds."""


def by_class(wire: Iterable[Story]) -> dict[str, list[Couple]]:
    """Return the pairs within 48 hours: of one event by class, and the look-alikes, the equal ones once more."""
    found: dict[str, list[Couple]] = {name: [] for name, _ in _OF_ONE_EVENT}
    for couple in _within(wire, lambda story: story.event):
        found[next(name for name, holds in _OF_ONE_EVENT if holds(couple))].append(couple)
    alike = found["look-alikes joined"] = list(_alike(wire))
    found["(look-alikes of equal body joined)"] = [couple for couple in alike if couple.equal]
    return found


def _alike(wire: Iterable[Story]) -> Iterator[Couple]:
    for couple in _within(wire, lambda story: story.template):
        if couple.first.event != couple.second.event and (couple.equal or couple.jaccard >= LOOKS):
            yield couple


def _within(wire: Iterable[Story], key: Callable[[Story], str]) -> Iterator[Couple]:
    """Yield the pairs of one key within the window; the stories come in time order."""
    recent: defaultdict[str, list[Story]] = defaultdict(list)
    for story in wire:
        kept = recent[key(story)] = [known for known in recent[key(story)] if story.at - known.at <= WINDOW]
        yield from (Couple(known, story) for known in kept)
        kept.append(story)


def marked(wire: Iterable[Story]) -> Iterator[list[Couple]]:
    """Yield, for every story that is marked as corrected, its pairs with the earlier versions of its event."""
    versions: defaultdict[str, list[Story]] = defaultdict(list)
    for story in wire:
        if story.kind == "corrected":
            yield [Couple(known, story) for known in versions[story.event]]
        versions[story.event].append(story)


def joined(couple: Couple, final: dict[str, str]) -> bool:
    """Whether both came to one story; a page without a brief came to none."""
    one = final.get(couple.first.name)
    return one is not None and one == final.get(couple.second.name)


def joined_pairs(wire: Iterable[Story], final: dict[str, str]) -> list[Couple]:
    """Return the pairs that came to one story, or a sample; none of summaries, whose first line alone is told."""
    members: defaultdict[str, list[Story]] = defaultdict(list)
    for story in wire:
        if story.name in final and story.template != DIGEST:
            members[final[story.name]].append(story)
    found = [pair for one in members.values() for pair in combinations(one, 2)]
    if len(found) > SAMPLE:
        found = Random(1987).sample(found, SAMPLE)  # noqa: S311  # a sample, not a secret
    return [Couple(first, second) for first, second in found]
