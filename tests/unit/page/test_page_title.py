"""The title of a page is the headline of its article, if that has none, and its signals count."""

from datetime import UTC, datetime

import pytest

from dateline.core.page.findings.explain import explain
from dateline.core.page.page_title import page_title
from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

NOW = datetime(2026, 2, 7, 22, tzinfo=UTC)
WIRE = (
    "OSLO, Feb 7 - Fjord Mills said it would close two of its\n"
    "five saw mills before the summer and move the work to Bergen.\n"
    "    The company employs 800 people, a spokesman said.\n"
    " Reuter\n"
)
HEADED = "Fjord Mills closes two saw mills\n\n" + WIRE
PORTAL = (
    "VLISSINGEN (ANP) - De haven blijft maandag dicht, zegt de burgemeester in een verklaring aan de pers.\n"
    "Meer uit Binnenland\n"
    "GOES (ANP) - De brug over het kanaal gaat in juni open voor alle verkeer.\n3 uur geleden"
    "THOLEN (ANP) - Het zwembad aan de haven krijgt een nieuw dak, meldt de gemeente.\n4 uur geleden"
)
LIST = (
    "GOES (ANP) - De brug over het kanaal gaat in juni open voor alle verkeer.\n3 uur geleden"
    "THOLEN (ANP) - Het zwembad aan de haven krijgt een nieuw dak, meldt de gemeente.\n4 uur geleden"
)


def article(text: str, title: str | None, **fields: object) -> RawArticle:
    return RawArticle.model_validate({"source": "wire", "fetched_at": NOW, "text": text, "title": title} | fields)


def briefs(text: str, title: str | None, **fields: object) -> tuple[Brief, ...]:
    return parse(article(text, title, **fields), atlas())


def test_an_item_without_headline_has_the_title_of_its_page() -> None:
    (brief,) = briefs(WIRE, " FJORD MILLS <FJM>\n TO CLOSE SAW MILLS ")
    assert brief.headline == "FJORD MILLS <FJM> TO CLOSE SAW MILLS"
    assert brief.text.startswith("Fjord Mills said")


def test_ids_and_spans_do_not_depend_on_the_title() -> None:
    (with_title,), (without,) = briefs(WIRE, "FJORD MILLS TO CLOSE SAW MILLS"), briefs(WIRE, None)
    assert (with_title.brief_id, with_title.span) == (without.brief_id, without.span)
    assert (with_title.text, with_title.fingerprint) == (without.text, without.fingerprint)


def test_a_headline_in_the_text_remains() -> None:
    (brief,) = briefs(HEADED, "Another headline for the same report")
    assert brief.headline == "Fjord Mills closes two saw mills"


@each_row("text", [WIRE, HEADED])
@each_row(
    ("title", "signal"),
    [
        ("CORRECTED - FJORD MILLS TO CLOSE SAW MILLS", "correction"),
        ("(CORRECTED)-<FJORD MILLS INC> CLOSURES", "correction"),
        ("UPDATE 2-Fjord Mills to close saw mills", "update"),
        ("WITHDRAWN: Fjord Mills to close saw mills", "withdrawal"),
        ("Fjord Mills to close saw mills (CORRECTED)", "correction"),
        ("Fjord Mills corrects its outlook", None),
        ("Fjord Mills to close saw mills", None),
    ],
)
def test_the_signal_in_a_title_counts(text: str, title: str, signal: str | None) -> None:
    (brief,) = briefs(text, title)
    assert brief.signal == signal


def test_the_gravest_of_the_signals_in_title_and_text_counts() -> None:
    (brief,) = briefs("WITHDRAWN: " + WIRE, "UPDATE 1-FJORD MILLS TO CLOSE SAW MILLS")
    assert brief.signal == "withdrawal"


def test_the_lead_of_a_page_has_its_title_and_the_related_items_have_not() -> None:
    lead, *related = briefs(PORTAL, "CORRECTIE: Haven blijft dicht | Omroep", source="omroep")
    assert (lead.headline, lead.signal) == ("CORRECTIE: Haven blijft dicht", "correction")
    assert [(brief.headline, brief.signal) for brief in related] == [(None, None)] * 2


