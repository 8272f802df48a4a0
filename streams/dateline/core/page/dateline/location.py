"""Where a brief is: the places of its dateline, and the countries and regions that it belongs to."""

from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.places.regions import REGION_OF
from dateline.core.places.atlas import Atlas
from dateline.core.places.home import home_reason
from dateline.core.places.namesakes import countries_meant, meant_by_dateline
from dateline.core.places.regions import regions, with_home
from dateline.core.places.resolve import Origin, PrintedPlace, around_places, places_amid
from dateline.core.places.surroundings import MAX_CHARS
from dateline.core.places.weighing import Surroundings
from dateline.core.text.agencies import Credit
from dateline_schemas.brief import Agency, Dateline, Region


class PrintedDateline(NamedTuple):
    """A dateline as printed; ``printed`` is None where only its agencies are known, from another line of the page."""

    printed: str | None
    places: tuple[PrintedPlace, ...]
    credits: tuple[Credit, ...]
    date: str | None


class Words(NamedTuple):
    """The words of a brief, and what they say by themselves."""

    headline: str | None
    text: str
    countries: tuple[str, ...]
    """Those that they name."""

    def joined(self, most: int | None = None) -> str:
        """Return headline and text, of which at most ``most`` characters."""
        return words_of(self.headline, self.text[:most])


class Location(NamedTuple):
    """The dateline of a brief with its places resolved, and the countries and regions that the brief belongs to."""

    dateline: Dateline | None
    countries: tuple[str, ...]
    regions: tuple[Region, ...]


def words_of(headline: str | None, text: str) -> str:
    """Return headline and text in one."""
    return f"{headline}\n{text}" if headline else text


def locate(atlas: Atlas, printed: PrintedDateline, words: Words, section: str | None, origin: Origin) -> Location:
    """Return the location of a brief; a name of its dateline means the dateline's place in its words too."""
    around: tuple[Surroundings, ...] = ()
    if printed.places:
        text = words.joined(MAX_CHARS)
        around = around_places(printed.places, atlas=atlas, origin=origin, mentioned=words.countries, text=text)
    located = _located(atlas, printed, around, words.countries, section, origin)
    if meant := meant_by_dateline(located.dateline):
        named = countries_meant(words.joined(), atlas, meant)
        located = _located(atlas, printed, around, named, section, origin)
    return _with_own_region(located, words, origin.country, atlas)


def _with_own_region(located: Location, words: Words, home: str | None, atlas: Atlas) -> Location:
    """Return the location with the region of the source's own country, where the words name others in passing alone."""
    own = REGION_OF.get(home or "")
    if home is None or own is None or not located.countries:
        return located
    if any(region.via == "dateline" or region.slug == own.slug for region in located.regions):
        return located
    reason = home_reason(words.headline, words.text[:MAX_CHARS], located.countries, home, atlas)
    is_sectioned = any(region.via == "section" for region in located.regions)
    if reason is None or (reason == "source" and is_sectioned):
        return located
    return located._replace(regions=with_home(located.regions, home, reason))


_MAX_CACHED_LOCATIONS: Final = 8192
"""Locations that are cached: the same brief stands on hundreds of pages. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_LOCATIONS)
def _located(  # noqa: PLR0913, PLR0917 - hashed as the key of a cache
    atlas: Atlas,
    dateline: PrintedDateline,
    around: tuple[Surroundings, ...],
    mentioned: tuple[str, ...],
    section: str | None,
    origin: Origin,
) -> Location:
    """Resolve a dateline's places and derive countries and regions.

    ``around``: what the text names around each of the places. Where only agencies are known, the dateline is their
    names as printed, joined by slashes.
    """
    agencies = tuple([_agency(one) for one in dateline.credits])
    resolved = places_amid(dateline.places, around, atlas=atlas, origin=origin, mentioned=mentioned)
    record = None
    if dateline.printed is not None or agencies:
        printed = "/".join(one.printed for one in agencies) if dateline.printed is None else dateline.printed
        record = Dateline(printed=printed, places=resolved, agencies=agencies, date=dateline.date)
    of_brief = tuple(dict.fromkeys([*(place.country for place in resolved if place.country), *mentioned]))
    return Location(record, of_brief, regions(resolved, of_brief, section, origin.country))


_MAX_CACHED_AGENCIES: Final = 1024
"""Agencies as printed whose record is cached: two short strings each. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_AGENCIES)
def _agency(one: Credit) -> Agency:
    """Return the record of an agency."""
    return Agency(printed=one.printed, code=one.code)
