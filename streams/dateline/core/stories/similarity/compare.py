"""How alike two texts are: how much of each is in the other, and whether what is telling in them is the same."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import starmap
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.core.stories.similarity.compiler import ROWS_OF_PLACES, UINT, WORDS, compiled
from dateline.core.stories.similarity.document_frequency import MILLION, Weights
from dateline.core.stories.similarity.features import SIZE, Traits
from dateline.core.stories.similarity.hash_sets import shared, sum_of_shared, unshared
from dateline.core.stories.similarity.tokens import Places
from dateline.core.stories.similarity.vocabulary import HASH, HASHES, Words

_SUBJECT: Final = 3
"""Words of a headline in which its subject is named: ``BANK OF QUARRY CUTS PRIME RATE``."""
_FEW: Final = 3
"""Fewer numbers tell no edition from the next."""


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

    @cached_property
    def said(self) -> tuple[Words, Places]:
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
    hashes = np.frombuffer(b"".join([one.hashes for one in known]), HASHES)
    sizes = np.array([size for one in known for size in one.sizes], np.int64)
    shares = _overlaps(text.traits.shingles, text.traits.title, hashes, sizes.reshape(len(known), -1))
    return starmap(Overlap, shares.tolist())


def likeness(text: Asked, known: Traits, shared: Overlap) -> Likeness:
    """Compare a text with a known one."""
    ours, (said, weights), theirs = text.traits, text.said, known.words
    both = sum_of_shared(said, weights, theirs)
    foreign = min(sum(weights.tolist()) - both, sum(text.weights[unshared(theirs, said)].tolist()))
    numbers, keys = frozenset(known.numbers.split()), known.keys
    names = text.keys.intersection(keys.tolist())
    return Likeness(
        jaccard=shared.jaccard,
        of_text=shared.of_text,
        of_known=shared.of_known,
        growth=ours.sizes[0] / max(known.sizes[0], 1),
        shorter=min(ours.sizes[0], known.sizes[0]),
        telling=both / MILLION,
        subject=both / (both + foreign) if both else 0.0,
        title=shared.title,
        strangers=_are_strangers(text, known.title, theirs),
        names=_of_fewer(len(names), len(text.keys), len(keys), 2),
        acquainted=text.weights.of(np.array([*names], HASHES)),
        numbers=_of_fewer(len(text.numbers & numbers), len(text.numbers), len(numbers), _FEW),
        figures=_of_fewer(len(text.numbers & numbers), len(text.numbers), len(numbers), _FEW - 1),
        places=_of_places(ours.places, known.places),
    )


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


@compiled(WORDS, WORDS)
def _shared_of_few(words: Words, others: Words) -> int:
    """Count the same of few, in any order."""
    shared = 0
    for word in words:
        for other in others:
            if word == other:
                shared += 1
                break
    return shared


@compiled(WORDS)
def _reach(shingles: Words) -> np.uint32:
    return shingles[-1] if len(shingles) == SIZE else np.uint32(HASH)


@compiled(UINT, WORDS)
def _up_to(bound: np.uint32, shingles: Words) -> np.int64:
    return np.searchsorted(shingles, bound, side="right")


@compiled(WORDS, WORDS, WORDS, ROWS_OF_PLACES)
def _overlaps(shingles: Words, title: Words, hashes: Words, sizes: Places) -> NDArray[np.float64]:
    shares = np.zeros((len(sizes), 4))
    start = 0
    for known in range(len(sizes)):
        theirs = hashes[start : start + sizes[known, 0]]
        skipped = start + sizes[known, 0] + sizes[known, 1]
        other = hashes[skipped : skipped + sizes[known, 2]]
        start += sizes[known].sum()
        fewer = min(len(title), len(other))
        shares[known, 3] = _shared_of_few(title, other) / fewer if fewer else -1.0
        both = shared(shingles, theirs)
        if both:
            # Beyond the largest hash that a full sketch kept, nothing is known of that text.
            bound = min(_reach(shingles), _reach(theirs))
            of_text, of_known = _up_to(bound, shingles), _up_to(bound, theirs)
            shares[known, 0] = both / (of_text + of_known - both)
            shares[known, 1], shares[known, 2] = both / of_text, both / of_known
    return shares
