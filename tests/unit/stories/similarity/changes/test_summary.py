"""What changed, as an editor would say it: a table of texts and the next ones, and what is shown for them."""

from typing import Final, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.stories.similarity.changes.summary import changes
from dateline.core.stories.similarity.features import traits
from dateline_schemas import Distinct
from dateline_schemas.brief import Signal
from tests.rows import each_row
from tests.unit.stories.test_thread import NOON, distinct


def changed(
    former: str, text: str, language: str = "en", headline: str | None = None, **fields: object
) -> tuple[str, ...]:
    """Return what changed from one text to the next."""
    of: Distinct = distinct(text, NOON, headline=headline, **fields).model_copy(update={"language": language})
    return changes(of, traits(text, headline, language), traits(former, None, language))


QUAKE: Final = (
    "At least 14 people were killed when an earthquake shook the coast of Velmora before dawn, the fire brigade said.\n"
    "The tremor brought down the roof of the fish market in Larsund and cut the road to the harbour.\n"
    "Rescuers under Ida Holm searched the ruins with dogs, and 40 families were taken to a school.\n"
    "A second, weaker tremor was felt in the hills behind the town at noon."
)
QUARTER: Final = (
    "Brandel Mills Corp\n4th qtr Jan 31\nShr 41 cts vs 38 cts\nNet 1,204,000 vs 1,116,000\nSales 36.7 mln vs 33.2 mln\n"
    "Avg shrs 2,936,000 vs 2,937,000"
)
DE: Final = (
    "Bei einem Brand in einem Hotel in Altenried sind in der Nacht zum Sonntag mindestens 6 Menschen verletzt worden.\n"
    "Das Feuer war in der Küche ausgebrochen und griff auf das Dach über, teilte die Feuerwehr am Morgen mit."
)
TRAIN: Final = (
    "A passenger train left the rails near the town of Larsund on Sunday, injuring five people. The line to Bergstad "
    "is closed. Bus companies offer tickets."
)
VISIT: Final = "Prime minister Oda Lien will visit the site on Monday."
BUS: Final = (
    "A bus with 40 tourists left the road near Larsund in Velmora on Sunday, police said. No people were hurt.\n"
    "It was on its way to Bergstad, three hours away, and some who saw it said that it was raining."
)
ZH: Final = "昨夜，北山县一座桥梁倒塌，造成14人死亡，救援人员仍在河中搜寻失踪者。当地政府说，桥上当时有三辆卡车。"  # noqa: RUF001 - Chinese punctuation
FR: Final = (
    "Un car de tourisme a quitté la route dans le col du Marais, faisant 8 morts selon la gendarmerie de Brével.\n"
    "Le conducteur, âgé de 52 ans, a été entendu par les enquêteurs dans la soirée."
)


class Case(NamedTuple):
    """A text, the next one, and what is shown."""

    former: str
    text: str
    shown: tuple[str, ...]
    language: str = "en"
    signal: Signal | None = None


def edit(text: str, *edits: tuple[str, str]) -> str:
    """Return the text with each first string replaced by the second; each has to be there."""
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return text


