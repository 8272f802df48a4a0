"""Ages above the items of a page whose first item has none, as a lead has: each is the item's below it.

A page whose ages stand below its items looks alike where its end cuts the last age off.
"""

from itertools import product
from typing import Final, NamedTuple

import pytest

from dateline.core.page.split import split
from tests.rows import each_row


class Item(NamedTuple):
    """An item as it is printed: headline, dateline and text."""

    head: str
    dateline: str
    text: str


AGES: Final = {
    "en": ("4 minutes ago", "20 minutes ago", "2 hours ago"),
    "nl": ("4 minuten geleden", "20 minuten geleden", "2 uur geleden"),
    "de": ("vor 4 Minuten", "vor 20 Minuten", "vor 2 Stunden"),
    "fr": ("il y a 4 minutes", "il y a 20 minutes", "il y a 2 heures"),
    "es": ("hace 4 minutos", "hace 20 minutos", "hace 2 horas"),
    "it": ("4 minuti fa", "20 minuti fa", "2 ore fa"),
    "pt": ("há 4 minutos", "há 20 minutos", "há 2 horas"),
    "sv": ("för 4 minuter sedan", "för 20 minuter sedan", "för 2 timmar sedan"),
}
ITEMS: Final = {
    "en": (
        Item("Seamen end strike in Bergen", "BERGEN (Reuters) - ", "Seamen in Bergen went back to work on Monday."),
        Item("Storm closes port of Larnaca", "LARNACA (AFP) - ", "A storm closed the port of Larnaca on Monday night."),
        Item("Snow stops trains to Oulu", "OULU (AP) - ", "Deep snow stopped all trains to Oulu on Monday."),
        Item("Bakers of Ghent raise prices", "GHENT (Reuters) - ", "Bakers in Ghent will ask more for a loaf of rye."),
    ),
    "nl": (
        Item("Zeelui Bergen staken niet meer", "BERGEN (ANP) - ", "Zeelui in Bergen zijn maandag weer aan het werk."),
        Item("Storm sluit haven Larnaca", "LARNACA (AFP) - ", "Een storm heeft de haven van Larnaca gesloten."),
        Item("Sneeuw legt treinen stil", "OULU (ANP) - ", "Door dikke sneeuw reed maandag geen trein naar Oulu."),
        Item("Bakkers in Gent duurder", "GENT (BELGA) - ", "Bakkers in Gent vragen meer voor een brood van rogge."),
    ),
    "de": (
        Item("Seeleute beenden Streik", "Bergen (dpa) - ", "Die Seeleute in Bergen arbeiten seit Montag wieder."),
        Item("Sturm schließt Hafen", "Larnaka (AFP) - ", "Ein Sturm hat am Montag den Hafen von Larnaka gesperrt."),
        Item("Schnee stoppt Züge", "Oulu (dpa) - ", "Wegen tiefen Schnees fuhr am Montag kein Zug nach Oulu."),
        Item("Bäcker in Gent teurer", "Gent (dpa) - ", "Die Bäcker in Gent verlangen mehr für ein Roggenbrot."),
    ),
    "fr": (
        Item("Fin de la grève à Bergen", "BERGEN (AFP) - ", "Les marins de Bergen ont repris le travail lundi."),
        Item("Tempête sur Larnaca", "LARNACA (AFP) - ", "Une tempête a fermé lundi soir le port de Larnaca."),
        Item("La neige arrête les trains", "OULU (AFP) - ", "Aucun train n'a roulé lundi vers Oulu sous la neige."),
        Item("Le pain plus cher à Gand", "GAND (Belga) - ", "Les boulangers de Gand vendront plus cher leur pain."),
    ),
    "es": (
        Item("Acaba la huelga en Bergen", "BERGEN (EFE) - ", "Los marineros de Bergen volvieron el lunes al trabajo."),
        Item("Temporal cierra el puerto", "LÁRNACA (EFE) - ", "Un temporal cerró el lunes el puerto de Lárnaca."),
        Item("La nieve para los trenes", "OULU (EFE) - ", "La nieve paró el lunes todos los trenes hacia Oulu."),
        Item("El pan sube en Gante", "GANTE (EFE) - ", "Los panaderos de Gante pedirán más por el pan de centeno."),
    ),
    "it": (
        Item("Finito lo sciopero a Bergen", "BERGEN (ANSA) - ", "I marinai di Bergen sono tornati lunedì al lavoro."),
        Item("Tempesta chiude il porto", "LARNACA (ANSA) - ", "Una tempesta ha chiuso lunedì il porto di Larnaca."),
        Item("La neve ferma i treni", "OULU (ANSA) - ", "La neve ha fermato lunedì tutti i treni per Oulu."),
        Item("A Gand il pane più caro", "GAND (ANSA) - ", "I fornai di Gand chiederanno di più per il pane nero."),
    ),
    "pt": (
        Item("Acaba a greve em Bergen", "BERGEN (Lusa) - ", "Os marinheiros de Bergen voltaram hoje ao trabalho."),
        Item("Temporal fecha o porto", "LARNACA (Lusa) - ", "Um temporal fechou na segunda-feira o porto de Larnaca."),
        Item("Neve para os comboios", "OULU (Lusa) - ", "A neve parou na segunda-feira os comboios para Oulu."),
        Item("Pão mais caro em Gante", "GANTE (Lusa) - ", "Os padeiros de Gante vão pedir mais pelo pão de centeio."),
    ),
    "sv": (
        Item("Sjöfolk i Bergen slutar strejka", "BERGEN (TT) - ", "Sjömännen i Bergen gick på måndagen till arbetet."),
        Item("Storm stänger hamnen", "LARNACA (AFP) - ", "En storm stängde på måndagen hamnen i Larnaca."),
        Item("Snö stoppar tågen till Uleåborg", "OULU (TT) - ", "Djup snö stoppade på måndagen alla tåg till Oulu."),
        Item("Bagare i Gent höjer priset", "GENT (TT) - ", "Bagarna i Gent tar mer betalt för ett bröd av råg."),
    ),
}
SECOND: Final = {
    "en": "“We will wait,” the mayor told reporters at the town hall.",
    "nl": "“We wachten af”, zei de burgemeester tegen verslaggevers.",
    "de": "„Wir warten ab“, sagte die Bürgermeisterin vor dem Rathaus.",
    "fr": "« Nous attendons », a dit le maire devant la mairie de la ville.",
    "es": "«Esperaremos», dijo el alcalde a los periodistas ante la alcaldía.",
    "it": "«Aspettiamo», ha detto il sindaco ai giornalisti in municipio.",
    "pt": "“Vamos esperar”, disse o autarca aos jornalistas na câmara.",
    "sv": "”Vi väntar”, sade borgmästaren till journalister vid rådhuset.",
}
DATES: Final = {
    "en": "1 December 2026 12:15",
    "nl": "1 december 2026 12:15",
    "de": "1. Dezember 2026, 12:15 Uhr",
    "fr": "1 décembre 2026 à 12:15",
    "es": "1 de diciembre de 2026 12:15",
    "it": "1 dicembre 2026 12:15",
    "pt": "1 de dezembro de 2026 12:15",
    "sv": "1 december 2026 12:15",
}


