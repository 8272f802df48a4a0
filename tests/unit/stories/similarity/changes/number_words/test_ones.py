"""A number that one takes the place of is told as a figure, and an article elsewhere is none."""

import pytest

from tests.unit.stories.similarity.changes.test_summary import changed

EN = (
    "A bus left the road near the town of Larsund on Monday, killing {} on the roof, police said. The road was closed "
    "for the day, and the harbour was open again at noon."
)
OPENING = (
    "{} killed when a bus left the road near the town of Larsund on Monday, police said. The road was closed for the "
    "day, and the harbour was open again at noon. It had {} passengers."
)
FR = (
    "Un car a quitté la route lundi dans le col du Marais, faisant {}, selon la gendarmerie de Brével. Le conducteur a "
    "été entendu par les enquêteurs dans la soirée."
)
DE = "Bei einem Brand in einem Hotel in Altenried {} verletzt worden, teilte die Feuerwehr am Sonntag mit."
NL = "Bij een botsing op de snelweg bij Velmora kwamen volgens de politie {} om het leven. De weg was uren dicht."
CS = "Při požáru hotelu v obci Velmora byli v pondělí zraněni {}, uvedla policie. Silnice zůstala uzavřena."


@pytest.mark.parametrize(
    ("language", "text", "former", "now", "shown"),
    [
        ("en", EN, "3 people", "one person", "killing 3 → one person"),
        ("en", EN, "three people", "one person", "killing three → one person"),
        ("en", EN, "nineteen people", "one person", "killing nineteen → one person"),
        ("en", EN, "3 people", "a woman", "killing 3 → a woman"),
        ("fr", FR, "3 morts", "un mort", "faisant 3 → un mort"),
        ("de", DE, "sind am Abend 3 Gäste", "sind am Abend ein Gast", "3 → ein Gast verletzt"),
        ("nl", NL, "drie mensen", "één mens", "drie → één mens"),
        ("cs", CS, "čtyři lidé", "jeden člověk", "zraněni čtyři → jeden člověk"),
    ],
)
def test_it_is_told_in_the_place_of_a_number(language: str, text: str, former: str, now: str, shown: str) -> None:
    assert changed(text.format(former), text.format(now), language) == (shown,)


@pytest.mark.parametrize("opening", ["{}", "At least {}", "Police said {}"])
def test_it_is_told_at_the_opening_of_a_text(opening: str) -> None:
    former = OPENING.format(opening.format("three people were"), 40)
    assert changed(former, OPENING.format(opening.format("one person was"), 40)) == ("three → one person",)


@pytest.mark.parametrize(
    ("language", "text", "former", "now", "shown"),
    [
        ("it", "{} nel crollo del tetto di un mercato a Bari, lunedì. Lo riferiscono i pompieri.",
         "Cinque persone sono morte e sette sono rimaste ferite", "Una persona è morta e sette sono rimaste ferite",
         "Cinque → Una persona"),
        ("fr", "{} dans l'effondrement du toit d'un marché à Bari, ont annoncé lundi les pompiers.",
         "Cinq personnes sont mortes et sept blessées", "Une personne est morte et sept blessées",
         "Cinq → Une personne"),
        ("es", "{} al derrumbarse el techo de un mercado en Bari, informaron los bomberos.",
         "Cinco personas murieron y siete resultaron heridas", "Una persona murió y siete resultaron heridas",
         "Cinco → Una persona murió"),
        ("de", "{} beim Einsturz des Dachs einer Markthalle in Bari ums Leben gekommen, teilte die Feuerwehr mit.",
         "Fünf Menschen sind", "Ein Mensch ist", "Fünf → Ein Mensch"),
        ("nl", "{} en zeven raakten gewond toen het dak van een markthal in Bari instortte, meldt de brandweer.",
         "Vijf mensen zijn omgekomen", "Een persoon is omgekomen", "Vijf → Een persoon"),
        ("sv", "{} dödades och sju skadades när taket på en saluhall i Bari rasade, uppger polisen.",
         "Fem personer", "En person", "Fem → En person dödades"),
    ],
)  # fmt: skip
def test_so_is_an_article_with_a_person(language: str, text: str, former: str, now: str, shown: str) -> None:
    changes = changed(text.format(former), text.format(now), language)
    assert changes[0] == shown
    assert not any("drops" in change for change in changes)


def test_an_article_in_front_of_another_word_is_no_figure() -> None:
    text = "{} nel crollo del tetto di un mercato a Bari, lunedì. Lo riferiscono i pompieri."
    changes = changed(text.format("Cinque feriti"), text.format("Una paura grande"), "it")
    assert not any("→" in change for change in changes)


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("3 people", "a woman and 3 people"),  # the number is still there
        ("some people", "one of the people"),  # there was none
        ("some people", "a man"),
    ],
)
def test_without_a_number_that_is_gone_it_is_no_figure(former: str, now: str) -> None:
    assert not [line for line in changed(EN.format(former), EN.format(now)) if "→" in line]


def test_a_text_that_is_told_anew_has_no_number_replaced() -> None:
    former = OPENING.format("Three people were", 40)
    text = "One witness of the crash near Larsund told how the bus left the road. It had 40 passengers."
    assert not [line for line in changed(former, text) if "→" in line]
