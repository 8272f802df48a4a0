"""Document frequency: how many stories around a time contain a word. A word that few contain tells stories apart.

``Frequencies`` counts; its ``weights`` gives the ``WordWeights`` of a time, which weigh words by how rare they are.
Counts are kept in a count-min sketch: two rows of counters for each span of twelve hours.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.core.stories.similarity.compiler import (
    INT64S,
    TABLE_OF_UINT32S,
    UINT32S,
    UINT64,
    WRITABLE_INT64S,
    WRITABLE_UINT32S,
    compiled,
    compiled_entry,
)
from dateline.core.stories.similarity.hash_sets import Millionths
from dateline.core.stories.similarity.vocabulary import Hashes24

Counters = NDArray[np.uint32]
"""One-dimensional: the first row of counters of a sketch, then the second; each counts stories."""
CountPairs = NDArray[np.uint32]
"""Two rows, one column per word: the word's count by the first row of counters, and by the second."""

SPAN: Final = 12 * 3600
"""Seconds of event time that are counted together, and freed together. A quarter of the 48-hour window."""
WINDOW_SPANS: Final = 4
"""Spans before and after a time whose counts are added to its own: 48 hours, within which texts are compared."""
MILLION: Final = 1_000_000
"""Weights are counted in millionths."""
COMMON_STORIES: Final = 64
"""Stories that must contain a word before it weighs 0, at least: with fewer than 1,024 texts in the window.

Chosen by hand.
"""
_TEXTS_PER_COMMON_STORY: Final = 16
"""Texts of the window per story at which a word weighs 0: it says nothing once a sixteenth of the texts contain it.

Chosen by hand.
"""
_STEPS_OF_A_LIMIT: Final = 8
"""Steps in which the limit grows while it doubles, so that a table of weights serves for many texts. Chosen by hand."""
_ROW: Final = 1 << 19
"""Counters in a row, 2 MiB: of words where a hundred thousand are counted, one in thirty shares both its counters.

A test measures that fewer than 6 % do (test_document_frequency.py).
"""
_COLUMN_BITS: Final = np.uint64(_ROW - 1)
"""Mask of the bits of a hash that choose a counter within a row."""
_SPREAD: Final = np.uint64(0x9E3779B1)
"""Odd multiplier that chooses the counter in the second row: 2**32 divided by the golden ratio."""
_SPREAD_SHIFT: Final = np.uint64(9)
"""Bits that the product is shifted down by, since its lowest bits depend on the word's lowest alone."""
_ONE: Final = np.uint32(1)
_MINUS_ONE: Final = np.uint32((1 << 32) - 1)
"""What counters take 1 off when it is added: they count up to 2**32 - 1, and then from 0."""
_MAX_SUMMED_WINDOWS: Final = 2
"""Windows whose sum is kept, 4 MiB each. Chosen by hand: the stream asks about one or two at a time."""
_MAX_WAITING_TEXTS: Final = 1024
"""Texts whose words wait to be counted in one tally, at most. Bounds the time of a look-up; chosen by hand."""
_MAX_KEPT_TEXTS: Final = 512
"""Texts of a span whose words are kept to count them one by one, at least half a million writes: with more, to add all
counters is as fast. Chosen by hand."""
_MOST_ASKED_BEFORE_SUMMED: Final = 8
"""Times that a window is asked about before its sum is kept, at most: as many cost what it costs to add nine spans with
counters. Chosen by hand."""
_TEXTS_PER_ASKED: Final = 128
"""Texts whose words are counted in the time in which a window without a sum is asked about once. So the sum of a window
with few texts is kept at once, and their spans need no counters of their own. Chosen by hand."""


class Tally:
    """Counters of words. What is added is counted when they are asked for, since many words at once take less time."""

    __slots__ = ("_counters", "_waiting")

    def __init__(self) -> None:
        self._counters: Counters | None = None
        self._waiting: list[Hashes24] = []
        """Words that are still to be counted, by text."""

    def add(self, words: Hashes24) -> None:
        """Count each of a text's words once more."""
        self._waiting.append(words)
        if len(self._waiting) > _MAX_WAITING_TEXTS:
            _ = self.counters

    @property
    def counters(self) -> Counters:
        """The counters, in which all words are counted."""
        if self._counters is None:
            self._counters = np.zeros(2 * _ROW, np.uint32)
        if self._waiting:
            few = self._waiting[0] if len(self._waiting) == 1 else np.concatenate(self._waiting)
            _count(self._counters, few, _ONE)
            self._waiting.clear()
        return self._counters


