"""How many stories of a time hold a word: a word that few hold tells two stories apart."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from streams.core.vocabulary import HASHES, Words

Counts = NDArray[np.uint32]
Sums = NDArray[np.uint16]
SPAN: Final = 12 * 3600
"""Seconds of event time that are counted as one."""
AROUND: Final = 4
"""So many spans on either side count with a time's own: 48 hours, the window in which texts are compared."""


class Frequencies:
    """Counts by hashed word and span, in a count-min sketch: two rows of counters, of which the lower one holds.

    So memory is bounded whatever is said, and a word counts a little too much now and then, never too little. What it
    says of a time depends on the texts within 48 hours of it alone, and not on their order: a memory restored from
    its topic says the same.
    """

    def __init__(self) -> None:
        self._texts: dict[int, int] = {}
        self._spans: dict[int, Counts] = {}
        self._new: dict[int, list[Words]] = {}
        """Words by span that are not among the counts yet: many at once cost less."""
        self._waiting = 0
        self._sums: dict[tuple[int, int], Sums] = {}
        """Counts from one span to another, of the few windows that are asked about most of the time."""
        self._asked: Counter[tuple[int, int]] = Counter()

    def add(self, at: int, words: Words) -> None:
        """Count a text of the time ``at``, in seconds, by the words that its story had not said yet."""
        span = at // SPAN
        self._texts[span] = self._texts.get(span, 0) + 1
        self._new.setdefault(span, []).append(words)
        self._waiting += 1
        if self._waiting > _MANY:
            self._count()
        hot = [sums for (first, last), sums in self._sums.items() if first <= span <= last]
        if hot:
            places = _places(words).reshape(-1)
            for sums in hot:
                np.add.at(sums, places[sums[places] < _ENOUGH], _ONE)

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
        for kept in (self._texts, self._new, self._spans):
            for span in [span for span in kept if span < oldest]:
                del kept[span]
        self._sums = {window: sums for window, sums in self._sums.items() if window[0] >= oldest}
        self._asked.clear()

    def _window(self, first: int, last: int) -> Sequence[Counts | Sums]:
        """Return tables whose sum are the counts of the spans from ``first`` to ``last``."""
        window = first, last
        sums = self._sums.get(window)
        if sums is not None:
            return (sums,)
        self._count()
        within = tuple([counts for span, counts in self._spans.items() if first <= span <= last])
        self._asked[window] += 1
        if self._asked[window] < _OFTEN or not within:
            return within
        del self._asked[window]
        if len(self._sums) == _WINDOWS:
            del self._sums[min(self._sums)]
        self._sums[window] = np.minimum(np.add.reduce(within), _ENOUGH).astype(np.uint16)
        return (self._sums[window],)

    def _count(self) -> None:
        """Take the new words among the counts."""
        for span, words in self._new.items():
            if span not in self._spans:
                self._spans[span] = np.zeros(2 * _ROW, np.uint32)
            np.add.at(self._spans[span], _places(np.concatenate(words)).reshape(-1), _COUNTED)
        self._new, self._waiting = {}, 0


class Weights:
    """How telling a word is: most where no story held it so far, 0 where six do.

    A story's names stand in that one and few others; what stands in more is how a wire writes. Of a
    wire of many thousand texts, one in a thousand is few.
    """

    __slots__ = ("_by_held", "_common", "_counts")

    def __init__(self, counts: Sequence[Counts | Sums], common: int) -> None:
        self._counts = counts
        self._common = common
        self._by_held = _by_held(common)

    def __getitem__(self, words: Words) -> NDArray[np.int64]:
        """Weigh each word, in millionths: whole numbers, whose sums no order changes."""
        held = np.zeros((2, len(words)), np.uint32)
        places = _places(words)
        for counts in self._counts:
            held += counts[places]
        weights: NDArray[np.int64] = self._by_held[np.minimum(held.min(axis=0), self._common)]
        return weights

    def of(self, words: Words) -> float:
        """Weigh words together."""
        return int(self[words].sum()) / MILLION


def _places(words: Words) -> NDArray[np.intp]:
    """Return where words are counted, in the first row and in the second."""
    places = np.empty((2, len(words)), np.intp)
    np.bitwise_and(words, _LOWER, out=places[0], casting="unsafe")
    np.bitwise_or((words * _SPREAD >> _DOWN) & _LOWER, _SECOND, out=places[1], casting="unsafe")
    return places


@lru_cache(maxsize=8)
def _by_held(common: int) -> NDArray[np.int64]:
    return np.array([round(log((common + 1) / (held + 1)) * MILLION) for held in range(common + 1)], np.int64)


MILLION: Final = 1_000_000
COMMON: Final = 6
"""A word that so many stories of the window hold tells nothing."""
_ONE_IN: Final = 1000
_ROW: Final = 1 << 19
"""Counters in a row: of a hundred thousand words, one in thirty shares both of its counters."""
_LOWER: Final = HASHES.type(_ROW - 1)
_SECOND: Final = HASHES.type(_ROW)
_SPREAD: Final = HASHES.type(0x9E3779B1)
_DOWN: Final = HASHES.type(9)
_ENOUGH: Final = np.uint16(60_000)
"""Sums go no further: what so many texts hold is common, and small counters are near at hand."""
_ONE: Final = np.uint16(1)
_MANY: Final = 4096
_COUNTED: Final = np.uint32(1)
_WINDOWS: Final = 3
_OFTEN: Final = 64
