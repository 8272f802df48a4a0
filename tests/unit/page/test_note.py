"""The wire's note above a text is neither headline nor text: the brief has it in a field of its own."""

from datetime import UTC, datetime
from typing import Final

import pytest

from dateline.core.page.findings.explain import explain
from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

HEAD: Final = "CORRECTED-Landslide closes the coast road near Larsund"
TEXT: Final = (
    "BERGEN, Norway, Feb 7 (Reuters) - A landslide closed the coast road near Larsund on Saturday, the road office "
    "said.\n\nNobody was hurt. Buses take the way over the hills until Monday."
)
NOTE: Final = "Corrects name of the office in first paragraph"


def article(**fields: object) -> RawArticle:
    given = {"source": "wire", "fetched_at": datetime(2026, 2, 7, 22, tzinfo=UTC), "language": "en"}
    return RawArticle.model_validate(given | fields)


def brief(**fields: object) -> Brief:
    (only,) = parse(article(**fields), atlas())
    return only


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\n\n({NOTE})\n\n{TEXT}",
        f"{HEAD}\n({NOTE})\n{TEXT}",
        f"{HEAD}\n\n({NOTE}.)\n\nBy Ida Holm\n\n{TEXT}",
        f"{HEAD}\n\nBy Ida Holm\n\n[{NOTE}]\n\n{TEXT}",
    ],
)
def test_a_note_on_a_line_of_its_own_is_neither_headline_nor_text(text: str) -> None:
    of_page = brief(text=text)
    assert (of_page.headline, of_page.signal) == (HEAD, "correction")
    assert of_page.text.startswith("A landslide closed")
    assert str(of_page.note).rstrip(".") == NOTE
    assert of_page.fingerprint == brief(text=f"{HEAD}\n\n{TEXT}").fingerprint


def test_a_note_in_html() -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in (f"({NOTE})", *TEXT.split("\n\n")))
    assert brief(html=f"<article><h1>{HEAD}</h1>{paragraphs}</article>").note == NOTE


@pytest.mark.parametrize(
    ("headline", "note"),
    [
        ("KORRIGIERT: Erdrutsch sperrt Küstenstraße bei Larsund", "Berichtigt Namen der Behörde im ersten Absatz"),
        ("RETTIFICA: Frana chiude la strada costiera di Larsund", "Nel primo capoverso il nome dell'ufficio"),
        ("Landslide closes the coast road near Larsund", "Adds quotes, details"),
    ],
)
def test_a_note_is_one_by_the_signal_of_its_item_or_by_its_first_word(headline: str, note: str) -> None:
    assert brief(text=f"{headline}\n\n({note})\n\n{TEXT}").note == note


@pytest.mark.parametrize("line", ["(Photo: Ida Holm)", "(CORRECTED)", "Corrects name", "(Reuters)"])
def test_another_line_is_no_note(line: str) -> None:
    of_page = brief(text=f"Landslide closes the coast road near Larsund\n\n{line}\n\n{TEXT}")
    assert of_page.note is None
    assert "note" not in of_page.model_dump(mode="json"), "readers of before get the record that they know"


def test_the_end_of_the_item_above_is_no_note_of_the_next() -> None:
    other = "OSLO (Reuters) - The mill at the fjord will close in summer, it said.\n\n(Corrects name of the mill)"
    briefs = parse(article(text=f"{other}\n\nLandslide closes the coast road near Larsund\n\n{TEXT}"), atlas())
    assert [each.note for each in briefs] == [None, None]


def test_explain_says_what_the_line_is() -> None:
    findings = explain(article(text=f"{HEAD}\n\n({NOTE})\n\n{TEXT}"), atlas()).findings
    assert [(each.what, each.value) for each in findings if each.what == "note"] == [("note", NOTE)]
    assert not any("neither its headline nor its text" in each.why for each in findings)


NOTES = [
    "[Corrects figure in second paragraph]", "(Correction: an earlier version misstated the number of dead.)",
    "(Correctie: het dodental in de tweede alinea klopte niet)", "(Korrektur: Zahl der Toten im zweiten Absatz)",
    "[Berichtigt Zahl im zweiten Absatz]", "(Correction : le bilan au deuxième paragraphe)",
    "[Corrige le chiffre au 2e paragraphe]", "(Corrección: cifra en el segundo párrafo)",
    "(Correzione: cifra nel secondo paragrafo)", "[Corregge la cifra nel secondo paragrafo]",
    "(Correção: número no segundo parágrafo)", "(Rättelse: siffran i andra stycket)", "[Rättar siffra i andra stycket]",
    "(Rettelse: tallet i andre avsnitt)", "[Retter tall i andre avsnitt]",
]  # fmt: skip
QUIET: Final = "Landslide closes the coast road near Larsund"
OIL: Final = "Oil falls to a new low in London\nLONDON (AP) - Oil fell to a new low on Monday, traders said."


@each_row("between", ["\n", "\n\n", "\nEurope\n", "\n2 hours ago\n"])
@each_row("note", NOTES)
def test_a_note_above_the_headline_is_the_note_of_a_correction(note: str, between: str) -> None:
    of_page = brief(text=f"{note}{between}{QUIET}\n\n{TEXT}")
    assert (of_page.headline, of_page.signal) == (QUIET, "correction")
    assert str(of_page.note).rstrip(".") == note[1:-1].rstrip(".")


@each_row("note", NOTES)
def test_a_note_above_the_headline_in_html(note: str) -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n"))
    of_page = brief(html=f"<main><p>{note}</p><h1>{QUIET}</h1>{paragraphs}</main>")
    assert (of_page.headline, of_page.signal, of_page.note is not None) == (QUIET, "correction", True)


@each_row("above", ["\n2 hours ago\n\n", "\n\n"])
@each_row("note", NOTES)
def test_a_note_above_the_headline_of_a_later_item_is_none_of_the_item_above(note: str, above: str) -> None:
    first, second = parse(article(text=f"{OIL}{above}{note}\n{QUIET}\n{TEXT}"), atlas())
    assert (first.text, first.note, first.signal) == ("Oil fell to a new low on Monday, traders said.", None, None)
    assert (second.headline, second.signal, second.note is not None) == (QUIET, "correction", True)


@pytest.mark.parametrize("remark", ["(Photo: Ida Holm)", "(Kill Devil Hills)", "[MA]", "(Reporting by Ida Holm)"])
def test_another_remark_above_the_headline_is_no_note(remark: str) -> None:
    assert brief(text=f"{remark}\n{QUIET}\n\n{TEXT}").note is None


def test_a_note_at_the_text_above_is_not_that_of_the_item_below() -> None:
    _, second = parse(article(text=f"{OIL}\n({NOTE})\n\n{QUIET}\n{TEXT}"), atlas())
    assert second.note is None