CASES: Final = {
    "a toll": Case(QUAKE, edit(QUAKE, ("14", "23")), ("14 → 23 people",)),
    "two figures in the order of the text": Case(
        QUAKE, edit(QUAKE, ("14", "23"), ("40", "65")), ("14 → 23 people", "40 → 65 families")
    ),
    "the old toll is named again": Case(
        QUAKE,
        edit(QUAKE, ("14", "23"), ("said.\n", "said, after a count of 14.\n")),
        ("14 → 23 people", "reworded: “count”"),
    ),
    "a figure in words": Case(edit(QUAKE, ("14", "ten")), edit(QUAKE, ("14", "twelve")), ("ten → twelve people",)),
    "a figure in large words": Case(
        edit(QUAKE, ("14", "twelve")), edit(QUAKE, ("14", "nineteen")), ("twelve → nineteen people",)
    ),
    "from large words": Case(edit(QUAKE, ("14", "nineteen")), edit(QUAKE, ("14", "nine")), ("nineteen → nine people",)),
    "between large words": Case(
        edit(QUAKE, ("14", "twenty")), edit(QUAKE, ("14", "thirty")), ("twenty → thirty people",)
    ),
    "from large words to figures": Case(
        edit(QUAKE, ("14", "nineteen")), edit(QUAKE, ("14", "31")), ("nineteen → 31 people",)
    ),
    "the same figure in large words": Case(edit(QUAKE, ("14", "nineteen")), edit(QUAKE, ("14", "19")), ()),
    "large words with tens": Case(
        edit(QUAKE, ("14", "twenty-three")), edit(QUAKE, ("14", "twenty-five")), ("twenty-three → twenty-five people",)
    ),
    "large words that open the text": Case(
        edit(QUAKE, ("At least 14", "Twelve")), edit(QUAKE, ("At least 14", "Nineteen")), ("Twelve → Nineteen people",)
    ),
    "small words that open the text": Case(
        edit(QUAKE, ("At least 14", "Nineteen")), edit(QUAKE, ("At least 14", "Nine")), ("Nineteen → Nine people",)
    ),
    "large words in German": Case(
        edit(DE, ("6 Menschen", "dreizehn Menschen")),
        edit(DE, ("6 Menschen", "achtzehn Menschen")),
        ("dreizehn → achtzehn Menschen verletzt",),
        "de",
    ),
    "a number in words behind a note is no name": Case(
        "(Corrects death toll to nine, not nineteen) " + edit(QUAKE, ("At least 14", "Nine")),
        edit(QUAKE, ("At least 14", "Eleven")),
        ("nine → Eleven people",),
    ),
    "the same figure in words": Case(edit(QUAKE, ("14", "ten")), edit(QUAKE, ("14", "10")), ()),
    "a figure that is printed twice": Case(
        edit(QUAKE, ("40 families", "14 families")),
        edit(QUAKE, ("14", "23"), ("40 families", "23 families")),
        ("14 → 23 people",),
    ),
    "one of two equal figures": Case(
        edit(QUAKE, ("40 families", "14 families")),
        edit(QUAKE, ("14", "23"), ("40 families", "14 families")),
        ("14 → 23 people",),
    ),
    "the second of two equal figures": Case(
        edit(QUAKE, ("40 families", "14 families")), edit(QUAKE, ("40 families", "20 families")), ("14 → 20 families",)
    ),
    "a new row of a table": Case(
        QUARTER,
        edit(QUARTER, ("4th qtr Jan 31", "4th qtr Jan 31\nRevs 19.2 mln vs 18.8 mln")),
        ("adds “Revs 19.2 mln vs 18.8 mln”",),
    ),
    "a row of a table": Case(
        QUARTER,
        edit(QUARTER, ("36.7", "39.7"), ("38 cts", "33 cts"), ("1,204", "1,240")),
        ("38 → 33 cts", "Net 1,204,000 → 1,240,000", "Sales 36.7 → 39.7 mln"),
    ),
    "a rounded figure": Case(QUARTER, edit(QUARTER, ("Avg shrs 2,936,000", "Avg shrs 2.9 mln")), ()),
    "a sum with its currency": Case(
        "The council of Larsund will spend $3.5 million on a new quay, the mayor told residents at a meeting.",
        "The council of Larsund will spend $5.2 million on a new quay, the mayor told residents at a meeting.",
        ("$3.5 → $5.2 million",),
    ),
    "a percentage": Case(
        "Prices of timber in the north rose by 4.1% in the third quarter, the forest owners of Velmora said.",
        "Prices of timber in the north rose by 4.7% in the third quarter, the forest owners of Velmora said.",
        ("rose by 4.1 → 4.7%",),
    ),
    "a date and an age come last": Case(
        edit(QUAKE, ("at noon", "at noon on March 3")),
        edit(QUAKE, ("at noon", "at noon on March 4"), ("40", "65")),
        ("40 → 65 families", "March 3 → 4"),
    ),
    "a weekday": Case(
        edit(QUAKE, ("at noon", "at noon on Monday")), edit(QUAKE, ("at noon", "at noon on Tuesday")), ()
    ),
    "a name that was wrong": Case(QUAKE, edit(QUAKE, ("Ida Holm", "Ada Holm")), ("Ida Holm → Ada Holm",)),
    "another name": Case(QUAKE, edit(QUAKE, ("Ida Holm", "Jon Varga")), ("Ida Holm → Jon Varga",)),
    "names that came, in a new paragraph": Case(
        QUAKE,
        f"{QUAKE}\nPrime Minister Oda Lien flew to Larsund, and the Red Cross sent tents from Bergstad.",
        (
            "adds Prime Minister Oda Lien, Red Cross, Bergstad",
            "1 new paragraph: “Prime Minister Oda Lien flew to Larsund, and the Red Cross …”",
        ),
    ),
    "a paragraph that is gone": Case(QUAKE, QUAKE.partition("\nRescuers")[0], ("drops Ida Holm", "2 paragraphs cut")),
    "paragraphs that were joined": Case(QUAKE, edit(QUAKE, ("said.\n", "said. "), ("harbour.\n", "harbour. ")), ()),
    "a note of the wire": Case(
        QUAKE,
        f"{edit(QUAKE, ('40', '65'))}\n(Corrects number of families in third paragraph)",
        ("40 → 65 families", "note: “Corrects number of families in third paragraph”"),
    ),
    "a note in front of the text, with the figures of the change": Case(
        QUAKE,
        f"(Corrects toll to 23, not 14, in first paragraph) {edit(QUAKE, ('14', '23'))}",
        ("14 → 23 people", "note: “Corrects toll to 23, not 14, in first paragraph”"),
    ),
    "a note that is a sentence in brackets": Case(
        QUAKE,
        f"(This story has been corrected to fix the toll to 23, not 14) {edit(QUAKE, ('14', '23'))}",
        ("14 → 23 people", "note: “This story has been corrected to fix the toll to 23, not 14”"),
        signal="correction",
    ),
    "a note in a language without a row": Case(
        QUAKE,
        f"(Javítja a halottak számát) {edit(QUAKE, ('14', '23'))}",
        ("14 → 23 people", "note: “Javítja a halottak számát”"),
        signal="correction",
    ),
    "a note without brackets, on a line of its own": Case(
        QUAKE,
        f"Corrects toll to 23 from 14 in paragraph 1.\n{edit(QUAKE, ('14', '23'))}",
        ("14 → 23 people", "note: “Corrects toll to 23 from 14 in paragraph 1”"),
    ),
    "a note at the end, with the figures of the change": Case(
        QUAKE,
        f"{edit(QUAKE, ('14', '23'))}\n(Corrects toll to 23 from 14 in paragraph 1)",
        ("14 → 23 people", "note: “Corrects toll to 23 from 14 in paragraph 1”"),
    ),
    "a note on a headline": Case(
        QUAKE, f"(Refiles to fix typo in headline) {QUAKE}", ("note: “Refiles to fix typo in headline”",)
    ),
    "a note of an update keeps its word": Case(
        QUAKE, f"(Adds comment by governor) {QUAKE}", ("note: “Adds comment by governor”",)
    ),
    "a full-width note in Chinese": Case(
        ZH,
        f"（更正死亡人数） {edit(ZH, ('14', '23'))}",  # noqa: RUF001 - Chinese punctuation
        ("14 → 23人死亡", "note: “更正死亡人数”"),
        "zh",
        "correction",
    ),
    "a remark in brackets is no note": Case(
        QUAKE,
        edit(QUAKE, ("at noon.", "at noon (the mayor had warned of it on the radio).")),
        ("reworded: “mayor had warned”, “radio”",),
    ),
    "a first toll, put in front of a sentence": Case(
        edit(QUAKE, ("At least 14 people were killed when an earthquake", "An earthquake")),
        edit(
            QUAKE,
            ("At least 14 people were killed when an earthquake", "At least 14 people were killed when an earthquake"),
        ),
        ("adds “At least 14 people were killed”",),
    ),
    "a first toll in words, put behind a sentence, before other edits": Case(
        QUAKE,
        edit(
            QUAKE,
            ("cut the road to the harbour", "cut the road to the harbour, killing nine drivers and hurting 20"),
            ("fire brigade", "police"),
            ("weaker", "lighter"),
            ("with dogs", "by hand"),
        ),
        ("adds “killing nine drivers and hurting 20”", "reworded: “police”, “hand”, “lighter tremor”"),
    ),
    "a sentence with a figure": Case(
        QUAKE,
        edit(QUAKE, ("harbour.", "harbour. Three fishermen were missing.")),
        ("adds “Three fishermen were missing”",),
    ),
    "words came in front of a figure": Case(
        edit(QUAKE, ("40 families", "forty families")).replace(
            "and forty families were", "and injured 45, the mayor of the town was"
        ),
        edit(QUAKE, ("40 families", "forty families")).replace(
            "and forty families were", "and injured at least 50, the mayor of the town was"
        ),
        ("at least 45 → 50",),
    ),
    "a figure that is now in words": Case(edit(QUAKE, ("14", "6")), edit(QUAKE, ("14", "six")), ()),
    "a figure that is now in words, beside one that rose": Case(
        edit(QUAKE, ("14", "6")), edit(QUAKE, ("14", "six"), ("40", "65")), ("40 → 65 families",)
    ),
    "a day in front of a figure says nothing": Case(
        "Kites were banned near the airport of Velmora on Sunday after 12 of them had been drawn into engines.",
        "Kites were banned near the airport of Velmora on Sunday after 15 of them had been drawn into engines.",
        ("12 → 15 of them",),
    ),
    "what was measured stands in front": Case(
        "A tremor of magnitude 5.8 struck near the town of Larsund early in the morning, the institute said.",
        "A tremor of magnitude 5.7 struck near the town of Larsund early in the morning, the institute said.",
        ("magnitude 5.8 → 5.7",),
    ),
    "a figure behind *and*": Case(
        "In the town of Larsund 11 people were killed and 120 were injured, hospitals reported in the evening.",
        "In the town of Larsund 23 people were killed and 310 were injured, hospitals reported in the evening.",
        ("11 → 23 people", "120 → 310 were injured"),
    ),
    "an adjective of a known name": Case(
        edit(QUAKE, ("the coast of Velmora", "the coast of Turkey")),
        edit(QUAKE, ("the coast of Velmora", "the coast of Turkey"), ("the ruins", "the Turkish ruins")),
        ("reworded: “Turkish ruins”",),
    ),
    "signal words are no change": Case(QUAKE, f"CORRECTED: {QUAKE}", ()),
    "refiles are no change": Case(QUAKE, f"{QUAKE}\nRefiles", ()),
    "a misspelt word": Case(edit(QUAKE, ("ruins", "runis")), QUAKE, ("reworded: “ruins”",)),
    "many reworded places": Case(
        QUAKE,
        edit(
            QUAKE,
            ("coast", "shore"),
            ("fire brigade", "police"),
            ("fish market", "cinema"),
            ("road", "railway"),
            ("with dogs", "by hand"),
            ("weaker", "lighter"),
            ("noon", "dusk"),
        ),
        ("reworded in 7 places",),
    ),
    "nothing but a word that is gone": Case(QUAKE, edit(QUAKE, ("weaker ", "")), ()),
    "the same text": Case(QUAKE, QUAKE, ()),
    "German: the noun after the figure, and no noun is a name": Case(
        DE, edit(DE, ("6", "11"), ("Dach", "Lager")), ("6 → 11 Menschen verletzt", "Dach → Lager"), "de"
    ),
    "Chinese": Case(ZH, edit(ZH, ("14", "23")), ("14 → 23人死亡",), "zh"),
    "French": Case(FR, edit(FR, ("8 morts", "11 morts")), ("faisant 8 → 11 morts",), "fr"),
    "Spanish": Case(
        "El choque de dos trenes cerca de Valmorada causó 9 muertos y 30 heridos, informó la empresa ferroviaria.",
        "El choque de dos trenes cerca de Valmorada causó 12 muertos y 34 heridos, informó la empresa ferroviaria.",
        ("causó 9 → 12 muertos", "30 → 34 heridos"),
        "es",
    ),
    "Russian": Case(
        "При пожаре в гостинице посёлка Вельмора погибли 14 человек, сообщили утром местные спасатели.",
        "При пожаре в гостинице посёлка Вельмора погибли 23 человека, сообщили утром местные спасатели.",
        ("погибли 14 → 23 человека",),
        "ru",
    ),
    "a language without a table of words": Case(
        "Maafa ya meli karibu na kisiwa cha Velmora yameua watu 14 na kujeruhi wengine wengi, polisi walisema jana.",
        "Maafa ya meli karibu na kisiwa cha Velmora yameua watu 23 na kujeruhi wengine wengi, polisi walisema jana.",
        ("watu 14 → 23",),
        "sw",
    ),
    "a first toll, and a sentence at the end": Case(
        TRAIN,
        edit(TRAIN, ("injuring five", "killing one person and injuring 20"), ("tickets.", f"tickets. {VISIT}")),
        (
            "adds “killing one person”",
            "injuring five → 20 people",
            "adds “Prime minister Oda Lien will visit the site on Monday”",
        ),
    ),
    "a figure in front of another that rose is told once": Case(
        edit(TRAIN, ("injuring five people", "leaving 12 passengers missing")),
        edit(TRAIN, ("injuring five people", "killing three people and leaving nine passengers missing")),
        ("adds “killing three people”", "12 → nine passengers missing"),
    ),
    "one was killed, then two": Case(
        edit(TRAIN, ("injuring five", "killing one person and injuring 20")),
        edit(TRAIN, ("injuring five", "killing two people and injuring 22")),
        ("killing one → two people", "injuring 20 → 22 people"),
    ),
    "two figures that count the same": Case(
        "Five people were killed in the fire at the hotel of Larsund, and 12 people were hurt, the mayor said.",
        "Nine people were killed in the fire at the hotel of Larsund, and 30 people were hurt, the mayor said.",
        ("Five → Nine people were killed", "12 → 30 people were hurt"),
    ),
    "a new sentence with a quotation": Case(
        QUAKE,
        edit(QUAKE, ("harbour.", 'harbour. "We hear voices," Bo Lund told reporters.')),
        ("adds “We hear voices, Bo Lund told reporters”",),
    ),
    "a quotation in a new paragraph": Case(
        QUAKE,
        f'{QUAKE}\nThe captain said "nobody slept" all night.',
        ("1 new paragraph: “The captain said 'nobody slept' all night.”",),
    ),
    "a sentence in another language": Case(
        "Een aardbeving heeft zondag huizen beschadigd in het dorp Velmora. Het instituut onderzoekt de schade.",
        "Een aardbeving heeft zondag huizen beschadigd in het dorp Velmora. Het instituut onderzoekt de schade. "
        "Niemand raakte gewond.",
        ("adds “Niemand raakte gewond”",),
        "nl",
    ),
    "the end of a sentence that is told in other words": Case(
        "A landslide buried a bus near Larsund. Ferry services on the lake were halted. The road was open at noon.",
        "A landslide buried a bus near Larsund. Ferry services on the lake resumed on Sunday evening. "
        "The road was open at noon.",
        ("reworded: “resumed on Sunday evening”",),
    ),
    "a figure that another thing has too": Case(
        BUS, edit(BUS, ("No people", "Three people")), ("adds “Three people were hurt”",)
    ),
    "a figure whose verb has a word before it": Case(
        edit(BUS, ("were hurt", "were seriously hurt")),
        edit(BUS, ("No people were hurt", "Three people were seriously hurt")),
        ("adds “Three people were seriously hurt”",),
    ),
    "a figure that came in the place of another, and whose verb has a word before it": Case(
        "Five people were seriously hurt at the hotel of Larsund, and 12 people were slightly hurt.",
        "Seven people were seriously hurt at the hotel of Larsund, and 30 people were slightly hurt.",
        ("Five → Seven people were seriously", "12 → 30 people were slightly hurt"),
    ),
    "the same at the end of a clause": Case(
        "Five people were seriously hurt, and 12 people were slightly injured, the mayor of Larsund said.",
        "Seven people were seriously hurt, and 30 people were slightly injured, the mayor of Larsund said.",
        ("Five → Seven people were seriously hurt", "12 → 30 people were slightly injured"),
    ),
    "the same in Italian": Case(
        "La scossa è stata avvertita a Valmora. Non ci sono feriti.\nIl sisma era a tre chilometri di profondità.",
        "La scossa è stata avvertita a Valmora. Ci sono tre feriti.\nIl sisma era a tre chilometri di profondità.",
        ("adds “Ci sono tre feriti”",),
        "it",
    ),
    "a figure that came in the place of another, and that another thing has too": Case(
        edit(BUS, ("No people were", "Some 8 people were")),
        edit(BUS, ("No people were", "Some 3 people were")),
        ("8 → 3 people",),
    ),
    "a flash without the toll, and its story": Case(
        "EARTHQUAKE OF MAGNITUDE 6.1 SHAKES WESTERN VELMORA, NO WORD OF DAMAGE",
        "An earthquake of magnitude 6.1 struck western Velmora on Sunday, killing four people and injuring 32, the "
        "agency said. Houses fell in the town of Larsund.",
        (
            "adds “killing four people and injuring 32”",
            "adds Larsund",
            "1 new paragraph: “An earthquake of magnitude 6.1 struck western Velmora on …”",
        ),
    ),
    "a figure in a new paragraph, behind its opening": Case(
        QUAKE,
        f"{QUAKE}\nThe company said that its pre-tax loss from all of this came to a total of 276 mln crowns, and it "
        "would sell ships.",
        (
            "adds “total of 276 mln crowns”",
            "1 new paragraph: “The company said that its pre-tax loss from all of this …”",
        ),
    ),
    "a flash and its story": Case(
        "QUAKE KILLS 14 ON COAST OF VELMORA",
        QUAKE,
        (
            "adds “40 families were taken to a school”",
            "adds Larsund, Ida Holm",
            "4 new paragraphs: “At least 14 people were killed when an earthquake shook …”",
        ),
    ),
}
WRONG: Final = {
    "both figures changed places": Case(
        "The vote in the council of Larsund was 40 in favour of the harbour and 25 against it, the mayor said.",
        "The vote in the council of Larsund was 25 in favour of the harbour and 40 against it, the mayor said.",
        ("40 → 25 in favour", "25 → 40 against"),
    ),
    "a sentence that is told anew": Case(
        QUAKE,
        edit(QUAKE, ("At least 14 people were killed when an", "The death toll rose to 23 after the")),
        ("14 → 23 dead",),
    ),
    "a figure that is taken back": Case(
        QUAKE,
        edit(QUAKE, ("with dogs, and 40 families were taken to a school", "with dogs")),
        ("no longer: 40 families",),
    ),
    "what a figure counts stands further on": Case(
        "The ferry had 96 passengers on board, and 31 of them are missing, the coast guard of Velmora said today.",
        "The ferry had 96 passengers on board, and 19 of them are missing, the coast guard of Velmora said today.",
        ("31 → 19 missing",),
    ),
    "a minus sign of the text before": Case(
        "The frost in the valley reached 12 degrees during the night, as the station at Larsund measured it.",
        "The frost in the valley reached -14 degrees during the night, as the station at Larsund measured it.",
        ("12 → -14 degrees",),
    ),
}
"""What a better way would show; each is known to be wrong today."""


