"""Qualifiers: the country, state or province printed after a town, and names that are no longer in use.

``read_qualifier`` returns what ``Calif.``, ``Thailand`` or ``Ontario, Canada`` allows. ``former_country`` and
``former_place`` look up names of the past, and ``former_names`` joins them for a brief's ``former`` field.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.places.divisions.states import DIVISIONS, OTHER_QUALIFIERS
from dateline.core.data.places.former_countries import FORMER_COUNTRIES, FORMER_PLACES, FormerCountry, FormerPlace
from dateline.core.places.atlas import fold
from dateline.core.places.countries import country_named


class Qualifier(NamedTuple):
    """What the words after a town allow."""

    countries: frozenset[str]
    """Countries in which the town may lie, ISO 3166-1 alpha-2."""
    divisions: frozenset[tuple[str, str]]
    """States or provinces in which it may lie: country and division code."""
    former: FormerCountry | None = None
    """The country of the past that the words name."""

    def fits(self, country: str, division: str) -> bool:
        """Whether a place of this country and division may be meant."""
        return country in self.countries or (country, division) in self.divisions

    @property
    def country(self) -> str | None:
        """The country of all that the words allow; None where they allow several countries."""
        countries = self.countries | {country for country, _ in self.divisions}
        return next(iter(countries)) if len(countries) == 1 else None


_MAX_CACHED_QUALIFIERS: Final = 4096
"""Printed qualifiers whose meaning is cached: a phrase and a few codes each. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_QUALIFIERS)
def read_qualifier(printed: str | None) -> Qualifier | None:
    """Read ``Calif.``, ``Thailand``, ``West Germany`` or ``Ontario, Canada``; None for words that are in no table."""
    if not printed:
        return None
    whole = _look_up(printed)
    if whole is not None or "," not in printed:
        return whole
    narrow, _, wide = printed.partition(",")
    return _within(_look_up(narrow), _look_up(wide))


def is_abbreviation(words: str) -> bool:
    """Whether these words are a state's or a province's abbreviation with its full stop: ``Tex.``, ``N.H.``."""
    return words in _PRINTED


def _look_up(words: str) -> Qualifier | None:
    folded = fold(words)
    current = country_named(words)
    former = former_country(folded)
    countries = frozenset(OTHER_QUALIFIERS.get(folded, "").split()) | ({current} if current else frozenset())
    if former is not None:
        countries |= frozenset(former.countries.split())
    # ``Pa.`` is Pennsylvania; ``PA`` is Pará too.
    divisions = _PRINTED.get(words) or _PRINTED.get(f"{words}.") or _DIVISIONS.get(folded, frozenset())
    return Qualifier(countries, divisions, former) if countries or divisions else None


def _within(narrow: Qualifier | None, wide: Qualifier | None) -> Qualifier | None:
    """Return the part of ``narrow`` that lies in ``wide``: of ``Georgia, USA`` the state, not the country Georgia."""
    if narrow is None or wide is None:
        return narrow or wide
    divisions = frozenset(each for each in narrow.divisions if each[0] in wide.countries)
    countries = narrow.countries & wide.countries if not divisions else frozenset()
    return Qualifier(countries, divisions, wide.former) if countries or divisions else wide


def former_country(folded: str) -> FormerCountry | None:
    """Return the country of the past whose whole name this is, ``ussr``, ``opper volta``; None for any other name."""
    return _FORMER_COUNTRIES.get(folded)


def former_place(folded: str, name: str, country: str) -> FormerPlace | None:
    """Return the row where the folded name is a former one of this place, as ``leningrad`` of Saint Petersburg."""
    row = _FORMER_PLACES.get(folded)
    return row if row is not None and (row.name, row.country) == (name, country) else None


def former_names(rows: Iterable[FormerPlace | FormerCountry | None]) -> str | None:
    """Join the names of the past in a dateline, ``Leningrad, Soviet Union``; None where there are none."""
    return ", ".join(row.former if isinstance(row, FormerPlace) else row.name for row in rows if row) or None


def _abbreviations() -> dict[str, frozenset[tuple[str, str]]]:
    """Return the divisions by their abbreviations with a full stop, as printed."""
    by_form: dict[str, frozenset[tuple[str, str]]] = {}
    for row in DIVISIONS:
        for printed in row.printed.split("|"):
            if printed.endswith("."):
                by_form[printed] = by_form.get(printed, frozenset()) | {(row.country, row.code)}
    return by_form


def _divisions_by_name() -> dict[str, frozenset[tuple[str, str]]]:
    by_name: dict[str, frozenset[tuple[str, str]]] = {}
    for row in DIVISIONS:
        for printed in row.printed.split("|"):
            folded = fold(printed)
            by_name[folded] = by_name.get(folded, frozenset()) | {(row.country, row.code)}
    return by_name


_FORMER_COUNTRIES: Final = {fold(printed): row for row in FORMER_COUNTRIES for printed in row.printed.split("|")}
_FORMER_PLACES: Final = {fold(printed): row for row in FORMER_PLACES for printed in row.printed.split("|")}
_PRINTED: Final = _abbreviations()
_DIVISIONS: Final = _divisions_by_name()
