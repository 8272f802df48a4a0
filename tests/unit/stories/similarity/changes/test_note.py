"""What the wire says in brackets that it changed is a note, in whatever language and form of the verb."""

import pytest

from tests.unit.stories.similarity.changes.test_summary import FR, changed

EDITED = FR.replace("8 morts", "11 morts")


@pytest.mark.parametrize(
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
@pytest.mark.parametrize("form", ["{text}\n({note})", "{text} ({note})", "({note})\n{text}", "{text}\n[{note}.]"])
def test_a_remark_that_opens_as_a_note_is_one(note: str, form: str) -> None:
    told = changed(FR, form.format(text=EDITED, note=note), "fr")
    assert told == ("faisant 8 → 11 morts", f"note: “{note}”")


@pytest.mark.parametrize("remark", ["Rectifier le tir est urgent", "Fixest is a town", "Précisément neuf heures"])
def test_a_word_that_only_begins_so_opens_none(remark: str) -> None:
    assert not [line for line in changed(FR, f"{EDITED}\n({remark})", "fr") if line.startswith("note")]
