"""How alike two texts are: how much of each is in the other, and whether what is telling in them is the same."""

from array import array
from collections.abc import Sequence
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

    __slots__ = ("keys", "numbers", "said", "shingles", "title", "traits", "weights")

    def __init__(self, traits: Traits, weights: Weights) -> None:
        self.traits = traits
        self.weights = weights
        self.shingles = set(traits.shingles)
        self.title = set(traits.title)
        self.said = self.title.union(traits.words)
        self.keys = set(traits.keys)
        self.numbers = set(traits.numbers)


def likeness(text: Asked, known: Traits) -> Likeness:
    """Compare a text with a known one."""
    jaccard, of_text, of_known = _overlap(text, known)
    theirs = {*known.words, *known.title}
    shared = _weigh(text.said & theirs, text.weights)
    foreign = min(_weigh(text.said - theirs, text.weights), _weigh(theirs - text.said, text.weights))
    return Likeness(
        jaccard=jaccard,
        of_text=of_text,
        of_known=of_known,
        growth=len(text.shingles) / max(len(known.shingles), 1),
        shorter=min(len(text.shingles), len(known.shingles)),
        telling=shared,
        subject=shared / (shared + foreign) if shared else 0.0,
        title=_of_fewer(text.title, set(known.title)),
        strangers=_are_strangers(text, known.title, theirs),
        names=_of_fewer(text.keys, set(known.keys), 2),
        acquainted=_weigh(text.keys.intersection(known.keys), text.weights),
        numbers=_of_fewer(text.numbers, set(known.numbers), _FEW),
        figures=_of_fewer(text.numbers, set(known.numbers), _FEW - 1),
        places=_of_fewer(set(text.traits.places), set(known.places)),
    )


def _weigh(words: set[int], weights: Weights) -> float:
    return sum([weights[word] for word in words])


def _overlap(text: Asked, known: Traits) -> tuple[float, float, float]:
    """Estimate how much two texts share of both, of the one and of the other; exact up to 256 shingles."""
    one, two = text.shingles, set(known.shingles)
    # Beyond the largest hash that a full sketch kept, nothing is known of that text.
    bound = min(_reach(text.traits.shingles), _reach(known.shingles))
    if bound < HASH:
        one = {value for value in one if value <= bound}
        two = {value for value in two if value <= bound}
    shared = len(one & two)
    if not shared:
        return 0.0, 0.0, 0.0
    return shared / len(one | two), shared / len(one), shared / len(two)


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
_FEW: Final = 3
"""Fewer numbers tell no edition from the next."""
