"""Texts that are alike but for a figure or two, under other headlines: which are one event. All are invented."""

from datetime import timedelta
from typing import Any, Final

import pytest

from dateline.core.stories.similarity.features import traits
from dateline.core.stories.similarity.scorer import HOUR
from dateline.core.stories.similarity.updates.new_figures import Figure, is_update_of_figures, new_figures
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.text.fingerprint import fingerprint
from dateline_schemas import Dateline, Distinct, Place, Relation
from tests.rows import each_row
from tests.unit.stories.test_join_rules import pair
from tests.unit.stories.test_thread import NOON, distinct

Case = tuple[str, str, str, str]


def versions(title: str, later_title: str, text: str, figures: tuple[str, str], sentence: str) -> Case:
    """Return two headlines and two texts, which differ in a figure and the last sentence."""
    return title, later_title, text.format(figures[0]), f"{text.format(figures[1])} {sentence}"


BLAST: Final = (
    "A gas blast in a block of flats in Cluj on Tuesday left at least {} dead and 15 injured, the fire service said. "
    "The building has nine floors and 54 flats."
)
TITLES: Final = "Gas blast in Cluj block of flats", "Death toll in Cluj gas blast rises to five"
QUAKE: Final = (
    "A 6.8-magnitude earthquake shook northern Peru on Tuesday and left at least {} dead and {} injured, the civil "
    "defence agency said. The epicenter was 40 kilometers from Moyobamba."
)
OF_QUAKE: Final = "Earthquake shakes northern Peru", "Death toll in Peru earthquake rises to 23"
PRIME: Final = (
    "{} said on Monday that it cut the prime rate at which it lends to its best clients to {} pct from 11 pct."
)
DIVIDEND: Final = "Qtly div {} cts vs six cts prior. Pay April 30. Record March 16. Note: Oakum Insured Income Fund."
UPDATES: Final = {
    "en": (*TITLES, BLAST.format(2), f"{BLAST.format(5)} Two people are still missing."),
    "en, no new sentence": (*TITLES, BLAST.format(2), BLAST.format(5)),
    "en, a sentence fewer": (*TITLES, f"{BLAST.format(2)} Two people are still missing.", BLAST.format(5)),
    "en, a sentence in front": (*TITLES, BLAST.format(2), f"Five people have died. {BLAST.format(5)}"),
    "en, a sentence between": (*TITLES, BLAST.format(2), BLAST.format(5).replace(" The", " Two are missing. The")),
    "en, in words": (*TITLES, BLAST.format("two"), f"{BLAST.format('five')} Two people are still missing."),
    "en, a lower toll": (*TITLES, BLAST.format(5), f"{BLAST.format(4)} Two people are still missing."),
    "en, dead and injured": (*OF_QUAKE, QUAKE.format(12, 150), f"{QUAKE.format(23, 310)} The president will go there."),
    "en, a strange headline": versions(
        "Earth shakes in eastern Turkey",
        "Turkish quake toll climbs to seven",
        (
            "A 3.9 magnitude earthquake killed {} people near Elazig on Tuesday, the disaster agency said. The "
            "epicentre was 25 km south of the city."
        ),
        ("4", "7"),
        "Several houses collapsed.",
    ),
    "es": versions(
        "Un terremoto sacude el norte de Perú",
        "Sube a 23 la cifra de muertos por el terremoto en Perú",
        (
            "Un terremoto de magnitud 6,8 sacudió este martes el norte de Perú y dejó al menos {} muertos y 150 "
            "heridos, informó el Indeci. El epicentro se situó a 40 kilómetros de Moyobamba."
        ),
        ("12", "23"),
        "La presidenta viajará a la zona.",
    ),
    "pt": versions(
        "Fogo em Leiria obriga a retirar moradores",
        "Mais de mil pessoas fora de casa",
        (
            "Um incêndio florestal em Leiria obrigou hoje à retirada de {} moradores de três aldeias, disse a Proteção "
            "Civil. O fogo é combatido por 220 bombeiros e 6 meios aéreos."
        ),
        ("40", "1.200"),
        "A A1 está cortada.",
    ),
    "pl, another form of the noun": versions(
        "Wybuch gazu w Gdańsku",
        "Rośnie liczba ofiar wybuchu",
        (
            "We wtorek w kamienicy w Gdańsku doszło do wybuchu gazu. Ranne są {}, poinformowała straż pożarna. Z "
            "budynku przy ulicy Długiej ewakuowano 45 mieszkańców."
        ),
        ("2 osoby", "5 osób"),
        "Trwa przeszukiwanie gruzowiska.",
    ),
    "de": versions(
        "Erdbeben erschüttert den Osten der Türkei",
        "Zahl der Toten nach Beben in Elazig steigt auf sieben",
        (
            "Bei einem Erdbeben der Stärke 3,9 in der Nähe von Elazig sind am Dienstag {} Menschen ums Leben gekommen, "
            "teilte der Katastrophenschutz mit. Das Zentrum lag 25 Kilometer südlich der Stadt."
        ),
        ("4", "7"),
        "Mehrere Häuser stürzten ein.",
    ),
    "fr": versions(
        "La terre tremble dans l'est de la Turquie",
        "Le bilan du séisme s'alourdit à sept morts",
        (
            "Un séisme de magnitude 3,9 a fait {} morts mardi près d'Elazig, a annoncé la protection civile. "
            "L'épicentre se situait à 25 kilomètres au sud de la ville."
        ),
        ("4", "7"),
        "Plusieurs maisons se sont effondrées.",
    ),
    "nl": versions(
        "Gasexplosie in flatgebouw",
        "Dodental explosie Rotterdam opgelopen tot vijf",
        (
            "Bij een gasexplosie in een flatgebouw in Rotterdam zijn dinsdag {} doden en 15 gewonden gevallen, meldt "
            "de brandweer. Het gebouw telt negen verdiepingen en 54 woningen."
        ),
        ("2", "5"),
        "Twee mensen worden nog vermist.",
    ),
    "ru": versions(
        "Взрыв газа в жилом доме",
        "Число погибших в Казани возросло до пяти",
        (
            "При взрыве газа в жилом доме в Казани во вторник погибли {} человек, пострадали 15, сообщили спасатели. "
            "Дом построен 9 лет назад."
        ),
        ("2", "5"),
        "Двое пропали без вести.",
    ),
}
"""By language, and what is special: the earlier headline, the later one, the earlier text and the later one."""
OTHERS: Final = {
    "another city": (*TITLES, BLAST.format(2), BLAST.replace("Cluj", "Iasi").format(5)),
    "another day": (*TITLES, BLAST.format(2), BLAST.replace("Tuesday", "Wednesday").format(5)),
    "four figures": (
        *OF_QUAKE,
        f"{QUAKE.format(12, 150)} A school with 30 children collapsed.",
        f"{QUAKE.replace('40 kilometers', '60 kilometers').format(23, 310)} A school with 90 children collapsed.",
    ),
    "a measure": (*OF_QUAKE, QUAKE.format(12, 150), QUAKE.replace("6.8", "7.1").format(12, 150)),
    "another company": (
        "Chase lowers its rate",
        "Citibank lends at eight",
        PRIME.format("Chase", 8),
        PRIME.format("Citibank", 9),
    ),
    "a table": (
        "Oakum Insured sets payout",
        "Oakum Federal declares dividend",
        DIVIDEND.format("five"),
        DIVIDEND.format("seven"),
    ),
}
"""The same of two events, or of texts of which nothing says that they are one."""


