"""Which texts stand under a hash: one sorted row of numbers in which a text's hashes are looked up all at once."""

from bisect import bisect_left, bisect_right, insort
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.core.vocabulary import Words, distinct

Numbers = NDArray[np.uint64]
Owners = NDArray[np.intp]


class Found(NamedTuple):
    """What stands under several hashes: stamps, under which of the hashes each does, and how many do under each."""

    stamps: Numbers
    owners: Owners
    counts: Owners


class Postings:
    """Stamps by hash; a stamp's order is that of time.

    An entry is one number, hash before stamp, so that the stamps of a hash and a time stand side by side. What
    came recently stands apart, and is sorted in when it is a thirty-second of all.
    """

    def __init__(self) -> None:
        self._sorted: Numbers = np.zeros(0, np.uint64)
        self._bits = 0
        """Upper digits of a hash by which the directory is kept."""
        self._directory: Owners = np.zeros(2, np.int64)
        """Where the entries of hashes with the same upper digits begin."""
        self._recent: dict[int, list[int]] = {}
        self._came: list[tuple[int, Words]] = []
        """What is not sorted in: first that which stands in ``_recent``, then what nobody asked about so far."""
        self._many: list[Numbers] = []
        self._size = 0
        """How many entries that is."""
        self._asked = 0
        self._oldest = self._dropped = 0

    def add(self, stamp: int, hashes: Words) -> None:
        """Put a stamp under hashes, each named once."""
        self._came.append((stamp, hashes))
        self._size += len(hashes)

    def add_many(self, stamps: Numbers, hashes: Words) -> None:
        """Put stamps under hashes, pair by pair; a pair may come twice."""
        self._many.append(hashes.astype(np.uint64) << _STAMP | stamps)

    def drop_before(self, stamp: int) -> None:
        """Forget older stamps when it suits: nobody asks about them."""
        self._oldest = max(self._oldest, stamp)

    def find(self, hashes: Words, low: int, high: int, most: int) -> "Found":
        """Return the stamps from ``low`` to ``high`` under each hash; of one that has more than ``most``, none."""
        self._settle()
        stamps, owners, counts = self._find_sorted(hashes.astype(np.uint64), low, high, most)
        recent, recent_owners = [], []
        for place, value in enumerate(hashes.tolist()):
            row = self._recent.get(value)
            if row is not None:
                first = bisect_left(row, low)
                found = row[first : min(bisect_right(row, high, first), first + most + 1)]
                recent += found
                recent_owners += [place] * len(found)
        if recent:
            stamps = np.concatenate((stamps, np.array(recent, np.uint64)))
            owners = np.concatenate((owners, np.array(recent_owners)))
        return Found(stamps, owners, counts + np.bincount(owners, minlength=len(hashes)))

    def _find_sorted(self, hashes: Numbers, low: int, high: int, most: int) -> "Found":
        """Find what is sorted in; count only what is more than ``most``, and found for that."""
        buckets = (hashes >> np.uint64(_BITS - self._bits)).astype(np.intp)
        bounds = self._directory[buckets + _BOUNDS]
        first, sizes = bounds[0], bounds[1] - bounds[0]
        counts = np.zeros(len(hashes), np.intp)
        many = (sizes > _MANY).nonzero()[0]
        if len(many):  # of a common hash, what is out of time would be too much to look through
            start = hashes[many] << _STAMP
            first[many] = begin = self._sorted.searchsorted(start | np.uint64(low))
            common = self._sorted.take(begin + most, mode="clip") <= start | np.uint64(high)
            common &= begin + most < len(self._sorted)
            counts[many] = common * (most + 1)
            sizes[many] = np.where(common, 0, np.minimum(len(self._sorted) - begin, most))
        owners = _repeated(sizes)
        places = np.arange(len(owners)) + (first - sizes.cumsum() + sizes)[owners]
        entries = self._sorted[places]
        start = hashes << _STAMP
        right = (entries >= (start | np.uint64(low))[owners]) & (entries <= (start | np.uint64(high))[owners])
        return Found(entries[right] & _STAMPS, owners[right], counts)

    def _settle(self) -> None:
        """Take in what nobody asked about so far."""
        if self._asked == len(self._came) and not self._many:
            return
        if self._many or self._size > max(_RECENT, len(self._sorted) >> _PART):
            self._merge()
            return
        recent = self._recent
        for stamp, hashes in self._came[self._asked :]:
            for value in hashes.tolist():
                row = recent.get(value)
                if row is None:
                    recent[value] = [stamp]
                else:
                    insort(row, stamp)
        self._asked = len(self._came)

    def _merge(self) -> None:
        """Sort everything in, without what is too old."""
        for stamp, hashes in self._came:
            self.add_many(np.array([stamp], np.uint64), hashes)
        new = distinct(np.concatenate(self._many))
        self._many = []
        both = np.concatenate((self._sorted, new))
        both.sort(kind="stable")  # which merges two sorted parts
        bits = min(max(len(both) >> _PER_BUCKET, 1).bit_length(), _BITS)
        if self._oldest > self._dropped or bits != self._bits:
            both, self._dropped = both[both & _STAMPS >= self._oldest], self._oldest
            self._directory, new = np.zeros((1 << bits) + 1, np.intp), both
        buckets = (new >> np.uint64(_BITS - bits + STAMP_BITS)).astype(np.intp)
        self._directory[1:] += np.bincount(buckets, minlength=1 << bits).cumsum()
        self._sorted, self._bits = both, bits
        self._recent, self._came, self._size, self._asked = {}, [], 0, 0


def _repeated(sizes: Owners) -> Owners:
    return np.repeat(np.arange(len(sizes)), sizes)


STAMP_BITS: Final = 40
_BITS: Final = 24
"""Of a hash."""
_STAMP: Final = np.uint64(STAMP_BITS)
_STAMPS: Final = np.uint64((1 << STAMP_BITS) - 1)
_RECENT: Final = 1 << 15
_PART: Final = 5
_MANY: Final = 64
_PER_BUCKET: Final = 2
_BOUNDS: Final = np.array([[0], [1]])
