from datetime import datetime, timedelta

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.places import atlas
from tests.unit.page.test_split import PAGE

NOW = datetime.fromisoformat("2026-02-07T23:00:00+01:00")


def article(**fields: object) -> RawArticle:
    return RawArticle.model_validate({"source": "s", "fetched_at": NOW, "home_country": "NL", "text": PAGE} | fields)


def test_a_brief_says_where_it_stood_and_when_it_was_published() -> None:
    lead, first, second = parse(article(), atlas())
    assert (lead.ordinal, first.ordinal, second.ordinal) == (0, 1, 2)
    assert lead.published.basis == "unknown"
    assert first.published.earliest == NOW - timedelta(hours=4)
    assert first.published.latest == NOW - timedelta(hours=3)
    assert PAGE[slice(*first.span)] == "THOLEN (ANP) - Een kort bericht."
    assert first.dateline is not None
    assert first.dateline.printed == "THOLEN (ANP) -"


def test_the_article_says_when_its_lead_was_published() -> None:
    when = NOW - timedelta(days=400)
    lead, first, _ = parse(article(published_at=when), atlas())
    assert (lead.published.earliest, lead.published.latest, lead.published.basis) == (when, when, "article")
    assert first.published.basis == "age"


def test_the_section_is_the_marker_s_for_what_is_related() -> None:
    lead, first, _ = parse(article(section="Regio"), atlas())
    assert (lead.section, first.section) == ("Regio", "Zeeland")


def test_ids_are_content_and_place() -> None:
    once, again = parse(article(), atlas()), parse(article(), atlas())
    assert once == again
    later = parse(article(fetched_at=NOW + timedelta(hours=1)), atlas())
    assert not {brief.brief_id for brief in once} & {brief.brief_id for brief in later}
    assert [brief.fingerprint for brief in once] == [brief.fingerprint for brief in later]


def test_html_gives_what_its_text_gives() -> None:
    html = "".join(f"<div>{line}</div>" for line in PAGE.splitlines())
    by_html, by_text = parse(article(text=None, html=html), atlas()), parse(article(), atlas())
    assert [brief.fingerprint for brief in by_html] == [brief.fingerprint for brief in by_text]