def test_the_items_of_a_list_do_not_have_the_title_of_their_page() -> None:
    assert [(one.headline, one.signal) for one in briefs(LIST, "CORRECTED - the news of today")] == [(None, None)] * 2


@each_row(
    ("title", "headline"),
    [
        ("Brug blijft dicht | Omroep Zeeland", "Brug blijft dicht"),
        ("Brug blijft dicht - OmroepZeeland.nl", "Brug blijft dicht"),
        ("Brug blijft dicht — omroepzeeland", "Brug blijft dicht"),
        ("Brug blijft dicht - nieuws - Omroep Zeeland", "Brug blijft dicht - nieuws"),
        ("Brug bij Omroep Zeeland blijft dicht", "Brug bij Omroep Zeeland blijft dicht"),
        ("Brug blijft dicht - wethouder", "Brug blijft dicht - wethouder"),
        ("R&amp;D krijgt geld", "R&D krijgt geld"),
        ("Omroep Zeeland", None),
        ("| Omroep Zeeland", None),
        ("Binnenland | Omroep Zeeland", None),
        ("Read more", None),
        (" - ", None),
        ("\u200b\u00ad", None),
    ],
)
def test_a_title_is_read_without_the_name_of_the_site(title: str, headline: str | None) -> None:
    page = article("", title, source="nl/omroep-zeeland", url="https://www.omroepzeeland.nl/1")
    assert page_title(page) == headline


@pytest.mark.parametrize("source", ["harbourledger.example", "www.harbourledger.co.uk", "harbour-ledger.example"])
def test_without_a_url_the_source_names_the_site_where_it_is_a_host(source: str) -> None:
    text = "Harbour Ledger\n\nLIMA (AP) - Peru will buy 24 patrol boats to fight illegal fishing.\n12 minutes ago\n"
    assert [brief.headline for brief in briefs(text, None, source=source)] == [None]
    assert [brief.headline for brief in briefs(text, None, source="wire 2.0")] == ["Harbour Ledger"]


@pytest.mark.parametrize("url", ["http://[", "no address", "//", "mailto:a@b"])
def test_a_strange_address_is_no_fault(url: str) -> None:
    assert page_title(article("", "Brug blijft dicht", url=url)) == "Brug blijft dicht"


def test_explain_says_that_headline_and_signal_are_of_the_title() -> None:
    page = article(WIRE, "CORRECTED - FJORD MILLS TO CLOSE SAW MILLS")
    whys = {one.what: one for one in explain(page, atlas()).findings}
    assert whys["title"].value == page.title
    assert "title" in whys["signal"].why
    assert "no headline" not in whys


HTML = "<html><head>{head}</head><body><article><p>{first}</p><p>{second}</p></article></body></html>"


def html_briefs(
    head: str, title: str | None = None, text: str = PORTAL.partition("\n")[0], **fields: object
) -> list[Brief]:
    html = HTML.format(head=head, first=text, second="Schepen wijken uit naar Breskens, aan de overkant van het water.")
    page = {"source": "feed7", "fetched_at": NOW, "html": html, "title": title} | fields
    return list(parse(RawArticle.model_validate(page), atlas()))


