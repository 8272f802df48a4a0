"""Which region is meant by a name that is none of a region's."""

import difflib
from typing import Final

from dateline.core.data.places.regions import (
    CONTINENT_NAMES,
    CONTINENT_OF,
    REGION_OF,
    REGION_SLUGS,
    REGIONS,
    SECTIONS,
)
from dateline.core.places.country_codes import code_of_name

_MAX_HINT_CHARS: Final = 60
"""Characters of a name that are compared. Bounds time; no slug is as long. Chosen by hand."""
_MIN_SIMILARITY: Final = 0.8
"""Ratio of ``difflib`` from which a slug is near enough to be suggested. Chosen by hand: ``narnia`` is to
``antarctica`` as 0.63, ``west-asia`` to ``western-asia`` as 0.86."""


def region_hint(name: str) -> str:
    """Return which region may be meant by a name that none has.

    What sections call a region comes first (*Middle East*), then a country and its region, a continent and its
    regions, and the one that is spelt much alike; else all are listed.
    """
    slug = name[:_MAX_HINT_CHARS].casefold()
    spaced = slug.replace("-", " ")
    section = next((SECTIONS[each] for each in (slug, spaced) if each in SECTIONS), None)
    if section in REGION_SLUGS:
        return _meant([section])
    if (country := code_of_name(slug) or code_of_name(spaced)) is not None:
        return f"it is the country {country}: {_meant([REGION_OF[country].slug])}"
    if (continent := CONTINENT_NAMES.get(slug)) is not None:
        return _meant([region.slug for region in REGIONS if CONTINENT_OF[region.code] == continent])
    near = difflib.get_close_matches(slug, REGION_SLUGS, n=1, cutoff=_MIN_SIMILARITY)
    return _meant(near) if near else f"try {', '.join(REGION_SLUGS)}"


def _meant(slugs: list[str]) -> str:
    return f"did you mean {' or '.join(slugs)}?"
