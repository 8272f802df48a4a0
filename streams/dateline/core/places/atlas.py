"""The place index as core sees it: a buffer of bytes that the shell hands over, and names looked up in it.

Layout, integers little-endian, in this order:

    header    magic, digest of all that follows, length of the label, counts of keys, postings and places
    label     what the index was built from, padded to a multiple of eight bytes
    keys      u64 each, ascending: ``key_of`` a folded name
    starts    u32 each, one more than keys: where a key's postings start
    postings  u32 each: twice the place number, plus 1 where the name is an alternate and not the place's own
    offsets   u32 each, one more than places: where a place's row starts
    rows      a place's row in UTF-8, tab-separated: name, country, division, latitude, longitude,
              population, fame, capital (0 or 1)

The names looked up by are not kept: 64 bits of a hash tell a million of them apart (chance of a
collision: 1 in 40 million). Nothing is decoded before it is asked for.
"""

import struct
import unicodedata
from bisect import bisect_left
from functools import lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple

from dateline.core.data.places.exonyms import DISUSED, EXONYMS
from dateline.core.data.places.former_countries import FORMER_PLACES
from dateline.core.data.places.landmarks import LANDMARKS
from dateline.core.data.text.letters import LETTERS, SHORT_WORDS

MAGIC: Final = b"DLATLAS1"
HEADER: Final = struct.Struct("<8s16sQQQQ")

_REMEMBERED: Final = 65_536
"""Names kept decoded: a feed's datelines repeat, and each takes some 200 bytes."""
_SHORTEST: Final = 2
"""There are villages called Å and Y; a single letter at the head of a text is never one of them."""


class Spot(NamedTuple):
    """A place that a name can mean.

    ``division`` is GeoNames' first-level code (``CA`` of US, ``08`` of CA), ``fame`` how many names the
    world's languages have for the place, ``primary`` whether the name asked for is the place's own.
    """

    name: str
    country: str
    division: str
    lat: float
    lon: float
    population: int
    fame: int
    capital: bool
    primary: bool


class Atlas:
    """The gazetteer: a built index, and on top of it the rows of ``data/exonyms`` and ``data/landmarks``.

    Takes the bytes of an index (see the module), usually a memory map. The caller has checked them
    against ``digest``. Safe to share between threads.
    """

    def __init__(self, index: memoryview) -> None:
        _, _, label, keys, postings, places = HEADER.unpack_from(index)
        at = HEADER.size
        self.label = bytes(index[at : at + label]).rstrip(b" ").decode()
        self._keys = index[(at := at + label) : (at := at + 8 * keys)].cast("Q")
        self._starts = index[at : (at := at + 4 * (keys + 1))].cast("I")
        self._postings = index[at : (at := at + 4 * postings)].cast("I")
        self._offsets = index[at : (at := at + 4 * (places + 1))].cast("I")
        self._rows = index[at:]
        self.lookup = lru_cache(maxsize=_REMEMBERED)(self._lookup)

    def knows(self, name: str) -> bool:
        """Whether the name is any place's; case, accents and hyphens aside."""
        return bool(self.lookup(name))

    def _lookup(self, name: str) -> tuple[Spot, ...]:
        folded = fold(name)
        if len(folded) < _SHORTEST:
            return ()
        curated = _landmarks(folded) + self._exonyms(folded)
        taken = {(spot.name, spot.country, spot.lat) for spot in curated}
        indexed = self._spots(folded) or self._spots(_spelled_out(folded))
        return curated + tuple(spot for spot in indexed if (spot.name, spot.country, spot.lat) not in taken)

    def _exonyms(self, folded: str) -> tuple[Spot, ...]:
        """Follow ``data/exonyms`` and ``data/formers`` to the greatest place of that name in that country."""
        found = []
        for name, country in _EXONYMS.get(folded, ()):
            namesakes = [spot for spot in self._spots(fold(name)) if spot.country == country]
            found += sorted(namesakes, key=lambda spot: (not spot.primary, -spot.population))[:1]
        return tuple(spot._replace(primary=True) for spot in found)

    def _spots(self, folded: str) -> tuple[Spot, ...]:
        key = key_of(folded)
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            return ()
        postings = self._postings[self._starts[at] : self._starts[at + 1]]
        spots = tuple(self._spot(posting >> 1, primary=not posting & 1) for posting in postings)
        if folded in _DOUBTED:
            return tuple(spot for spot in spots if (folded, spot.name, spot.country) not in DISUSED)
        return spots

    def _spot(self, place: int, *, primary: bool) -> Spot:
        row = bytes(self._rows[self._offsets[place] : self._offsets[place + 1]]).decode()
        name, country, division, lat, lon, population, fame, capital = row.split("\t")
        return Spot(
            name, country, division, float(lat), float(lon), int(population), int(fame), capital == "1", primary
        )


def fold(name: str) -> str:
    """Spell a name as it is compared: lower case, no accents, dots or apostrophes, spaces for hyphens and slashes."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(name.casefold().translate(LETTERS).split())


def key_of(folded: str) -> int:
    """Hash a folded name to 64 bits."""
    return int.from_bytes(blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def digest(index: memoryview) -> bytes:
    """Hash to 128 bits all that follows the header, which has to hold the result."""
    return blake2b(index[HEADER.size :], digest_size=16).digest()


def _spelled_out(folded: str) -> str:
    first, _, rest = folded.partition(" ")
    return f"{SHORT_WORDS[first]} {rest}" if first in SHORT_WORDS else folded


def _landmarks(folded: str) -> tuple[Spot, ...]:
    return _LANDMARKS.get(folded, ())


def _curated_exonyms() -> dict[str, tuple[tuple[str, str], ...]]:
    rows: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in EXONYMS:
        for printed in row.printed.split("|"):
            folded = fold(printed)
            rows[folded] = (*rows.get(folded, ()), (row.name, row.country))
    for former in FORMER_PLACES:
        for folded in () if former.shared else map(fold, former.printed.split("|")):
            rows[folded] = (*rows.get(folded, ()), (former.name, former.country))
    return rows


def _curated_landmarks() -> dict[str, tuple[Spot, ...]]:
    rows: dict[str, tuple[Spot, ...]] = {}
    for row in LANDMARKS:
        spot = Spot(row.name, row.country, "", row.lat, row.lon, row.weight, 1, capital=False, primary=True)
        for printed in row.printed.split("|"):
            folded = fold(printed)
            rows[folded] = (*rows.get(folded, ()), spot)
    return rows


_EXONYMS: Final = _curated_exonyms()
_LANDMARKS: Final = _curated_landmarks()
_DOUBTED: Final = frozenset(folded for folded, _, _ in DISUSED)
