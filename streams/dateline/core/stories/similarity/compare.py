"""Compare: how much of each of two texts is in the other, and whether they share rare words, names and numbers.

``Comparison`` is the entry. A text is compared in two steps: what it shares with all candidates is estimated in one
compiled loop, and of the few that share enough all measures are taken in another.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.core.stories.similarity.compiler import (
    INT64,
    INT64S,
    SIZES,
    TABLE_OF_FLOAT64S,
    TABLE_OF_INT64S,
    UINT32S,
    UINT64,
    WRITABLE_FLOAT64S,
    WRITABLE_INT64S,
    WRITABLE_UINT32S,
    compiled,
    compiled_entry,
)
from dateline.core.stories.similarity.document_frequency import MILLION, WordWeights
from dateline.core.stories.similarity.features import MAX_SHINGLES, Traits, parts_of
from dateline.core.stories.similarity.hash_sets import (
    Millionths,
    count_shared,
    count_shared_of_few,
    numbered,
    weigh_shared,
)
from dateline.core.stories.similarity.tokens import Positions
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE, MAX_HASH, Hashes24

TableOfSizes = NDArray[np.int64]
"""One row per text; its columns are the five numbers of ``Traits.sizes``."""
TableOfShares = NDArray[np.float64]
"""One row per text; its columns are the fields of ``Overlap``."""
TableOfMeasures = NDArray[np.float64]
"""One row per text; its columns are fields of ``Likeness``."""
Shares = NDArray[np.float64]
"""One-dimensional: fields of ``Likeness``."""

_SUBJECT_WORDS: Final = 3
"""Words of a headline, from its start, among which its subject is: ``BANK OF QUARRY CUTS PRIME RATE``.

Chosen by hand.
"""
_MIN_NUMBERS: Final = 3
"""Numbers that each of two texts needs for ``Likeness.numbers``: fewer do not distinguish an edition from the next.

Chosen by hand.
"""
_MIN_NAME_WORDS: Final = 2
"""Words of names that each of two texts needs for ``Likeness.names``. Chosen by hand."""
_SHARES_OF_SHINGLES: Final = 3
"""Fields of ``Overlap`` and of ``Likeness`` that come first in both, ``jaccard`` to ``of_earlier``."""
_MEASURES: Final = 18
"""Fields of ``Likeness`` that the compiled loop fills in, up to ``shared_names_weight``."""
_SIZES: Final = 5
"""Numbers of ``Traits.sizes``."""


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
    words: float
    """Shared words, of the fewer."""
    shared_weight: float
    """Sum of the weights of the words that they share."""


class Likeness(NamedTuple):
    """How a new text is like an earlier one. Shares are from 0 to 1, and -1 where there is nothing to compare.

    Weights are those of ``WordWeights``; a share by weight is the weight of what is shared over the weight of all.
    """

    jaccard: float
    """Shingles in both, of the shingles in either."""
    of_text: float
    """Share of the new text's shingles that are in the earlier text."""
    of_earlier: float
    """Share of the earlier text's shingles that are in the new text."""
    growth: float
    """The new text's shingles over the earlier text's."""
    shorter: float
    """Shingles of the shorter text."""
    shared_weight: float
    """Sum of the weights of the words that they share."""
    subject: float
    """``shared_weight`` over the weight of all words of the text that has less weight of its own.

    It is small for two banks' notices, which share words that all notices share.
    """
    title: float
    """Share by weight of the lighter headline that is in the other headline."""
    title_weight: float
    """Sum of the weights of the words that the headlines share."""
    title_in_text: float
    """Share by weight of a headline that is anywhere in the other text; the smaller of the two shares."""
    title_in_a_text: float
    """The larger of the two shares."""
    opening: float
    """Share by weight of a headline's first three words that is anywhere in the other text; the smaller share."""
    an_opening: float
    """The larger of the two shares."""
    first_words: float
    """How many of the headlines open with a word that is in the other text: 0, 1 or 2. No headline counts as one."""
    strange_weight: float
    """Weight of a headline's words that are not in the other text; the smaller of the two weights."""
    strangest_weight: float
    """The larger of the two weights."""
    names: float
    """Shared words of names, of the fewer; each text needs two."""
    shared_names_weight: float
    """Sum of the weights of the words of names that they share."""
    numbers: float
    """Shared numbers, of the fewer; each text needs three."""
    any_numbers: float
    """Shared numbers, of the fewer; each text needs one."""
    places: float
    """Shared places of the datelines, of the fewer."""


