"""beside: what the country, state or province printed after a town says."""

from functools import lru_cache
from typing import Final, NamedTuple

from streams.core.atlas import fold
from streams.core.countries import country_named
from streams.core.data.divisions import ALSO, DIVISIONS


class Beside(NamedTuple):
    """What the words after a town allow: whole countries, or divisions of a country."""

    countries: frozenset[str]
    divisions: frozenset[tuple[str, str]]

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
    """Read ``Calif.``, ``Thailand`` or ``West Germany``; nothing where the words are not known."""
    if not qualifier:
        return None
    folded = fold(qualifier)
    named = country_named(qualifier)
    countries = frozenset(ALSO.get(folded, "").split()) | ({named} if named else frozenset())
    divisions = _DIVISIONS.get(folded, frozenset())
    return Beside(countries, divisions) if countries or divisions else None


def _by_name() -> dict[str, frozenset[tuple[str, str]]]:
    named: dict[str, frozenset[tuple[str, str]]] = {}
    for row in DIVISIONS:
        for printed in row.printed.split("|"):
            folded = fold(printed)
            named[folded] = named.get(folded, frozenset()) | {(row.country, row.code)}
    return named


_DIVISIONS: Final = _by_name()
