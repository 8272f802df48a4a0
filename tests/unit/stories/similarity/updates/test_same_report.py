"""Reports in which only counts are others, below other headlines: which are one event. All are invented."""

from typing import Any, Final

import pytest

from dateline.core.stories.similarity.features import traits
from dateline.core.stories.similarity.scorer import HOUR
from dateline.core.stories.similarity.updates.same_report import is_same_report
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from tests.rows import each_row
from tests.unit.stories.similarity.updates.test_new_figures import OF_QUAKE, QUAKE, Case, report, thread_two
from tests.unit.stories.test_join_rules import pair
from tests.unit.stories.test_thread import distinct


def edited(title: str, later_title: str, text: str, *edits: tuple[str, str]) -> Case:
    """Return two headlines, a text, and the text with edits."""
    later = text
    for old, new in edits:
        assert old in later
        later = later.replace(old, new)
    return title, later_title, text, later


AVALANCHE: Final = (
    "At least five skiers were killed on Monday by an avalanche in the Austrian Tyrol. Three people are still missing, "
    "the mountain rescue service said. The search will go on through the night."
)
OF_AVALANCHE: Final = "Avalanche in Austria kills five", "Death toll from Tyrol avalanche climbs"
BLAST: Final = (
    "At least seven people were killed and 15 injured when a gas explosion tore through a five-storey apartment block "
    "in Milan's Lambrate district on Monday, the fire service said. Rescuers were searching the rubble for residents "
    "who were still missing."
)
OF_BLAST: Final = "Milan gas blast kills at least seven", "Milan gas blast death toll rises to 11"
OTHER_END: Final = (
    ("At least seven", "Eleven"),
    ("15 injured", "more than 20 injured"),
    ("fire service said. Rescuers", "prefect's office said. Firefighters"),
    ("were searching the rubble for residents who were still missing", "ended the search shortly before midnight"),
)
TRAIN: Final = (
    "Bij een botsing tussen twee sprinters net buiten station Utrecht Centraal zijn maandagavond zeker dertig mensen "
    "gewond geraakt, onder wie de machinist. De veiligheidsregio heeft opgeschaald naar GRIP 2."
)
KRAKOW: Final = (
    "Trzy osoby zginęły, a osiem zostało rannych w pożarze kamienicy na krakowskim Kazimierzu, poinformowała w "
    "poniedziałek wieczorem straż pożarna. Strażacy przeszukują budynek."
)
OF_KRAKOW: Final = "Trzy osoby zginęły w pożarze kamienicy", "Pięć osób zginęło w pożarze kamienicy"
UPDATES: Final = {
    "en": edited(*OF_AVALANCHE, AVALANCHE, ("At least five", "Eight"), ("Three", "Two")),
    "en, no other figure": edited(
        "Avalanche in Austria kills five", "Rescuers search on in Tyrol", AVALANCHE, ("will go on", "went on")
    ),
    "en, one up, one down": (*OF_QUAKE, QUAKE.format(12, 310), QUAKE.format(23, 150)),
    "en, three figures": (
        *OF_QUAKE,
        QUAKE.format(12, 150),
        QUAKE.replace("40 kilometers", "60 kilometers").format(23, 310),
    ),
    "nl": edited(
        "Vijf doden bij lawine in Oostenrijk",
        "Dodental lawine Tirol loopt op",
        "Bij een lawine in het Oostenrijkse Tirol zijn maandag zeker vijf skiërs om het leven gekomen. Drie mensen "
        "worden nog vermist, meldt de bergredding. De zoektocht gaat vannacht door.",
        ("zeker vijf", "acht"),
        ("Drie", "Twee"),
    ),
    "nl, a first death": edited(
        "Tientallen gewonden bij treinongeluk",
        "Eerste dode na treinongeluk",
        TRAIN,
        ("zijn maandagavond zeker dertig", "is maandagavond zeker één persoon overleden en zijn 42"),
        ("GRIP 2", "GRIP 3"),
    ),
    "de": edited(
        "Fünf Tote bei Lawine in Tirol",
        "Opferzahl nach Lawinenunglück steigt",
        "Bei einem Lawinenabgang in Tirol sind am Montag mindestens fünf Skifahrer ums Leben gekommen. Drei Menschen "
        "werden noch vermisst, teilte die Bergrettung mit. Die Suche geht in der Nacht weiter.",
        ("mindestens fünf", "acht"),
        ("Drei", "Zwei"),
    ),
    "fr": edited(
        "Avalanche au Tyrol: cinq morts",
        "Le bilan de l'avalanche s'alourdit en Autriche",
        "Au moins cinq skieurs ont été tués lundi par une avalanche dans le Tyrol autrichien, ont annoncé les secours "
        "en montagne. Trois personnes sont toujours portées disparues et les recherches se poursuivent dans la nuit.",
        ("Au moins cinq", "Huit"),
        ("Trois", "Deux"),
    ),
    "es": edited(
        "Cinco muertos por un alud en el Tirol",
        "Sube el balance de víctimas del alud en Austria",
        "Al menos cinco esquiadores murieron este lunes por un alud en el Tirol austríaco, informaron los servicios de "
        "rescate. Otras tres personas siguen desaparecidas y la búsqueda continuará durante la noche.",
        ("Al menos cinco", "Ocho"),
        ("tres", "dos"),
    ),
    "it": edited(
        "Valanga in Tirolo, cinque morti",
        "Sale il bilancio della valanga in Austria",
        "Almeno cinque sciatori sono morti lunedì per una valanga nel Tirolo austriaco, hanno riferito i soccorritori. "
        "Altre tre persone risultano disperse e le ricerche proseguono nella notte.",
        ("Almeno cinque", "Otto"),
        ("tre ", "due "),
    ),
    "pl": edited(
        "Lawina w Tyrolu, pięciu zabitych",
        "Rośnie liczba ofiar lawiny w Austrii",
        "Co najmniej pięciu narciarzy zginęło w poniedziałek pod lawiną w austriackim Tyrolu, podały służby "
        "ratownicze. Trzy osoby uznaje się za zaginione. Poszukiwania potrwają przez całą noc.",
        ("Co najmniej pięciu", "Ośmiu"),
        ("Trzy", "Dwie"),
    ),
    "pl, other forms": edited(*OF_KRAKOW, KRAKOW, ("Trzy osoby zginęły", "Pięć osób zginęło"), ("osiem", "dziesięć")),
    "pl, other forms behind figures": edited(
        *OF_KRAKOW,
        KRAKOW.replace("Trzy", "3").replace("osiem", "8"),
        ("3 osoby zginęły", "5 osób zginęło"),
        ("8", "10"),
    ),
    "cs, other forms": edited(
        "Požár domu v Brně",
        "Počet obětí v Brně stoupl",
        "Tři lidé zemřeli a čtyři byli zraněni při požáru domu v brněnských Židenicích, uvedla v pondělí večer mluvčí "
        "hasičů. Hasiči budovu prohledávají.",
        ("Tři lidé zemřeli a čtyři byli zraněni", "Pět lidí zemřelo a osm bylo zraněno"),
    ),
    "sk, other forms": edited(
        "Požiar domu v Nitre",
        "Počet obetí v Nitre stúpol",
        "Tri osoby zahynuli a 4 boli zranené pri požiari domu v nitrianskej časti Klokočina, uviedla v pondelok večer "
        "hovorkyňa hasičov. Hasiči budovu prehľadávajú.",
        ("Tri osoby zahynuli a 4 boli zranené", "5 osôb zahynulo a 8 bolo zranených"),
    ),
    "hr, other forms": edited(
        "Požar u Osijeku",
        "Raste broj žrtava u Osijeku",
        "Tri osobe poginule su, a četiri su ozlijeđene u požaru stambene zgrade u osječkom naselju Retfala, priopćili "
        "su u ponedjeljak navečer vatrogasci. Vatrogasci pretražuju zgradu.",
        ("Tri osobe poginule su, a četiri su ozlijeđene", "Pet osoba poginulo je, a osam je ozlijeđeno"),
    ),
    "sr, other forms": edited(
        "Пожар у Нишу",
        "Расте број жртава у Нишу",
        "Три особе су погинуле, а 4 су повређене у пожару стамбене зграде у нишком насељу Палилула, саопштили су у "
        "понедељак увече ватрогасци. Ватрогасци претражују зграду.",
        ("Три особе су погинуле, а 4 су повређене", "5 особа је погинуло, а 8 је повређено"),
    ),
    "sl, other forms": edited(
        "Požar v Celju",
        "Število žrtev v Celju narašča",
        "Tri osebe so umrle, 4 pa so bile ranjene v požaru stanovanjske stavbe v celjski četrti Hudinja, so v "
        "ponedeljek zvečer sporočili gasilci. Gasilci preiskujejo stavbo.",
        ("Tri osebe so umrle, 4 pa so bile ranjene", "5 oseb je umrlo, 8 pa je bilo ranjenih"),
    ),
    "lt, other forms": edited(
        "Gaisras Kaune",
        "Kaune daugėja aukų",
        "Per gaisrą gyvenamajame name Kauno Šilainių mikrorajone žuvo 9 žmonės, 4 buvo sužeisti, pirmadienio vakarą "
        "pranešė ugniagesiai. Ugniagesiai apžiūri pastatą.",
        ("9 žmonės, 4 buvo sužeisti", "11 žmonių, 10 buvo sužeista"),
    ),
    "ru, other forms": edited(
        "Пожар в жилом доме",
        "Число погибших в Казани растет",
        "Три человека погибли и 4 пострадали при пожаре в жилом доме в Приволжском районе Казани, сообщили в "
        "понедельник вечером спасатели. Пожарные осматривают здание.",
        ("Три человека погибли и 4 пострадали", "Пять человек погибло и 8 пострадало"),
    ),
    "uk, other forms": edited(
        "Пожежа в житловому будинку",
        "Кількість загиблих у Львові зростає",
        "Троє людей загинули і 4 постраждали під час пожежі в житловому будинку в Залізничному районі Львова, "
        "повідомили в понеділок увечері рятувальники. Пожежники оглядають будівлю.",
        ("Троє людей загинули і 4 постраждали", "5 людей загинуло і 8 постраждало"),
    ),
}
"""By language, and what is special: the earlier headline, the later one, the earlier text and the later one."""

