"""Keys of stories: their order by time, which is the same in every copy of the topics.

A key is a story's time, and below it bits of a digest of its id. The last of those bits are a slot: two stories whose
other bits are equal share a cell, and take its slots as they happen to come. So within a cell the keys of two copies
may differ, and the digests say the order. A cursor names the cell and the digest: it goes on in any copy.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from typing import Final, NamedTuple

KEY_SHIFT: Final = 20
"""Bits of a key below its time, so that a million stories of one millisecond have keys of their own."""
_SLOT_BITS: Final = 6
"""Bits of a slot, so that a cell has 64. Where 400,000 stories have one millisecond, which is 24 a cell, any cell
overflows once in eight million tries; with 500,000, once in 1,600 (Poisson's distribution)."""
SLOTS: Final = 1 << _SLOT_BITS
"""Stories of a cell."""
MAX_TIME: Final = (1 << 42) - 1
"""The latest time of a key, in the year 2109: later ones would not fit into SQLite's 63 bits."""
_NUMBER_BITS: Final = 63
"""Bits of a story's digest: what SQLite and a cursor have room for."""


class Place(NamedTuple):
    """Where a story stands in the order of time: its cell, and its digest within that."""

    cell: int
    number: int

    @property
    def low(self) -> int:
        """The lowest key of the cell."""
        return self.cell << _SLOT_BITS

    @property
    def high(self) -> int:
        """The highest key of the cell."""
        return self.low + SLOTS - 1


def story_number(story_id: str) -> int:
    """Return a story's digest."""
    digest = hashlib.blake2b(story_id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) >> (64 - _NUMBER_BITS)


def place_of(key: int, story_id: str) -> Place:
    """Return where a story stands."""
    return Place(key >> _SLOT_BITS, story_number(story_id))


def keys_of(at: int, story_id: str) -> Iterator[int]:
    """Yield the keys that a story of a time can have, the one that it should have first.

    Behind the slots of its own cell come those of the next ones, where the order may differ between copies.
    """
    bits = story_number(story_id) >> (_NUMBER_BITS - KEY_SHIFT)
    first = (min(max(at, 0), MAX_TIME) << KEY_SHIFT) | bits
    low = first - first % SLOTS
    while True:
        for step in range(SLOTS):
            yield low + (first + step) % SLOTS
        low += SLOTS


def first_key(at: int) -> int:
    """Return the lowest key of a time in milliseconds since 1970; a time after all keys gives one above them."""
    return min(max(at, 0), MAX_TIME + 1) << KEY_SHIFT


def moment_of(key: int) -> datetime:
    """Return the time of a key."""
    return datetime.fromtimestamp((key >> KEY_SHIFT) / 1000, UTC)


def cell_below(key: int) -> tuple[int, int]:
    """Return the lowest key of a key's cell, and the highest below the key."""
    return key - key % SLOTS, key - 1


def in_order(connection: sqlite3.Connection, keys: Iterable[int], below: Place | None = None) -> list[int]:
    """Return keys, newest first, as every copy has their stories; only those below a place, where one is given."""
    ordered: list[int] = []
    for cell, group in groupby(sorted(set(keys), reverse=True), lambda key: key >> _SLOT_BITS):
        members = list(group)
        is_cut = below is not None and cell == below.cell
        if len(members) > 1 or is_cut:
            numbers = {key: _number(connection, key) for key in members}
            members = sorted(members, key=numbers.__getitem__, reverse=True)
            if below is not None and is_cut:
                members = [key for key in members if numbers[key] < below.number]
        ordered += members
    return ordered


def _number(connection: sqlite3.Connection, key: int) -> int:
    (story_id,) = connection.execute("SELECT story_id FROM stories WHERE key = ?", (key,)).fetchone()
    return story_number(story_id)