_TITLE: Final = Likeness._fields.index("title")


class Comparison:
    """A new text beside several earlier ones: ``overlaps`` of all, and what ``measure`` fills in of some of them."""

    def __init__(self, text: Traits, others: Sequence[Traits], weights: WordWeights) -> None:
        """Compare the text by the quick measures; ``weights`` are those of words at its time.

        The measures are exact up to 256 shingles per text, and estimated beyond.
        """
        self._text, self._weights = text, weights
        own = np.frombuffer(text.hashes, HASH_DTYPE)
        shingles, words, *_ = text.sizes
        self._own = own, text.sizes, weights[own[shingles : shingles + words]]
        """All hashes of the text, how many of each kind, and the weights of its words."""
        all_hashes, all_sizes, self._numbers, _, self._places, _ = zip(*others, strict=True)
        hashes = np.frombuffer(b"".join(all_hashes), HASH_DTYPE)
        sizes = np.fromiter(chain.from_iterable(all_sizes), np.int64, _SIZES * len(others))
        self._of_others = hashes, sizes.reshape(len(others), _SIZES)
        """All hashes of the others, one text after another, and how many of each kind a text has."""
        self._shared: Millionths = np.empty(len(others), np.int64)
        """The weight of the words that the text shares with each of the others."""
        self.overlaps: TableOfShares = np.zeros((len(others), len(Overlap._fields)))
        """What the text shares with each of the others: a row has the fields of ``Overlap``."""
        _fill_overlaps(*self._own, *self._of_others, self._shared, self.overlaps)

    def measure(self, rows: Sequence[int], also: Sequence[Sequence[float]]) -> tuple[TableOfMeasures, float]:
        """Return a row of measures for each of some of the others, given their indexes, and the largest ``title``.

        A row has the fields of ``Likeness``, and then what ``also`` has for it.
        """
        measures = np.empty((len(rows), len(Likeness._fields) + len(also[0])))
        chosen, words = np.array(rows, np.int64), np.empty(len(self._of_others[0]), HASH_DTYPE)
        weights = self._weights[words[: _gather_words(*self._of_others, chosen, words)]]
        title: float = _measure(*self._own, *self._of_others, chosen, self.overlaps, self._shared, weights, measures)
        numbers, places = {*self._text.numbers.split()}, self._text.places
        told: list[float] = []
        for row, others in zip(rows, also, strict=True):
            theirs, fewer, share = {*self._numbers[row].split()}, 0, -1.0
            if numbers and theirs:
                fewer = min(len(numbers), len(theirs))
                share = len(numbers & theirs) / fewer
            of_places = _share_of_places(places, self._places[row])
            told += (share if fewer >= _MIN_NUMBERS else -1.0, share, of_places, *others)
        measures[:, _MEASURES:] = np.array(told, np.float64).reshape(len(rows), -1)
        return measures, title


@compiled(UINT32S)
def _largest_complete(shingles: Hashes24) -> np.uint32:
    """Return the hash up to which all shingles of a text were kept."""
    return shingles[-1] if len(shingles) == MAX_SHINGLES else np.uint32(MAX_HASH)


@compiled(UINT64, UINT32S)
def _count_up_to(bound: np.uint32, shingles: Hashes24) -> np.int64:
    """Return how many shingles, which ascend, are at most ``bound``."""
    return np.searchsorted(shingles, bound, side="right")


