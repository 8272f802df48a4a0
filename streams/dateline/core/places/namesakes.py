"""Which country a text means by a capital's or a country's name that a town elsewhere has too: ``London, Ontario``.

``mentions_meant`` and ``countries_meant`` are ``countries.mentions`` and ``countries.countries`` with that in mind. Two
things tell of another town: its state or country behind the name in the text, set off at both ends, and the brief's
own dateline (``meant_by_dateline``). A name means one thing in a text: where it is told once, it holds for all of the
text. Words that are not set off may belong to what follows, ``In Paris, Texas Governor Abbott met …``, or say where
somebody is, ``the ambassador of Cairo in New York``: the capital stands.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from dateline.core.data.places.capitals import CAPITALS
from dateline.core.data.places.country_names import NAMES
from dateline.core.data.places.town_words import BEFORE_DIVISIONS, BETWEEN_TOWNS
from dateline.core.places.atlas import Atlas, fold
from dateline.core.places.countries import (
    Form,
    Mention,
    Name,
    countries,
    country_named,
    find_forms,
    mentions,
    names_of_countries,
)
from dateline.core.places.names.qualifiers import Qualifier, is_abbreviation, read_qualifier
from dateline.core.places.weighing import size
from dateline_schemas.brief import Dateline

_MAX_NAMES: Final = 64
"""Names with words behind them that a text's may be looked up for: bounds time. Chosen by hand."""
_MAX_CACHED_PLACES: Final = 2048
"""Printed places whose countries are cached: a name and a few codes each. Chosen by hand."""
_MAX_QUALIFIER_CHARS: Final = 48
"""Characters behind a name in which its state or country is looked for: bounds time. Chosen by hand."""
_MAX_BEFORE_CHARS: Final = 32
"""Characters before a name in which a list is looked for, its word and the name before: bounds time."""


