"""beside: what the country, state or province printed after a town says.

former: which names of a dateline are no longer in use, and what they stand for today.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.places.divisions import ALSO, DIVISIONS
from dateline.core.data.places.former_countries import FORMER_COUNTRIES, FORMER_PLACES, FormerCountry, FormerPlace
from dateline.core.places.atlas import fold
from dateline.core.places.countries import country_named


def former_country(folded: str) -> FormerCountry | None:
    """Tell the country of the past that a folded name is, alone and whole: ``ussr``, ``opper volta``; else nothing."""
    return _COUNTRIES.get(folded)


def former_place(folded: str, name: str, country: str) -> FormerPlace | None:
    """Tell whether a folded name is a former one of that place of the gazetteer: ``leningrad`` of Saint Petersburg."""
    row = _PLACES.get(folded)
    return row if row is not None and (row.name, row.country) == (name, country) else None


def former_names(rows: Iterable[FormerPlace | FormerCountry | None]) -> str | None:
    """Join what a dateline says of the past, ``Leningrad, Soviet Union``; nothing where it says nothing."""
    return ", ".join(row.former if isinstance(row, FormerPlace) else row.name for row in rows if row) or None


_COUNTRIES: Final = {fold(printed): row for row in FORMER_COUNTRIES for printed in row.printed.split("|")}
_PLACES: Final = {fold(printed): row for row in FORMER_PLACES for printed in row.printed.split("|")}


class Beside(NamedTuple):
    """What the words after a town allow: whole countries, or divisions of a country; and the country that was."""

    countries: frozenset[str]
    divisions: frozenset[tuple[str, str]]
    former: FormerCountry | None = None

    def fits(self, country: str, division: str) -> bool:
        """Whether a place of that country and division may be meant."""
        return country in self.countries or (country, division) in self.divisions

    @property
    def country(self) -> str | None:
        """The one country that is meant, if it is one."""
        meant = self.countries | {country for country, _ in self.divisions}
        return next(iter(meant)) if len(meant) == 1 else None


@lru_cache(maxsize=4096)
def beside(qualifier: str | None) -> Beside | None:
    """Read ``Calif.``, ``Thailand``, ``West Germany`` or ``Ontario, Canada``; nothing where the words are not known."""
    if not qualifier:
        return None
    whole = _read(qualifier)
    if whole is not None or "," not in qualifier:
        return whole
    narrow, _, wide = qualifier.partition(",")
    return _within(_read(narrow), _read(wide))


def _read(words: str) -> Beside | None:
    folded = fold(words)
    named = country_named(words)
    former = former_country(folded)
    countries = frozenset(ALSO.get(folded, "").split()) | ({named} if named else frozenset())
    if former is not None:
        countries |= frozenset(former.countries.split())
    divisions = _DIVISIONS.get(folded, frozenset())
    return Beside(countries, divisions, former) if countries or divisions else None


def _within(narrow: Beside | None, wide: Beside | None) -> Beside | None:
    """Keep of the first what lies in the second: in ``Georgia, USA`` no country is meant, but a state."""
    if narrow is None or wide is None:
        return narrow or wide
    divisions = frozenset(each for each in narrow.divisions if each[0] in wide.countries)
    countries = narrow.countries & wide.countries if not divisions else frozenset()
    return Beside(countries, divisions, wide.former) if countries or divisions else wide


def _by_name() -> dict[str, frozenset[tuple[str, str]]]:
    named: dict[str, frozenset[tuple[str, str]]] = {}
    for row in DIVISIONS:
        for printed in row.printed.split("|"):
            folded = fold(printed)
            named[folded] = named.get(folded, frozenset()) | {(row.country, row.code)}
    return named


_DIVISIONS: Final = _by_name()