def times(page: str) -> list[tuple[str | None, str | None]]:
    return [(item.headline, item.stamp and item.stamp.printed) for item in split(page, str.isupper)]


def expected(language: str, count: int = 4, *, lead: bool = True) -> list[tuple[str | None, str | None]]:
    ages = (None, *AGES[language]) if lead else (*AGES[language], None)
    return [(item.head, age) for item, age in zip(ITEMS[language][:count], ages, strict=False)]


def lead_lines(language: str, within: str, *, more: bool = False, date: bool = False) -> str:
    item = ITEMS[language][0]
    lines = [item.head, *([DATES[language]] if date else []), item.dateline + item.text]
    return within.join(lines + [SECOND[language]] * (2 if more else 0))


def above(language: str, between: str, within: str, count: int = 4, *, datelines: bool = True) -> str:
    blocks = [
        within.join((age, item.head, (item.dateline if datelines else "") + item.text))
        for age, item in zip(AGES[language], ITEMS[language][1:count], strict=False)
    ]
    return between.join(blocks)


SHAPES: Final = [("\n\n", "\n"), ("\n\n\n", "\n"), ("\n\n\n", "\n\n")]
"""What stands between the blocks of a page, and between the lines of a block."""
LEADS: Final = list(product(("\n", "\n\n"), (False, True), (False, True)))


