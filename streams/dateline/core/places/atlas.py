"""The gazetteer: places looked up by name in an index that the caller hands over as a buffer of bytes.

Layout of the index, integers little-endian, in this order:

    header    magic, digest of all that follows, length of the label, counts of keys, postings and places
    label     what the index was built from, padded to a multiple of eight bytes
    keys      u64 each, ascending: ``key_of`` a folded name; or, after a mark, of a skeleton (``SKELETON_MARK``), of a
              name without spaces (``COMPACT_MARK``), of initials and a word (``abbreviations.py``) or of consonants
              (``consonants.py``)
    starts    u32 each, one more than keys: index of a key's first posting
    postings  u32 each: twice the place number, plus 1 where the name is an alternate and not the place's own
    offsets   u32 each, one more than places: byte offset of a place's row
    rows      a place's row in UTF-8, tab-separated: name, country, division, latitude, longitude,
              population, fame, capital (0 or 1)

The index holds hashes of the names and not the names: with 64 bits, the chance that two of a million names
collide is 1 in 40 million. A row is decoded when a name is looked up, and not before.
"""

import struct
import unicodedata
from bisect import bisect_left
from copy import copy
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple

from dateline.core.data.places.exonyms import DISUSED_ALTERNATES, EXONYMS
from dateline.core.data.places.former_countries import FORMER_PLACES
from dateline.core.data.places.kinds import EAST_ASIAN_KINDS
from dateline.core.data.places.landmarks import LANDMARKS
from dateline.core.data.places.regions import COUNTRIES_WITH_ARABIC_ARTICLE
from dateline.core.data.text.letters import LETTERS_OF_PLACES, SHORT_WORDS
from dateline.core.places.names import abbreviations, consonants
from dateline.core.places.names.spellings import skeleton, slips, variants

MAGIC: Final = b"DLATLAS3"
"""The first eight bytes of an index; the digit is the version of the layout."""
SKELETON_MARK: Final = "~"
"""The character before a skeleton in the index: no folded name of a place begins with it."""
COMPACT_MARK: Final = "_"
"""The character before a name of several words without its spaces: Persian names are printed with and without."""
HEADER: Final = struct.Struct("<8s16sQQQQ")

MIN_GUESSED_POPULATION: Final = 50_000
"""Inhabitants of a place that is guessed from a skeleton or a slip. Chosen by hand: bounds the index's size."""
MIN_GUESSED_FAME: Final = 20
"""Names of a smaller place that is guessed: it is known abroad. Chosen by hand."""
_MAX_CACHED_NAMES: Final = 65_536
"""Names whose places stay decoded: bounds memory, at some 200 bytes each. Chosen by hand: datelines repeat."""
_MIN_PART_CHARS: Final = 4
"""Letters of either part of a double name. Chosen by hand: shorter ones are words."""
_BESIDE_DEGREES: Final = 1.5
"""Degrees of latitude plus longitude between the towns of a double name: those of one municipality. Chosen by hand."""
_MIN_NAME_CHARS: Final = 2
"""Characters of a name that is looked up. Villages called Å and Y exist, but a single letter never means them."""


class Spot(NamedTuple):
    """A place of the gazetteer that a name can mean."""

    name: str
    """The gazetteer's own name for it."""
    country: str
    """ISO 3166-1 alpha-2."""
    division: str
    """GeoNames' first-level administrative code: ``CA`` of US is California, ``08`` of CA is Ontario."""
    lat: float
    lon: float
    population: int
    fame: int
    """How many names the world's languages have for it."""
    capital: bool
    primary: bool
    """Whether the name that was looked up is the place's own, and not an alternate."""