@each_row("case", CASES.values(), ids=CASES)
def test_a_change_is_shown_as_an_editor_would_say_it(case: Case) -> None:
    assert changed(case.former, case.text, case.language, signal=case.signal) == case.shown


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
@pytest.mark.xfail(strict=True, reason="known to be wrong")
def test_a_change_that_is_shown_wrong(case: Case) -> None:
    assert set(case.shown) <= set(changed(case.former, case.text, case.language))


def test_a_number_that_begins_a_sentence_is_one_change_and_no_name_as_well() -> None:
    former = (
        "Beim Brand einer Fähre kam es zu Verletzungen. Vier Menschen wurden verletzt, sagte die Polizei am Montag."
    )
    text = edit(former, ("Vier", "Zwei")) + " (Berichtigung: Zwei statt vier Verletzte)"
    assert changed(former, text, "de", signal="correction") == (
        "Vier → Zwei Menschen wurden",
        "note: “Berichtigung: Zwei statt vier Verletzte”",
    )


def test_a_name_that_is_now_in_the_headline_only_is_not_gone() -> None:
    text = edit(QUAKE, ("Rescuers under Ida Holm", "Her rescuers"))
    assert "drops Ida Holm" in changed(QUAKE, text)
    assert "drops Ida Holm" not in changed(QUAKE, text, headline="Ida Holm searches ruins of Larsund")


