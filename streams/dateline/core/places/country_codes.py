"""Whether a code is that of a country. It imports no names of countries, which take long to load."""

from typing import Final

from dateline.core.data.places.regions import REGION_OF


def country_code(code: str) -> str:
    """Return a country's code. Raises ``ValueError`` for a code that is not in ISO 3166-1 alpha-2."""
    if code not in REGION_OF:
        meant = CODES_OF_THE_EU.get(code)
        hint = f"did you mean {meant}?" if meant else "write a code of two letters, as TR or NL"
        msg = f"{code} is no country: {hint} (ISO 3166-1 alpha-2)"
        raise ValueError(msg)
    return code


CODES_OF_THE_EU: Final = {"UK": "GB", "EL": "GR"}
"""Codes that the European Union writes for two countries, whose codes in ISO 3166-1 alpha-2 are others."""
