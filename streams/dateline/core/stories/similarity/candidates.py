"""Candidates: the texts in memory that are worth comparing with a new one, by an inverted index.

``Index`` is the entry: a text is put under some of its shingles and under the words of its headline and names.
``candidates`` counts, for each text that shares a hash with the new one, votes: more for a rarer hash.

``Postings`` below it holds the index itself: one sorted array of numbers, each a hash and the stamp of a text.
A stamp stands for a text and its time; stamps are in the order of time.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.core.stories.similarity.compiler import (
    INT32S,
    INT64,
    INT64S,
    UINT32S,
    UINT64,
    UINT64S,
    WRITABLE_INT32S,
    WRITABLE_INT64S,
    WRITABLE_UINT64S,
    compiled,
    compiled_entry,
)
from dateline.core.stories.similarity.features import NO_HASHES, Traits, index_hashes, index_hashes_of_many, of_hashes
from dateline.core.stories.similarity.hash_sets import difference
from dateline.core.stories.similarity.tokens import Positions, mixed
from dateline.core.stories.similarity.vocabulary import Hashes24

Entries = NDArray[np.uint64]
"""One-dimensional: a hash in the upper 24 bits and a stamp in the lower 40, one element per pair."""
Stamps = NDArray[np.uint64]
"""One-dimensional: stamps, numbers of 40 bits."""
Links = NDArray[np.int32]
"""One-dimensional: positions of recent entries, or ``_NO_LINK``."""
Counts = NDArray[np.int64]
"""One-dimensional: numbers of stamps."""
Votes = NDArray[np.int64]
"""One-dimensional: votes, in millionths."""

WINDOW: Final = 72 * 3600
"""Seconds of event time; texts further apart are never proposed. As long as texts are held (``TEXT_SECONDS``)."""
STAMP_SECONDS: Final = 64
"""Seconds of event time whose texts share a range of stamps. Chosen by hand."""
_STAMP_BITS: Final = 40
"""Bits of an entry that hold its stamp: what a hash leaves of 64."""
_HASH_BITS: Final = 24
"""Bits of an entry that hold its hash: those of ``Hashes24``."""
_SHIFT: Final = np.uint64(_STAMP_BITS)
_STAMP_MASK: Final = np.uint64((1 << _STAMP_BITS) - 1)
_EARLIEST: Final = -(1 << 32)
_LATEST: Final = (1 << 32) - 1
"""The earliest and the latest time that stamps can hold, in seconds since 1970: in 1833 and 2106, a range of 2**33.
Times beyond count as these. Chosen by hand."""
_STAMPS_PER_UNIT: Final = (1 << _STAMP_BITS) * STAMP_SECONDS >> 33
"""Stamps for the texts of 64 seconds, 8,192: what 40 bits leave for 2**33 seconds."""

_MIN_RECENT_ENTRIES: Final = 1 << 15
"""Entries that wait, unsorted, before they are merged into the sorted array; above a million sorted entries,
``_RECENT_SHIFT`` decides. Chosen by hand."""
_RECENT_SHIFT: Final = 5
"""Bits by which the number of sorted entries is shifted down to that of entries that may wait: a thirty-second.