@each_row("word", ["CORRECTED", "Corrects", "Correcting", "UPDATE", "Updates", "Refiles", "REFILED"])
@each_row("form", ["{}: {text}", "{text}\n{}", "{text}\n({} second paragraph)", "{} 2 - {text}"])
def test_a_signal_word_is_never_a_change(word: str, form: str) -> None:
    assert word not in " ".join(changed(QUAKE, form.format(word, text=edit(QUAKE, ("14", "23"))))).split()


def test_a_note_above_the_dateline_is_shown_and_goes_before_one_in_the_text() -> None:
    note = "Corrects name of the agency in first paragraph"
    assert changed(QUAKE, edit(QUAKE, ("fire brigade", "coast guard")), note=note)[-2:] == (
        "note: “Corrects name of the agency in first paragraph”",
        "reworded: “coast guard”",
    )
    assert changed(QUAKE, QUAKE, note=note) == ("note: “Corrects name of the agency in first paragraph”",)
    assert changed(QUAKE, f"{QUAKE}\n(Corrects headline of the story)", note=note) == (
        "note: “Corrects name of the agency in first paragraph”",
    )


HOSTILE: Final = st.text(st.sampled_from("aB 1,.-/\n“é死\u202e\x1b[0m<>&é$%"), max_size=300) | st.text(max_size=100)


