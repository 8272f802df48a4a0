"""What the wire says in brackets that it changed is a note, in whatever language and form of the verb."""

import pytest

from tests.rows import each_row
from tests.unit.stories.similarity.changes.test_summary import FR, changed

EDITED = FR.replace("8 morts", "11 morts")


@each_row(
    "note",
    [
        "Rectifie le nombre de blessés", "Corrige le bilan", "RECTIFIE le bilan", "Corrigeant le nombre de morts",
        "corregge il numero dei feriti", "Rettifica il bilancio", "Correggendo il numero dei morti",
        "Corrigiendo el número de muertos", "rectifica el balance", "Corrige o número de mortos",
        "Korrigiert Zahl der Toten", "berichtigt Opferzahl", "Präzisiert Ort", "Corrigeert aantal doden",
        "rectificeert dodental", "Rättar antalet döda", "Retter antall døde", "Korjaa kuolleiden määrän",
        "Poprawia liczbę ofiar", "Opravuje počet obětí", "Javítja a halottak számát", "Corectează numărul morților",
        "Исправляет число погибших", "Διορθώνει τον αριθμό", "clarifies toll", "Fixes typo in headline",
    ],
)  # fmt: skip
@each_row("form", ["{text}\n({note})", "{text} ({note})", "({note})\n{text}", "{text}\n[{note}.]"])
def test_a_remark_that_opens_as_a_note_is_one(note: str, form: str) -> None:
    told = changed(FR, form.format(text=EDITED, note=note), "fr")
    assert told == ("faisant 8 → 11 morts", f"note: “{note}”")


@pytest.mark.parametrize("remark", ["Rectifier le tir est urgent", "Fixest is a town", "Précisément neuf heures"])
def test_a_word_that_only_begins_so_opens_none(remark: str) -> None:
    assert not [line for line in changed(FR, f"{EDITED}\n({remark})", "fr") if line.startswith("note")]


DE = "Bei einer Lawine {} sind am Montag 3 Menschen verletzt worden, teilte die Bergrettung mit. Die Straße ist zu."
EN = "Rescuers spoke of an avalanche {}, and the road to the valley remained closed until the evening, police said."
NICE = "L'accident a eu lieu dans la soirée {}, selon la gendarmerie. La route est restée fermée toute la nuit."


@each_row(
    ("language", "text", "former", "now", "shown"),
    [
        ("de", DE, "im Ötztal", "im Pitztal (nicht: Ötztal)", ("Ötztal → Pitztal",)),
        ("de", DE, "im Ötztal", "im Pitztal (nicht im Ötztal)", ("Ötztal → Pitztal",)),
        ("de", DE, "im Ötztal", "im Pitztal (statt Ötztal)", ("Ötztal → Pitztal",)),
        ("en", EN, "in Oetztal", "in Pitztal (not Oetztal)", ("Oetztal → Pitztal",)),
        ("en", EN, "in San Marino", "in Rimini [not: San Marino]", ("San Marino → Rimini",)),
        ("en", EN, "in Rimini", "in San Marino (not Rimini)", ("Rimini → San Marino",)),
        ("en", EN, "seen by Jan Lund", "seen by Per Holm (not Jan Lund)", ("Jan Lund → Per Holm",)),
        ("en", EN, "seen by the mayor", "seen by the governor (not the mayor)", ("mayor → governor",)),
        ("en", EN, "on Monday", "on Tuesday (not: Monday)", ("Monday → Tuesday",)),
        ("fr", NICE, "à Nice", "à Cannes (et non à Nice)", ("Nice → Cannes",)),
        ("fr", NICE, "de mars", "de juin (non mars)", ("mars → juin",)),
        ("en", EN, "that hit 3 men", "that hit 5 men (not 3)", ("3 → 5 men",)),
        ("en", EN, "in Rimini", "in Rimini (not pictured)", ("reworded: “pictured”",)),
        ("en", EN, "in Rimini", "in Rimini (no comment)", ("reworded: “no comment”",)),
    ],
)
def test_what_a_text_disowns_in_brackets_is_told_as_replaced(
    language: str, text: str, former: str, now: str, shown: tuple[str, ...]
) -> None:
    assert changed(text.format(former), text.format(now), language) == shown