A merge copies all entries, so this bounds its cost per new entry. Chosen by hand.
"""
_BUCKET_SHIFT: Final = 2
"""Bits by which the number of sorted entries is shifted down to that of buckets, which is then rounded up to a power
of two: two to four entries per bucket. Chosen by hand."""
_NO_LINK: Final = -1
"""Stands for the end of a chain of recent entries."""

_BATCH_TEXTS: Final = 1024
"""Texts per batch; with this many waiting for ``settle``, as after a restart, they are added in batches. Chosen by
hand."""
_MAX_TEXTS_OF_A_HASH: Final = 64
"""Texts of the window that may contain a hash; one that more contain gives no votes. Chosen by hand; it
bounds the time of a look-up."""
_VOTES_BY_TEXTS: Final = np.array(
    [0, *(round((_MAX_TEXTS_OF_A_HASH / texts) ** 0.75 * 1e6) for texts in range(1, _MAX_TEXTS_OF_A_HASH + 1)), 0],
    np.int64,
)
"""Votes that a hash gives, by how many texts contain it, in millionths: integer sums do not depend on order. The
exponent was chosen among 0.3, 0.5, 0.75 and 1: a line shares few words with its report, but rare ones."""
_MIN_SHARED_HASHES: Final = 2
"""Hashes that a candidate shares with the text, at least: one in common is chance. Chosen by hand."""
_MAX_CANDIDATES: Final = 12
"""Candidates that are compared with a text. Bounds the time per text; chosen by hand."""


class Index:
    """Texts by what they contain, each under a bounded number of hashes.

    The candidates for a text depend only on the texts within 72 hours of it, and not on the order in which they
    were added: an index restored from a compacted topic proposes the same.
    """

    def __init__(self) -> None:
        self._postings = Postings()
        self._names: dict[int, tuple[str, ...]] = {}
        """Names of texts by stamp; beyond 8,192 texts in 64 seconds, some share one and are proposed together."""
        self._added: dict[int, int] = {}
        """How many texts were added of 64 seconds, by the lowest stamp of these."""
        self._waiting: list[tuple[int, Traits]] = []
        """Stamps and traits of the texts since the last ``settle``: a restart adds a million before the next."""

    def add(self, name: str, at: int, traits: Traits) -> None:
        """Add a text of the time ``at``, in seconds. ``candidates`` proposes it after the next ``settle``."""
        first = _first_stamp(at)
        added = self._added.get(first, 0)
        stamp = first + added % _STAMPS_PER_UNIT
        self._added[first] = added + 1
        self._names[stamp] = (*self._names.get(stamp, ()), name)
        self._waiting.append((stamp, traits))

    def extend(self, name: str, at: int, before: Traits, traits: Traits) -> None:
        """Put a text in under the hashes too that its new traits add to those of ``before``."""
        added, first = difference(index_hashes(traits), index_hashes(before)), _first_stamp(at)
        parts = NO_HASHES, NO_HASHES, added, NO_HASHES, NO_HASHES
        own = of_hashes(*parts, numbers="", names="", places="", signal=None)
        stamps = self._names.keys() & range(first, first + _STAMPS_PER_UNIT)
        self._waiting += [(stamp, own) for stamp in stamps if name in self._names[stamp]]

    def settle(self) -> None:
        """Put in the texts that were added since the last call; to be called before ``candidates``."""
        if len(self._waiting) < _BATCH_TEXTS:
            for stamp, traits in self._waiting:
                self._postings.add(stamp, index_hashes(traits))
        else:
            for start in range(0, len(self._waiting), _BATCH_TEXTS):
                self._postings.add_many(*index_hashes_of_many(self._waiting[start : start + _BATCH_TEXTS]))
            self._postings.sort_in()
        self._waiting = []

    def drop_before(self, at: int) -> None:
        """Forget texts from before a time, in seconds, about which nobody may ask any more."""
        oldest = _first_stamp(at)
        self._postings.drop_before(oldest)
        self._names = {stamp: names for stamp, names in self._names.items() if stamp >= oldest}
        self._added = {stamp: texts for stamp, texts in self._added.items() if stamp >= oldest}

    def candidates(self, at: int, traits: Traits, horizon: int) -> list[str]:
        """Return the names of the at most 12 texts that share most of what is rare, none from before ``horizon``.

        Times are in seconds. Raises ``ValueError`` where texts wait for ``settle``.
        """
        if self._waiting:
            msg = f"{len(self._waiting)} texts were added and not settled"
            raise ValueError(msg)
        hashes = index_hashes(traits)
        low, high = _first_stamp(max(at - WINDOW, horizon)), _first_stamp(at + WINDOW) + _STAMPS_PER_UNIT - 1
        stamps, votes = self._postings.most_voted(hashes, low, high, _MAX_CANDIDATES)
        tied: dict[int, list[str]] = {}
        for number, stamp in zip(votes.tolist(), stamps.tolist(), strict=True):
            tied.setdefault(number, []).extend(self._names.get(stamp, ()))
        names: list[str] = []
        for number in sorted(tied, reverse=True):
            names += sorted(tied[number])
            if len(names) >= _MAX_CANDIDATES:
                break
        return names[:_MAX_CANDIDATES]


def _first_stamp(at: int) -> int:
    """Return the lowest stamp of a time in seconds."""
    if not _EARLIEST <= at <= _LATEST:
        at = _EARLIEST if at < _EARLIEST else _LATEST
    return (at - _EARLIEST) // STAMP_SECONDS * _STAMPS_PER_UNIT


class Postings:
    """Stamps by hash.

    Hash and stamp are one number, hash first, so that the stamps of a hash from one time to another are next to each
    other in the sorted array. Recent entries wait in an array in the order of arrival, each linked to the one before
    it whose hash has the same lower bits. Once they are a thirty-second of all, they are merged into the sorted array.
    """

    def __init__(self) -> None:
        self._sorted: Entries = np.zeros(0, np.uint64)
        self._directory: Positions = np.zeros(2, np.int64)
        """Position in ``_sorted`` where the hashes of each bucket begin; a bucket is the upper bits of a hash."""
        self._batches: list[Entries] = []
        """Entries of ``add_many`` that wait for ``sort_in``."""
        self._oldest = self._dropped = 0
        """The oldest stamp that may be asked about, and the oldest that the last merge left in."""
        self._make_room(_MIN_RECENT_ENTRIES)

    def add(self, stamp: int, hashes: Hashes24) -> None:
        """Put a stamp under hashes, which are a set."""
        if self._size + len(hashes) > len(self._recent):
            self.sort_in()
            if len(hashes) > len(self._recent):
                self.add_many(np.full(len(hashes), stamp, np.uint64), hashes)
                self.sort_in()
                return
        _link(self._recent, self._before, self._last, self._size, stamp, hashes)
        self._size += len(hashes)

    def add_many(self, stamps: Stamps, hashes: Hashes24) -> None:
        """Put stamps under hashes, pair by pair; a pair may come twice. ``find`` sees them after ``sort_in``."""
        self._batches.append(hashes.astype(np.uint64) << _SHIFT | stamps)

    def drop_before(self, stamp: int) -> None:
        """Let the next merge leave out older stamps: nobody asks about them any more."""
        self._oldest = max(self._oldest, stamp)

    def most_voted(self, hashes: Hashes24, low: int, high: int, limit: int) -> tuple[Stamps, Votes]:
        """Return the ``limit`` stamps from ``low`` to ``high`` with most votes, and their votes; unsorted.

        Those with as many votes as the last are all returned.
        """
        postings = self._sorted, self._directory, self._recent, self._before, self._last
        least, most = min(_MIN_SHARED_HASHES, len(hashes)), len(hashes) * _MAX_TEXTS_OF_A_HASH
        # The loop fills these, since an array that it returns costs a microsecond more than one made here.
        stamps, votes = np.empty(most, np.uint64), np.empty(most, np.int64)
        size = _most_voted(*postings, hashes, low, high, _VOTES_BY_TEXTS, least, limit, stamps, votes)
        return stamps[:size], votes[:size]

    def sort_in(self) -> None:
        """Merge all waiting entries into the sorted array, and leave out those that are too old."""
        new = np.sort(np.concatenate((self._recent[: self._size], *self._batches)))
        new = np.concatenate((new[:1], new[1:][new[1:] != new[:-1]]))  # a third of the time of ``np.unique``
        self._batches = []
        merged = np.concatenate((self._sorted, new))
        merged.sort(kind="stable")  # fast for two sorted parts: it only merges them
        buckets = min(1 << max(len(merged) >> _BUCKET_SHIFT, 1).bit_length(), 1 << _HASH_BITS)
        if self._oldest > self._dropped or buckets != len(self._directory) - 1:
            merged, self._dropped = merged[merged & _STAMP_MASK >= self._oldest], self._oldest
            self._directory, new = np.zeros(buckets + 1, np.int64), merged
        shift = np.uint64(_STAMP_BITS + _HASH_BITS - (buckets.bit_length() - 1))
        self._directory[1:] += np.bincount((new >> shift).astype(np.int64), minlength=buckets).cumsum()
        self._sorted = merged
        self._make_room(max(_MIN_RECENT_ENTRIES, len(merged) >> _RECENT_SHIFT))

    def _make_room(self, entries: int) -> None:
        """Begin an empty array for this many recent entries."""
        self._recent: Entries = np.zeros(entries, np.uint64)
        self._size = 0
        """How many recent entries there are."""
        self._before: Links = np.zeros(entries, np.int32)
        """For each recent entry, the one before it whose hash has the same lower bits."""
        self._last: Links = np.full(1 << max(entries, 1).bit_length(), _NO_LINK, np.int32)
        """By the lower bits of a hash, the last such entry."""


@compiled_entry(WRITABLE_UINT64S, WRITABLE_INT32S, WRITABLE_INT32S, INT64, UINT64, UINT32S)
def _link(  # noqa: PLR0913, PLR0917 - a compiled loop gets arrays, not the objects that hold them
    recent: Entries, before: Links, last: Links, size: int, stamp: int, hashes: Hashes24
) -> None:
    """Append an entry for each hash to the ``size`` recent ones, and link it."""
    for index in range(len(hashes)):
        lower = hashes[index] & np.uint32(len(last) - 1)
        recent[size + index] = np.uint64(hashes[index]) << _SHIFT | stamp
        before[size + index] = last[lower]
        last[lower] = size + index


@compiled(UINT64S, INT64S, UINT64)
def _first_from(entries: Entries, directory: Positions, entry: np.uint64) -> np.int64:
    """Return the position of the first sorted entry that is at least ``entry``.

    It halves the bucket, since a common hash has many entries.
    """
    bucket = np.int64(entry >> _SHIFT) * (len(directory) - 1) >> _HASH_BITS
    first: np.int64 = directory[bucket]
    behind: np.int64 = directory[bucket + 1]
    while first < behind:
        middle = (first + behind) >> 1
        if entries[middle] < entry:
            first = middle + 1
        else:
            behind = middle
    return first


_POSTINGS: Final = UINT64S, INT64S, UINT64S, INT32S, INT32S


@compiled(*_POSTINGS, UINT32S, UINT64, UINT64, INT64)
def _find(  # noqa: PLR0913, PLR0917
    entries: Entries,
    directory: Positions,
    recent: Entries,
    before: Links,
    last: Links,
    hashes: Hashes24,
    low: int,
    high: int,
    limit: int,
) -> tuple[Stamps, Positions, Counts]:
    """Return the stamps from ``low`` to ``high`` under each hash, the index of each one's hash, and how many there are.

    Of more than ``limit`` none is returned, and one more is counted.
    """
    stamps, owners = np.empty(len(hashes) * limit, np.uint64), np.empty(len(hashes) * limit, np.int64)
    counts = np.zeros(len(hashes), np.int64)
    size = 0
    for owner in range(len(hashes)):
        value = np.uint64(hashes[owner]) << _SHIFT
        begin, end, start = value | low, value | high, size
        first = _first_from(entries, directory, begin)
        while first < len(entries) and entries[first] <= end and size - start < limit:
            stamps[size], owners[size] = entries[first] & _STAMP_MASK, owner
            size, first = size + 1, first + 1
        too_many = first < len(entries) and entries[first] <= end
        link = last[hashes[owner] & np.uint32(len(last) - 1)]
        while link != _NO_LINK and not too_many:
            if begin <= recent[link] <= end:
                if size - start == limit:
                    too_many = True
                else:
                    stamps[size], owners[size] = recent[link] & _STAMP_MASK, owner
                    size += 1
            link = before[link]
        counts[owner] = size - start
        if too_many:
            counts[owner], size = limit + 1, start
    return stamps[:size], owners[:size], counts


_ONE: Final = np.uint64(1)


@compiled(INT64S, INT64S, INT64, INT64)
def _fewest_of_best(votes: Votes, times: Counts, least: int, limit: int) -> np.int64:
    """Return the fewest votes among the ``limit`` most, of what is found ``least`` times; 0 for fewer than so many."""
    best = np.zeros(limit, np.int64)  # the most votes so far, ascending
    for row in range(len(votes)):
        if times[row] >= least and votes[row] > best[0]:
            rank = 1
            while rank < limit and best[rank] < votes[row]:
                best[rank - 1] = best[rank]
                rank += 1
            best[rank - 1] = votes[row]
    fewest: np.int64 = best[0]
    return fewest


@compiled(UINT64S, INT64S, INT64S, WRITABLE_UINT64S, WRITABLE_INT64S, WRITABLE_INT64S)
def _add_up(  # noqa: PLR0913, PLR0917
    stamps: Stamps, owners: Positions, votes_of_hashes: Votes, found: Stamps, times: Counts, votes: Votes
) -> int:
    """Fill in each stamp once, how often it is found, and its votes; return how many there are.

    They are numbered by a hash table with open addressing: so the rows are as short as there are stamps, and only one
    column of the table has to be cleared.
    """
    slots = 8
    while slots < 2 * len(stamps):
        slots *= 2
    table, lower, size = np.zeros(slots, np.int32), np.uint64(slots - 1), 0
    for hit in range(len(stamps)):
        stamp = stamps[hit]
        slot = mixed(stamp) & lower
        while table[slot] and found[table[slot] - 1] != stamp:
            slot = (slot + _ONE) & lower
        if not table[slot]:
            found[size], times[size], votes[size] = stamp, 0, 0
            size += 1
            table[slot] = size
        row = table[slot] - 1
        times[row] += 1
        votes[row] += votes_of_hashes[owners[hit]]
    return size


@compiled_entry(*_POSTINGS, UINT32S, UINT64, UINT64, INT64S, INT64, INT64, WRITABLE_UINT64S, WRITABLE_INT64S)
def _most_voted(  # noqa: PLR0913, PLR0917
    entries: Entries,
    directory: Positions,
    recent: Entries,
    before: Links,
    last: Links,
    hashes: Hashes24,
    low: int,
    high: int,
    votes_by_texts: Votes,
    least: int,
    limit: int,
    chosen: Stamps,
    votes: Votes,
) -> int:
    """Fill in what ``Postings.most_voted`` returns, of the stamps that are found ``least`` times; return how many."""
    most = len(votes_by_texts) - 2  # of texts with a hash; the last element is for more
    stamps, owners, counts = _find(entries, directory, recent, before, last, hashes, low, high, most)
    times = np.empty(len(stamps), np.int64)
    found = _add_up(stamps, owners, votes_by_texts[counts], chosen, times, votes)
    fewest = max(_fewest_of_best(votes[:found], times[:found], least, limit), np.int64(1))
    size = 0
    for row in range(found):
        if times[row] >= least and votes[row] >= fewest:
            chosen[size], votes[size] = chosen[row], votes[row]
            size += 1
    return size