def countries_meant(text: str, atlas: Atlas, meant: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return the countries that the text means: ISO 3166-1 alpha-2 codes, each once, in order of first mention."""
    return tuple(mentions_meant(text, atlas, meant))


def mentions_meant(text: str, atlas: Atlas, meant: Mapping[str, str] | None = None) -> dict[str, Mention]:
    """Return the countries that the text means, in order of first mention, each with its first mention.

    ``meant``: from ``meant_by_dateline``.
    """
    found = find_forms(text)
    return mentions(text, {**_meant_by_text(text, atlas, found), **(meant or {})}, found) if found else {}


def meant_by_dateline(dateline: Dateline | None) -> dict[str, str]:
    """Return the country of each certain place of a dateline whose name is that of another country, or its capital's.

    The keys are folded names: ``MOSCOW, Idaho`` gives ``{"moscow": "US"}``.
    """
    return {
        fold(place.printed): place.country
        for place in (dateline.places if dateline is not None else ())
        if place.country is not None and not place.ambiguous and _countries_in(place.printed) - {place.country}
    }


@lru_cache(maxsize=_MAX_CACHED_PLACES)
def _countries_in(printed: str) -> frozenset[str]:
    """Return the countries that a printed place names. Cached, since datelines repeat a few hundred places."""
    return frozenset(countries(printed))


def _meant_by_text(text: str, atlas: Atlas, found: Sequence[Form]) -> dict[str, str]:
    """Return the country of each name that the text qualifies as that of a town elsewhere, by folded name."""
    meant: dict[str, str] = {}
    looked_up = 0
    for name in names_of_countries(found):
        if name.form not in _NAMES:
            continue  # ``Russian``
        match = _BESIDE.match(text, name.end, name.end + _MAX_QUALIFIER_CHARS)
        if match is None or (folded := fold(name.form)) in meant:
            continue
        looked_up += 1
        if looked_up > _MAX_NAMES:
            break
        country = _country_beside(text, atlas, name, match)
        if country is not None:
            meant[folded] = country
    return meant


def _country_beside(text: str, atlas: Atlas, name: Name, match: re.Match[str]) -> str | None:
    """Return the country in which the words behind a name set it; None where that is the one that it always names.

    The longest of the words that are a state or a country count, where they have a place of the name.
    """
    for end in (match.end(last) for last in ("third", "second", "first") if match[last] is not None):
        words = text[match.start("first") : end]
        qualifier = read_qualifier(words)
        if qualifier is not None:
            is_told = words not in _CAPITALS and _is_told(text, name, qualifier, match, end)
            return _elsewhere(atlas, name, qualifier) if is_told else None
    return None


def _is_told(text: str, name: Name, qualifier: Qualifier, match: re.Match[str], end: int) -> bool:
    """Whether the words behind a name, down to ``end``, are its state or country, and no other place beside it.

    They are set off: in brackets, or by a comma and a sign or the end behind them.
    """
    if match["bracket"] is not None:
        return text.startswith(")", end)
    if country_named(name.form) is not None and qualifier.countries:
        return False
    return _is_closed(text, match.start("first"), end) and not _is_in_list(text, name.start, end)


def _is_closed(text: str, start: int, end: int) -> bool:
    """Whether a clause or a line ends behind words; the full stop of an abbreviation, ``Tex. Gov.``, ends none."""
    is_sentence = text[end - 1] == "." and not is_abbreviation(text[start:end])
    return is_sentence or text[end : end + 1] in _CLOSING


def _is_in_list(text: str, start: int, end: int) -> bool:
    """Whether name and words stand in a list: ``Mexico, New York and Miami``, ``Rome, Paris, Texas``."""
    before = text[max(0, start - _MAX_BEFORE_CHARS) : start].rstrip(" ")
    name, _, word = before.rpartition(" ")
    if before.endswith(",") or (word in BETWEEN_TOWNS and name.rpartition(" ")[2][:1].isupper()):
        return True
    following = _LIST_GOES_ON.match(text, end, end + _MAX_QUALIFIER_CHARS)
    return following is not None and (following["word"] is None or following["word"] in BETWEEN_TOWNS)


def _elsewhere(atlas: Atlas, name: Name, qualifier: Qualifier) -> str | None:
    """Return the country of the place of this name that the qualifier allows, if it is another than the usual one."""
    spots = atlas.lookup(name.form)
    usual = max((spot for spot in spots if spot.country == name.country), key=size, default=None)
    for spot in (*spots, *(atlas.namesakes(usual.name) if usual is not None else ())):
        if spot.country != name.country and qualifier.fits(spot.country, spot.division):
            return spot.country
    return None


_UPPER: Final = "A-Z\u00c0-\u00d6\u00d8-\u00de"
_WORD: Final = rf"[{_UPPER}](?:[A-Z]*\.(?:[A-Z]\.)*|[\w'\u2019-]*\.?)"
_LINKS: Final = "|".join(map(re.escape, sorted(BEFORE_DIVISIONS, key=len, reverse=True)))
_BESIDE: Final = re.compile(
    rf"(?:, (?:{_LINKS})?|(?P<bracket> \())"
    rf"(?P<first>{_WORD})(?: (?P<second>{_WORD})(?: (?P<third>{_WORD}))?)?"
)
"""What stands behind a name and may be its state or country: ``, Ontario``, `` (Ontario)``, ``, au Texas``."""
_LIST_GOES_ON: Final = re.compile(rf"(?:,? (?P<word>[a-z&]{{1,4}})|,) [{_UPPER}]")
_CLOSING: Final = frozenset(("", *",.;:!?)\n"))
_CAPITALS: Final = frozenset(name for names in CAPITALS.values() for name in names.split("|"))
"""They stand for their countries: Washington is no state here."""
_NAMES: Final = frozenset(
    form
    for names in (*CAPITALS.values(), *NAMES.values())
    for name in names.split("|")
    for form in (name, name.upper())
)
"""Names of countries and capitals, as texts and headlines print them."""