def report(headline: str, text: str, hours: float, place: str = "Oakum") -> Distinct:
    dateline = Dateline(printed=f"{place.upper()} -", places=(Place(printed=place.upper()),))
    fields = {"headline": headline, "dateline": dateline, "fingerprint": fingerprint(text, headline)}
    return distinct(text, NOON + timedelta(hours=hours), **fields)


def thread_two(case: Case, language: str, hours: float = 3, place: str = "Oakum") -> Relation:
    """Return the relation of the later text; its story is its own where the rule is ``no-kin``."""
    title, later_title, text, later = case
    memory = Threads()
    thread(memory, report(title, text, 0).model_copy(update={"language": language}))
    (version, *_) = thread(memory, report(later_title, later, hours, place).model_copy(update={"language": language}))
    return version.relation


@each_row("name", UPDATES)
def test_a_text_with_another_toll_is_an_update_whatever_its_headline_says(name: str) -> None:
    relation = thread_two(UPDATES[name], name[:2])
    assert (relation.kind, relation.parent) == ("update", 1)


@each_row("name", UPDATES)
def test_so_it_is_where_the_later_text_comes_first(name: str) -> None:
    title, later_title, text, later = UPDATES[name]
    assert thread_two((later_title, title, later, text), name[:2]).parent == 1