@given(HOSTILE, HOSTILE, st.sampled_from(["en", "de", "zh", "und"]))
def test_any_texts_give_a_few_short_lines(former: str, text: str, language: str) -> None:
    lines = changed(former, text, language)
    assert len(lines) <= 10
    assert all(line and len(line) <= 120 and "\n" not in line for line in lines)
    assert changed(text, text, language) == ()


@pytest.mark.parametrize("text", ["9" * 5000, "Ab" * 5000, "word " * 5000, "7 " * 5000, "死" * 5000, "Xy Zq " * 3000])
def test_a_text_of_one_long_row_is_shown_in_short_lines(text: str) -> None:
    for lines in (changed(QUAKE, text), changed(text, QUAKE), changed(text, f"{text} 14 more {text}")):
        assert sum(map(len, lines)) < 1200


PAINT: Final = "The fire brigade put the fire in the harbour of Larsund out within two hours, and nobody was moved out."


MAKES: Final = "The plant makes solvents for paint and employs 340 people."
KILLED: Final = "The blast killed at least 4 birds and damaged dozens of boats."


@pytest.mark.parametrize(
    ("added", "told"),
    [
        (f" {MAKES}", MAKES[:-1]),
        (f"\n{MAKES}\n{KILLED}", "at least 4 birds and damaged dozens of boats"),
    ],
)
def test_a_quote_with_a_figure_begins_where_its_words_do(added: str, told: str) -> None:
    assert f"adds “{told}”" in changed(PAINT, PAINT + added)


