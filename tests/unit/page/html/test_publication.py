"""When an article was published: its metadata beside the time that is printed with it."""
# ruff: noqa: E501 - one line per row

from datetime import datetime

import pytest

from dateline.core.page.findings.explain import explain
from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from dateline_schemas.brief import Published
from tests.golden.places import atlas

FETCHED = datetime.fromisoformat("2026-02-07T22:00:00+00:00")
META = "<meta property=article:published_time content='{}'>"
CHANGED = "<meta property=article:modified_time content='{}'>"
PAGE = "<html><head>{}</head><body><h1>Storm op zee</h1>{}<p>NES (ANP) - De veerboot vaart vandaag niet uit.</p>"


def read(head: str, printed: str = "", **fields: str) -> Published:
    time = f"<span>{printed}</span>" if printed else ""
    article = RawArticle.model_validate(
        {"source": "portal", "fetched_at": FETCHED, "html": PAGE.format(head, time), **fields}
    )
    (lead,) = parse(article, atlas())
    explained = explain(article, atlas())
    (finding,) = [one for one in explained.findings if one.what == "published"]
    assert explained.briefs == (lead,)
    reasons.append(finding.why)
    return lead.published


reasons: list[str] = []
"""The reason of each page that ``read`` has read."""

T = "2026-02-07T19:15:30Z"


@pytest.mark.parametrize(
    ("head", "printed", "latest", "basis", "why"),
    [
        (META.format(T), "", T, "metadata", "meta article:published_time says"),
        (META.format(T), "2 uur geleden", T, "metadata", "agrees"),
        (META.format(T), "12 minuten geleden", T, "metadata", "contradicts it, and may be that of a change"),
        (META.format(T) + CHANGED.format("2026-02-07T21:47:20Z"), "12 minuten geleden", T, "metadata", "time of a change"),
        (META.format("2026-02-07"), "2 uur geleden", "2026-02-07T20:00:00Z", "age", "is printed, and meta"),
        (META.format("2026-02-08T19:15:00Z"), "2 uur geleden", "2026-02-07T20:00:00Z", "age", "“2 uur geleden” on a page"),
        (META.format("2026-02-08T19:15:00Z"), "", None, "unknown", "no time at the item"),
        (META.format("2026-01-01T00:00:00Z") + "<meta name=pubdate content=2026-02-07T19:30:00Z><meta name=publish-date content=2026-02-07T19:31:00Z>",
         "2 uur geleden", "2026-02-07T20:00:00Z", "age", "contradicts both"),
    ],
)  # fmt: skip
def test_metadata_and_the_printed_time(head: str, printed: str, latest: str | None, basis: str, why: str) -> None:
    published = read(head, printed)
    assert published.latest == (datetime.fromisoformat(latest) if latest else None)
    assert published.basis == basis
    assert why in reasons[-1]


def test_a_clock_time_closed_with_z_is_in_the_source_s_own_zone_if_that_is_known() -> None:
    head = META.format("2026-02-07T20:15:00Z")
    assert read(head, "20:15 uur", time_zone="Europe/Amsterdam").latest == datetime.fromisoformat(
        "2026-02-07T19:15:00Z"
    )
    assert "a zone that is not the source's" in reasons[-1]
    assert read(head, "19:15 uur").latest == datetime.fromisoformat("2026-02-07T20:15:00Z")


def test_a_record_that_says_when_comes_before_the_metadata() -> None:
    at = "2026-02-07T10:00:00+00:00"
    published = read(META.format(T), published_at=at)
    assert (published.latest, published.basis) == (datetime.fromisoformat(at), "article")


def test_a_more_precise_time_refines_the_first() -> None:
    head = META.format("2026-02-07") + f"<meta name=pubdate content={T}>"
    assert read(head).latest == datetime.fromisoformat(T)
    head = META.format("2026-02-07T21:15") + "<meta name=pubdate content=2026-02-07T21:15:40+02:00>"
    assert read(head).latest == datetime.fromisoformat("2026-02-07T19:15:40Z")


def test_items_beside_the_lead_have_no_metadata() -> None:
    aside = "<h2>Meer uit Binnenland</h2><p>GOES (ANP) - De brug over het kanaal is weer open voor verkeer.</p>"
    html = PAGE.format(META.format(T) + "<meta name=author content='Ada Holm'>", "") + aside
    lead, item = parse(RawArticle(source="portal", fetched_at=FETCHED, html=html), atlas())
    assert (lead.published.basis, item.published.basis) == ("metadata", "unknown")
    assert lead.metadata is not None
    assert (lead.metadata.authors, item.metadata) == (("Ada Holm",), None)