@each_row(
    ("head", "headline"),
    [
        ("<title>Haven maandag dicht</title>", "Haven maandag dicht"),
        ("<title>\n Haven  maandag\n dicht </title>", "Haven maandag dicht"),
        ("<title>Haven &amp; brug dicht</title>", "Haven & brug dicht"),
        ("<title>Haven maandag dicht | Kustblad</title>", "Haven maandag dicht"),
        ("<title>Haven maandag dicht - Het Kustblad</title>", "Haven maandag dicht"),
        ("<title>Haven maandag dicht | Binnenland | Kustblad</title>", "Haven maandag dicht"),
        ("<title>Binnenland | Haven maandag dicht</title>", "Haven maandag dicht"),
        ("<title>Haven maandag dicht - burgemeester</title>", "Haven maandag dicht - burgemeester"),
        ("<title>CORRECTIE: Haven maandag dicht | Kustblad</title>", "CORRECTIE: Haven maandag dicht"),
        ("<title>Haven maandag dicht - CORRECTIE</title>", "Haven maandag dicht - CORRECTIE"),
        ("<title>Feed7: Haven maandag dicht</title>", "Haven maandag dicht"),
        ("<title>Feed7 - Haven maandag dicht</title>", "Haven maandag dicht"),
        (
            "<title>Het Kustblad: Haven dicht</title><meta property='og:site_name' content='Het Kustblad'>",
            "Haven dicht",
        ),
        ("<title>x</title><meta property='og:title' content='Haven maandag dicht'>", "Haven maandag dicht"),
        ("<meta name='og:title' content='Haven maandag dicht | Kustblad'>", "Haven maandag dicht"),
        ("<title>Haven dicht</title><meta property='og:title' content='Kustblad'>", "Haven dicht"),
        ("<title>Kustblad</title>", None),
        ("<title>Het laatste nieuws uit de hele regio</title>", None),
        ("<title>Feed7</title>", None),
        ("<title></title><meta property='og:title'>", None),
        ("<title>" + "Haven dicht " * 500 + "</title>", None),
        ("", None),
    ],
)
def test_a_page_of_html_without_a_title_in_its_record_has_that_of_its_head(head: str, headline: str | None) -> None:
    (brief,) = html_briefs(head)
    assert brief.headline == headline
    assert brief.signal == ("correction" if headline is not None and "CORRECTIE" in headline else None)


def test_the_titles_of_the_record_and_the_text_come_before_that_of_the_head() -> None:
    head = "<title>Haven maandag dicht | Kustblad</title>"
    (brief,) = html_briefs(head, "Haven blijft dicht")
    assert brief.headline == "Haven blijft dicht"
    (brief,) = html_briefs(f"{head}</head><body><h1>Vlissingse haven in de mist</h1>")
    assert brief.headline == "Vlissingse haven in de mist"


def test_ids_and_spans_do_not_depend_on_the_title_in_the_head() -> None:
    page = {"source": "feed7", "url": "https://kustblad.example/1"}
    (with_title,), (without,) = html_briefs("<title>Haven dicht</title>", **page), html_briefs("", **page)
    assert with_title.headline != without.headline
    assert (with_title.brief_id, with_title.span) == (without.brief_id, without.span)


def test_a_title_of_chinese_or_japanese_is_read_as_well() -> None:
    text = (
        "港では土曜日に嵐のため船の運航が止まり、九百人の乗客が待合室で一夜を過ごしたと港湾局が日曜日の朝に発表した。"
    )
    (brief,) = html_briefs("<title>嵐で船の運航が停止 | 海岸日報</title>", text=text)
    assert brief.headline == "嵐で船の運航が停止"
    (brief,) = html_briefs("<title>海岸日報</title>", text=text)
    assert brief.headline is None


def test_the_name_of_the_site_in_the_head_is_no_headline_in_the_text() -> None:
    head = "<meta property='og:site_name' content='Het Kustblad van de Westerschelde'>"
    (brief,) = html_briefs(f"{head}</head><body><div>Het Kustblad van de Westerschelde</div>")
    assert brief.headline is None


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Omroep Zeeland: brug blijft dicht", "brug blijft dicht"),
        ("Omroep Zeeland | Brug blijft dicht | OmroepZeeland.nl", "Brug blijft dicht"),
        ("Omroep Zeeland - Brug blijft dicht", "Brug blijft dicht"),
        ("Wethouder: brug blijft dicht", "Wethouder: brug blijft dicht"),
        ("CORRECTED: Brug blijft dicht", "CORRECTED: Brug blijft dicht"),
    ],
)
def test_the_name_of_the_site_goes_from_the_beginning_too(title: str, headline: str) -> None:
    page = article("", title, source="nl/omroep-zeeland", url="https://www.omroepzeeland.nl/1")
    assert page_title(page) == headline