@compiled_entry(UINT32S, SIZES, INT64S, UINT32S, TABLE_OF_INT64S, WRITABLE_INT64S, TABLE_OF_FLOAT64S)
def _fill_overlaps(  # noqa: PLR0913, PLR0917 - a compiled loop gets arrays, not the objects that hold them
    own: Hashes24,
    own_sizes: tuple[int, ...],
    weights: Millionths,
    hashes: Hashes24,
    sizes: TableOfSizes,
    weights_of_shared: Millionths,
    shares: TableOfShares,
) -> None:
    """Compare a text's shingles, words and headline with those of several texts.

    ``own`` are all hashes of the text, and ``weights`` those of its words. ``hashes`` are all hashes of the others, one
    text after another, and ``sizes`` how many of each kind a text has.
    """
    shingles, words, title, _ = parts_of(own, own_sizes)
    shingle_numbers, word_numbers = numbered(shingles), numbered(words)
    start = 0
    for row in range(len(sizes)):
        theirs = hashes[start : start + sizes[row, 0]]
        title_start = start + sizes[row, 0] + sizes[row, 1]
        other_words, other_title = hashes[start + sizes[row, 0] : title_start], hashes[title_start:]
        other_title = other_title[: sizes[row, 2]]
        start += sizes[row].sum()
        fewer = min(len(title), len(other_title))
        shares[row, 3] = count_shared_of_few(title, other_title) / fewer if fewer else -1.0
        shared, weights_of_shared[row] = weigh_shared(words, weights, word_numbers, other_words)
        shares[row, 4] = shared / max(1, min(len(words), len(other_words)))
        shares[row, 5] = weights_of_shared[row] / MILLION
        both = count_shared(shingles, shingle_numbers, theirs)
        if both:
            # A text with 256 shingles may have had more, whose hashes are larger: none above that is compared.
            bound = min(_largest_complete(shingles), _largest_complete(theirs))
            of_text, of_earlier = _count_up_to(bound, shingles), _count_up_to(bound, theirs)
            shares[row, 0] = both / (of_text + of_earlier - both)
            shares[row, 1], shares[row, 2] = both / of_text, both / of_earlier


@compiled(UINT32S, UINT64)
def _row_of(words: Hashes24, word: np.uint64) -> np.int64:
    """Return the position of a word among words, which ascend; -1 where it is not among them."""
    row: np.int64 = np.searchsorted(words, word)
    return row if row < len(words) and words[row] == word else np.int64(-1)


@compiled(UINT32S, INT64S, UINT32S, UINT32S)
def _weights_of_title(
    words: Hashes24, weights: Millionths, title: Hashes24, others: Hashes24
) -> tuple[np.int64, np.int64, np.int64, np.int64, np.int64]:
    """Return the weight of a headline, and of its words among ``others``; the same of its first three words.

    ``words`` are all words of its text, with their weights. The last number is 1 unless it opens with a word that is
    not among the others.
    """
    of_title = shared_of_title = of_opening = shared_of_opening = np.int64(0)
    opens = np.int64(1)
    for at in range(len(title)):
        row = _row_of(words, title[at])
        weight = weights[row] if row >= 0 else 0
        shared = _row_of(others, title[at]) >= 0
        of_title += weight
        shared_of_title += weight * shared
        if at < _SUBJECT_WORDS:
            of_opening += weight
            shared_of_opening += weight * shared
        if at == 0:
            opens = np.int64(shared)
    return of_title, shared_of_title, of_opening, shared_of_opening, opens


@compiled(UINT32S, INT64S, UINT32S, UINT32S)
def _shared_of_few(words: Hashes24, weights: Millionths, some: Hashes24, others: Hashes24) -> tuple[int, int]:
    """Return how many hashes of ``some`` are among the others, and their weight; ``words`` have the weights."""
    count = total = 0
    for word in some:
        for other in others:
            if word == other:
                row = _row_of(words, word)
                count += 1
                total += weights[row] if row >= 0 else 0
                break
    return count, total


