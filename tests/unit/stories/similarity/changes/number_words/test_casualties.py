"""The first dead, hurt or missing person is told as one who came, where *one* is an article."""

from typing import Final

import pytest

from dateline.core.data.text.casualties import CASUALTIES
from tests.rows import each_row
from tests.unit.stories.similarity.changes.test_summary import changed

FR = (
    "Un car a quitté la route lundi dans le col du Marais, faisant {}, selon la gendarmerie de Brével. Le conducteur a "
    "été entendu dans la soirée."
)
NL = "Bij een botsing op de snelweg bij Velmora {}, meldt de politie. De weg was uren dicht voor het verkeer."
DE = "Bei einem Brand in einem Hotel in Altenried {} verletzt worden, teilte die Feuerwehr mit. Das Dach brannte."
EN = "A bus left the road near the town of Larsund on Monday, {} on the roof, police said. The road was closed at noon."
ES = "El choque de dos trenes cerca de Valmorada causó {}, informó la empresa ferroviaria. La línea sigue cortada."
IT = "Un pullman è uscito di strada lunedì nei pressi di Valmorada, causando {}, secondo i carabinieri."
PT = "O choque de dois trens perto de Valmorada deixou {}, informou a empresa ferroviária. A linha continua fechada."
SV = "Vid en brand på ett hotell i Velmora har {} skadats, uppger räddningstjänsten. Vägen är avstängd till kvällen."


@pytest.mark.parametrize(
    ("language", "text", "former", "now", "shown"),
    [
        ("fr", FR, "5 blessés", "un mort et 5 blessés", ("adds “un mort”",)),
        ("fr", FR, "5 blessés", "un mort, 5 blessés et un disparu", ("adds “un mort”", "adds “un disparu”")),
        ("fr", FR, "un mort et 5 blessés", "un mort et un disparu", ("adds “un disparu”",)),
        ("nl", NL, "zijn maandag 5 mensen gewond", "is maandag een vrouw overleden en zijn 5 mensen gewond",
         ("adds “een vrouw overleden”",)),
        ("de", DE, "sind am Abend 5 Gäste", "ist ein Mann getötet und sind am Abend 5 Gäste",
         ("adds “ein Mann getötet”",)),
        ("en", EN, "hurting 5 people", "killing a woman and hurting 5 people", ("adds “killing a woman”",)),
        ("es", ES, "30 heridos", "un muerto y 30 heridos", ("adds “un muerto”",)),
        ("it", IT, "5 feriti", "un morto e 5 feriti", ("adds “un morto”",)),
        ("pt", PT, "30 feridos", "um morto e 30 feridos", ("adds “um morto”",)),
        ("sv", SV, "fem personer", "en man dött och fem personer", ("adds “en man dött”",)),
    ],
)  # fmt: skip
def test_the_first_one_is_told_as_new(language: str, text: str, former: str, now: str, shown: tuple[str, ...]) -> None:
    assert changed(text.format(former), text.format(now), language) == shown


def test_one_who_is_denied_is_none() -> None:
    now = "hurting 5 people but not a single person was killed"
    assert not [line for line in changed(EN.format("hurting 5 people"), EN.format(now)) if line.startswith("adds")]


def test_one_more_of_a_kind_that_the_text_had_is_none() -> None:
    told = changed(FR.format("5 blessés"), FR.format("un blessé et 5 blessés"), "fr")
    assert not [line for line in told if line.startswith("adds")]


@each_row("language", CASUALTIES)
def test_a_word_is_of_one_kind(language: str) -> None:
    words = " ".join(CASUALTIES[language]).split()
    assert len(words) == len({*words})


@pytest.mark.parametrize(
    ("language", "text", "former", "now", "shown"),
    [
        ("nl", NL, "is een dode gevallen", "zijn drie doden gevallen", "een → drie doden gevallen"),
        ("de", DE, "ist am Abend ein Gast, ein Mensch", "sind am Abend drei Menschen", "ein → drei Menschen verletzt"),
        ("sv", SV, "en person", "tre personer", "en → tre personer skadats"),
    ],
)
def test_more_in_the_place_of_one_are_a_figure(language: str, text: str, former: str, now: str, shown: str) -> None:
    assert shown in changed(text.format(former), text.format(now), language)


def test_others_of_whom_something_else_became_are_none() -> None:
    now = EN.format("hurting three people")
    assert not [
        line for line in changed(EN.replace("on the roof", "in the cab").format("a man drove"), now) if "→" in line
    ]


def test_a_quote_has_the_word_for_one_that_opens_it() -> None:
    now = IT.replace("causando {}", "e una persona è morta e sei sono rimaste ferite")
    former = IT.replace("causando {}", "e due persone sono rimaste ferite")
    assert changed(former, now, "it") == ("adds “una persona è morta”", "due → sei sono rimaste ferite")


BLAST: Final = {
    "en": "On Monday {} in a blast in a block of flats in Milan, the fire service said. The building has nine floors.",
    "nl": "Bij een explosie in een flat in Milaan zijn maandag {}, meldt de brandweer. Het gebouw telt negen lagen.",
    "de": "Bei einer Explosion in Mailand sind am Montag {}, teilte die Feuerwehr mit. Das Haus hat neun Stockwerke.",
    "fr": "Une explosion a fait {} lundi à Milan, ont annoncé les pompiers. L'immeuble compte neuf étages.",
}


@pytest.mark.parametrize(
    ("language", "former", "now", "told"),
    [
        ("en", "2 people were injured", "6 people were killed", "adds “On Monday 6 people were killed”"),
        ("en", "2 people were injured", "5 people were injured", "2 → 5 people"),
        ("nl", "2 mensen gewond geraakt", "6 mensen omgekomen", "adds “maandag 6 mensen omgekomen”"),
        (
            "nl",
            "2 mensen gewond geraakt",
            "1 dode en 6 gewonden gevallen",
            "adds “maandag 1 dode”",
        ),
        ("nl", "2 mensen omgekomen", "3 doden gevallen", "2 → 3 doden gevallen"),
        ("de", "2 Menschen verletzt", "6 Menschen getötet und 2 verletzt", "adds “Montag 6 Menschen getötet”"),
        ("fr", "2 blessés", "6 morts", "adds “Une explosion a fait 6 morts lundi”"),
        ("fr", "2 blessés et 3 morts", "2 blessés et 6 morts", "3 → 6 morts"),
    ],
)
def test_the_dead_are_no_figure_in_the_place_of_the_injured(language: str, former: str, now: str, told: str) -> None:
    text = BLAST[language]
    assert changed(text.format(former), text.format(now), language)[0] == told
