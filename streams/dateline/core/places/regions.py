"""The UN M49 sub-regions that a brief belongs to, each with the strongest reason for it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from dateline.core.data.places.regions import HOME, REGION_OF, REGIONS, SECTION_LEADS, SECTIONS, UNLOCATED
from dateline.core.places.countries import countries as countries_in
from dateline_schemas.brief import Place, Region, Via

_BY_SLUG: Final = {region.slug: region for region in REGIONS}
_UNLOCATED: Final = Region(code="", slug=UNLOCATED, iptc=None, via="source")


def regions(
    places: Sequence[Place], countries: Sequence[str], section: str | None, home_country: str | None
) -> tuple[Region, ...]:
    """Return each sub-region once, sorted by its reason: dateline, mention, section, source.

    ``countries`` are those that the text names, ``home_country`` is the source's own (ISO 3166-1 alpha-2).
    The source counts only where nothing else gives a region; otherwise every page of a portal would carry its
    region. ``home.home_reason`` says where it counts beside others. A brief without any region is ``unlocated``
    (empty code, no IPTC code). Codes that M49 does not list are ignored. The table is ``core/data/places/regions.py``.
    """
    reasons: dict[str, Via] = {}
    for place in places:
        if place.region is not None:
            reasons.setdefault(place.region, "dateline")
    _add(reasons, countries, "mention")
    if section:
        for slug in _slugs_of_section(section, home_country):
            reasons.setdefault(slug, "section")
    if not reasons and home_country is not None:
        _add(reasons, (home_country,), "source")
    return tuple(_region(slug, via) for slug, via in reasons.items()) or (_UNLOCATED,)


def with_home(found: Sequence[Region], home_country: str, reason: Via) -> tuple[Region, ...]:
    """Return the regions and that of the source's own country, sorted by their reasons."""
    own = _region(REGION_OF[home_country].slug, reason)
    return tuple(sorted([*found, own], key=lambda region: _REASONS.index(region.via)))


_REASONS: Final[Sequence[Via]] = ("dateline", "mention", "section", "source")
"""Why a brief is in a region, the strongest reason first."""


def _add(reasons: dict[str, Via], countries: Iterable[str], via: Via) -> None:
    for country in countries:
        region = REGION_OF.get(country)
        if region is not None:
            reasons.setdefault(region.slug, via)


_MAX_CACHED_SECTIONS: Final = 4096
"""Pairs of section name and home country whose regions are cached: a few slugs each. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_SECTIONS)
def _slugs_of_section(section: str, home_country: str | None) -> tuple[str, ...]:
    """Return the slugs of the regions that a section's name means; none for ``Buitenland`` or ``Sport``."""
    name = _without_lead(section)
    row = SECTIONS.get(name.lower())
    if row is None:
        codes: tuple[str | None, ...] = countries_in(name)
    elif row == HOME:
        codes = (home_country,)
    else:
        return (row,)
    return tuple(dict.fromkeys(REGION_OF[code].slug for code in codes if code in REGION_OF))


def _without_lead(section: str) -> str:
    """Return the section's name without what leads it: ``Meer uit Binnenland`` → ``Binnenland``."""
    lowered = section.lower()
    lead = next((lead for lead in SECTION_LEADS if lowered.startswith(lead)), "")
    return section[len(lead) :].strip()


_MAX_CACHED_REGIONS: Final = 128
"""Regions cached, one small record per region and reason: more than there are. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_REGIONS)
def _region(slug: str, via: Via) -> Region:
    code = _BY_SLUG[slug].code
    return Region(code=code, slug=slug, iptc=f"r{code}", via=via)
