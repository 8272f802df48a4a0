"""Whether a brief without a dateline is also of its source's own country, where its words name another one.

``home_reason`` is the entry. Papers leave the dateline away where something happened at home, and such stories name
other countries in passing: ``A baker from Leeds has won a prize. The jury sat in France.``
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from dateline.core.data.places.regions import REGION_OF
from dateline.core.places.atlas import Atlas
from dateline.core.places.countries import country_named
from dateline.core.places.namesakes import countries_meant
from dateline.core.places.surroundings import divisions_named, meanings_of, towns_named
from dateline_schemas.brief import Via

_MAX_CACHED_TEXTS: Final = 1_024
"""Texts whose reason is cached, at most ``MAX_CHARS`` each: 2 MiB. Chosen by hand: briefs repeat."""


@lru_cache(maxsize=_MAX_CACHED_TEXTS)
def home_reason(headline: str | None, text: str, countries: tuple[str, ...], home: str, atlas: Atlas) -> Via | None:
    """Return why a brief is of the source's own country ``home`` too; None where it is of abroad alone.

    ``countries`` are those that its words name, and none of them lies in the region of ``home`` (ISO 3166-1 alpha-2).
    ``mention``: the words name a town, state or province of it. ``source``: what stands first, where wires say where it
    happened, names no place abroad.
    """
    words = f"{headline or ''}\n{text}"
    if _names_home(words, countries, home, atlas):
        return "mention"
    lead = f"{headline or ''}\n{_first_sentence(text)}"
    return None if _names_abroad(lead, home, atlas) else "source"


def _names_home(words: str, countries: Sequence[str], home: str, atlas: Atlas) -> bool:
    """Whether the words name a town or division of the country, and none that a country which they name has too."""
    divisions = (name for name, pairs in divisions_named(words) if home in {country for country, _ in pairs})
    towns = (name for name in towns_named(words) if home in _countries_of_town(name, atlas))
    return any(_countries_with(name, atlas).isdisjoint(countries) for name in chain(divisions, towns))


def _countries_with(name: str, atlas: Atlas) -> set[str | None]:
    """Return the countries that have a place of this name, and the one whose name it is."""
    return {*(spot.country for spot in atlas.namesakes(name)), country_named(name)}


def _names_abroad(lead: str, home: str, atlas: Atlas) -> bool:
    """Whether the words name a country outside the region of the source's, or a town that lies abroad."""
    own = REGION_OF[home]
    if any(REGION_OF.get(country) not in {None, own} for country in countries_meant(lead, atlas)):
        return True
    towns = (_countries_of_town(name, atlas) for name in towns_named(lead))
    return any(where and home not in where for where in towns)


def _countries_of_town(name: str, atlas: Atlas) -> set[str]:
    """Return the countries in which a town of this name may well lie; none where it is no town's name."""
    return {spot.country for spot in meanings_of(atlas, name)}


def _first_sentence(text: str) -> str:
    """Return a text's first sentence, or its first characters; behind a short word with a full stop, one goes on."""
    part = text[:_MAX_SENTENCE_CHARS].split("\n", 1)[0]
    end = _SENTENCE_END.search(part)
    return part[: end.end()] if end is not None else part


_MAX_SENTENCE_CHARS: Final = 400
"""Characters of the longest first sentence that is read: bounds time. Chosen by hand."""
_SENTENCE_END: Final = re.compile(r"(?<=\w{4})[.!?][\"'\u2019\u201d»)]? (?=[^\W_a-z])")
