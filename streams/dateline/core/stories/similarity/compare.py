"""Compare: how much of each of two texts is in the other, and whether they share rare words, names and numbers.

A text is compared in two steps. ``overlaps`` estimates what it shares with all candidates in one compiled loop; only
the few that share enough go to ``likeness``, which takes all measures.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import starmap
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.core.stories.similarity.compiler import TABLE_OF_INT64S, UINT32S, UINT64, compiled
from dateline.core.stories.similarity.document_frequency import MILLION, WordWeights
from dateline.core.stories.similarity.features import MAX_SHINGLES, Traits
from dateline.core.stories.similarity.hash_sets import Millionths, count_shared, difference, sum_of_shared
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE, MAX_HASH, Hashes24

TableOfSizes = NDArray[np.int64]
"""One row per text; its columns are the five numbers of ``Traits.sizes``."""
TableOfShares = NDArray[np.float64]
"""One row per text; its columns are the fields of ``Overlap``."""

_SUBJECT_WORDS: Final = 3
"""Words of a headline, from its start, among which its subject is: ``BANK OF QUARRY CUTS PRIME RATE``.

Chosen by hand.
"""
_MIN_NUMBERS: Final = 3
"""Numbers that each of two texts needs for ``Likeness.numbers``: fewer do not distinguish an edition from the next.

Chosen by hand.
"""
_MIN_FIGURES: Final = _MIN_NUMBERS - 1
"""Numbers that each of two texts needs for ``Likeness.figures``. Chosen by hand."""
_MIN_NAME_WORDS: Final = 2
"""Words of names that each of two texts needs for ``Likeness.names``. Chosen by hand."""


class Overlap(NamedTuple):
    """What two texts share by the quick measures. Each is a share from 0 to 1, ``title`` -1 where one has none."""

    jaccard: float
    """Shingles in both, of the shingles in either."""
    of_text: float
    """Share of the new text's shingles that are in the earlier text."""
    of_earlier: float
    """Share of the earlier text's shingles that are in the new text."""
    title: float
    """Share of the shorter headline's words that are in the other."""


class Likeness(NamedTuple):
    """How a new text is like an earlier one. Shares are from 0 to 1, and -1 where there is nothing to compare."""

    jaccard: float
    """Shingles in both, of the shingles in either."""
    of_text: float
    """Share of the new text's shingles that are in the earlier text."""
    of_earlier: float
    """Share of the earlier text's shingles that are in the new text."""
    growth: float
    """The new text's shingles over the earlier text's."""
    shorter: int
    """Shingles of the shorter text."""
    shared_weight: float
    """Sum of the weights of the words that they share."""
    subject: float
    """``shared_weight`` over the weight of all words of the text that has less weight of its own.

    It is small for two banks' notices, which share words that all notices share.
    """
    title: float
    """Share of the shorter headline's words that are in the other."""
    other_subjects: bool
    """Whether each headline opens with a word that is not in the other text: another company's name."""
    names: float
    """Shared words of names, of the fewer; each text needs two."""
    shared_names_weight: float
    """Sum of the weights of the words of names that they share."""
    numbers: float
    """Shared numbers, of the fewer; each text needs three."""
    figures: float
    """Shared numbers, of the fewer; each text needs two."""
    places: float
    """Shared places of the datelines, of the fewer."""


