"""Facets: what a story can be chosen by in lists and searches, beside its words and its time."""

import hashlib
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.alerts.field_values import resolve
from dateline.core.stories.subscription import countries_of
from dateline.gateway.copy.search.terms import fold
from dateline_schemas import Agency, Story


class Facet(IntEnum):
    """Kinds of facets, by the number that stands in the table."""

    REGION = 1
    COUNTRY = 2
    LANGUAGE = 3
    AGENCY = 4
    SOURCE = 5
    PLACE = 6
    RELATION = 7


FacetValue = tuple[int, str]
"""A facet's number and one value of it."""


NAMED: Final = "~"
"""What an agency's printed name begins with in a reach, where it has no code; alone, for a name that was erased."""


class Reach(NamedTuple):
    """The countries, languages and agencies that a story's versions have named so far.

    Streams are filtered by it, so that a reader who was given a story gets all that comes of it, as its withdrawal.
    """

    countries: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()

    def plus(self, other: "Reach") -> "Reach":
        """Return what either of the two has."""
        if self in {other, _NOTHING}:
            return other
        return Reach(*(mine | theirs for mine, theirs in zip(self, other, strict=True)))

    @classmethod
    def of(cls, story: Story) -> "Reach":
        """Return what one version names."""
        languages = frozenset({story.language}) if story.language else frozenset()
        agencies = story.dateline.agencies if story.dateline is not None else ()
        named = frozenset(NAMED * (agency.code is None) + _agency(agency) for agency in agencies)
        return cls(frozenset(countries_of(story)), languages, named)

    def without_names(self) -> "Reach":
        """Return the reach without the names of agencies, which are words of a text. Codes stay."""
        return self._replace(agencies=frozenset(NAMED if each.startswith(NAMED) else each for each in self.agencies))

    def packed(self) -> tuple[str, str, str]:
        """Return the three as texts for the table."""
        return _packed(self)

    @classmethod
    def unpack(cls, countries: str, languages: str, agencies: str) -> "Reach":
        """Return what ``packed`` made texts of."""
        return cls(*(frozenset(filter(None, text.split(","))) for text in (countries, languages, agencies)))


_NOTHING: Final = Reach()


@lru_cache(maxsize=4_096)
def _packed(reach: Reach) -> tuple[str, str, str]:
    countries, languages, agencies = (",".join(sorted(values)) for values in reach)
    return countries, languages, agencies


def agencies_of(story: Story) -> tuple[str, ...]:
    """Return the codes of the agencies in a story's dateline; as printed, in capitals, where one has no code."""
    agencies = story.dateline.agencies if story.dateline is not None else ()
    return tuple(dict.fromkeys(map(_agency, agencies)))


def wanted_agencies(names: Iterable[str]) -> frozenset[str]:
    """Return codes or printed names of agencies as a reach has them."""
    return frozenset(each for name in names for each in (agency_facet(name), NAMED + name.upper()))


def agency_facet(name: str) -> str:
    """Return an agency's code or printed name as a story's facet: its code also where it is printed otherwise."""
    try:
        return resolve("agencies", name).upper()
    except ValueError:
        return name.upper()


def _agency(agency: Agency) -> str:
    return (agency.code or agency.printed).upper().replace(",", " ")


def facets_of_text(story: Story) -> frozenset[FacetValue]:
    """Return the facets that a version's text gives: all but the regions."""
    places = story.dateline.places if story.dateline is not None else ()
    named = [(Facet.PLACE, fold(name)) for place in places for name in {place.name, place.printed} if name]
    return frozenset(
        (
            *((Facet.COUNTRY, country) for country in countries_of(story)),
            *((Facet.LANGUAGE, language) for language in (story.language,) if language),
            *((Facet.AGENCY, agency) for agency in agencies_of(story)),
            *((Facet.SOURCE, entry.source) for entry in story.sources.top),
            *((Facet.SOURCE, source) for source in (story.source,) if source),
            *named,
            (Facet.RELATION, story.relation.kind),
        )
    )


def tokens(facets: Iterable[FacetValue]) -> str:
    """Return facets as words for the index, which then finds a word within a region by itself."""
    return " ".join(sorted(token(*each) for each in facets))


@lru_cache(maxsize=65_536)
def token(facet: int, value: str) -> str:
    """Return one facet as a word of the index: letters and digits alone, whatever the value has."""
    return f"x{facet:d}{hashlib.blake2b(value.encode(), digest_size=6).hexdigest()}"
