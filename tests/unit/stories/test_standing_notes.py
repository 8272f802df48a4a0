"""A note of correction that stays on a page, below newer words, makes them no correction a second time."""

from datetime import timedelta
from typing import Final

import pytest

from dateline.core.pipeline import Pipeline
from dateline_schemas import RawArticle, Story
from tests.golden.places import atlas
from tests.rows import each_row
from tests.unit.stories.test_changed_articles import DAY, EN, PAGES

NOTES: Final = {
    "en": "Correction: an earlier version of this story misspelled the name of the ferry's owner.",
    "nl": "Correctie: in een eerdere versie van dit artikel stond een verkeerde naam van de rederij.",
    "de": "Korrektur: In einer früheren Version dieses Artikels stand ein falscher Name der Reederei.",
    "fr": "Correction : une version précédente de cet article donnait un mauvais nom de la compagnie.",
    "es": "Corrección: una versión anterior de este artículo daba un nombre equivocado de la compañía.",
    "it": "Correzione: una versione precedente di questo articolo riportava un nome errato della compagnia.",
    "pt": "Correção: uma versão anterior deste artigo trazia um nome errado da companhia.",
    "sv": "Rättelse: I en tidigare version av artikeln angavs fel namn på rederiet.",
    "no": "Rettelse: I en tidligere versjon av artikkelen sto feil navn på rederiet.",
}


def stories(*bodies: tuple[str, ...], source: str = "site") -> list[Story]:
    """Return the versions of one page's texts, fetched twenty minutes apart; a text is headline and paragraphs."""
    flow, told = Pipeline(atlas()), []
    for number, parts in enumerate(bodies):
        at = DAY + timedelta(hours=9, minutes=20 * number)
        page = RawArticle(source=source, url="https://site.example/ferry", fetched_at=at, text="\n\n".join(parts))
        told += [step.stories[0] for step in flow.run(page) if step.stories]
    return told


def body(dead: int, *more: str, parts: tuple[str, ...] = EN) -> tuple[str, ...]:
    return tuple([part.format(n=dead) for part in parts] + list(more))


@pytest.mark.parametrize("language", PAGES)
def test_newer_figures_above_a_note_that_was_there_before_are_an_update(language: str) -> None:
    parts, note = PAGES[language], NOTES[language]
    told = stories(
        body(12, parts=parts), body(12, note, parts=parts), body(15, note, parts=parts), body(17, note, parts=parts)
    )
    assert [story.relation.kind for story in told] == ["new", "correction", "update", "update"]
    assert [story.signal for story in told] == [None, "correction", None, None]
    assert [story.relation.changed[0].split(" ", 3)[:3] for story in told[2:]] == [["12", "→", "15"], ["15", "→", "17"]]
    assert not any("note:" in line for story in told[2:] for line in story.relation.changed)


@pytest.mark.parametrize("language", PAGES)
def test_newer_figures_of_a_page_that_was_first_seen_with_its_note_are_an_update(language: str) -> None:
    """The text that the note corrected, which nobody saw, has no note of it."""
    parts, note = PAGES[language], NOTES[language]
    told = stories(body(12, note, parts=parts), body(15, note, parts=parts), body(17, note, parts=parts))
    assert [story.relation.kind for story in told] == ["new", "update", "update"]
    assert [story.relation.changed[0].split(" ", 3)[:3] for story in told[1:]] == [["12", "→", "15"], ["15", "→", "17"]]
    assert all(story.superseded_by is None for story in told)


@each_row("language", PAGES)
@each_row("is_first", [True, False])
def test_newer_figures_of_a_page_without_its_note_are_an_update(language: str, *, is_first: bool) -> None:
    """A shortened copy is a repeat: here a figure is another one, in the article that had the newest words itself."""
    parts, note = PAGES[language], NOTES[language]
    before = [body(12, note, parts=parts)] if is_first else [body(12, parts=parts), body(12, note, parts=parts)]
    told = stories(*before, body(15, parts=parts), body(9, parts=parts))[len(before) :]
    assert [story.relation.kind for story in told] == ["update", "update"]
    assert [story.relation.changed[0].split(" ", 3)[:3] for story in told] == [["12", "→", "15"], ["15", "→", "9"]]
    assert all(story.superseded_by is None for story in told)


