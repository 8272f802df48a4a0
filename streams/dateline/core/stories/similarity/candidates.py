"""Find the known texts that may be kin to one: by shingles, and by words of headlines and names.

Which texts stand under a hash: one sorted row of numbers in which a text's hashes are looked up all at once.
"""

from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.core.stories.similarity.compiler import (
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
from dateline.core.stories.similarity.features import Traits
from dateline.core.stories.similarity.hash_sets import distinct
from dateline.core.stories.similarity.tokens import Places, mixed
from dateline.core.stories.similarity.vocabulary import HASHES, Words

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
            self.sort_in()
            if len(hashes) > len(self._recent):
                self.add_many(np.full(len(hashes), stamp, np.uint64), hashes)
                self.sort_in()
                return
        _link(self._recent, self._before, self._last, self._size, np.uint64(stamp), hashes)
        self._size += len(hashes)

    def add_many(self, stamps: Numbers, hashes: Words) -> None:
        """Put stamps under hashes, pair by pair; a pair may come twice. ``find`` sees them after ``sort_in``."""
        self._many.append(hashes.astype(np.uint64) << _STAMP | stamps)

    def drop_before(self, stamp: int) -> None:
        """Forget older stamps when it suits: nobody asks about them."""
        self._oldest = max(self._oldest, stamp)

    def find(self, hashes: Words, low: int, high: int, most: int) -> Found:
        """Return the stamps from ``low`` to ``high`` under each hash; of one that has more than ``most``, none."""
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

    def sort_in(self) -> None:
        """Merge all recent entries into the sorted row, and leave out those that are too old."""
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


WINDOW: Final = 48 * 3600
"""Seconds; texts further apart in event time are never compared."""
_ONE: Final = np.uint64(1)
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
_CANDIDATES: Final = 12


class Index:
    """Texts by what they hold, each under a bounded number of hashes.

    Which texts it proposes for one depends on those within 48 hours of it alone, never on the order
    in which they came: a memory restored from a compacted topic proposes what the lost one did.
    """

    def __init__(self) -> None:
        self._postings = Postings()
        self._names: dict[int, list[str]] = {}
        """By stamp; where a minute has more texts than stamps, some share one, and are proposed together."""
        self._added = 0
        self._loose: list[tuple[int, Traits]] = []
        """Texts that nobody asked about so far: a restart brings a million, and they are put in together."""

    def add(self, name: str, at: int, traits: Traits) -> None:
        """Put a text of the time ``at``, in seconds, under what it is found by."""
        first = _stamp(at)
        serials = (first + (self._added + step) % _SERIALS for step in range(_SERIALS))
        mark = next((free for free in serials if free not in self._names), first)
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

        Those that share but one thing share it by chance. Raises ``ValueError`` where texts wait for ``settle``.
        """
        if self._loose:
            msg = f"{len(self._loose)} texts were added and not settled"
            raise ValueError(msg)
        asked = _entries(traits)
        low, high = _stamp(max(at - WINDOW, horizon)), _stamp(at + WINDOW) + _SERIALS - 1
        found = self._postings.find(asked, low, high, _COMMON)
        stamps, votes = _most_voted(*found, _VOTES, min(_LEAST, len(asked)), _CANDIDATES)
        names = self._names
        pairs = zip(votes.tolist(), stamps.tolist(), strict=True)
        best = sorted([(-vote, name) for vote, mark in pairs for name in names.get(mark, ())])
        return [name for _, name in best[:_CANDIDATES]]

    def settle(self) -> None:
        """Put in the texts that were added since the last call; to be called before ``candidates``."""
        if len(self._loose) < _TOGETHER:
            for mark, traits in self._loose:
                self._postings.add(mark, _entries(traits))
        else:
            for start in range(0, len(self._loose), _TOGETHER):
                self._postings.add_many(*_all_entries(self._loose[start : start + _TOGETHER]))
            self._postings.sort_in()
        self._loose = []


@lru_cache(maxsize=1)
def _entries(traits: Traits) -> Words:
    """Return the hashes that a text is put under, and looked up by: the last text's are kept, since both happen.

    It is the smallest 8 shingles and every eighth hash value, headline and names. Shingles are chosen by
    their values alone, so that a text and another that contains it choose alike.
    """
    return distinct(_found_by(traits.shingles, traits.title, traits.keys))


@compiled(WORDS, WORDS, WORDS)
def _found_by(shingles: Words, title: Words, keys: Words) -> Words:
    found = np.empty(len(shingles) + len(title) + len(keys), np.uint32)
    size = 0
    for place in range(len(shingles)):
        if place < _FIRST or shingles[place] % _ONE_IN == 0:
            found[size] = shingles[place]
            size += 1
    end = size + len(title)
    found[size:end] = title
    found[end : end + len(keys)] = keys
    return found[: end + len(keys)]


@compiled(NUMBERS, PLACES, PLACES, PLACES, INT, INT)
def _most_voted(  # noqa: PLR0913, PLR0917 - a loop takes rows, not what holds them
    stamps: Numbers, owners: Places, counts: Places, votes_of: Places, least: int, most: int
) -> tuple[Numbers, Places]:
    """Return the stamps found ``least`` times with most votes, and their votes; more than ``most`` of as many."""
    size = 8
    while size < 2 * len(stamps):
        size *= 2
    lower = np.uint64(size - 1)
    table, times, votes = np.zeros(size, np.uint64), np.zeros(size, np.int64), np.zeros(size, np.int64)
    for found in range(len(stamps)):
        stamp = stamps[found]
        slot = mixed(stamp) & lower
        while times[slot] and table[slot] != stamp:
            slot = (slot + _ONE) & lower
        table[slot] = stamp
        times[slot] += 1
        votes[slot] += votes_of[counts[owners[found]]]
    best = np.zeros(most, np.int64)  # the votes of the best so far, the fewest first
    for row in range(size):
        if times[row] >= least and votes[row] > best[0]:
            place = 1
            while place < most and best[place] < votes[row]:
                best[place - 1] = best[place]
                place += 1
            best[place - 1] = votes[row]
    chosen = (times >= least) & (votes >= max(best[0], 1))
    return table[chosen], votes[chosen]


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