ROAD: Final = (
    "One person was killed and {} were injured in a crash on the {} near Oakum on Monday, the police of {} said. The "
    "road was closed for hours."
)
VERDICT: Final = (
    "A court in Oakum sentenced a {}-year-old man to {} years in prison for arson on Monday. His lawyer had asked for "
    "an acquittal, and said that he would appeal to the high court in {}."
)
MARKET: Final = (
    "The Oakum index of shares opened {} pct higher on Monday at {} points, helped by banks and insurers. Traders on "
    "the floor of the {} said that turnover was thin."
)
SUMMARY: Final = (
    "Avalanche kills five",
    "What happened today",
    AVALANCHE,
    "Banks in the Austrian capital were closed on Monday after a strike of guards over their pay and hours. "
    + AVALANCHE.replace("five", "eight").replace("Three", "Two"),
)
OTHERS: Final = {
    "another name": (
        "Avalanche kills five",
        "Death toll climbs",
        AVALANCHE,
        AVALANCHE.replace("five", "eight").replace("Tyrol", "Engadine"),
    ),
    "another street": (
        "Crash kills one",
        "Driver dies on road",
        ROAD.format(3, "Mill Road", "Halden"),
        ROAD.format(2, "Harbour Way", "Halden"),
    ),
    "another day": (*OF_AVALANCHE, AVALANCHE, AVALANCHE.replace("five", "eight").replace("Monday", "Tuesday")),
    "another age": (
        "Mill arsonist jailed",
        "Fire raiser gets nine years",
        VERDICT.format(44, 12, "Halden"),
        VERDICT.format(51, 9, "Halden"),
    ),
    "a rate": (
        "Shares up",
        "Banks lift index",
        MARKET.format("0.3", "1,214.6", "Exchange"),
        MARKET.format("0.5", "1,216.8", "Exchange"),
    ),
    "another company": (
        "Chase lowers its rate",
        "Citibank lends at eight",
        "Chase said on Monday that it cut its prime rate to 8 pct, and told clients of the Federal Reserve so.",
        "Citibank said on Monday that it cut its prime rate to 9 pct, and told clients of the Federal Reserve so.",
    ),
}
"""The same of two events, or of texts of which nothing says that they are one."""


