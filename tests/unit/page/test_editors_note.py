"""An editor's note in brackets above a text is no headline: the title of the page is, or the line above the note."""

from datetime import UTC, datetime

import pytest

from dateline.core.page.findings.explain import explain
from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

NOW = datetime(2026, 2, 7, 22, tzinfo=UTC)
TEXT = (
    "BERGEN, Norway, Feb 7 (Reuters) - A ferry with 84 people on board ran aground near Bergen on Saturday, "
    "the coast guard said.\n\nNobody was hurt. The ferry is being towed to the port."
)
STORM = "PORTO (AP) - A storm cut the power of 9,500 homes in the north of Portugal on Saturday, the mayor said."
TITLE = "Ferry runs aground near Bergen"
NOTES = [
    "(Adds coast guard, details)",
    "(Corrects name of ferry in first paragraph)",
    "(Corrects number (84, not 48) in first paragraph.)",
    "(Corregge il numero dei passeggeri nel primo paragrafo)",
    "(Berichtigt Zahl der Passagiere im ersten Satz)",
    "(Oppdatert med kommentar fra kystvakten)",
    "[Adds coast guard]",
    "（訂正：乗客の数）",  # noqa: RUF001  # Japanese brackets
    "(Corrects name of the\nferry in first paragraph)",
    "(Corrects name of the ferry in the first\nparagraph)",
    f"(Corrects the name of the ferry in the first paragraph{', the second paragraph' * 5})",
]


def briefs(text: str | None, title: str | None = None, **fields: object) -> tuple[Brief, ...]:
    page = {"source": "wire", "fetched_at": NOW, "text": text, "title": title} | fields
    return parse(RawArticle.model_validate(page), atlas())


@each_row("gap", ["\n", "\n\n"])
@each_row("note", NOTES)
def test_the_title_is_the_headline_of_a_text_below_a_note(note: str, gap: str) -> None:
    (brief,) = briefs(f"{note}{gap}{TEXT}", TITLE)
    (without_note,) = briefs(TEXT, TITLE)
    assert (brief.headline, brief.text, brief.fingerprint) == (TITLE, without_note.text, without_note.fingerprint)


@pytest.mark.parametrize("note", NOTES)
def test_the_same_holds_for_html(note: str) -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in (note, *TEXT.split("\n\n")))
    (brief,) = briefs(None, TITLE, html=f"<html><body><article>{paragraphs}</article></body></html>")
    assert (brief.headline, brief.text[:7]) == (TITLE, "A ferry")


@each_row("headline", ["CORRECTED-Ferry", "Ferry", "Ferry aground", f"CORRECTED-{TITLE}"])
@each_row("note", NOTES)
def test_a_line_above_the_note_is_the_headline_however_short(note: str, headline: str) -> None:
    (brief,) = briefs(f"{headline}\n\n{note}\n\n{TEXT}", "Another title")
    assert (brief.headline, brief.text[:7]) == (headline, "A ferry")
    assert brief.signal == ("correction" if headline.startswith("CORRECTED") else brief.signal)


@pytest.mark.parametrize("note", NOTES)
def test_a_note_is_no_headline_without_a_title_either(note: str) -> None:
    (brief,) = briefs(f"{note}\n\n{TEXT}")
    assert (brief.headline, brief.text[:7]) == (None, "A ferry")


@pytest.mark.parametrize("note", NOTES)
def test_ids_and_spans_do_not_depend_on_the_title(note: str) -> None:
    (with_title,), (without,) = briefs(f"{note}\n\n{TEXT}", TITLE), briefs(f"{note}\n\n{TEXT}")
    assert (with_title.brief_id, with_title.span) == (without.brief_id, without.span)


def test_the_items_of_a_list_keep_their_headlines_above_their_notes() -> None:
    page = f"Ferry aground\n\n(Adds coast guard)\n\n{TEXT}\n\nStorm in the north of Portugal\n\n(Adds mayor)\n\n{STORM}"
    page += f"\n\nFerry towed to Bergen\n\n(Corrects name)\n\n{TEXT}"
    ferry, storm, towed = briefs(page)
    assert [one.headline for one in (ferry, storm, towed)] == [
        "Ferry aground",
        "Storm in the north of Portugal",
        "Ferry towed to Bergen",
    ]
    assert ferry.text.endswith("towed to the port.")
    assert storm.text.endswith("the mayor said.")


