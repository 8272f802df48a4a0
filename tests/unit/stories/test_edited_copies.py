"""A copy in another house's style tells nothing: it is no update, before an update of its story or after one."""
# ruff: noqa: E501 - one line a paragraph

from datetime import datetime, timedelta
from typing import Final

import pytest

from dateline.core.pipeline import Pipeline
from dateline_schemas import RawArticle, Story
from tests.golden.places import atlas

MORNING: Final = datetime.fromisoformat("2026-12-03T09:00:00+00:00")
Edits = dict[str, tuple[str, str]]

EN: Final = (
    "Earthquake shakes northern Albania, 11 hurt",
    "TIRANA, Dec 3 (Reuters) - An earthquake of magnitude 5.4 shook northern Albania on Thursday, damaging 1,300 houses, and 11 people were treated in hospitals, officials said.",
    "The labour ministry said 40 percent of the schools near the centre of Shkoder were closed. Residents ran into the streets as the walls of a hotel shook.",
    "Rescue teams searched the damaged buildings for people who may be trapped. Prime Minister Edi Rama travelled to the region.",
)
NL: Final = (
    "Aardbeving treft noorden van Albanië, 11 gewonden",
    "TIRANA (ANP) - Een aardbeving met een kracht van 5,4 heeft donderdag het noorden van Albanië getroffen. Daarbij raakten 1.300 huizen beschadigd en zijn 11 mensen naar het ziekenhuis gebracht, meldt de politie.",
    "Volgens het ministerie bleef 40 procent van de scholen bij het centrum van Shkoder gesloten. Bewoners renden de straat op toen de muren van een hotel schudden.",
    "Reddingswerkers zochten in de beschadigde gebouwen naar mensen die mogelijk vastzitten. Premier Edi Rama reisde naar het gebied.",
)
DE: Final = (
    "Erdbeben erschüttert Norden Albaniens, 11 Verletzte",
    "TIRANA (dpa) - Ein Erdbeben der Stärke 5,4 hat am Donnerstag den Norden Albaniens erschüttert. Dabei wurden 1.300 Häuser beschädigt und 11 Menschen in Krankenhäuser gebracht, sagte die Polizei.",
    "Nach Angaben des Ministeriums blieben 40 Prozent der Schulen nahe dem Zentrum von Shkoder geschlossen. Bewohner liefen auf die Straße, als die Wände eines Hotels bebten.",
    "Retter suchten in den beschädigten Gebäuden nach Menschen, die vielleicht verschüttet sind. Regierungschef Edi Rama reiste in die Region.",
)
FR: Final = (
    "Un séisme secoue le nord de l'Albanie, 11 blessés",
    "TIRANA (AFP) - Un séisme de magnitude 5,4 a secoué jeudi le nord de l'Albanie, endommageant 1.300 maisons, et 11 personnes ont été soignées dans des hôpitaux, a annoncé la police.",
    "Selon le ministère, 40 pour cent des écoles proches du centre de Shkoder sont restées fermées. Des habitants ont couru dans les rues quand les murs d'un hôtel ont tremblé.",
    "Les secours ont fouillé les bâtiments endommagés à la recherche de personnes peut-être coincées. Le Premier ministre Edi Rama s'est rendu dans la région.",
)
TEXTS: Final = {"en": EN, "nl": NL, "de": DE, "fr": FR}