@each_row("name", UPDATES)
def test_a_report_with_other_counts_is_an_update_whatever_its_headline_says(name: str) -> None:
    relation = thread_two(UPDATES[name], name[:2])
    assert (relation.kind, relation.parent) == ("update", 1)


@each_row("name", UPDATES)
def test_so_it_is_where_the_later_report_comes_first(name: str) -> None:
    title, later_title, text, later = UPDATES[name]
    assert thread_two((later_title, title, later, text), name[:2]).parent == 1


@pytest.mark.parametrize("name", OTHERS)
def test_a_report_of_another_event_is_not(name: str) -> None:
    title, later_title, text, later = OTHERS[name]
    for case in (OTHERS[name], (later_title, title, later, text)):
        assert thread_two(case, "en").rule != "same-report"


def test_a_summary_that_begins_with_another_event_is_not() -> None:
    assert thread_two(SUMMARY, "en").rule == "no-kin"


@pytest.mark.parametrize(("mark", "signal"), [("UPDATE 2-", "update"), ("", None)])
def test_one_that_says_so_may_have_another_source_and_end(mark: str, signal: str | None) -> None:
    title, later_title, text, later = edited(*OF_BLAST, BLAST, *OTHER_END)
    memory = Threads()
    thread(memory, report(title, text, 0))
    later_report = report(f"{mark}{later_title}", later, 3).model_copy(update={"signal": signal})
    (version, *_) = thread(memory, later_report)
    assert version.relation.rule == ("same-report" if signal else "no-kin")