def test_a_note_as_long_as_a_paragraph_is_no_text_of_an_item_without_dateline() -> None:
    note, body = "(Corrects the number of passengers in the first paragraph.)", TEXT.partition(" - ")[2]
    (brief,) = briefs(f"Ferry runs aground near Bergen\n\n{note}\n\n{body}")
    assert (brief.headline, brief.text[:7]) == (TITLE, "A ferry")
    (brief,) = briefs(f"{note}\n\n{body}", TITLE)
    assert (brief.headline, brief.text[:7]) == (TITLE, "A ferry")


def test_a_note_behind_the_dateline_stays_in_the_text() -> None:
    (brief,) = briefs(TEXT.replace(" - ", " - (Corrects name of ferry)\n\n"), TITLE)
    assert (brief.headline, brief.text[:25]) == (TITLE, "(Corrects name of ferry)\n")


def test_a_page_of_one_line_keeps_its_brackets() -> None:
    (brief,) = briefs("(OSLO STOCK EXCHANGE CLOSES 2.4 PCT LOWER)")
    assert brief.headline == "(OSLO STOCK EXCHANGE CLOSES 2.4 PCT LOWER)"


def test_explain_says_why_the_note_is_no_headline() -> None:
    page = {"source": "wire", "fetched_at": NOW, "text": f"(Adds coast guard)\n\n{TEXT}"}
    whys = {one.what: one.why for one in explain(RawArticle.model_validate(page), atlas()).findings}
    assert "brackets" in whys["no headline"]
    whys = {one.what: one.why for one in explain(RawArticle.model_validate(page | {"title": TITLE}), atlas()).findings}
    assert "title" in whys["title"]


@each_row("headline", [None, TITLE, "Ferry"])
@each_row(
    ("note", "signal"),
    [
        ("(Adds coast guard, details)", "update"),
        ("(ADDS: coast guard)", "update"),
        ("(Neu: Details)", "update"),
        ("(Aktualisiert mit der Küstenwache)", "update"),
        ("(Actualisé avec les garde-côtes)", "update"),
        ("(Añade declaraciones de la guardia costera)", "update"),
        ("(Corrects name of ferry in first paragraph)", "correction"),
        ("(CORRECTED: name of ferry)", "correction"),
        ("(Corrects number (84, not 48) in first paragraph.)", "correction"),
        ("[Corrects name]", "correction"),
        ("(Corregge il nome del traghetto)", "correction"),
        ("(Rettet navn på fergen)", "correction"),
        ("(Corrects name of the\nferry in first paragraph)", "correction"),
        (f"(Corrects the name of the ferry in the first paragraph{', the second paragraph' * 5})", "correction"),
        ("（訂正：乗客の数）", "correction"),  # noqa: RUF001  # Japanese brackets
        ("(Kill Devil Hills)", None),
        ("(Neu-Ulm)", None),
        ("(With a picture of the ferry)", None),
    ],
)
def test_the_signal_of_a_note_counts(note: str, signal: str | None, headline: str | None) -> None:
    (brief,) = briefs(f"{headline}\n\n{note}\n\n{TEXT}" if headline else f"{note}\n\n{TEXT}", "Ferry runs aground")
    assert (brief.headline, brief.signal) == (headline or "Ferry runs aground", signal)


def test_the_signal_of_a_note_is_that_of_the_item_below_it_alone() -> None:
    page = f"Ferry aground\n\n{TEXT}\n\nStorm in the north of Portugal\n\n(Corrects number of homes)\n\n{STORM}"
    page += f"\n\nFerry towed to Bergen\n\n{TEXT}"
    assert [one.signal for one in briefs(page)] == [None, "correction", None]


def test_explain_says_that_the_signal_is_that_of_the_note() -> None:
    page = {"source": "wire", "fetched_at": NOW, "text": f"{TITLE}\n\n(Adds coast guard)\n\n{TEXT}"}
    explained = explain(RawArticle.model_validate(page), atlas())
    (found,) = [one for one in explained.findings if one.what == "signal"]
    assert (found.value, explained.text[found.start : found.end]) == ("update", "(Adds coast guard)")


def test_a_note_may_hold_brackets() -> None:
    (brief,) = briefs(f"{TITLE}\n\n(Corrects number (84, not 48) in first paragraph)\n\n{TEXT}")
    assert brief.note == "Corrects number (84, not 48) in first paragraph"