class Atlas:
    """The gazetteer: an index, with the rows of ``core/data/places`` (exonyms, former names, landmarks) before it.

    ``index`` is the index's bytes, usually a memory map; the caller has checked them against ``digest``. Safe to
    share between threads. ``lookup`` returns the places that a name can mean, curated ones first, none where the
    name is unknown; case, accents and hyphens do not matter.
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
        self.lookup = lru_cache(maxsize=_MAX_CACHED_NAMES)(self._lookup)
        self.namesakes = lru_cache(maxsize=_MAX_CACHED_NAMES)(self._namesakes)
        self._has_guesses = True

    @cached_property
    def exact(self) -> "Atlas":
        """The same gazetteer, without guesses for names that it does not have."""
        exact = copy(self)
        exact._has_guesses = False  # noqa: SLF001  (a copy of its own)
        return exact

    def knows(self, name: str) -> bool:
        """Whether any place has the name; case, accents and hyphens do not matter."""
        return bool(self.lookup(name))

    def _lookup(self, name: str) -> tuple[Spot, ...]:
        folded = fold(name)
        if len(folded) < _MIN_NAME_CHARS:
            return ()
        curated = _landmarks(folded) + self._exonyms(folded)
        listed = {(spot.name, spot.country, spot.lat) for spot in curated}
        indexed = (
            self._spots(folded)
            or self._spots(_spelled_out(folded))
            or self._spots(folded.replace(" ", ""))
            or self._spots(COMPACT_MARK + folded.replace(" ", ""))
            or self._with_other_kind(folded)
            or self._variants(folded)
        )
        return curated + tuple(spot for spot in indexed if (spot.name, spot.country, spot.lat) not in listed)

    def _namesakes(self, name: str) -> tuple[Spot, ...]:
        """Return the places that have exactly this name; quicker than ``lookup`` where none has."""
        folded = fold(name)
        return self._spots(folded) if len(folded) >= _MIN_NAME_CHARS else ()

    def near_misses(self, name: str) -> tuple[Spot, ...]:
        """Return the places that an unknown name may mean at home.

        It has an abbreviated word, is in another script, or is made of two towns' names (``Malung-Sälen``).

        All count as having it as an alternate. Quick; whether one of them is meant, other evidence has to say.
        """
        if not self._has_guesses:
            return ()
        spots = self._abbreviated(name)
        script = consonants.script_of(name)
        if not spots and script is not None:
            sounding = (spot for key in consonants.keys_of_sound(name, (script,)) for spot in self._spots(key))
            spots = tuple(spot for spot in sounding if consonants.sounds_like(name, spot.name))
        spots = spots or self._double(name)
        return tuple(dict.fromkeys(spot._replace(primary=False) for spot in spots))

    def _double(self, name: str) -> tuple[Spot, ...]:
        """Return the places of the first part of a double name whose second part is the name of a place beside it."""
        first, hyphen, second = name.partition("-")
        if not hyphen or min(len(first), len(second)) < _MIN_PART_CHARS:
            return ()
        others = self._spots(fold(second))
        return tuple(spot for spot in self._spots(fold(first)) if any(_is_beside(spot, other) for other in others))

    def _abbreviated(self, name: str) -> tuple[Spot, ...]:
        """Return the places whose name this is with a word abbreviated; those whose own name fits come first."""
        folded = fold(name)
        for key in abbreviations.keys_for(name, folded):
            spots = self._spots(key)
            own = tuple(spot for spot in spots if abbreviations.abbreviates(folded, fold(spot.name)))
            if own or (spots and abbreviations.is_marked(name) and "+" not in key):
                return own or spots
        return ()

    def guesses(self, name: str) -> tuple[Spot, ...]:
        """Return the places that an unknown name may mean: those of its skeleton, or else those one letter away.

        All count as having it as an alternate. Only places of ``MIN_GUESSED_POPULATION`` inhabitants or
        ``MIN_GUESSED_FAME`` names are looked for. A guess takes 2 ms, a thousand times what ``lookup`` does.
        """
        if not self._has_guesses:
            return ()
        folded = fold(name)
        bones = skeleton(folded)
        spots = (self._spots(SKELETON_MARK + bones) if bones else ()) or self._one_letter_away(folded)
        return tuple(dict.fromkeys(spot._replace(primary=False) for spot in spots))

    def similar(self, name: str) -> tuple[Spot, ...]:
        """Return the places that somebody may have meant who misspelt a name: guesses, and those one letter away."""
        return tuple(dict.fromkeys((*self.guesses(name), *self._one_letter_away(fold(name)))))

    def _one_letter_away(self, folded: str) -> tuple[Spot, ...]:
        return tuple(spot for slip in slips(folded) for spot in self._spots(slip) if is_notable(spot))

    def _variants(self, folded: str) -> tuple[Spot, ...]:
        """Return the places of an Arabic name with another article or final letter."""
        for variant in variants(folded):
            spots = tuple(spot for spot in self._spots(variant) if spot.country in COUNTRIES_WITH_ARABIC_ARTICLE)
            if spots:
                return spots
        return ()

    def _with_other_kind(self, folded: str) -> tuple[Spot, ...]:
        """Return the places of an East Asian name with or without the character for city or village at its end."""
        if folded[:1] < _FIRST_EAST_ASIAN:
            return ()
        bare = next((folded.removesuffix(kind) for kind in _EAST_ASIAN_KINDS if folded.endswith(kind)), "")
        if len(bare) >= _MIN_NAME_CHARS and (spots := self._spots(bare)):
            return spots
        return next((spots for kind in _EAST_ASIAN_KINDS if (spots := self._spots(folded + kind))), ())

    def _exonyms(self, folded: str) -> tuple[Spot, ...]:
        """Return one place for each row of this name: the largest in its country, own names before alternates."""
        spots = []
        for name, country in _EXONYMS.get(folded, ()):
            namesakes = [spot for spot in self._spots(fold(name)) if spot.country == country]
            spots += sorted(namesakes, key=lambda spot: (not spot.primary, -spot.population))[:1]
        return tuple(spot._replace(primary=True) for spot in spots)

    def _spots(self, folded: str) -> tuple[Spot, ...]:
        key = key_of(folded)
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            return ()
        postings = self._postings[self._starts[at] : self._starts[at + 1]]
        spots = tuple(self._spot(posting >> 1, primary=not posting & 1) for posting in postings)
        if folded in _DISUSED_NAMES:
            return tuple(spot for spot in spots if (folded, spot.name, spot.country) not in DISUSED_ALTERNATES)
        return spots

    def _spot(self, place: int, *, primary: bool) -> Spot:
        row = bytes(self._rows[self._offsets[place] : self._offsets[place + 1]]).decode()
        name, country, division, lat, lon, population, fame, capital = row.split("\t")
        return Spot(
            name, country, division, float(lat), float(lon), int(population), int(fame), capital == "1", primary
        )


def is_notable(spot: Spot) -> bool:
    """Whether a place is large or famous enough to be guessed from a name that is not its own."""
    return spot.population >= MIN_GUESSED_POPULATION or spot.fame >= MIN_GUESSED_FAME


def _is_beside(one: Spot, other: Spot) -> bool:
    distance = abs(one.lat - other.lat) + abs(one.lon - other.lon)
    return one.country == other.country and distance < _BESIDE_DEGREES


def fold(name: str) -> str:
    """Return a name in the form in which names are compared.

    Lower case, without accents, dots and apostrophes, and with spaces for hyphens and slashes.
    """
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(name.casefold().translate(LETTERS_OF_PLACES).split())


def key_of(folded: str) -> int:
    """Return the 64-bit hash of a folded name by which the index lists it."""
    return int.from_bytes(blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def digest(index: memoryview) -> bytes:
    """Return the 128-bit hash of all that follows the header; an index is valid where its header holds it."""
    return blake2b(index[HEADER.size :], digest_size=16).digest()


def _spelled_out(folded: str) -> str:
    """Return the name with its first word written out: ``st louis`` → ``saint louis``."""
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


_FIRST_EAST_ASIAN: Final = "\u1100"
"""The first letter of a Korean name, decomposed as ``fold`` does; Han characters come after it."""
_EAST_ASIAN_KINDS: Final = tuple(map(fold, EAST_ASIAN_KINDS))
_EXONYMS: Final = _curated_exonyms()
_LANDMARKS: Final = _curated_landmarks()
_DISUSED_NAMES: Final = frozenset(folded for folded, _, _ in DISUSED_ALTERNATES)