@each_row(
    ("changed", "is_update"),
    [
        ({}, True),
        ({"subject": 0.7}, True),
        ({"subject": 0.6, "of_text": 0.55, "of_earlier": 0.55}, True),
        ({"subject": 0.6, "of_text": 0.55, "of_earlier": 0.54}, False),
        ({"subject": 0.59}, False),
        ({"subject": 0.5, "is_update": True, "opening": 0.95, "first_words": 2.0}, True),
        ({"subject": 0.5, "is_update": True, "opening": 0.94, "first_words": 2.0}, False),
        ({"subject": 0.5, "is_update": True, "opening": 0.95, "first_words": 1.0}, False),
        ({"subject": 0.49, "is_update": True, "opening": 0.95, "first_words": 2.0}, False),
        ({"subject": 0.8, "places": -1.0}, True),
        ({"subject": 0.79, "places": -1.0}, False),
        ({"places": 0.5}, False),
        ({"of_text": 0.4, "of_earlier": 0.1}, True),
        ({"of_text": 0.39, "of_earlier": 0.39}, False),
        ({"notice": True}, False),
        ({"has_line": True}, False),
        ({"seconds_apart": 12 * HOUR - 1}, True),
        ({"seconds_apart": 12 * HOUR}, False),
    ],
)
def test_it_asks_for_one_subject_place_and_half_day(changed: dict[str, Any], is_update: bool) -> None:  # noqa: FBT001
    text = AVALANCHE.replace("At least five", "Eight").replace("Three", "Two")
    own, earlier = (traits(each, None, "en") for each in (text, AVALANCHE))
    assert is_same_report(distinct(text), own, earlier, pair({"places": 1.0, **changed})) is is_update