STYLES: Final[dict[str, Edits]] = {
    "en": {
        "another spelling": ("labour", "labor"),
        "letters that changed places": ("centre", "center"),
        "two words for one": ("percent", "per cent"),
        "no mark between thousands": ("1,300", "1300"),
        "a number in words": ("and 11 people", "and eleven people"),
        "another tense": ("officials said", "officials say"),
        "no day": (" on Thursday", ""),
        "the date": ("on Thursday", "on December 3"),
        "the date before the month": ("on Thursday", "on 3 December"),
        "today": ("on Thursday", "today"),
        "a slip": ("searched", "serached"),
        "an accent": ("Shkoder", "Shkodër"),
        "quotation marks": ("may be trapped", "“may be trapped”"),
        "a comma": ("houses, and", "houses and"),
    },
    "nl": {
        "no mark between thousands": ("1.300", "1300"),
        "a number in words": ("zijn 11 mensen", "zijn elf mensen"),
        "another verb of saying": ("meldt de politie", "zegt de politie"),
        "no day": (" donderdag", ""),
        "the date": ("donderdag", "op 3 december"),
        "today": ("donderdag", "vandaag"),
        "a slip": ("beschadigde", "beschadigede"),
        "an accent": ("Shkoder", "Shkodër"),
    },
    "de": {
        "no mark between thousands": ("1.300", "1300"),
        "a number in words": ("und 11 Menschen", "und elf Menschen"),
        "another tense": ("sagte die Polizei", "sagt die Polizei"),
        "no day": (" am Donnerstag", ""),
        "the date": ("am Donnerstag", "am 3. Dezember"),
        "today": ("am Donnerstag", "heute"),
        "the spelling of the Swiss": ("Straße", "Strasse"),
        "a slip": ("suchten", "suhcten"),
        "an accent": ("Shkoder", "Shkodër"),
    },
    "fr": {
        "no mark between thousands": ("1.300", "1300"),
        "a number in words": ("et 11 personnes", "et onze personnes"),
        "another verb of saying": ("a annoncé la police", "a indiqué la police"),
        "no day": (" jeudi", ""),
        "the date": ("jeudi", "le 3 décembre"),
        "a slip": ("fouillé", "fouilél"),
        "accents": ("séisme de magnitude", "seisme de magnitude"),
        "an accent": ("Shkoder", "Shkodër"),
    },
}
CASES: Final = [(language, name) for language, edits in STYLES.items() for name in edits]


def page(source: str, text: str, minute: int) -> RawArticle:
    url = f"https://{source}.example/quake"
    return RawArticle(source=source, url=url, fetched_at=MORNING + timedelta(minutes=minute), text=text)


def text_of(language: str, *edits: tuple[str, str]) -> str:
    text = "\n\n".join(TEXTS[language])
    for was, now in edits:
        assert was in text
        text = text.replace(was, now)
    return text


def update_of(language: str, dead: str = "14") -> str:
    headline, text = f"UPDATE 1-{text_of(language)}".split("\n\n", 1)
    headline, text = headline.replace("11", dead), text.replace("11", dead)
    return f"{headline}\n\n{text}"


def told(*pages: RawArticle) -> list[Story]:
    flow = Pipeline(atlas())
    return [step.stories[0] for each in pages for step in flow.run(each) if step.stories]


def after_update(copy: str, language: str = "en", source: str = "volk") -> Story:
    known = page("kust", text_of(language), 0), page("tern", update_of(language), 30)
    first, second, last = told(*known, page(source, copy, 60))
    assert [first.relation.kind, second.relation.kind] == ["new", "update"]
    return last


def before_update(copy: str, language: str = "en") -> Story:
    return told(page("kust", text_of(language), 0), page("volk", copy, 60))[-1]


@pytest.mark.parametrize(("language", "name"), CASES)
def test_an_edited_copy_of_what_was_updated_is_a_repeat_of_it(language: str, name: str) -> None:
    story = after_update(text_of(language, STYLES[language][name]), language)
    assert (story.relation.kind, story.relation.parent, story.version) == ("repeat", 1, 3)
    assert story.superseded_by is not None
    assert story.superseded_by.version == 2


@pytest.mark.parametrize(("language", "name"), CASES)
def test_one_that_comes_before_any_update_is_a_repeat_too(language: str, name: str) -> None:
    story = before_update(text_of(language, STYLES[language][name]), language)
    assert (story.relation.kind, story.relation.parent, story.superseded_by) == ("repeat", 1, None)


def test_several_edits_make_one_copy() -> None:
    names = "another spelling", "two words for one", "another tense", "today", "a slip", "an accent"
    copy = text_of("en", *(STYLES["en"][name] for name in names))
    assert after_update(copy).relation.kind == before_update(copy).relation.kind == "repeat"


@pytest.mark.parametrize("line", ["Published 5 minutes ago", "Published 09:55"])
def test_a_copy_is_no_news_though_its_page_is_fresh(line: str) -> None:
    copy = text_of("en", (" on Thursday", ""))
    headline, text = copy.split("\n\n", 1)
    assert after_update(f"{headline}\n{line}\n\n{text}").relation.kind == "repeat"


def test_a_copy_of_the_copy_and_of_the_update_are_known() -> None:
    text = text_of("en", (" on Thursday", ""))
    copy = page("volk", text, 60)
    update = page("tide", update_of("en").removeprefix("UPDATE 1-").replace("labour", "labor"), 70)
    known = page("kust", text_of("en"), 0), page("tern", update_of("en"), 30)
    stories = told(*known, copy, update, page("reef", text, 80))
    assert [story.relation.kind for story in stories] == ["new", "update", "repeat", "repeat", "repeat"]
    assert [story.relation.parent for story in stories] == [None, 1, 1, 2, 1]
    assert [story.superseded_by is not None for story in stories] == [False, False, True, False, True]


