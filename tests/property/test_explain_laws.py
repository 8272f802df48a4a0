"""Laws of ``parse --explain``: the same briefs, findings for every brief, and every character in one part."""

import pytest
from hypothesis import given

from dateline.core.page.findings.explain import Explained, explain
from dateline.core.page.findings.finding import PARTS
from dateline.core.page.lines.piece import Kind
from dateline.core.page.parse import parse
from dateline.core.page.split import split_with_trace
from dateline_schemas import RawArticle
from tests.cost import cpu_seconds
from tests.golden.evaluate import FETCHED_AT
from tests.golden.pages import Page, pages
from tests.golden.places import atlas
from tests.property.test_parse_laws import PAGES
from tests.rows import each_row

CORPUS = list(pages())


def article(text: str) -> RawArticle:
    storable = text.encode("utf-8", "replace").decode()
    return RawArticle(source="s", fetched_at=FETCHED_AT, home_country="NL", text=storable or " ")


def assert_laws(page: RawArticle, explained: Explained) -> None:
    assert explained.text == page.text
    assert explained.briefs == parse(page, atlas())
    assert all(finding.why for finding in explained.findings)
    assert [finding.start for finding in explained.findings] == sorted(finding.start for finding in explained.findings)
    assert_every_character_in_one_part(explained)
    for brief in explained.briefs:
        findings = {finding.what for finding in explained.findings if finding.brief == brief.ordinal}
        assert {brief.role, "published", "language", "signal", "fingerprint", "region"} <= findings
        assert {"headline", "no headline"} & findings
        assert {one.value for one in explained.findings if one.what == "country" and one.brief == brief.ordinal} <= {
            *brief.countries
        }
        start, end = brief.span
        assert any(
            one.start == start and one.what in PARTS and one.brief == brief.ordinal for one in explained.findings
        )
        assert any(one.end == end and one.what in PARTS and one.brief == brief.ordinal for one in explained.findings)


@pytest.mark.parametrize(
    "text",
    [
        "(DEN HAAG (ANP) - )",
        "(DEN HAAG (ANP) - Een zin met een punt.)",
        "[DEN HAAG (ANP) - Een zin.",
        "Kop\n(OSS (ANP) - x",
    ],
)
def test_a_bracket_in_front_of_a_dateline_is_no_headline(text: str) -> None:
    page = article(text)
    explained = explain(page, atlas())
    assert_laws(page, explained)
    assert not {brief.headline for brief in explained.briefs} & {"(", "["}


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("(Kiew (Kyjiw)/Moskau - DEN HAAG (ANP) - )", "(Kiew (Kyjiw)/Moskau -"),
        ("(Moskau - DEN HAAG (ANP) - Een zin.)", "(Moskau -"),
        ("(Kop van een bericht - DEN HAAG (ANP) - Een zin.)\nNog een zin.", "(Kop van een bericht -"),
    ],
)
def test_brackets_around_headline_and_text_are_no_note(text: str, headline: str) -> None:
    page = article(text)
    explained = explain(page, atlas())
    assert_laws(page, explained)
    assert [brief.headline for brief in explained.briefs] == [headline]


@pytest.mark.xfail(reason="the note is in its brief's span, and explain says that it is part of none", strict=True)
@pytest.mark.parametrize("note", ["(Adds mayor, details)", "(Adds mayor,\ndetails throughout)"])
def test_a_note_that_opens_an_item_is_part_of_it(note: str) -> None:
    page = article(f"{note}\nDEN HAAG (ANP) - Een zin met een punt.")
    explained = explain(page, atlas())
    assert [brief.headline for brief in explained.briefs] == [None]
    assert_laws(page, explained)


@pytest.mark.parametrize("text", ["(Kiew (Kyjiw)/Moskau - Webmail", "Kiew (Kyjiw)/Moskau - Kiew (Kyjiw)/Moskau - ?"])
def test_a_line_that_ends_with_what_may_be_the_sites_name(text: str) -> None:
    page = RawArticle(source="s", fetched_at=FETCHED_AT, text=text)
    assert_laws(page, explain(page, atlas()))


def assert_every_character_in_one_part(explained: Explained) -> None:
    """Every character but white space is in one part; headline, dateline and body lie within their brief's span."""
    at = 0
    for part in (one for one in explained.findings if one.what in PARTS):
        assert part.start >= at
        assert not explained.text[at : part.start].strip(), explained.text[at : part.start]
        at = part.end
        if part.brief is not None and part.what in {"headline", "dateline", "body"}:
            start, end = explained.briefs[part.brief].span
            assert start <= part.start <= part.end <= end
    assert not explained.text[at:].strip()


@each_row("page", CORPUS, ids=lambda page: page.name)
def test_the_laws_hold_on_every_golden_page(page: Page) -> None:
    raw = article(page.text)
    assert_laws(raw, explain(raw, atlas()))


@given(PAGES)
def test_the_laws_hold_on_any_page(text: str) -> None:
    raw = article(text)
    assert_laws(raw, explain(raw, atlas()))


@each_row("page", CORPUS, ids=lambda page: page.name)
def test_every_rule_and_every_noise_has_a_reason(page: Page) -> None:
    trace = split_with_trace(article(page.text).text or "", atlas().knows)
    of_page = [*trace.stages.pieces, *(piece for part in trace.segments for piece in part.pieces)]
    assert not [piece for piece in of_page if piece.kind in {Kind.RULE, Kind.NOISE} and piece.why is None]


@pytest.mark.parametrize(
    "part", ["(ANP) - ", "DEN HAAG (ANP) - Zin over Frankrijk.\n3 uur geleden\n", "10:10 Kop\n", "A/"]
)
def test_time_is_proportional_to_length(part: str) -> None:
    def cost(size: int, times: int = 1) -> float:
        page = article(part * (size // len(part)))
        return cpu_seconds(lambda: explain(page, atlas()), times=times)

    cost(1 << 12)
    quarter = max(cost(1 << 14, times=3), 0.005)
    assert any(cost(1 << 16) < 4 * 2.5 * quarter for _ in range(3))


def test_html_is_explained_by_its_text() -> None:
    page = RawArticle(
        source="s", fetched_at=FETCHED_AT, html="<h1>Kop van het stuk</h1><p>GOES (ANP) - De eerste zin.</p>"
    )
    explained = explain(page, atlas())
    assert explained.text == "Kop van het stuk\n\nGOES (ANP) - De eerste zin."
    assert explained.briefs == parse(page, atlas())
    assert_every_character_in_one_part(explained)


def test_invisible_characters_are_reported_as_dropped() -> None:
    explained = explain(article("Kop van het stuk\n\N{SOFT HYPHEN}\nGOES (ANP) - De eerste zin."), atlas())
    assert [one.why for one in explained.findings if one.what == "dropped"] == ["signs that nobody sees"]
