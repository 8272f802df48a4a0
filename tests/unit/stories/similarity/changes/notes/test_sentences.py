"""A sentence in which a desk says what it got wrong is told whole, as a note; news in the same words is none."""

import pytest

from tests.rows import each_row
from tests.unit.stories.similarity.changes.test_summary import changed

FORMER = "Granada: 40 mmm dddd vvvvv zzzz ssss qqqq.\nTttt wwww oooo uuuu rrrr eeee iiii pppp."
"""A text in no language, so that each language's line is the only thing that it reads."""
NOW = FORMER.replace("40", "14")


def placed(line: str) -> tuple[str, ...]:
    """Return the text with a line at its end, and inside both of its paragraphs."""
    opening, closing = NOW.split("\n")
    return f"{NOW}\n{line}", f"{opening}\n{line} {closing}", f"{opening} {line}\n{closing}"


@each_row(
    ("language", "line"),
    [
        ("en", "An earlier version of this report said that 40 people had died."),
        ("en", "The number of injured was given wrongly as 65 in a previous version."),
        ("de", "In einer früheren Fassung war irrtümlich von 40 Toten die Rede."),
        ("nl", "In een eerder bericht stond dat er 40 doden waren gevallen. Dat moet zijn 14."),
        ("nl", "In een vorige versie van dit artikel werd gesproken van 40 doden."),
        ("fr", "Une précédente version de cette dépêche faisait état de 40 morts."),
        ("es", "En una versión anterior se decía que habían muerto 40 personas."),
        ("es", "Se corrige la magnitud (6,8 y no 6,2)."),
        ("it", "Per errore avevamo scritto che i morti erano quaranta."),
        ("pt", "Uma versão anterior desta notícia dizia que 40 pessoas tinham morrido."),
        ("pt", "Corrige a magnitude (6,8 e não 6,2)."),
        ("pl", "Błędnie podaliśmy, że zginęło czterdzieści osób; powinno być czternaście."),
        ("sv", "I en tidigare version av texten stod det att 40 personer hade dött."),
        ("sv", "I ett tidigare telegram angavs antalet döda till 40, rätt siffra är 14."),
    ],
)
def test_a_sentence_of_a_desk_about_its_mistake_is_a_note_wherever_it_stands(language: str, line: str) -> None:
    for text in placed(line):
        figure, *rest = changed(FORMER, text, language)
        assert "40 → 14" in figure
        assert rest == [f"note: “{line.strip('.')}”"]


@each_row(
    ("language", "line"),
    [
        ("en", "An earlier version of the bridge plan said that 40 people would have to move."),
        ("en", "Police had earlier said that 40 people had died."),
        ("de", "In einer früheren Fassung des Gesetzes war von 40 Kontrollen im Jahr die Rede."),
        ("nl", "In een eerder rapport stond dat er 40 gebreken waren gevonden. Dat moet beter, zei hij."),
        ("nl", "De minister verbeterde zijn woorden: hij had veertien bedoeld, niet veertig."),
        ("fr", "Une précédente version du projet de loi faisait état de 40 contrôles."),
        ("es", "En una versión anterior del plan se decía que harían falta 40 trenes."),
        ("es", "El ministro corrige su previsión (1,8 y no 2,2 por ciento)."),
        ("it", "Per errore il macchinista aveva fatto scendere quaranta passeggeri."),
        ("pt", "Uma versão anterior do plano dizia que 40 pessoas tinham de mudar de casa."),
        ("pt", "O governo corrige a previsão (1,8 e não 2,2 por cento)."),
        ("pl", "Policja błędnie podała, że zginęło czterdzieści osób."),
        ("sv", "I en tidigare version av planen stod det att 40 personer måste flytta."),
        ("sv", "I ett tidigare brev angavs antalet kontroller till 40 om året."),
    ],
)
def test_news_about_a_mistake_is_no_note(language: str, line: str) -> None:
    for text in placed(line):
        assert not [change for change in changed(FORMER, text, language) if change.startswith("note")]


def test_a_sentence_that_says_what_is_right_goes_with_it() -> None:
    line = "In een eerdere versie stond dat er 40 doden waren. Dat moet zijn 14."
    assert f"note: “{line.strip('.')}”" in changed(FORMER, f"{NOW}\n{line}", "nl")
    assert not any(
        "14 bussen" in change and "note" in change
        for change in changed(FORMER, f"{NOW}\n{line} Er reden 14 bussen.", "nl")
    )


@pytest.mark.parametrize(
    ("language", "line", "kept"),
    [
        ("en", "An earlier version of this report said that 40 people had died.", "Repairs should take 30 days."),
        ("nl", "In een eerdere versie stond dat er 40 doden waren.", "Er moet een brug van 30 meter komen."),
        (
            "de",
            "In einer früheren Fassung war irrtümlich von 40 Toten die Rede.",
            "Die Brücke muss 30 Tage zu bleiben.",
        ),
        (
            "sv",
            "I en tidigare version av texten stod det att 40 personer hade dött.",
            "Bron ska vara stängd i 30 dagar.",
        ),
    ],
)
def test_a_sentence_that_was_there_before_does_not(language: str, line: str, kept: str) -> None:
    former, now = (text.replace("qqqq.", f"qqqq. {kept}") for text in (FORMER, NOW))
    lines = changed(former, now.replace(kept, f"{line} {kept}"), language)
    assert f"note: “{line.strip('.')}”" in lines


@pytest.mark.parametrize("line", ["Le ministre confirme le bilan: 14 et non 40.", "Le maire a vu 11 morts et non 40."])
def test_no_quote_ends_just_before_a_number(line: str) -> None:
    for text in placed(line):
        assert any("et non 40" in change for change in changed(FORMER, text, "fr"))