NEAR_MISSES: Final = [
    ("en", (("and 11 people were", "and 12 people were"),)),
    ("en", (("were treated in hospitals", "were killed in hotels"),)),
    ("en", (("were treated in", "were killed in"),)),
    ("en", (("were treated", "were not treated"),)),
    ("en", (("Edi Rama", "Sali Berisha"),)),
    ("en", (("Shkoder", "Durres"),)),
    ("en", (("a hotel shook.", "a hotel shook. Two bridges fell."),)),
    ("en", (("40 percent", "60 percent"),)),
    ("en", (("5.4", "5.6"),)),
    ("en", (("were closed", "were looted"),)),
    ("en", (("11 hurt", "11 dead"), ("treated", "killed"))),
    ("en", (("Residents ran", "Policemen ran"),)),
    ("en", (("11 people", "40 people"),)),
    ("en", (("Edi Rama", "Edi Ramsa"),)),
    ("en", (("a hotel shook", "hotels shook"),)),
    ("nl", (("zijn 11 mensen naar het ziekenhuis gebracht", "zijn 11 mensen om het leven gekomen"),)),
    ("nl", (("11 mensen", "19 mensen"),)),
    ("nl", (("bleef 40 procent", "bleef 70 procent"),)),
    ("nl", (("Premier Edi Rama", "President Bajram Begaj"),)),
    ("nl", (("gesloten.", "gesloten. Twee bruggen stortten in."),)),
    ("nl", (("bleef 40 procent", "bleef niet 40 procent"),)),
    ("de", (("in Krankenhäuser gebracht", "in Trümmern getötet"),)),
    ("de", (("11 Menschen", "19 Menschen"),)),
    ("de", (("blieben 40 Prozent", "blieben 70 Prozent"),)),
    ("de", (("Edi Rama", "Bajram Begaj"),)),
    ("de", (("geschlossen.", "geschlossen. Zwei Brücken stürzten ein."),)),
    ("fr", (("ont été soignées dans des hôpitaux", "ont été tuées dans des hôtels"),)),
    ("fr", (("11 personnes", "19 personnes"),)),
    ("fr", (("40 pour cent", "70 pour cent"),)),
    ("fr", (("Edi Rama", "Bajram Begaj"),)),
    ("fr", (("fermées.", "fermées. Deux ponts se sont effondrés."),)),
]


@pytest.mark.parametrize(("language", "edits"), NEAR_MISSES)
def test_a_copy_that_tells_anything_else_is_an_update(language: str, edits: tuple[tuple[str, str], ...]) -> None:
    copy = text_of(language, *edits)
    assert after_update(copy, language).relation.kind == before_update(copy, language).relation.kind == "update"


def test_a_correction_back_to_the_former_toll_is_one() -> None:
    text = text_of("en", ("labour", "labor"))
    corrected = after_update(f"CORRECTED-{text}")
    assert (corrected.relation.kind, corrected.superseded_by) == ("correction", None)


@pytest.mark.parametrize("mark", ["UPDATE 2-", "UPDATE: "])
def test_an_edited_copy_that_is_marked_as_an_update_is_one(mark: str) -> None:
    assert after_update(mark + text_of("en", ("labour", "labor"))).relation.kind == "update"


def test_the_site_of_the_update_may_go_back() -> None:
    assert after_update(text_of("en", ("labour", "labor")), source="tern").relation.kind == "update"


def test_a_new_text_with_the_old_toll_is_an_update() -> None:
    text = text_of("en", (EN[3], "Doctors in Lezhe said three of the injured had left the wards by noon. Schools stay closed until Monday, the mayor said."))  # fmt: skip
    assert after_update(text).relation.kind == "update"


@pytest.mark.xfail(strict=True, reason="of one new word nothing says whether it is the news: hashes have no meaning")
@pytest.mark.parametrize(
    "edit",
    [("Rescue teams", "Large rescue teams"), ("searched", "combed"), ("Edi Rama", "Edy Rama")],
)
def test_a_copy_with_another_word_of_the_same_meaning_is_a_repeat(edit: tuple[str, str]) -> None:
    assert after_update(text_of("en", edit)).relation.kind == "repeat"
