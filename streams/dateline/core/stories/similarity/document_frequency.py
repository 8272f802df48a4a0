"""How many stories of a time hold a word: a word that few hold tells two stories apart."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.core.stories.similarity.compiler import (
    COUNTS,
    PLACES,
    ROW_OF_COUNTS,
    ROWS_OF_COUNTS,
    UINT,
    WORDS,
    compiled,
)
from dateline.core.stories.similarity.tokens import Places
from dateline.core.stories.similarity.vocabulary import Words

Counts = NDArray[np.uint32]
SPAN: Final = 12 * 3600
"""Seconds of event time that are counted as one."""
AROUND: Final = 4
"""So many spans on either side count with a time's own: 48 hours, the window in which texts are compared."""
MILLION: Final = 1_000_000
COMMON: Final = 6
"""A word that so many stories of the window hold tells nothing."""
_ONE_IN: Final = 1000
_ROW: Final = 1 << 19
"""Counters in a row: of a hundred thousand words, one in thirty shares both of its counters."""
_LOWER: Final = np.uint64(_ROW - 1)
_SECOND: Final = np.uint64(_ROW)
_SPREAD: Final = np.uint64(0x9E3779B1)
_DOWN: Final = np.uint64(9)
_ONE: Final = np.uint32(1)
_WINDOWS: Final = 3
_OFTEN: Final = 64


class Frequencies:
    """Counts by hashed word and span, in a count-min sketch: two rows of counters, of which the lower one holds.

    So memory is bounded whatever is said, and a word counts a little too much now and then, never too little. What it
    says of a time depends on the texts within 48 hours of it alone, and not on their order: a memory restored from
    its topic says the same.
    """

    def __init__(self) -> None:
        self._texts: dict[int, int] = {}
        self._spans: dict[int, Counts] = {}
        self._sums: dict[tuple[int, int], Counts] = {}
        """Counts from one span to another, of the few windows that are asked about most of the time."""
        self._asked: Counter[tuple[int, int]] = Counter()

    def add(self, at: int, words: Words) -> None:
        """Count a text of the time ``at``, in seconds, by the words that its story had not said yet."""
        span = at // SPAN
        self._texts[span] = self._texts.get(span, 0) + 1
        if span not in self._spans:
            self._spans[span] = np.zeros(2 * _ROW, np.uint32)
        _count(self._spans[span], words)
        for (first, last), sums in self._sums.items():
            if first <= span <= last:
                _count(sums, words)

    def weights(self, at: int, horizon: int) -> "Weights":
        """Return how telling words are at the time ``at``; texts from before ``horizon`` are counted no more."""
        self.drop_before(horizon // SPAN)
        first, last = max(at // SPAN - AROUND, horizon // SPAN), at // SPAN + AROUND
        texts = sum([texts for span, texts in self._texts.items() if first <= span <= last])
        return Weights(self._window(first, last), max(COMMON, texts // _ONE_IN))

    def drop_before(self, oldest: int) -> None:
        """Forget the counts of the spans before ``oldest``."""
        if not self._texts or min(self._texts) >= oldest:
            return
        for kept in (self._texts, self._spans):
            for span in [span for span in kept if span < oldest]:
                del kept[span]
        self._sums = {window: sums for window, sums in self._sums.items() if window[0] >= oldest}
        self._asked.clear()

    def _window(self, first: int, last: int) -> Sequence[Counts]:
        """Return tables whose sum are the counts of the spans from ``first`` to ``last``."""
        window = first, last
        sums = self._sums.get(window)
        if sums is not None:
            return (sums,)
        within = [counts for span, counts in self._spans.items() if first <= span <= last]
        self._asked[window] += 1
        if self._asked[window] < _OFTEN or not within:
            return within
        del self._asked[window]
        if len(self._sums) == _WINDOWS:
            del self._sums[min(self._sums)]
        self._sums[window] = np.add.reduce(within, dtype=np.uint32)
        return [self._sums[window]]


class Weights:
    """How telling a word is: most where no story held it so far, 0 where six do.

    A story's names stand in that one and few others; what stands in more is how a wire writes. Of a
    wire of many thousand texts, one in a thousand is few.
    """

    __slots__ = ("_by_held", "_common", "_counts")

    def __init__(self, counts: Sequence[Counts], common: int) -> None:
        self._counts = counts
        self._common = common
        self._by_held = _by_held(common)

    def __getitem__(self, words: Words) -> Places:
        """Weigh each word, in millionths: whole numbers, whose sums no order changes."""
        held = np.zeros((2, len(words)), np.uint32)
        for counts in self._counts:
            _add_held(held, counts, words)
        return _weighed(held, self._by_held)

    def of(self, words: Words) -> float:
        """Weigh words together."""
        return int(self[words].sum()) / MILLION


@compiled(UINT)
def _places(word: np.uint64) -> tuple[np.uint64, np.uint64]:
    """Return where a word is counted, in the first row and in the second."""
    return word & _LOWER, _ROW + ((word * _SPREAD >> _DOWN) & _LOWER)


@compiled(ROW_OF_COUNTS, WORDS)
def _count(counts: Counts, words: Words) -> None:
    for word in words:
        first, second = _places(word)
        counts[first] += _ONE
        counts[second] += _ONE


@compiled(ROWS_OF_COUNTS, COUNTS, WORDS)
def _add_held(held: Counts, counts: Counts, words: Words) -> None:
    for place in range(len(words)):
        first, second = _places(words[place])
        held[0, place] += counts[first]
        held[1, place] += counts[second]


@compiled(ROWS_OF_COUNTS, PLACES)
def _weighed(held: Counts, by_held: Places) -> Places:
    weights = np.empty(held.shape[1], np.int64)
    for place in range(len(weights)):
        weights[place] = by_held[min(held[0, place], held[1, place], len(by_held) - 1)]
    return weights


@lru_cache(maxsize=8)
def _by_held(common: int) -> Places:
    return np.array([round(log((common + 1) / (held + 1)) * MILLION) for held in range(common + 1)], np.int64)
