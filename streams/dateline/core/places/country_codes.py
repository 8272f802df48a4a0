"""Whether a code is that of a country, and which country a name means."""

import difflib
from collections.abc import Mapping
from functools import cache
from typing import Final

from dateline.core.data.places.country_names import NAMES
from dateline.core.data.places.regions import REGION_OF

CODES_OF_THE_EU: Final = {"UK": "GB", "EL": "GR"}
"""Codes that the European Union writes for two countries, whose codes in ISO 3166-1 alpha-2 are others."""
_MIN_SIMILARITY: Final = 0.8
"""How similar a country's name is to a misspelt one, as ``difflib`` measures it; chosen by hand."""


def country_code(code: str) -> str:
    """Return a country's code. Raises ``ValueError`` for a code that is not in ISO 3166-1 alpha-2."""
    if code not in REGION_OF:
        meant = CODES_OF_THE_EU.get(code) or code_of_name(code) or _code_of_similar_name(code)
        hint = f"did you mean {meant}?" if meant else "write a code of two letters, as TR or NL"
        msg = f"{code} is no country: {hint} (ISO 3166-1 alpha-2)"
        raise ValueError(msg)
    return code


def code_of_name(name: str) -> str | None:
    """Return the code of the country with this name, in any of nine languages; None where none has it."""
    return _codes().get(name.casefold())


def _code_of_similar_name(name: str) -> str | None:
    near = difflib.get_close_matches(name.casefold(), _codes(), n=1, cutoff=_MIN_SIMILARITY)
    return _codes()[near[0]] if near else None


@cache
def _codes() -> Mapping[str, str]:
    """Return the codes by name, in small letters."""
    return {form.casefold(): code for code, forms in NAMES.items() for form in forms.split("|")}