@pytest.mark.parametrize("name", OTHERS)
def test_a_text_in_which_more_differs_is_not(name: str) -> None:
    assert thread_two(OTHERS[name], "en").rule == "no-kin"


@pytest.mark.parametrize(("hours", "rule"), [(11.9, "new-figures"), (12, "no-kin")])
def test_after_half_a_day_it_may_be_the_next_edition(hours: float, rule: str) -> None:
    assert thread_two(UPDATES["en"], "en", hours).rule == rule


def test_a_text_with_another_dateline_is_not() -> None:
    assert thread_two(UPDATES["en"], "en", place="Northfield").rule == "no-kin"


def figures_of(earlier: str, later: str) -> list[Figure]:
    own = traits(later, None, "en")
    return [*new_figures(distinct(later), own, traits(earlier, None, "en"))]


def test_the_figures_are_those_that_stood_in_the_same_place() -> None:
    assert figures_of(BLAST.format(2), f"{BLAST.format(5)} 2 of 54 are missing.") == [Figure("2", "5")]
    assert figures_of(QUAKE.format(12, 150), QUAKE.format(23, 310)) == [Figure("12", "23"), Figure("150", "310")]
    assert figures_of(BLAST.format(2), BLAST.format(2)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("Cluj on", "Iasi on"), ("A gas", "The gas"), ("54 flats.", "54 rooms."), ("a block of", "two old blocks of")],
)
def test_there_are_none_where_any_other_word_is_replaced(old: str, new: str) -> None:
    assert figures_of(BLAST.format(2), BLAST.format(5).replace(old, new)) == []


def test_words_that_came_behind_a_figure_pay_for_no_other_place() -> None:
    later = BLAST.format("5 confirmed")
    assert figures_of(BLAST.format(2), later) == [Figure("2", "5")]
    assert figures_of(BLAST.format(2), later.replace("Cluj on", "Iasi on")) == []


@each_row(
    ("changed", "is_update"),
    [
        ({}, True),
        ({"subject": 0.7}, True),
        ({"subject": 0.69}, False),
        ({"shorter": 6}, True),
        ({"shorter": 5}, False),
        ({"of_text": 0.3, "of_earlier": 0.1}, True),
        ({"of_text": 0.29, "of_earlier": 0.29}, False),
        ({"places": -1.0}, True),
        ({"places": 0.0}, False),
        ({"notice": True}, False),
        ({"has_line": True}, False),
        ({"seconds_apart": 12 * HOUR - 1}, True),
        ({"seconds_apart": 12 * HOUR}, False),
    ],
)
def test_it_asks_for_one_subject_place_and_half_day(changed: dict[str, Any], is_update: bool) -> None:  # noqa: FBT001
    later = distinct(BLAST.format(5))
    own, earlier = (traits(text, None, "en") for text in (later.text, BLAST.format(2)))
    assert is_update_of_figures(later, own, earlier, pair(changed)) is is_update
