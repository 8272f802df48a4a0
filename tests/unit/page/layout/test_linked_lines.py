"""The line under ``Read also`` belongs to this label, and is the headline of no item below it."""

from datetime import UTC, datetime

import pytest

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

FIRST = "ATHENS (Reuters) - A fire destroyed the covered market of Thessaloniki overnight, injuring three people."
SECOND = "ANKARA (AP) - Schools closed on Sunday after a quake."
THIRD = "OSLO (AFP) - The ferry to Denmark will no longer sail at night, its owner said."
HEADLINE = "Ferry to Denmark stays in port"
LABELS = {
    "en": ("Read also", "Why wolves return to the hills", "World"),
    "nl": ("Lees ook", "Waarom wolven terugkeren naar de Veluwe", "Binnenland"),
    "de": ("Lesen Sie auch:", "Warum Wölfe in die Heide kommen", "Inland"),
    "fr": ("À lire aussi", "Pourquoi les loups reviennent dans les Alpes", "Monde"),
    "es": ("Lea también", "Por qué vuelven los lobos a la sierra", "Mundo"),
    "it": ("Leggi anche", "Perché i lupi tornano sulle Alpi", "Esteri"),
    "pt": ("Leia também:", "Por que os lobos voltam à serra", "Mundo"),
    "sv": ("Läs också", "Varför vargarna kommer tillbaka till skogen", "Utrikes"),
    "no": ("Les også", "Hvorfor ulvene kommer tilbake til skogen", "Utenriks"),
}
BETWEEN = {"a section": "\n{}\n", "a section and blank lines": "\n\n{}\n\n", "a blank line": "\n\n", "nothing": "\n"}


def headlines(text: str) -> list[str | None]:
    page = RawArticle(source="desk", fetched_at=datetime(2026, 11, 29, 11, tzinfo=UTC), text=text)
    return [brief.headline for brief in parse(page, atlas())]


@each_row("times", [True, False])
@each_row("between", BETWEEN)
@each_row("language", LABELS)
def test_a_link_is_no_headline(language: str, between: str, times: bool) -> None:  # noqa: FBT001
    label, link, section = LABELS[language]
    link += BETWEEN[between].format(section)
    page = f"{FIRST}\n2 hours ago\n\n{label}\n{link}{SECOND}\n3 hours ago\n\n{THIRD}\n5 hours ago\n"
    page = (
        page if times else page.replace("\n2 hours ago", "").replace("\n3 hours ago", "").replace("\n5 hours ago", "")
    )
    assert headlines(page) == [None, None, None]


@pytest.mark.parametrize("language", LABELS)
def test_neither_is_a_link_beside_its_label(language: str) -> None:
    label, link, section = LABELS[language]
    beside = f"{label.strip(':')}: {link}"
    page = f"{FIRST}\n2 hours ago\n\n{beside}\n{section}\n{SECOND}\n3 hours ago\n\n{THIRD}\n5 hours ago\n"
    assert headlines(page) == [None, None, None]


@pytest.mark.parametrize("language", LABELS)
def test_the_headline_between_link_and_text_stays(language: str) -> None:
    label, link, section = LABELS[language]
    assert headlines(f"{FIRST}\n\n{label}\n{link}\n{section}\n{HEADLINE}\n{THIRD}\n\n{SECOND}\n") == [
        None,
        HEADLINE,
        None,
    ]


@pytest.mark.parametrize("language", LABELS)
def test_a_short_headline_below_the_link_stays(language: str) -> None:
    label, link, section = LABELS[language]
    assert headlines(f"{FIRST}\n\n{label}\n{link}\n{section}\nFerry stays\n{THIRD}\n\n{SECOND}\n") == [
        None,
        "Ferry stays",
        None,
    ]


