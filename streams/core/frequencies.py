"""How many stories of a time hold a word: a word that few hold tells two stories apart."""

from array import array
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log
from typing import Final

SPAN: Final = 12 * 3600
"""Seconds of event time that are counted as one."""
AROUND: Final = 4
"""So many spans on either side count with a time's own: 48 hours, the window in which texts are compared."""


class Frequencies:
    """Counts by hashed word and span: of each word one number, whose digits are the counts of the spans.

    So a word is looked up once for all the spans of a window: lookups among a million words are what
    costs. What it says of a time depends on the texts within 48 hours of it alone, and not on their
    order: a memory restored from its topic says the same.
    """

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._first: int | None = None
        """The span of the lowest digit."""
        self._texts: dict[int, int] = {}
        self._new: dict[int, array[int]] = {}
        """Words by span that are not among the counts yet: they get there when somebody asks."""

    def add(self, at: int, words: Iterable[int]) -> None:
        """Count a text of the time ``at``, in seconds, by the words that its story had not said yet."""
        span = at // SPAN
        self._texts[span] = self._texts.get(span, 0) + 1
        new = self._new.setdefault(span, array("I"))
        new.extend(words)
        if len(new) > _MANY:
            self._count()

    def weights(self, at: int, horizon: int) -> "Weights":
        """Return how telling words are at the time ``at``; texts from before ``horizon`` are counted no more."""
        self.drop_before(horizon // SPAN)  # before counting: a gap of years would be as many digits
        self._count()
        first, last = max(at // SPAN - AROUND, horizon // SPAN), at // SPAN + AROUND
        texts = sum([texts for span, texts in self._texts.items() if first <= span <= last])
        lowest = self._first or 0
        low, high = (max(span - lowest, 0) * _BITS for span in (first, last + 1))
        return Weights(self._counts, (1 << high) - (1 << min(low, high)), max(COMMON, texts // _ONE_IN))

    def drop_before(self, oldest: int) -> None:
        """Forget the counts of the spans before ``oldest``."""
        if not self._texts or min(self._texts) >= oldest:
            return
        self._texts = {span: texts for span, texts in self._texts.items() if span >= oldest}
        self._new = {span: words for span, words in self._new.items() if span >= oldest}
        if self._first is not None and self._first < oldest:
            self._move(oldest)

    def _count(self) -> None:
        """Take the new words among the counts."""
        for span, words in self._new.items():
            if self._first is None or span < self._first:
                self._move(span)
            one, counts = 1 << (span - (self._first or 0)) * _BITS, self._counts
            if len(words) > _SOME:
                for word, times in Counter(words).items():
                    counts[word] = counts.get(word, 0) + times * one
            else:
                for word in words:
                    counts[word] = counts.get(word, 0) + one
        self._new = {}

    def _move(self, first: int) -> None:
        """Make ``first`` the span of the lowest digit."""
        by = (first - self._first) * _BITS if self._first is not None else 0
        if by < 0:
            self._counts = {word: counts << -by for word, counts in self._counts.items()}
        elif by:
            self._counts = {word: left for word, counts in self._counts.items() if (left := counts >> by)}
        self._first = first


class Weights:
    """How telling a word is: most where no story held it so far, 0 where six do.

    A story's names stand in that one and few others; what stands in more is how a wire writes. Of a
    wire of many thousand texts, one in a thousand is few.
    """

    __slots__ = ("_by_held", "_common", "_counts", "_window")

    def __init__(self, counts: dict[int, int], window: int, common: int) -> None:
        self._counts = counts
        self._window = window
        self._common = common
        self._by_held = _by_held(common)

    def __getitem__(self, word: int) -> float:
        """Weigh a word."""
        return self.of((word,))

    def of(self, words: Iterable[int]) -> float:
        """Weigh words together."""
        counts, window, common, by_held = self._counts.get, self._window, self._common, self._by_held
        # A number leaves the same rest as the sum of its digits: casting out nines.
        return sum([by_held[held] for word in words if (held := (counts(word, 0) & window) % _NINES) < common])


@lru_cache(maxsize=8)
def _by_held(common: int) -> list[float]:
    return [log((common + 1) / (held + 1)) for held in range(common)]


COMMON: Final = 6
"""A word that so many stories of the window hold tells nothing."""
_ONE_IN: Final = 1000
_BITS: Final = 24
"""Of a digit: no window holds as many stories."""
_NINES: Final = (1 << _BITS) - 1
_SOME: Final = 1000
_MANY: Final = 1_000_000
