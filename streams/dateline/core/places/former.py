"""former: which names of a dateline are no longer in use, and what they stand for today."""

from collections.abc import Iterable
from typing import Final

from dateline.core.data.places.former_countries import FORMER_COUNTRIES, FORMER_PLACES, FormerCountry, FormerPlace
from dateline.core.places.atlas import fold


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
