"""How alike two texts are: how much of each is in the other, and whether what is telling in them is the same."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.core.frequencies import MILLION, Weights
from streams.core.traits import SIZE, Traits
from streams.core.vocabulary import HASH, HASHES, Words, are_among


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
    """A text that is to be compared with several, and how telling its words are at its time."""

    def __init__(self, traits: Traits, weights: Weights) -> None:
        self.traits = traits
        self.weights = weights
        self.title = frozenset(traits.title.tolist())

    @cached_property
    def said(self) -> tuple[Words, NDArray[np.int64]]:
        """The words of headline and body, ascending, and the weight of each."""
        words = self.traits.words
        return words, self.weights[words]

    @cached_property
    def keys(self) -> frozenset[int]:
        """The words of the names."""
        return frozenset(self.traits.keys.tolist())

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers, each once."""
        return frozenset(self.traits.numbers.split())


class Overlap(NamedTuple):
    """What two texts share at a glance, which is worked out first: few pairs share enough to be looked at further."""

    jaccard: float
    of_text: float
    of_known: float
    title: float


def overlaps(text: Asked, known: Sequence[Traits]) -> Iterator[Overlap]:
    """Estimate how much a text shares with others, of both, of the one and of the other; exact up to 256 shingles."""
    ours = text.traits.shingles
    rows = [one.shingles for one in known]
    found = np.concatenate((_FIRST, are_among(np.concatenate(rows), ours))).cumsum()
    ends = np.cumsum([0, *map(len, rows)])
    for shared, row, one in zip(np.diff(found[ends]).tolist(), rows, known, strict=True):
        theirs = one.title.tolist()
        fewer = min(len(text.title), len(theirs))
        title = len(text.title.intersection(theirs)) / fewer if fewer else -1.0
        if not shared:
            yield Overlap(0.0, 0.0, 0.0, title)
            continue
        # Beyond the largest hash that a full sketch kept, nothing is known of that text.
        bound = min(_reach(ours), _reach(row))
        of_text, of_known = _up_to(bound, ours), _up_to(bound, row)
        yield Overlap(shared / (of_text + of_known - shared), shared / of_text, shared / of_known, title)


def likeness(text: Asked, known: Traits, shared: Overlap) -> Likeness:
    """Compare a text with a known one."""
    ours, (said, weights), theirs = text.traits, text.said, known.words
    both = weights[are_among(said, theirs)].sum()
    foreign = min(weights.sum() - both, text.weights[theirs[~are_among(theirs, said)]].sum())
    numbers, keys = frozenset(known.numbers.split()), known.keys
    names = text.keys.intersection(keys.tolist())
    return Likeness(
        jaccard=shared.jaccard,
        of_text=shared.of_text,
        of_known=shared.of_known,
        growth=ours.sizes[0] / max(known.sizes[0], 1),
        shorter=min(ours.sizes[0], known.sizes[0]),
        telling=int(both) / MILLION,
        subject=int(both) / int(both + foreign) if both else 0.0,
        title=shared.title,
        strangers=_are_strangers(text, known.title, theirs),
        names=_of_fewer(len(names), len(text.keys), len(keys), 2),
        acquainted=text.weights.of(np.array([*names], HASHES)),
        numbers=_of_fewer(len(text.numbers & numbers), len(text.numbers), len(numbers), _FEW),
        figures=_of_fewer(len(text.numbers & numbers), len(text.numbers), len(numbers), _FEW - 1),
        places=_of_places(ours.places, known.places),
    )


def _reach(shingles: Words) -> int:
    return int(shingles[-1]) if len(shingles) == SIZE else HASH


def _up_to(bound: int, shingles: Words) -> int:
    return len(shingles) if bound >= shingles[-1] else int(shingles.searchsorted(bound, side="right"))


def _are_strangers(text: Asked, title: Words, theirs: Words) -> bool:
    ours, title = text.traits.title[:_SUBJECT], title[:_SUBJECT]
    if not len(ours) or not len(title):
        return False
    weights = text.weights[np.concatenate((ours, title))]
    first, other = ours[weights[: len(ours)].argmax()], title[weights[len(ours) :].argmax()]
    return not _holds(theirs, first) and not _holds(text.said[0], other)


def _holds(words: Words, word: np.uint32) -> bool:
    place = words.searchsorted(word)
    return bool(place < len(words) and words[place] == word)


def _of_fewer(shared: int, one: int, other: int, least: int = 1) -> float:
    fewer = min(one, other)
    return shared / fewer if fewer >= least else -1.0


def _of_places(one: str, other: str) -> float:
    ours, theirs = (set(said.split("\n")) if said else set() for said in (one, other))
    return _of_fewer(len(ours & theirs), len(ours), len(theirs))


_SUBJECT: Final = 3
"""Words of a headline in which its subject is named: ``BANK OF QUARRY CUTS PRIME RATE``."""
_FEW: Final = 3
"""Fewer numbers tell no edition from the next."""
_FIRST: Final = np.zeros(1, bool)
