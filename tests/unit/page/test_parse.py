"""A page to its briefs: spans, times, sections and ids."""

from datetime import datetime, timedelta

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.places import atlas
from tests.unit.page.test_split import PAGE

NOW = datetime.fromisoformat("2026-02-07T23:00:00+01:00")


def article(**fields: object) -> RawArticle:
    return RawArticle.model_validate({"source": "s", "fetched_at": NOW, "home_country": "NL", "text": PAGE} | fields)


def test_a_brief_has_its_span_and_its_publication_interval() -> None:
    lead, first, second = parse(article(), atlas())
    assert (lead.ordinal, first.ordinal, second.ordinal) == (0, 1, 2)
    assert lead.published.basis == "unknown"
    assert first.published.earliest == NOW - timedelta(hours=4)
    assert first.published.latest == NOW - timedelta(hours=3)
    assert PAGE[slice(*first.span)] == "THOLEN (ANP) - Een kort bericht."
    assert first.dateline is not None
    assert first.dateline.printed == "THOLEN (ANP) -"


def test_a_lead_without_a_time_has_the_time_of_the_article() -> None:
    when = NOW - timedelta(days=400)
    lead, first, _ = parse(article(published_at=when), atlas())
    assert (lead.published.earliest, lead.published.latest, lead.published.basis) == (when, when, "article")
    assert first.published.basis == "age"


def test_a_related_brief_has_the_section_of_its_marker() -> None:
    lead, first, _ = parse(article(section="Regio"), atlas())
    assert (lead.section, first.section) == ("Regio", "Zeeland")


def test_brief_ids_depend_on_the_fetch_and_fingerprints_do_not() -> None:
    once, again = parse(article(), atlas()), parse(article(), atlas())
    assert once == again
    later = parse(article(fetched_at=NOW + timedelta(hours=1)), atlas())
    assert not {brief.brief_id for brief in once} & {brief.brief_id for brief in later}
    assert [brief.fingerprint for brief in once] == [brief.fingerprint for brief in later]


def test_html_gives_the_same_briefs_as_its_text() -> None:
    html = "".join(f"<div>{line}</div>" for line in PAGE.splitlines())
    by_html, by_text = parse(article(text=None, html=html), atlas()), parse(article(), atlas())
    assert [brief.fingerprint for brief in by_html] == [brief.fingerprint for brief in by_text]


def test_a_short_item_is_in_the_language_of_the_page() -> None:
    page = """GOES (ANP) - De gemeente wil het plein opnieuw inrichten en plant daar dit jaar veertig bomen.
3 uur geleden
THOLEN (ANP) - Boerderij afgebrand.
4 uur geleden"""
    assert [brief.language for brief in parse(article(text=page), atlas())] == ["nl", "nl"]
    text = "THOLEN (ANP) - Boerderij afgebrand.\n4 uur geleden"
    assert [brief.language for brief in parse(article(text=text, home_country=None), atlas())] == ["und"]
    assert [brief.language for brief in parse(article(text=text), atlas())] == ["nl"]
