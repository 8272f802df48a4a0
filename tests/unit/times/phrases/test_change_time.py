"""The time at which a page prints that its text was changed: behind a label, in nine languages."""

import pytest

from dateline.core.times.phrases.change_time import change_in, is_stamp
from tests.rows import each_row


@each_row(
    ("line", "printed"),
    [
        ("Updated 10:05", "10:05"),
        ("Last updated: 1 Dec 2026, 10:05", "1 Dec 2026, 10:05"),
        ("Updated Dec 1, 2026, 10:05 a.m. ET", "Dec 1, 2026, 10:05 a.m. ET"),
        ("This story was last updated at 10:05 GMT.", "10:05 GMT"),
        ("Published 08:10 | Updated 10:05", "10:05"),
        ("Published: Dec 1, 2026 8:10 am - Last modified: Dec 1, 2026 10:05 am", "Dec 1, 2026 10:05 am"),
        ("Updated 5 minutes ago", "5 minutes ago"),
        ("Bijgewerkt om 10.05", "10.05"),
        ("08:10 (bijgewerkt: 10:05)", "10:05"),
        ("Gepubliceerd op 1 december 2026 om 08:10 - Laatst gewijzigd op 1 december om 10:05", "1 december om 10:05"),
        ("Dit artikel is voor het laatst bijgewerkt om 10.05 uur", "10.05 uur"),
        ("Laatste update: vandaag, 10:05", "vandaag, 10:05"),
        ("Aktualisiert: 01.12.2026, 10:05 Uhr", "01.12.2026, 10:05 Uhr"),
        ("Veröffentlicht am 1. Dezember um 8.10 Uhr, zuletzt aktualisiert um 10.05 Uhr", "10.05 Uhr"),
        ("Stand: 01.12.2026 10:05 Uhr", "01.12.2026 10:05 Uhr"),
        ("Mis à jour le 1 décembre 2026 à 10h05", "1 décembre 2026 à 10h05"),
        ("Publié le 01/12/2026 à 08:10, mis à jour le 01/12/2026 à 10:05", "01/12/2026 à 10:05"),
        ("Dernière mise à jour à 10h05", "10h05"),
        ("Actualizado a las 10:05", "10:05"),
        ("Última actualización: 01/12/2026 - 10:05", "01/12/2026 - 10:05"),
        ("Aggiornato alle 10:05", "10:05"),
        ("Ultimo aggiornamento: 1 dicembre 2026, ore 10:05", "1 dicembre 2026, ore 10:05"),
        ("Atualizado em 01/12/2026 às 10h05", "01/12/2026 às 10h05"),
        ("Última atualização: há 20 minutos", "há 20 minutos"),
        ("Publicerad 08.10 Uppdaterad 10.05", "10.05"),
        ("Senast uppdaterad i dag kl. 10.05", "i dag kl. 10.05"),
        ("Publisert 1. des. 2026 kl. 08.10 | Oppdatert kl. 10.05", "10.05"),
        ("Sist oppdatert: 01.12.2026 10:05", "01.12.2026 10:05"),
        ("By Ada Holm | Updated 10:05 | 3 min read", "10:05"),
        ("Updated 10:05 (first published 08:10)", "10:05"),
        ("Senest ændret 10:05", "10:05"),
        ("Endret kl. 10.05", "10.05"),
        ("Laatst bewerkt om 10.05", "10.05"),
        ("İstanbul Haber\nGüncelleme: 10:05", "10:05"),
    ],
)
def test_the_time_behind_a_label_of_a_change(line: str, printed: str) -> None:
    page = f"Menu\n{line}\nThe text."
    assert change_in(page, 0, len(page)) == printed


@pytest.mark.parametrize(
    "line", ["BIJGEWERKT: 10:05", "LAST UPDATED 1 DEC 2026 10:05 AM", "MIS À JOUR LE 1 DÉCEMBRE À 10H05"]
)
def test_a_label_in_capitals(line: str) -> None:
    assert change_in(line, 0, len(line)) is not None


def test_a_label_on_the_line_above_its_time() -> None:
    page = "Published\n08:10\nUpdated\n10:05\n"
    assert change_in(page, 0, len(page)) == "10:05"


@each_row(
    "line",
    [
        "Published 08:10",
        "Updated",
        "Updated by Ada Holm",
        "Outdated 10:05",
        "The update of 10:05 brought nothing new",
        "Police updated the toll to 12 after 10:05",
        "Update: 12 people have died",
        "Stand: 2-1",
        "Police to give update at 16:00 on Larsvik ferry",
        "The mayor of Larsvik will give the next update at 16:00.",
        "De burgemeester geeft de volgende update om 16.30 uur.",
        "Die nächste Aktualisierung um 16.30 Uhr",
        "Nächstes Update um 18 Uhr",
        "Prochaine mise à jour à 18h00",
        "Próxima actualización a las 18:00",
        "Prossimo aggiornamento alle 18:00",
        "Próxima atualização às 18h00",
        "Neste gang endret kl. 18.00",
        "Nästa uppdaterad 18.00",
        "The rules were last modified 3 March 2019 at 10:05.",
        "The budget was revised 2 hours ago, the minister said.",
        "The figures, last updated 2 hours ago, are wrong.",
        "Der Streik begann Stand 14.30 Uhr an zwölf Orten.",
        "Stand 14.30 Uhr sind zwölf Orte ohne Strom.",
        "Updated 10:05: 12 people have died",
        "La Gazzetta di Larsvik - ultimo aggiornamento: ore 18:55",
    ],
)
def test_other_lines_have_none(line: str) -> None:
    assert change_in(line, 0, len(line)) is None


def test_what_stands_beyond_the_bounds_is_not_read() -> None:
    line = "Updated 10:05"
    assert change_in(line, 3, len(line)) is None
    assert change_in(line, 0, 8) is None
    assert change_in(line, 0, 10) is None


def test_the_first_of_several() -> None:
    page = "Updated 10:05\nUpdated 10:25\n"
    assert change_in(page, 0, len(page)) == "10:05"


@pytest.mark.parametrize(
    "line", ["Published 08:10", "08:10 | Updated 10:05", "Updated", "This story was updated 10:05."]
)
def test_a_line_of_stamps(line: str) -> None:
    assert is_stamp(line)


@pytest.mark.parametrize("line", ["Larsvik Post | Updated 10:05", "More news", "", "Updated by Ada Holm", "8:10 " * 9])
def test_no_line_of_stamps(line: str) -> None:
    assert not is_stamp(line)