@pytest.mark.parametrize("language", PAGES)
def test_a_copy_of_what_a_page_without_its_note_revised_is_an_earlier_text(language: str) -> None:
    parts, note = PAGES[language], NOTES[language]
    flow, told = Pipeline(atlas()), []
    noted = [body(dead, note, parts=parts) for dead in (12, 15)]
    texts = [body(12, parts=parts), *noted, body(17, parts=parts), body(15, parts=parts)]
    for number, (source, text) in enumerate(zip(["site"] * 4 + ["other"], texts, strict=True)):
        at = DAY + timedelta(hours=9, minutes=20 * number)
        page = RawArticle(source=source, url=f"https://{source}.example/ferry", fetched_at=at, text="\n\n".join(text))
        told += [step.stories[0] for step in flow.run(page) if step.stories]
    assert [story.relation.kind for story in told] == ["new", "correction", "update", "update", "repeat"]
    assert told[-1].superseded_by is not None


@pytest.mark.parametrize(
    "note",
    [
        "This story has been corrected to show that the ferry belongs to Nordline, not Sudline.",
        "An earlier version of this article misstated the name of the mayor.",
        "(This version corrects the name of the ferry's owner in paragraph 2)",
    ],
)
def test_other_forms_of_notes(note: str) -> None:
    told = stories(body(12), body(12, note), body(15, note), body(15, "Two of them were children.", note))
    assert [story.relation.kind for story in told][1:3] == ["correction", "update"]
    assert told[3].relation.kind in {"update", "expansion"}


def test_a_second_note_is_a_second_correction() -> None:
    first, second = NOTES["en"], "Correction: an earlier version of this story said that 21 people had died. It was 15."
    told = stories(body(12), body(12, first), body(21, first), body(15, first, second), body(17, first, second))
    assert [story.relation.kind for story in told] == ["new", "correction", "update", "correction", "update"]
    told = stories(body(12), body(12, first), body(21, first), body(15, second))
    assert told[-1].relation.kind == "correction"


def test_a_marked_headline_is_a_correction_still() -> None:
    marked = ("CORRECTED-" + EN[0], *EN[1:])
    told = stories(body(12), body(12, NOTES["en"]), body(15, NOTES["en"], parts=marked))
    assert [story.relation.kind for story in told] == ["new", "correction", "correction"]


def test_a_figure_that_the_note_names_is_one_that_it_corrects() -> None:
    note = "Correction: an earlier version of this story gave a wrong number of dead. It is 9, and not 12."
    told = stories(body(12), body(12, NOTES["en"]), body(9, note))
    assert [story.relation.kind for story in told] == ["new", "correction", "correction"]


def test_a_note_on_another_site_is_that_site_s_own() -> None:
    flow = Pipeline(atlas())
    told = []
    for number, (source, text) in enumerate(
        [("site", body(12)), ("site", body(12, NOTES["en"])), ("other", body(15, NOTES["en"]))]
    ):
        at = DAY + timedelta(hours=9, minutes=20 * number)
        page = RawArticle(source=source, url=f"https://{source}.example", fetched_at=at, text="\n\n".join(text))
        told += [step.stories[0] for step in flow.run(page) if step.stories]
    assert [story.relation.kind for story in told] == ["new", "correction", "correction"]


def test_another_note_between_headline_and_text_is_a_second_correction() -> None:
    """It stands outside the text, so that nothing of it is known of the page before."""
    size = "The ferry is {} metres long and was built in Larsvik."
    first, second = "(Corrects name of the owner)", "(Corrects the size in the last paragraph)"
    noted = [
        (EN[0].format(n=12), note, *body(12)[1:], size.format(long)) for note, long in ((first, 150), (second, 130))
    ]
    told = stories(body(12, size.format(150)), *noted)
    assert [story.relation.kind for story in told] == ["new", "correction", "correction"]
    assert any("150 → 130" in line for line in told[2].relation.changed)
