"""The country of a well-known city whose name has one letter wrong: ``PHILADEPHIA``, ``MAIMI``.

Only names that no place has are compared, and only with the cities that papers print without a country or state.
"""

from collections import defaultdict
from functools import lru_cache
from typing import Final

from dateline.core.data.places.evidence import CITIES_WITHOUT_STATE
from dateline.core.places.atlas import fold

_MAX_CACHED_NAMES: Final = 4096
"""Unknown names that are cached with the country found: a name and a code each. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_NAMES)
def country_of_misspelt(name: str) -> str | None:
    """Return the country of the city that an unknown name is one letter away from; None if there is none or several."""
    folded = fold(name)
    near = {
        country
        for length in (len(folded) - 1, len(folded), len(folded) + 1)
        for city, country in _CITIES_BY_LENGTH.get(length, ())
        if is_one_slip(folded, city)
    }
    return near.pop() if len(near) == 1 else None


def is_one_slip(word: str, meant: str) -> bool:
    """Whether one letter is wrong, missing or added, or two neighbours are exchanged; also True for equal words."""
    at = next((at for at, (one, other) in enumerate(zip(word, meant, strict=False)) if one != other), len(word))
    rest, due = word[at:], meant[at:]
    return rest[1:] == due[1:] or rest == due[1:] or rest[1:] == due or (rest[:2] == due[1::-1] and rest[2:] == due[2:])


def _cities_by_length() -> dict[int, list[tuple[str, str]]]:
    """Return the cities with their countries by the length of their names; ``New York City`` as ``new york`` too."""
    cities: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for country, names in CITIES_WITHOUT_STATE.items():
        for name in names.split("|"):
            for form in {folded := fold(name), folded.removesuffix(" city")}:
                if len(form) >= _MIN_CITY_CHARS:
                    cities[len(form)].append((form, country))
    return cities


_MIN_CITY_CHARS: Final = 5
"""The shortest name of a city that another may be one letter away from, in characters. Chosen by hand: ``ROME`` and
``LYON`` are near to too many names."""
_CITIES_BY_LENGTH: Final = _cities_by_length()