class NewText:
    """A text that is compared with several, and the weights of words at its time."""

    def __init__(self, traits: Traits, weights: WordWeights) -> None:
        self.traits = traits
        self.weights = weights

    @cached_property
    def weighed_words(self) -> tuple[Hashes24, Millionths]:
        """The words of headline and body, ascending, and the weight of each."""
        words = self.traits.words
        return words, self.weights[words]

    @cached_property
    def name_words(self) -> frozenset[int]:
        """The words of the names."""
        return frozenset(self.traits.name_words.tolist())

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers, each once."""
        return frozenset(self.traits.numbers.split())


def overlaps(text: NewText, others: Sequence[Traits]) -> Iterator[Overlap]:
    """Return what a text shares with each of the others: exact up to 256 shingles per text, estimated beyond."""
    hashes = np.frombuffer(b"".join([other.hashes for other in others]), HASH_DTYPE)
    sizes = np.array([size for other in others for size in other.sizes], np.int64)
    shares = _overlaps(text.traits.shingles, text.traits.title, hashes, sizes.reshape(len(others), -1))
    return starmap(Overlap, shares.tolist())


@compiled(UINT32S, UINT32S)
def _count_shared_of_few(words: Hashes24, others: Hashes24) -> int:
    """Return how many words are among the others; both may be in any order, and are few."""
    count = 0
    for word in words:
        for other in others:
            if word == other:
                count += 1
                break
    return count


@compiled(UINT32S)
def _largest_complete(shingles: Hashes24) -> np.uint32:
    """Return the hash up to which all shingles of a text were kept."""
    return shingles[-1] if len(shingles) == MAX_SHINGLES else np.uint32(MAX_HASH)


@compiled(UINT64, UINT32S)
def _count_up_to(bound: np.uint32, shingles: Hashes24) -> np.int64:
    """Return how many shingles, which ascend, are at most ``bound``."""
    return np.searchsorted(shingles, bound, side="right")


@compiled(UINT32S, UINT32S, UINT32S, TABLE_OF_INT64S)
def _overlaps(shingles: Hashes24, title: Hashes24, hashes: Hashes24, sizes: TableOfSizes) -> TableOfShares:
    """Compare a text's shingles and headline with those of several texts.

    ``hashes`` are all hashes of the others, one text after another, and ``sizes`` how many of each kind a text has.
    """
    shares = np.zeros((len(sizes), 4))
    start = 0
    for row in range(len(sizes)):
        theirs = hashes[start : start + sizes[row, 0]]
        title_start = start + sizes[row, 0] + sizes[row, 1]
        other_title = hashes[title_start : title_start + sizes[row, 2]]
        start += sizes[row].sum()
        fewer = min(len(title), len(other_title))
        shares[row, 3] = _count_shared_of_few(title, other_title) / fewer if fewer else -1.0
        both = count_shared(shingles, theirs)
        if both:
            # A text with 256 shingles may have had more, whose hashes are larger: none above that is compared.
            bound = min(_largest_complete(shingles), _largest_complete(theirs))
            of_text, of_earlier = _count_up_to(bound, shingles), _count_up_to(bound, theirs)
            shares[row, 0] = both / (of_text + of_earlier - both)
            shares[row, 1], shares[row, 2] = both / of_text, both / of_earlier
    return shares


def likeness(text: NewText, other: Traits, overlap: Overlap) -> Likeness:
    """Compare a text with an earlier one, given what they share by the quick measures."""
    ours, (words, weights), theirs = text.traits, text.weighed_words, other.words
    both = sum_of_shared(words, weights, theirs)
    unshared = min(sum(weights.tolist()) - both, sum(text.weights[difference(theirs, words)].tolist()))
    numbers, name_words = frozenset(other.numbers.split()), other.name_words
    shared_name_words = text.name_words.intersection(name_words.tolist())
    return Likeness(
        jaccard=overlap.jaccard,
        of_text=overlap.of_text,
        of_earlier=overlap.of_earlier,
        growth=ours.sizes[0] / max(other.sizes[0], 1),
        shorter=min(ours.sizes[0], other.sizes[0]),
        shared_weight=both / MILLION,
        subject=both / (both + unshared) if both else 0.0,
        title=overlap.title,
        other_subjects=_have_other_subjects(text, other.title, theirs),
        names=_share_of_fewer(len(shared_name_words), len(text.name_words), len(name_words), _MIN_NAME_WORDS),
        shared_names_weight=text.weights.of(np.array([*shared_name_words], HASH_DTYPE)),
        numbers=_share_of_fewer(len(text.numbers & numbers), len(text.numbers), len(numbers), _MIN_NUMBERS),
        figures=_share_of_fewer(len(text.numbers & numbers), len(text.numbers), len(numbers), _MIN_FIGURES),
        places=_share_of_places(ours.places, other.places),
    )


def _have_other_subjects(text: NewText, title: Hashes24, words: Hashes24) -> bool:
    """Whether the rarest word that opens either headline is not in the other text; ``words`` are the other's."""
    ours, title = text.traits.title[:_SUBJECT_WORDS], title[:_SUBJECT_WORDS]
    if not len(ours) or not len(title):
        return False
    weights = text.weights[np.concatenate((ours, title))]
    subject, other_subject = ours[weights[: len(ours)].argmax()], title[weights[len(ours) :].argmax()]
    return not _contains(words, subject) and not _contains(text.weighed_words[0], other_subject)


def _contains(words: Hashes24, word: np.uint32) -> bool:
    """Whether a word is among words, which ascend."""
    row = words.searchsorted(word)
    return bool(row < len(words) and words[row] == word)


def _share_of_fewer(shared: int, one: int, other: int, least: int = 1) -> float:
    """Return how much is shared of the smaller of two sets; -1 where that has fewer than ``least`` elements."""
    fewer = min(one, other)
    return shared / fewer if fewer >= least else -1.0


def _share_of_places(one: str, other: str) -> float:
    ours, theirs = (set(places.split("\n")) if places else set() for places in (one, other))
    return _share_of_fewer(len(ours & theirs), len(ours), len(theirs))
