"""How many stories of a time hold a word: a word that few hold tells two stories apart."""

from collections.abc import Iterable
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

    def add(self, at: int, words: Iterable[int]) -> None:
        """Count a text of the time ``at``, in seconds, by the words that its story had not said yet."""
        span = at // SPAN
        table = self._tables.setdefault(span, {})
        self._texts[span] = self._texts.get(span, 0) + 1
        for word in words:
            table[word] = table.get(word, 0) + 1

    def weights(self, at: int, horizon: int) -> "Weights":
        """Return how telling words are at the time ``at``; texts from before ``horizon`` are counted no more."""
        first, last = max(at // SPAN - AROUND, horizon // SPAN), at // SPAN + AROUND
        spans = [span for span in range(first, last + 1) if span in self._tables]
        return Weights([self._tables[span] for span in spans], sum(self._texts[span] for span in spans))

    def drop_before(self, oldest: int) -> None:
        """Forget the tables of the spans before ``oldest``."""
        for span in [span for span in self._tables if span < oldest]:
            del self._tables[span], self._texts[span]


class Weights(dict[int, float]):
    """How telling a word is: most where no story held it so far, 0 where six do; worked out when asked for.

    A story's names stand in that one and few others; what stands in more is how a wire writes. Of a
    wire of many thousand texts, one in a thousand is few.
    """

    __slots__ = ("_common", "_tables")

    def __init__(self, tables: list[dict[int, int]], texts: int) -> None:
        super().__init__()
        self._tables = tables
        self._common = max(COMMON, texts // _ONE_IN)

    def __missing__(self, word: int) -> float:
        """Look a word up, once."""
        held = sum([table[word] for table in self._tables if word in table])
        weight = self[word] = log((self._common + 1) / (held + 1)) if held < self._common else 0.0
        return weight


COMMON: Final = 6
"""A word that so many stories of the window hold tells nothing."""
_ONE_IN: Final = 1000