@compiled(UINT32S, SIZES, INT64S, UINT32S, SIZES, INT64S, INT64, WRITABLE_FLOAT64S)
def _measure_one(  # noqa: PLR0913, PLR0917
    own: Hashes24,
    own_sizes: tuple[int, ...],
    weights: Millionths,
    others: Hashes24,
    other_sizes: tuple[int, ...],
    other_weights: Millionths,
    shared_weight: int,
    measures: Shares,
) -> None:
    """Fill in the measures of ``Likeness`` from ``shared_weight`` to ``shared_names_weight``, in order.

    ``own`` and ``others`` are all hashes of two texts; the weights are those of their words.
    """
    _, words, title, names = parts_of(own, own_sizes)
    _, other_words, other_title, other_names = parts_of(others, other_sizes)
    measures[:] = -1.0
    measures[0] = shared_weight / MILLION
    least = min(weights.sum(), other_weights.sum())
    measures[1] = shared_weight / least if shared_weight else 0.0
    head, other_head = (
        _weights_of_title(words, weights, title, other_words),
        _weights_of_title(other_words, other_weights, other_title, words),
    )
    _, titles = _shared_of_few(words, weights, title, other_title)
    measures[3] = titles / MILLION
    if head[0] and other_head[0]:
        measures[2] = titles / min(head[0], other_head[0])
        one, other = head[1] / head[0], other_head[1] / other_head[0]
        measures[4], measures[5] = min(one, other), max(one, other)
    if head[2] and other_head[2]:
        one, other = head[3] / head[2], other_head[3] / other_head[2]
        measures[6], measures[7] = min(one, other), max(one, other)
    measures[8] = head[4] + other_head[4]
    strange, other_strange = head[0] - head[1], other_head[0] - other_head[1]
    measures[9], measures[10] = min(strange, other_strange) / MILLION, max(strange, other_strange) / MILLION
    shared, weight = _shared_of_few(words, weights, names, other_names)
    fewer = min(len(names), len(other_names))
    measures[11] = shared / fewer if fewer >= _MIN_NAME_WORDS else -1.0
    measures[12] = weight / MILLION


@compiled_entry(UINT32S, TABLE_OF_INT64S, INT64S, WRITABLE_UINT32S)
def _gather_words(hashes: Hashes24, sizes: TableOfSizes, rows: Positions, words: Hashes24) -> int:
    """Fill in the words of some of the texts, one text after another, and return how many there are."""
    size = 0
    for row in rows:
        start = sizes[:row].sum() + sizes[row, 0]
        words[size : size + sizes[row, 1]] = hashes[start : start + sizes[row, 1]]
        size += sizes[row, 1]
    return size


_OWN: Final = UINT32S, SIZES, INT64S
_OTHERS: Final = UINT32S, TABLE_OF_INT64S


@compiled_entry(*_OWN, *_OTHERS, INT64S, TABLE_OF_FLOAT64S, INT64S, INT64S, TABLE_OF_FLOAT64S)
def _measure(  # noqa: PLR0913, PLR0917
    own: Hashes24,
    own_sizes: tuple[int, ...],
    weights: Millionths,
    hashes: Hashes24,
    sizes: TableOfSizes,
    rows: Positions,
    overlaps: TableOfShares,
    shared_weights: Millionths,
    weights_of_others: Millionths,
    measures: TableOfMeasures,
) -> float:
    """Fill in a row of measures for each of some of the texts: the fields of ``Likeness`` up to ``_MEASURES``.

    Returns the largest share of a headline.

    ``own`` and ``hashes`` are those of ``Comparison``; the weights are those of the words of the text, and of the
    others.
    """
    end, title = 0, -1.0
    for index in range(len(rows)):
        row = rows[index]
        start, of_words = sizes[:row].sum(), sizes[row, 1]
        other_sizes = (sizes[row, 0], of_words, sizes[row, 2], sizes[row, 3], sizes[row, 4])
        others = hashes[start : start + sizes[row].sum()]
        measures[index, :_SHARES_OF_SHINGLES] = overlaps[row, :_SHARES_OF_SHINGLES]
        measures[index, 3], measures[index, 4] = own_sizes[0] / max(sizes[row, 0], 1), min(own_sizes[0], sizes[row, 0])
        _measure_one(
            own,
            own_sizes,
            weights,
            others,
            other_sizes,
            weights_of_others[end : end + of_words],
            shared_weights[row],
            measures[index, _SHARES_OF_SHINGLES + 2 : _MEASURES],
        )
        title = max(title, measures[index, _TITLE])
        end += of_words
    return title


def _share_of_places(one: str, other: str) -> float:
    """Return the shared places of two datelines, of the fewer; -1 where one has none."""
    if one == other:  # as of most pairs
        return 1.0 if one else -1.0
    if not one or not other:
        return -1.0
    if "\n" not in one and "\n" not in other:
        return 0.0
    ours, theirs = {*one.split("\n")}, {*other.split("\n")}
    return len(ours & theirs) / min(len(ours), len(theirs))