STRIKE: Final = "Le syndicat CGT appelle à une grève à la SNCF à partir de mercredi. Il l'a annoncé dans un communiqué."
BLAZE: Final = (
    "In einem Chemiewerk bei München ist am Montagmorgen ein Feuer ausgebrochen. Fenster sollen geschlossen bleiben."
)


@pytest.mark.parametrize(
    ("former", "added", "language", "told"),
    [
        (
            STRIKE,
            "La SNCF a annoncé un plan de transport adapté.",
            "fr",
            "La SNCF a annoncé un plan de transport adapté",
        ),
        (
            BLAZE,
            "Die Autobahn 8 war am Vormittag gesperrt, wie ein Sprecher sagte.",
            "de",
            "Die Autobahn 8 war am Vormittag gesperrt",
        ),
    ],
    ids=["known words", "a figure"],
)
def test_a_sentence_that_came_whole_is_told_as_one(former: str, added: str, language: str, told: str) -> None:
    assert changed(former, f"{former} {added}", language) == (f"adds “{told}”",)


def test_the_notice_of_a_correction_is_told_once_and_hides_no_figure() -> None:
    """It stands as a paragraph in front of the text, and has both figures."""
    former = (
        "Bij een aardbeving bij Larsund zijn maandagochtend zeker zeven huizen ingestort. Drie mensen raakten gewond."
    )
    notice = "In een eerdere versie van dit bericht stond dat zeven huizen waren ingestort. Dat moet vijf zijn."
    text = f"{notice}\n{former.replace('zeker zeven', 'vijf')}"
    told = changed(former, text, "nl", signal="correction", note=notice)
    assert told[0] == "zeven → vijf huizen ingestort"
    assert [each[:6] for each in told[1:]] == ["note: "]