class Frequencies:
    """How many stories contain each word, by span of event time.

    A count-min sketch takes bounded memory whatever the texts are. The lower of a word's two counters counts; it may
    be too high where words share counters, and is never too low. The weights of a time depend only on the texts
    within 48 hours of it, and not on their order: state restored from a compacted topic gives the same.
    """

    def __init__(self) -> None:
        self._texts: dict[int, int] = {}
        """Texts by span."""
        self._spans: dict[int, Tally] = {}
        self._words: dict[int, list[Hashes24]] = {}
        """By span, the words that are counted in it; none of a span with too many to keep."""
        self._sums: dict[tuple[int, int], Tally] = {}
        """Sums of the counters from a first span to a last, of the windows that are asked about most."""
        self._counted: dict[int, list[Tally]] = {}
        """By span, its own counters and the sums that it is part of; worked out anew where these change."""
        self._asked: Counter[tuple[int, int]] = Counter()
        """Times that a window without a sum was asked about."""

    def add(self, at: int, words: Hashes24, *, is_new: bool = True) -> None:
        """Count a text of the time ``at``, in seconds, by the words that its story did not contain yet.

        ``is_new`` is False for words that are added to a text that is counted.
        """
        span = at // SPAN
        self._texts[span] = self._texts.get(span, 0) + is_new
        counted = self._counted.get(span)
        if counted is None:
            counted = self._counted[span] = self._counted_in(span)
        for tally in counted:
            tally.add(words)
        kept = self._words.get(span)
        if kept is not None:
            kept.append(words)
            if len(kept) > _MAX_KEPT_TEXTS:
                del self._words[span]

    def _counted_in(self, span: int) -> list[Tally]:
        """Return the counters of a span, and the sums that it is part of."""
        if span not in self._spans:
            self._spans[span], self._words[span] = Tally(), []
        sums = [sums for (first, last), sums in self._sums.items() if first <= span <= last]
        return [self._spans[span], *sums]

    def weights(self, at: int, horizon: int) -> "WordWeights":
        """Return the weights of words at the time ``at``, without texts from before ``horizon``; both in seconds.

        They hold until the next call, which may move the sum that they read on to another time.
        """
        self.drop_before(horizon // SPAN)
        first, last = max(at // SPAN - WINDOW_SPANS, horizon // SPAN), at // SPAN + WINDOW_SPANS
        texts = sum(map(self._texts.get, range(first, last + 1), repeat(0)))
        return WordWeights(self._window(first, last), _max_stories(texts))

    def drop_before(self, oldest: int) -> None:
        """Forget the counts of the spans before ``oldest``, a time in seconds divided by ``SPAN``."""
        if not self._texts or min(self._texts) >= oldest:
            return
        for by_span in (self._texts, self._spans, self._words):
            for span in [span for span in by_span if span < oldest]:
                del by_span[span]
        self._sums = {window: sums for window, sums in self._sums.items() if window[0] >= oldest}
        self._asked.clear()
        self._counted.clear()

    def _window(self, first: int, last: int) -> Sequence[Counters]:
        """Return counters whose sum is that of the spans from ``first`` to ``last``."""
        window = first, last
        sums = self._sums.get(window)
        if sums is not None:
            return (sums.counters,)
        within = [tally for span, tally in self._spans.items() if first <= span <= last]
        asked = self._asked[window] = self._asked[window] + 1
        is_due = asked >= _MOST_ASKED_BEFORE_SUMMED or asked * _TEXTS_PER_ASKED >= self._texts_to_sum(first, last)
        if not is_due or not within:
            return [tally.counters for tally in within]
        del self._asked[window]
        self._counted.clear()
        self._sums[window] = sums = self._sum_of(first, last)
        return (sums.counters,)

    def _sum_of(self, first: int, last: int) -> Tally:
        """Return the sum of the counters from a span to another, in place of the oldest sum where there are two.

        That sum is moved on: from one window to the next but one, two spans are others, and to sum all takes nine.
        """
        moved = self._moved()
        sums = self._sums.pop(moved, None) or Tally()
        for span in self._changed(moved, first, last):
            self._add_to(sums.counters, span, _ONE if first <= span <= last else _MINUS_ONE)
        return sums

    def _moved(self) -> tuple[int, int]:
        """Return the window whose sum gives way to the next one; an empty window while there is room for both."""
        return min(self._sums) if len(self._sums) == _MAX_SUMMED_WINDOWS else (0, -1)

    def _changed(self, moved: tuple[int, int], first: int, last: int) -> list[int]:
        """Return the spans that are in one of two windows alone, ``moved`` and that from ``first`` to ``last``."""
        return [span for span in self._spans if (first <= span <= last) != (moved[0] <= span <= moved[1])]

    def _texts_to_sum(self, first: int, last: int) -> int:
        """Return how many texts are to be counted for the sum of a window; of a span with counters, these count as 512.

        A text that only added words to its story counts too.
        """
        changed = self._changed(self._moved(), first, last)
        return sum([len(self._words[span]) if span in self._words else _MAX_KEPT_TEXTS for span in changed])

    def _add_to(self, sums: Counters, span: int, times: np.uint32) -> None:
        """Add the counters of a span to a sum, once or minus once: word by word where they are few."""
        if span not in self._words:
            sums += self._spans[span].counters * times
        elif words := self._words[span]:
            _count(sums, np.concatenate(words), times)


class WordWeights:
    """The weight of words, from 0 to 1: the logarithm of how rare they are. 1 where no story contains one.

    A word weighs 0 once a sixteenth of the texts of the window contain it. The names in a story stand in that one and
    few others; what stands in more is how a wire writes, and weighs less the more contain it.
    """

    __slots__ = ("_by_stories", "_counters", "_max_stories")

    def __init__(self, counters: Sequence[Counters], max_stories: int) -> None:
        self._counters = counters
        self._max_stories = max_stories
        self._by_stories = _weights_by_stories(max_stories)

    def __getitem__(self, words: Hashes24) -> Millionths:
        """Return the weight of each word."""
        weights = np.empty(len(words), np.int64)
        if len(self._counters) == 1:
            _weigh_by(self._counters[0], words, self._by_stories, weights)
            return weights
        pairs = np.zeros((2, len(words)), np.uint32)
        for counters in self._counters:
            _add_counts(pairs, counters, words)
        _weigh(pairs, self._by_stories, weights)
        return weights

    def of(self, words: Hashes24) -> float:
        """Return the sum of the weights of words, in units."""
        return int(self[words].sum()) / MILLION


def _max_stories(texts: int) -> int:
    """Return the number of stories from which on a word weighs 0, given the texts of the window: in steps."""
    limit = max(COMMON_STORIES, texts // _TEXTS_PER_COMMON_STORY)
    step = max(1, (1 << limit.bit_length() - 1) // _STEPS_OF_A_LIMIT)
    return limit // step * step


_MAX_CACHED_LIMITS: Final = 8
"""Limits whose table of weights is cached, each one number per story up to the limit. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_LIMITS)
def _weights_by_stories(max_stories: int) -> Millionths:
    """Return the weight of a word by the number of stories that contain it, from 0 to ``max_stories``."""
    return np.array(
        [
            round(log((max_stories + 1) / (stories + 1)) / log(max_stories + 1) * MILLION)
            for stories in range(max_stories + 1)
        ],
        np.int64,
    )


@compiled(UINT64)
def _positions(word: np.uint64) -> tuple[np.uint64, np.uint64]:
    """Return the positions of a word's counters, in the first row and in the second."""
    return word & _COLUMN_BITS, _ROW + ((word * _SPREAD >> _SPREAD_SHIFT) & _COLUMN_BITS)


@compiled_entry(WRITABLE_UINT32S, UINT32S, UINT64)
def _count(counters: Counters, words: Hashes24, times: np.uint32) -> None:
    """Add a number to both counters of each word."""
    for word in words:
        first, second = _positions(word)
        counters[first] += np.uint32(times)
        counters[second] += np.uint32(times)


@compiled(TABLE_OF_UINT32S, UINT32S, UINT32S)
def _add_counts(pairs: CountPairs, counters: Counters, words: Hashes24) -> None:
    """Add to each word's column of ``pairs`` what its two counters hold."""
    for column in range(len(words)):
        first, second = _positions(words[column])
        pairs[0, column] += counters[first]
        pairs[1, column] += counters[second]


@compiled(TABLE_OF_UINT32S, INT64S, WRITABLE_INT64S)
def _weigh(pairs: CountPairs, by_stories: Millionths, weights: Millionths) -> None:
    """Fill in the weight of each column's word, by the lower of its two counts."""
    for column in range(len(weights)):
        weights[column] = by_stories[min(pairs[0, column], pairs[1, column], len(by_stories) - 1)]


@compiled_entry(UINT32S, UINT32S, INT64S, WRITABLE_INT64S)
def _weigh_by(counters: Counters, words: Hashes24, by_stories: Millionths, weights: Millionths) -> None:
    """Fill in the weight of each word, by the lower of its two counters."""
    for index in range(len(words)):
        first, second = _positions(words[index])
        weights[index] = by_stories[min(counters[first], counters[second], len(by_stories) - 1)]
