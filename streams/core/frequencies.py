"""How many stories of a time hold a word: a word that few hold tells two stories apart."""

from collections.abc import Collection, Iterable
from functools import lru_cache
from math import log
from typing import Final

SPAN: Final = 12 * 3600
"""Seconds of event time that one table covers."""
AROUND: Final = 4
"""So many tables on either side count with a time's own: 48 hours, the window in which texts are compared."""


class Frequencies:
    """Counts by hashed word, a table every twelve hours.

    What it says of a time depends on the texts within 48 hours of it alone, and not on their order:
    a memory restored from its topic says the same.
    """

    def __init__(self) -> None:
        self._tables: dict[int, dict[int, int]] = {}
        self._texts: dict[int, int] = {}
        self._sums: dict[tuple[int, int], Sums] = {}

    def add(self, at: int, words: Collection[int]) -> None:
        """Count a text of the time ``at``, in seconds, by the words that its story had not said yet."""
        span = at // SPAN
        table = self._tables.setdefault(span, {})
        self._texts[span] = self._texts.get(span, 0) + 1
        for word in words:
            table[word] = table.get(word, 0) + 1
        for (first, last), sums in self._sums.items():
            if first <= span <= last:
                sums.count(words)

    def weights(self, at: int, horizon: int) -> "Weights":
        """Return how telling words are at the time ``at``; texts from before ``horizon`` are counted no more."""
        spans = max(at // SPAN - AROUND, horizon // SPAN), at // SPAN + AROUND
        texts = sum([texts for span, texts in self._texts.items() if spans[0] <= span <= spans[1]])
        sums = self._sums.pop(spans, None)
        if sums is None:
            sums = Sums(self._tables, spans)
            for oldest in list(self._sums)[: 1 - _KEPT]:
                del self._sums[oldest]
        self._sums[spans] = sums
        return Weights(sums, max(COMMON, texts // _ONE_IN))

    def drop_before(self, oldest: int) -> None:
        """Forget the tables of the spans before ``oldest``."""
        for span in [span for span in self._tables if span < oldest]:
            del self._tables[span], self._texts[span]
        for spans in [spans for spans in self._sums if spans[0] < oldest]:
            del self._sums[spans]


class Sums(dict[int, int]):
    """How many stories of some spans hold a word: of the words asked for, kept up to date with the tables."""

    __slots__ = ("_spans", "_tables")

    def __init__(self, tables: dict[int, dict[int, int]], spans: tuple[int, int]) -> None:
        super().__init__()
        self._tables = tables
        self._spans = spans

    def __missing__(self, word: int) -> int:
        """Add a word's counts up, once."""
        first, last = self._spans
        held = self[word] = sum([table.get(word, 0) for span, table in self._tables.items() if first <= span <= last])
        return held

    def count(self, words: Iterable[int]) -> None:
        """Count a text of one of the spans."""
        for word in words:
            if word in self:
                self[word] += 1


class Weights:
    """How telling a word is: most where no story held it so far, 0 where six do.

    A story's names stand in that one and few others; what stands in more is how a wire writes. Of a
    wire of many thousand texts, one in a thousand is few.
    """

    __slots__ = ("_by_held", "_common", "_sums")

    def __init__(self, sums: Sums, common: int) -> None:
        self._sums = sums
        self._common = common
        self._by_held = _by_held(common)

    def __getitem__(self, word: int) -> float:
        """Weigh a word."""
        held = self._sums[word]
        return self._by_held[held] if held < self._common else 0.0

    def of(self, words: Iterable[int]) -> float:
        """Weigh words together."""
        sums, common, by_held = self._sums, self._common, self._by_held
        return sum([by_held[held] for word in words if (held := sums[word]) < common])


@lru_cache(maxsize=8)
def _by_held(common: int) -> list[float]:
    return [log((common + 1) / (held + 1)) for held in range(common)]


COMMON: Final = 6
"""A word that so many stories of the window hold tells nothing."""
_ONE_IN: Final = 1000
_KEPT: Final = 6
"""Windows whose sums are kept: those of texts that come within hours of one another."""
