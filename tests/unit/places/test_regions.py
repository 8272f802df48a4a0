"""The regions of a brief, each with its strongest reason."""

from typing import Final, NamedTuple

from dateline.core.data.places.regions import CONTINENT_OF, REGION_OF, REGION_SLUGS, REGIONS, SECTIONS
from dateline.core.page.parse import parse
from dateline.core.places.regions import regions
from dateline_schemas import Place, RawArticle, Region
from tests.golden.places import atlas
from tests.rows import each_row


class Case(NamedTuple):
    expected: str
    places: str = ""
    countries: str = ""
    section: str | None = None
    home: str | None = None


CASES: Final = (
    Case("eastern-europe:dateline southern-asia:mention eastern-asia:mention", places="RU", countries="RU IR KP"),
    Case(
        "western-europe:dateline northern-america:mention",
        places="NL",
        countries="US NL",
        section="Meer uit Buitenland",
    ),
    Case("northern-america:dateline eastern-europe:mention", places="US", countries="US HU", home="NL"),
    Case("western-asia:dateline northern-africa:dateline south-america:dateline", places="TR EG AR"),
    Case("western-europe:section", section="Meer uit Binnenland", home="NL"),
    Case("western-europe:section", section="Binnenland", home="NL"),
    Case("eastern-europe:dateline western-europe:section", places="RU", section="Binnenland", home="NL"),
    Case("western-asia:section", section="Middle East", home="GB"),
    Case("western-europe:section", section="Deutschland"),
    Case("western-europe:source", section="Meer uit Buitenland", home="NL"),
    Case("western-europe:source", section="Sport", home="NL"),
    Case("western-europe:source", home="NL"),
    Case("unlocated:source", section="Binnenland"),
    Case("unlocated:source", section="Buitenland"),
    Case("unlocated:source"),
    Case("unlocated:source", countries="EU"),
    Case("eastern-asia:mention", countries="TW"),
    Case("southern-europe:mention", countries="XK"),
    Case("antarctica:mention", countries="AQ"),
)


def _place(country: str) -> Place:
    return Place(printed=country, country=country, region=REGION_OF[country].slug)


@each_row("case", CASES, ids=str)
def test_each_region_is_listed_once_with_its_strongest_reason(case: Case) -> None:
    result = regions(
        [_place(country) for country in case.places.split()], case.countries.split(), case.section, case.home
    )
    assert " ".join(f"{region.slug}:{region.via}" for region in result) == case.expected


def test_region_carries_its_codes() -> None:
    assert regions([], ["IR"], None, None) == (Region(code="034", slug="southern-asia", iptc="r034", via="mention"),)
    assert regions([], [], None, None) == (Region(code="", slug="unlocated", iptc=None, via="source"),)


def test_unresolved_place_gives_no_region() -> None:
    assert regions([Place(printed="RUSSEL")], [], None, "BE")[0].via == "source"


def test_there_are_22_sub_regions_antarctica_and_unlocated() -> None:
    assert len(REGION_SLUGS) == len(set(REGION_SLUGS)) == 24
    assert len({region.code for region in REGIONS}) == 23
    assert set(CONTINENT_OF) == {region.code for region in REGIONS}


def test_every_country_lies_in_one_region() -> None:
    listed = [country for region in REGIONS for country in region.countries.split()]
    assert len(listed) == len(set(listed)) == 250


def test_sections_name_known_regions() -> None:
    assert set(SECTIONS.values()) <= {*REGION_SLUGS, "home"}


def test_a_page_whose_home_country_is_none_is_read_as_one_without() -> None:
    """Such pages are on topics already: ``ingest`` once sent them."""
    fields = {"source": "a", "fetched_at": "2026-02-06T09:20:00+01:00", "text": "PARIS (Reuters) - It rains. 09:15"}
    pages = [RawArticle.model_validate(fields | more) for more in ({}, {"home_country": "UK"})]
    (plain,), (other,) = [parse(page, atlas()) for page in pages]
    assert (other.dateline, other.regions, other.published) == (plain.dateline, plain.regions, plain.published)
