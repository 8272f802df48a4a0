"""Find the known texts that may be kin to one: by shingles, and by words of headlines and names."""

from array import array
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from streams.core.traits import Traits

WINDOW: Final = 48 * 3600
"""Seconds; texts further apart in event time are never compared."""


class Index:
    """Texts by what they hold, each under a bounded number of hashes, in order of event time.

    Which texts it proposes for one depends on those within 48 hours of it alone, never on the order
    in which they came: a memory restored from a compacted topic proposes what the lost one did.

    Hashes of the same upper digits share a row of numbers, ascending: of each, the upper digits are the
    rest of the hash, then comes the time of a text, then a number that tells texts of one second apart.
    So the texts of a hash and a window stand side by side: places far apart in memory are what costs.
    """

    def __init__(self) -> None:
        self._rows: list[array[int] | None] = [None] * _ROWS
        self._sorted = bytearray(_ROWS)
        """Whether a row was put in order, as it is when first looked at, and kept so since: a restart asks nothing."""
        self._names: dict[int, str] = {}
        """By the lower digits of the numbers: time, and what tells texts of one second apart."""
        self._added = 0
        self._last: tuple[Traits | None, tuple[int, ...]] = None, ()

    def add(self, name: str, at: int, traits: Traits) -> None:
        """Put a text of the time ``at``, in seconds, under what it is found by."""
        stamp = _stamp(at) + self._added % _SERIALS
        self._added += 1
        self._names[stamp] = name
        rows, in_order = self._rows, self._sorted
        for value in self._entries(traits):
            number = value >> _REST
            row = rows[number]
            entry = _RESTS[value & _LOWER] | stamp
            if row is None:
                rows[number] = array("Q", (entry,))
            elif in_order[number]:
                insort(row, entry)
            else:
                row.append(entry)

    def remove(self, name: str, at: int, traits: Traits) -> None:
        """Take a text out."""
        stamp = 0
        for value in entries(traits):
            row, rest = self._row(value >> _REST), _RESTS[value & _LOWER]
            if row is None:
                continue
            if not stamp:
                first = bisect_left(row, rest | _stamp(at))
                stamp = next(entry - rest for entry in row[first:] if self._names.get(entry - rest) == name)
            del row[bisect_left(row, rest | stamp)]
        self._names.pop(stamp, None)

    def candidates(self, at: int, traits: Traits, horizon: int) -> list[str]:
        """Return the at most 12 known texts, none from before ``horizon``, that share most of what is rare."""
        low, high = _stamp(max(at - WINDOW, horizon)), _stamp(at + WINDOW) + _SERIALS - 1
        votes: defaultdict[int, float] = defaultdict(float)
        rows, in_order = self._rows, self._sorted
        for value in self._entries(traits):
            number = value >> _REST
            row = rows[number] if in_order[number] else self._row(number)
            if row is None:
                continue
            rest = _RESTS[value & _LOWER]
            first = bisect_left(row, rest | low)
            found = row[first : first + _COMMON + 1]
            texts = bisect_right(found, rest | high)
            if 0 < texts <= _COMMON:  # of more, it tells nothing
                vote = _VOTES[texts]
                for entry in found[:texts]:
                    votes[entry - rest] += vote
        return self._best(votes)

    def _entries(self, traits: Traits) -> Iterable[int]:
        """Return what a text stands under; most texts are asked about, and then put in."""
        if self._last[0] is not traits:
            self._last = traits, tuple(entries(traits))
        return self._last[1]

    def _row(self, number: int) -> "array[int] | None":
        """Return a row in order."""
        row = self._rows[number]
        if row is not None and not self._sorted[number]:
            self._sorted[number] = True
            row = self._rows[number] = array("Q", sorted(row))
        return row

    def _best(self, votes: dict[int, float]) -> list[str]:
        """Return the names of those with most votes; of as many, the smaller names."""
        least = sorted(votes.values())[-_CANDIDATES] if len(votes) > _CANDIDATES else 0.0
        names = self._names
        found = sorted([(-vote, names[stamp]) for stamp, vote in votes.items() if vote >= least])
        return [name for _, name in found[:_CANDIDATES]]


def _stamp(at: int) -> int:
    """Return the lowest number of a text of a time; times beyond 1834 and 2106 count as those."""
    return (min(max(at, _EARLIEST), _LATEST) - _EARLIEST) * _SERIALS


def entries(traits: Traits) -> Iterable[int]:
    """Return what a text stands under: the smallest 8 shingles and every eighth hash value, headline, names.

    Shingles are chosen by their values alone, so that a text and another that contains it choose alike.
    """
    shingles = traits.shingles
    smallest = [value | _SHINGLE for value in shingles[:_FIRST]]
    sampled = [value | _SHINGLE for value in shingles[_FIRST:] if not value % _ONE_IN]
    return dict.fromkeys([*smallest, *sampled, *traits.title, *traits.keys])


_FIRST: Final = 8
_ONE_IN: Final = 8
_SHINGLE: Final = 1 << 24
"""Keeps shingles apart from words."""
_REST: Final = 10
"""Bits of a hash that stand in the numbers of a row, which are of 64."""
_ROWS: Final = _SHINGLE * 2 >> _REST
_LOWER: Final = (1 << _REST) - 1
_STAMP: Final = 54
_RESTS: Final = [rest << _STAMP for rest in range(1 << _REST)]
_SERIALS: Final = 1 << 21
_EARLIEST: Final = -(1 << 32)
_LATEST: Final = (1 << 32) - 1
_COMMON: Final = 64
"""A hash that more texts of the window hold proposes nothing."""
_VOTES: Final = [0.0, *((_COMMON / texts) ** 0.5 for texts in range(1, _COMMON + 1))]
_CANDIDATES: Final = 12
