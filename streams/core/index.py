"""Find the known texts that may be kin to one: by shingles, and by words of headlines and names."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from streams.core.postings import STAMP_BITS, Numbers, Postings
from streams.core.traits import Traits
from streams.core.vocabulary import HASHES, Words, distinct

WINDOW: Final = 48 * 3600
"""Seconds; texts further apart in event time are never compared."""


class Index:
    """Texts by what they hold, each under a bounded number of hashes.

    Which texts it proposes for one depends on those within 48 hours of it alone, never on the order
    in which they came: a memory restored from a compacted topic proposes what the lost one did.
    """

    def __init__(self) -> None:
        self._postings = Postings()
        self._names: dict[int, list[str]] = {}
        """By stamp; texts of one minute may share one, and are then proposed together."""
        self._added = 0
        self._loose: list[tuple[int, Traits]] = []
        """Texts that nobody asked about so far: a restart brings a million, and they are put in together."""
        self._last: tuple[Traits | None, Words] = None, np.zeros(0, HASHES)

    def add(self, name: str, at: int, traits: Traits) -> None:
        """Put a text of the time ``at``, in seconds, under what it is found by."""
        mark = _stamp(at) + self._added % _SERIALS
        self._added += 1
        self._names.setdefault(mark, []).append(name)
        self._loose.append((mark, traits))

    def drop_before(self, at: int) -> None:
        """Forget texts from before a time, which nobody may ask about any more."""
        oldest = _stamp(at)
        self._postings.drop_before(oldest)
        self._names = {mark: names for mark, names in self._names.items() if mark >= oldest}

    def candidates(self, at: int, traits: Traits, horizon: int) -> list[str]:
        """Return the at most 12 known texts, none from before ``horizon``, that share most of what is rare.

        Those that share but one thing share it by chance.
        """
        self._settle()
        asked = self._entries(traits)
        low, high = _stamp(max(at - WINDOW, horizon)), _stamp(at + WINDOW) + _SERIALS - 1
        stamps, owners, counts = self._postings.find(asked, low, high, _COMMON)
        votes = _VOTES[np.minimum(counts, _COMMON + 1)][owners]
        telling = votes > 0
        stamps, votes = stamps[telling], votes[telling]
        if not len(stamps):
            return []
        order = stamps.argsort()
        stamps, votes = stamps[order], votes[order]
        starts = np.concatenate((_FIRST_OF_ALL, (stamps[1:] != stamps[:-1]).nonzero()[0] + 1))
        ends = np.concatenate((starts[1:], [len(stamps)]))
        often = ends - starts >= min(_LEAST, len(asked))
        if not often.any():
            return []
        return self._best(stamps[starts[often]], np.add.reduceat(votes, starts)[often])

    def _best(self, stamps: Numbers, votes: NDArray[np.int64]) -> list[str]:
        """Return the names of those with most votes; of as many, the smaller names."""
        if len(votes) > _CANDIDATES:
            most = votes >= np.partition(votes, -_CANDIDATES)[-_CANDIDATES]
            stamps, votes = stamps[most], votes[most]
        names = self._names
        pairs = zip(votes.tolist(), stamps.tolist(), strict=True)
        found = sorted([(-vote, name) for vote, mark in pairs for name in names.get(mark, ())])
        return [name for _, name in found[:_CANDIDATES]]

    def _settle(self) -> None:
        """Put in what came since somebody asked."""
        if len(self._loose) < _TOGETHER:
            for mark, traits in self._loose:
                self._postings.add(mark, self._entries(traits))
        else:
            for start in range(0, len(self._loose), _TOGETHER):
                self._postings.add_many(*_all_entries(self._loose[start : start + _TOGETHER]))
        self._loose = []

    def _entries(self, traits: Traits) -> Words:
        """Return what a text stands under; most texts are asked about, and then put in.

        It is the smallest 8 shingles and every eighth hash value, headline and names. Shingles are chosen by
        their values alone, so that a text and another that contains it choose alike.
        """
        if self._last[0] is not traits:
            shingles = traits.shingles
            rest = shingles[_FIRST:]
            rest = rest[rest % _ONE_IN == 0]
            self._last = traits, distinct(np.concatenate((shingles[:_FIRST], rest, traits.title, traits.keys)))
        return self._last[1]


def _all_entries(texts: list[tuple[int, Traits]]) -> tuple[Numbers, Words]:
    """Return the entries of several texts, and the stamp of each; one may come twice."""
    marks = np.array([mark for mark, _ in texts], np.uint64)
    sizes = np.array([traits.sizes for _, traits in texts])
    hashes = np.frombuffer(b"".join([traits.hashes for _, traits in texts]), HASHES)
    parts = np.repeat(np.tile(np.arange(len(_FOUND_BY)), len(texts)), sizes.ravel())
    totals = sizes.sum(axis=1)
    places = np.arange(len(hashes)) - np.repeat(totals.cumsum() - totals, totals)
    chosen = _FOUND_BY[parts] | ((parts == 0) & ((places < _FIRST) | (hashes % _ONE_IN == 0)))
    return np.repeat(marks, totals)[chosen], hashes[chosen]


def _stamp(at: int) -> int:
    """Return the lowest number of a text of a time; times beyond 1834 and 2106 count as those."""
    return (min(max(at, _EARLIEST), _LATEST) - _EARLIEST) // UNIT * _SERIALS


_TOGETHER: Final = 1024
_FOUND_BY: Final = np.array([False, False, True, True, False])
"""Of what traits hold: headline and names, besides chosen shingles."""
_FIRST: Final = 8
_ONE_IN: Final = HASHES.type(8)
_EARLIEST: Final = -(1 << 32)
_LATEST: Final = (1 << 32) - 1
UNIT: Final = 64
"""Seconds that stamps tell apart."""
_SERIALS: Final = (1 << STAMP_BITS) * UNIT >> 33
_COMMON: Final = 64
"""A hash that more texts of the window hold proposes nothing."""
_VOTES: Final = np.array([0, *(round((_COMMON / texts) ** 0.5 * 1e6) for texts in range(1, _COMMON + 1)), 0], np.int64)
"""By how many texts hold a hash; whole numbers, whose sums no order changes."""
_LEAST: Final = 2
_FIRST_OF_ALL: Final = np.zeros(1, np.intp)
_CANDIDATES: Final = 12