@each_row("language", AGES)
@pytest.mark.parametrize(("between", "within"), SHAPES)
@each_row(("inner", "more", "date"), LEADS)
def test_an_age_above_an_item_is_its_own_below_a_lead(
    language: str, between: str, within: str, inner: str, *, more: bool, date: bool
) -> None:
    page = lead_lines(language, inner, more=more, date=date) + between + above(language, between, within)
    assert times(page) == expected(language)


@each_row("language", AGES)
@each_row("count", [2, 3])
def test_so_is_one_of_one_or_two(language: str, count: int) -> None:
    page = lead_lines(language, "\n\n") + "\n\n" + above(language, "\n\n", "\n", count)
    assert times(page) == expected(language, count)
    assert all(item.complete for item in split(page, str.isupper))


@each_row("language", AGES)
def test_so_is_one_of_an_item_without_dateline(language: str) -> None:
    page = lead_lines(language, "\n\n", more=True) + "\n\n" + above(language, "\n\n", "\n", datelines=False)
    assert times(page) == expected(language)


@each_row("language", AGES)
def test_so_is_one_of_a_page_that_cuts_its_last_text(language: str) -> None:
    page = lead_lines(language, "\n\n") + "\n\n" + above(language, "\n\n", "\n")[:-12]
    assert times(page) == expected(language)


@each_row("language", AGES)
def test_so_is_one_of_items_of_several_paragraphs(language: str) -> None:
    blocks = above(language, "\n\n", "\n").split("\n\n")
    page = "\n\n".join((lead_lines(language, "\n\n"), *(f"{block}\n\n{SECOND[language]}" for block in blocks)))
    assert times(page) == expected(language)


@each_row("language", AGES)
@pytest.mark.parametrize(("between", "within"), [*SHAPES, ("\n", "\n"), ("\n\n", "\n\n")])
def test_an_age_that_opens_the_page_needs_no_blank_line(language: str, between: str, within: str) -> None:
    assert times(above(language, between, within)) == expected(language)[1:]


def below(language: str, to_age: str, to_next: str, within: str) -> str:
    """Return a page whose ages stand below its items, without the last one's."""
    page = ""
    for item, age in zip(ITEMS[language], (*AGES[language], ""), strict=True):
        page += f"{item.head}{within}{item.dateline}{item.text}" + (f"{to_age}{age}{to_next}" if age else "")
    return page


PORTALS: Final = [("\n\n", "\n", "\n\n"), ("\n", "\n\n", "\n"), ("\n", "\n", "\n"), ("\n\n", "\n\n", "\n\n")]


@each_row("language", AGES)
@each_row(("to_age", "to_next", "within"), PORTALS)
@each_row("cut", [0, 12])
def test_an_age_below_an_item_stays_its_own_where_the_page_ends_without_the_last(
    language: str, to_age: str, to_next: str, within: str, cut: int
) -> None:
    page = below(language, to_age, to_next, within)
    assert times(page[: len(page) - cut]) == expected(language, lead=False)


@each_row("language", AGES)
@each_row(("to_age", "to_next", "within"), [*PORTALS, ("\n\n", "\n", "\n")])
def test_so_does_one_where_the_page_ends_with_an_age(language: str, to_age: str, to_next: str, within: str) -> None:
    page = below(language, to_age, to_next, within).rsplit(to_next, 1)[0]
    page = page[: page.rindex(AGES[language][2]) + len(AGES[language][2])]
    assert times(page) == expected(language, 3, lead=False)


@each_row("language", AGES)
@each_row("end", [6, 9])
def test_so_does_one_where_the_page_cuts_the_last_age(language: str, end: int) -> None:
    page = below(language, "\n\n", "\n", "\n") + f"\n\n{AGES[language][0][:end]}"
    assert [age for _, age in times(page)][:3] == list(AGES[language])


@each_row("language", AGES)
def test_so_does_one_of_a_cut_page_whose_first_item_looks_like_the_others(language: str) -> None:
    page = below(language, "\n\n", "\n", "\n")[:-12]
    assert times(page) == expected(language, lead=False)
