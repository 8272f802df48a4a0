"""Which texts stand under a hash: one sorted row of numbers in which a text's hashes are looked up all at once."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.core.stories.similarity.compiled import (
    INT,
    LINKS,
    NUMBERS,
    PLACES,
    ROW_OF_LINKS,
    ROW_OF_NUMBERS,
    UINT,
    WORDS,
    compiled,
)
from dateline.core.stories.similarity.tokens import Places
from dateline.core.stories.similarity.vocabulary import Words

Numbers = NDArray[np.uint64]
Links = NDArray[np.int32]
STAMP_BITS: Final = 40
_HASH_BITS: Final = 24
_STAMP: Final = np.uint64(STAMP_BITS)
_STAMPS: Final = np.uint64((1 << STAMP_BITS) - 1)
_RECENT: Final = 1 << 15
_PART: Final = 5
_PER_BUCKET: Final = 2
_NOTHING: Final = -1


class Found(NamedTuple):
    """What stands under several hashes: stamps, under which of the hashes each does, and how many do under each."""

    stamps: Numbers
    owners: Places
    counts: Places


class Postings:
    """Stamps by hash; a stamp's order is that of time.

    An entry is one number, hash before stamp, so that the stamps of a hash and a time stand side by side. What
    came recently stands apart, in rows of entries that link to the one before, and is sorted in when it is
    a thirty-second of all.
    """

    def __init__(self) -> None:
        self._sorted: Numbers = np.zeros(0, np.uint64)
        self._directory: Places = np.zeros(2, np.int64)
        """Where the entries of hashes with the same upper digits begin."""
        self._many: list[Numbers] = []
        """What came many at once and is not sorted in."""
        self._oldest = self._dropped = 0
        self._room_for(_RECENT)

    def add(self, stamp: int, hashes: Words) -> None:
        """Put a stamp under hashes, each named once."""
        if self._size + len(hashes) > len(self._recent):
            self._merge()
            if len(hashes) > len(self._recent):
                self.add_many(np.full(len(hashes), stamp, np.uint64), hashes)
                return
        _link(self._recent, self._before, self._last, self._size, np.uint64(stamp), hashes)
        self._size += len(hashes)

    def add_many(self, stamps: Numbers, hashes: Words) -> None:
        """Put stamps under hashes, pair by pair; a pair may come twice."""
        self._many.append(hashes.astype(np.uint64) << _STAMP | stamps)

    def drop_before(self, stamp: int) -> None:
        """Forget older stamps when it suits: nobody asks about them."""
        self._oldest = max(self._oldest, stamp)

    def find(self, hashes: Words, low: int, high: int, most: int) -> Found:
        """Return the stamps from ``low`` to ``high`` under each hash; of one that has more than ``most``, none."""
        if self._many:
            self._merge()
        recent, times = (self._recent, self._before, self._last), (np.uint64(low), np.uint64(high))
        return Found(*_find(self._sorted, self._directory, *recent, hashes, *times, most))

    def _room_for(self, entries: int) -> None:
        """Make room for so many recent entries, of which there are none now."""
        self._recent: Numbers = np.zeros(entries, np.uint64)
        self._size = 0
        self._before: Links = np.zeros(entries, np.int32)
        """For each, the one that came before it under hashes with the same lower digits."""
        self._last: Links = np.full(1 << max(entries, 1).bit_length(), _NOTHING, np.int32)
        """The last one to come, by lower digits."""

    def _merge(self) -> None:
        """Sort everything in, without what is too old."""
        new = np.unique(np.concatenate((self._recent[: self._size], *self._many)))
        self._many = []
        both = np.concatenate((self._sorted, new))
        both.sort(kind="stable")  # which merges two sorted parts
        buckets = min(1 << max(len(both) >> _PER_BUCKET, 1).bit_length(), 1 << _HASH_BITS)
        if self._oldest > self._dropped or buckets != len(self._directory) - 1:
            both, self._dropped = both[both & _STAMPS >= self._oldest], self._oldest
            self._directory, new = np.zeros(buckets + 1, np.int64), both
        shift = np.uint64(STAMP_BITS + _HASH_BITS - (buckets.bit_length() - 1))
        self._directory[1:] += np.bincount((new >> shift).astype(np.int64), minlength=buckets).cumsum()
        self._sorted = both
        self._room_for(max(_RECENT, len(both) >> _PART))


@compiled(ROW_OF_NUMBERS, ROW_OF_LINKS, ROW_OF_LINKS, INT, UINT, WORDS)
def _link(  # noqa: PLR0913, PLR0917 - a loop takes rows, not what holds them
    recent: Numbers, before: Links, last: Links, size: int, stamp: np.uint64, hashes: Words
) -> None:
    for place in range(len(hashes)):
        lower = hashes[place] & np.uint32(len(last) - 1)
        recent[size + place] = np.uint64(hashes[place]) << _STAMP | stamp
        before[size + place] = last[lower]
        last[lower] = size + place


@compiled(NUMBERS, PLACES, UINT)
def _first_from(entries: Numbers, directory: Places, entry: np.uint64) -> np.int64:
    """Return where the entries begin that are no less; halving, since a common hash has many."""
    bucket = np.int64(entry >> _STAMP) * (len(directory) - 1) >> _HASH_BITS
    first: np.int64 = directory[bucket]
    behind: np.int64 = directory[bucket + 1]
    while first < behind:
        middle = (first + behind) >> 1
        if entries[middle] < entry:
            first = middle + 1
        else:
            behind = middle
    return first


@compiled(NUMBERS, PLACES, NUMBERS, LINKS, LINKS, WORDS, UINT, UINT, INT)
def _find(  # noqa: PLR0913, PLR0917
    entries: Numbers,
    directory: Places,
    recent: Numbers,
    before: Links,
    last: Links,
    hashes: Words,
    low: np.uint64,
    high: np.uint64,
    most: int,
) -> tuple[Numbers, Places, Places]:
    stamps, owners = np.empty(len(hashes) * most, np.uint64), np.empty(len(hashes) * most, np.int64)
    counts = np.zeros(len(hashes), np.int64)
    size = 0
    for owner in range(len(hashes)):
        value = np.uint64(hashes[owner]) << _STAMP
        begin, end, start = value | low, value | high, size
        first = _first_from(entries, directory, begin)
        while first < len(entries) and entries[first] <= end and size - start < most:
            stamps[size], owners[size] = entries[first] & _STAMPS, owner
            size, first = size + 1, first + 1
        many = first < len(entries) and entries[first] <= end
        link = last[hashes[owner] & np.uint32(len(last) - 1)]
        while link != _NOTHING and not many:
            if begin <= recent[link] <= end:
                if size - start == most:
                    many = True
                else:
                    stamps[size], owners[size] = recent[link] & _STAMPS, owner
                    size += 1
            link = before[link]
        counts[owner] = size - start
        if many:
            counts[owner], size = most + 1, start
    return stamps[:size], owners[:size], counts