def test_the_first_of_items_with_headlines_keeps_its_own() -> None:
    page = f"{FIRST}\n\nRead also\nAn evening in the harbour\n{THIRD}\n\nEarth shakes\n{SECOND}\n"
    assert headlines(page) == [None, "An evening in the harbour", "Earth shakes"]


def test_a_line_that_its_text_repeats_is_its_headline() -> None:
    assert headlines(f"{FIRST}\n\nRead also\n{HEADLINE}\n{THIRD}\n\n{SECOND}\n") == [None, HEADLINE, None]


PARTED = {
    "en": (
        "No more crossings in the dark",
        "OSLO - The ferry to Denmark will no longer sail at night, its owner said.",
    ),
    "nl": ("Geen overtochten meer in het donker", "OSLO - De veerboot naar Jutland vaart niet langer na elf uur."),
    "de": ("Keine Überfahrten mehr im Dunkeln", "OSLO - Die Fähre nach Jütland legt nachts nicht mehr ab."),
    "fr": ("Fin des traversées dans le noir", "OSLO - Le ferry vers Aarhus ne partira pas la nuit."),
    "es": ("Sin travesías a oscuras", "OSLO - El ferri a Jutlandia dejará de zarpar por la noche."),
    "it": ("Niente più traversate al buio", "OSLO - Il traghetto per Aarhus non salperà di notte."),
    "pt": ("Sem mais travessias no escuro", "OSLO - A balsa para Aarhus deixa de zarpar à noite."),
    "sv": ("Inga fler överfarter i mörkret", "OSLO - Färjan till Jylland slutar att gå på natten."),
    "no": ("Ingen flere overfarter i mørket", "OSLO - Ferja til Jylland slutter å gå om natta."),
}
HEADED = [
    "A market burns down",
    FIRST,
    "Lessons cancelled",
    SECOND,
    "Snow in the hills",
    "BERN (SDA) - Snow fell on Monday.",
]


@each_row("at", [1, 2, 3])
@each_row("language", PARTED)
def test_a_headline_stays_where_all_texts_are_parted_from_theirs(language: str, at: int) -> None:
    above, below = HEADED[: at * 2], HEADED[at * 2 :]
    page = "\n\n".join([*above, LABELS[language][0], *PARTED[language], *below])
    assert headlines(page) == [*above[::2], PARTED[language][0], *below[::2]]


@pytest.mark.parametrize("at", [1, 2, 3])
def test_neither_is_such_a_headline_lost_where_times_part_the_items(at: int) -> None:
    more = "Nobody was surprised, as a reporter of a local paper wrote early on Sunday."
    items = [f"{HEADED[one]}\n\n{HEADED[one + 1].split(' - ')[1]} {more}\n{one + 1} hours ago" for one in (0, 2, 4)]
    headline, body = PARTED["en"]
    items.insert(at, f"Read also\n\n{headline}\n\n{body.split(' - ')[1]} {more}\n9 hours ago")
    assert headlines("\n\n".join(items))[at] == headline


@pytest.mark.parametrize("language", LABELS)
def test_a_link_is_no_headline_where_one_other_text_is_parted_from_its_own(language: str) -> None:
    label, link, _ = LABELS[language]
    assert headlines("\n\n".join([*HEADED[:2], f"{label}\n{link}", THIRD, SECOND])) == [HEADED[0], None, None]


@each_row("headline", ["Port quiet", "Night over Aarhus", "No more crossings in the dark"])
@each_row("form", ["{}\n{}\n{}", "{}\n\n{}\n\n{}", "{}\n\n{}\n\n{}\n\n2 hours ago", "{}\n{}\n{}\n2 hours ago"])
@each_row("language", LABELS)
def test_above_the_only_text_of_a_page_the_line_is_its_headline(language: str, form: str, headline: str) -> None:
    assert headlines(form.format(LABELS[language][0], headline, THIRD.split(" - ")[1])) == [headline]
    assert headlines(form.format(LABELS[language][0], headline, THIRD)) == [headline]
