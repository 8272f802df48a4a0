"""How alike two texts are: how much of each is in the other, and whether what is telling in them is the same."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import islice
from typing import Final, NamedTuple

from streams.core.frequencies import Weights
from streams.core.traits import HASH, SIZE, Traits


class Likeness(NamedTuple):
    """How a text is like a known one; each share is 0 to 1, -1 where there is nothing to compare."""

    jaccard: float
    """How much they share of both together, by shingles."""
    of_text: float
    """How much of the text is in the known one, by shingles."""
    of_known: float
    growth: float
    """The text's length over the known one's, in shingles."""
    shorter: int
    """Shingles of the shorter text."""
    telling: float
    """The weight of the rare words that they share."""
    subject: float
    """The same, of all that is rare in the one of which less is its own: of two banks' notices, little is shared."""
    title: float
    """How much of the shorter headline is in the other."""
    strangers: bool
    """Whether each headline opens with a word that the other one's text does not hold: another company's name."""
    names: float
    """How many of the fewer names are in the other."""
    acquainted: float
    """The weight of the rare names that they share."""
    numbers: float
    """How many of the fewer numbers are in the other; there have to be three."""
    figures: float
    """The same of two."""
    places: float
    """How many of the fewer places of the datelines are in the other."""


class Asked:
    """A text that is to be compared with several: its traits as sets, and how telling words are at its time."""

    def __init__(self, traits: Traits, weights: Weights) -> None:
        self.traits = traits
        self.weights = weights
        self.shingles = set(traits.shingles)
        self.title = set(traits.title)

    @cached_property
    def said(self) -> set[int]:
        """The words of headline and body."""
        return self.title.union(self.traits.words)


class Overlap(NamedTuple):
    """What two texts share at a glance, which is worked out first: few pairs share enough to be looked at further."""

    jaccard: float
    of_text: float
    of_known: float
    title: float


def overlap(text: Asked, known: Traits) -> Overlap:
    """Estimate how much two texts share of both, of the one and of the other; exact up to 256 shingles."""
    fewer = min(len(text.title), len(known.title))
    title = len(text.title.intersection(known.title)) / fewer if fewer else -1.0
    shared = len(text.shingles.intersection(known.shingles))
    if not shared:
        return Overlap(0.0, 0.0, 0.0, title)
    # Beyond the largest hash that a full sketch kept, nothing is known of that text.
    bound = min(_reach(text.traits.shingles), _reach(known.shingles))
    one, two = bisect_right(text.traits.shingles, bound), bisect_right(known.shingles, bound)
    return Overlap(shared / (one + two - shared), shared / one, shared / two, title)


def likeness(text: Asked, known: Traits, shared: Overlap) -> Likeness:
    """Compare a text with a known one."""
    ours, theirs = text.traits, {*known.words, *known.title}
    weigh = text.weights.of
    telling = weigh(text.said & theirs)
    foreign = _lighter(weigh, text.said - theirs, theirs - text.said)
    keys = set(ours.keys)
    numbers, figures = set(ours.numbers.split()), set(known.numbers.split())
    return Likeness(
        jaccard=shared.jaccard,
        of_text=shared.of_text,
        of_known=shared.of_known,
        growth=len(ours.shingles) / max(len(known.shingles), 1),
        shorter=min(len(ours.shingles), len(known.shingles)),
        telling=telling,
        subject=telling / (telling + foreign) if telling else 0.0,
        title=shared.title,
        strangers=_are_strangers(text, known.title, theirs),
        names=_of_fewer(keys, set(known.keys), 2),
        acquainted=weigh(keys.intersection(known.keys)),
        numbers=_of_fewer(numbers, figures, _FEW),
        figures=_of_fewer(numbers, figures, _FEW - 1),
        places=_of_fewer(_lines(ours.places), _lines(known.places)),
    )


def _lighter(weigh: Callable[[Iterable[int]], float], ours: set[int], theirs: set[int]) -> float:
    """Return the weight of the lighter ones; theirs are not weighed to the end where a part of them is heavier."""
    least = weigh(ours)
    return least if weigh(islice(theirs, _PART)) >= least else min(least, weigh(theirs))


def _lines(said: str) -> set[str]:
    return set(said.split("\n")) if said else set()


def _reach(shingles: "array[int]") -> int:
    return shingles[-1] if len(shingles) == SIZE else HASH


def _are_strangers(text: Asked, title: Sequence[int], theirs: set[int]) -> bool:
    ours = text.traits.title[:_SUBJECT]
    if not ours or not title:
        return False
    weight = text.weights.__getitem__
    return max(ours, key=weight) not in theirs and max(title[:_SUBJECT], key=weight) not in text.said


def _of_fewer(one: "set[int] | set[str]", other: "set[int] | set[str]", least: int = 1) -> float:
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer >= least else -1.0


_SUBJECT: Final = 3
"""Words of a headline in which its subject is named: ``BANK OF QUARRY CUTS PRIME RATE``."""
_PART: Final = 50
_FEW: Final = 3
"""Fewer numbers tell no edition from the next."""
