"""Lines and reports that differ in their place: which are of one event, and which of two. All are invented."""

from datetime import timedelta
from typing import Final

import pytest

from dateline.core.places.countries import countries
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.text.fingerprint import fingerprint
from dateline.core.text.signals import signal
from dateline_schemas import Distinct
from tests.rows import each_row
from tests.unit.stories.test_thread import NOON, distinct

CHILE: Final = "Earthquake hits northern Chile, agency says"
JAPAN: Final = "Earthquake hits northern Japan, agency says"
REPORT_OF_JAPAN: Final = (
    "Strong earthquake hits northern Japan\nA strong earthquake hit northern Japan on Monday and a tsunami warning was "
    "issued for the coast of Aomori, the weather agency said. Trains were stopped."
)
REPORT_OF_CHILE: Final = (
    "Strong earthquake hits northern Chile\nA strong earthquake hit northern Chile on Monday and miners were brought "
    "to the surface at Calama, the emergency agency said. Nobody was hurt."
)
RESULT: Final = "OAKUM LTD YEAR ENDED DEC 31 NET PROFIT 88.67 DLRS VS 144.04 MLN"
"""``VS`` is a country in Dutch."""
REPORT_OF_RESULT: Final = (
    "OAKUM LTD YEAR ENDING DEC 31\nShr 61 cts vs 77 cts. Net profit 88.67 mln vs 144.04 mln. The group sold its mines "
    "in Australia."
)


def page(text: str, minutes: int, language: str) -> Distinct:
    """Return a line, or a headline and its text below it."""
    headline, _, body = text.partition("\n")
    return distinct(
        body or headline,
        NOON + timedelta(minutes=minutes),
        headline=headline,
        language=language,
        signal=signal(headline, ""),
        countries=countries(text),
        fingerprint=fingerprint(body or headline, headline),
    )


def are_joined(first: str, second: str, language: str = "en") -> bool:
    """Whether the second text becomes a version of the story of the first, half an hour later."""
    memory = Threads()
    stories = [thread(memory, page(text, 30 * at, language))[0].story_id for at, text in enumerate((first, second))]
    return stories[0] == stories[1]


SWAPPED: Final = [
    ("en", CHILE, JAPAN),
    ("en", CHILE.upper(), JAPAN.upper()),
    ("en", CHILE.title(), JAPAN.title()),
    ("en", CHILE, REPORT_OF_JAPAN),
    ("en", f"BREAKING: {CHILE}", f"BREAKING: {JAPAN}"),
    ("en", "BREAKING: Chile earthquake kills five", "BREAKING: Japan earthquake kills five"),
    ("en", "URGENT: Leeds hotel fire kills five, police say", "URGENT: York hotel fire kills five, police say"),
    ("en", JAPAN, REPORT_OF_CHILE),
    ("en", REPORT_OF_CHILE, JAPAN),
    ("en", "Plane crashes near Lima, ministry says", "Plane crashes near Oslo, ministry says"),
    ("en", "Bomb blast in Kabul kills five - police", "Bomb blast in Karachi kills five - police"),
    ("en", "Bomb blast in Kabul kills five - police", "Bomb blast in Karachi kills nine - police"),
    (
        "en",
        "Explosion at chemical plant in Antwerp, police say",
        "Explosion at chemical plant in Los Angeles, police say",
    ),
    ("en", "Explosion at Shell plant in Rotterdam, police say", "Explosion at Shell plant in Houston, police say"),
    ("en", "Fire in San Francisco, police say", "Fire in San Diego, police say"),
    ("en", "Missile strikes Kyiv, Ukraine says", "Missile strikes Odesa, Ukraine says"),
    ("en", "Earthquake in Tokyo, Japan, agency says", "Earthquake in Osaka, Japan, agency says"),
    ("en", "Explosion hits port in Iran, officials say", "Explosion hits port in Iraq, officials say"),
    ("en", "Avalanche kills skiers in Austria, police say", "Avalanche kills skiers in Australia, police say"),
    (
        "de",
        "Erdbeben erschüttert den Norden Chiles, sagt Behörde",
        "Erdbeben erschüttert den Norden Japans, sagt Behörde",
    ),
    ("fr", "Un séisme frappe le nord du Chili, selon l'agence", "Un séisme frappe le nord du Japon, selon l'agence"),
    ("nl", "Grote brand in fabriek in Tilburg, meldt politie", "Grote brand in fabriek in Zwolle, meldt politie"),
    ("ru", "Землетрясение на севере Чили, сообщает агентство", "Землетрясение на севере Японии, сообщает агентство"),
    ("el", "Σεισμός στη βόρεια Χιλή, λέει υπηρεσία", "Σεισμός στη βόρεια Ιαπωνία, λέει υπηρεσία"),
    ("ja", "チリ北部で地震、当局発表", "日本北部で地震、当局発表"),
]
UPDATED: Final = [
    ("en", CHILE, "Earthquake hits Chile, agency says"),
    ("en", CHILE, REPORT_OF_CHILE),
    ("en", f"BREAKING: {CHILE}", REPORT_OF_CHILE),
    ("en", JAPAN, REPORT_OF_JAPAN),
    ("en", CHILE, "Magnitude 7 earthquake hits northern Chile, agency says"),
    ("en", "Explosion in Antwerp, police say", "Explosion at plant in Antwerp kills 9, police say"),
    ("en", "Explosion in Antwerp kills 3, police say", "Explosion in Antwerp kills 9, police say"),
    ("en", "Explosion at plant in Antwerp, police say", "Explosion at plant in Antwerp, Belgium, police say"),
    ("en", "Explosion at plant in Antwerp, police say", "Explosion at BASF plant in Antwerp, police say"),
    ("en", "Explosion in Kyiv kills nine, mayor says", "Explosion in Kiev kills nine, mayor says"),
    ("en", "Drone attack on port of Odesa, navy says", "Drone attack on port of Odessa, navy says"),
    ("en", "Explosion at plant in Antwerp, Reuters reports", "Explosion at plant in Antwerp, BBC reports"),
    ("en", "Blast hits tanker off Fujairah, Iran says", "Blast hits tanker off Fujairah, Israel says"),
    ("en", "Explosion in Kharkiv kills nine, police say", "Explosion in Kharkiv wounds nine, police say"),
    ("en", "Blast in Antwerp Chemical Plant Kills Nine", "Blast in Antwerp Paint Plant Kills Nine"),
    ("en", "Explosion rocks Tokyo suburb, police say", "Explosion rocks Japan suburb, police say"),
    ("en", RESULT, REPORT_OF_RESULT),
    ("en", CHILE, "CORRECTED: Earthquake hits northern Japan, agency says"),
    (
        "de",
        "Explosion in Chemiefabrik in Hamburg, so Polizei",
        "Explosion in Raffinerie in Hamburg, so Polizei",
    ),
    ("ar", "زلزال يضرب شمال تشيلي، وكالة تقول", "زلزال يهز شمال تشيلي، وكالة تقول"),
]
UNKNOWN: Final = [
    (
        "de",
        "Explosion in Chemiefabrik in Hamburg, so Polizei",
        "Explosion in Chemiefabrik in München, so Polizei",
    ),
    ("ar", "زلزال يضرب شمال تشيلي، وكالة تقول", "زلزال يضرب شمال اليابان، وكالة تقول"),
    ("he", "רעידת אדמה בצפון צ'ילה, אומרת הסוכנות", "רעידת אדמה בצפון יפן, אומרת הסוכנות"),
    ("hi", "उत्तरी चिली में भूकंप, एजेंसी ने कहा", "उत्तरी जापान में भूकंप, एजेंसी ने कहा"),
    ("en", "EXPLOSION AT PLANT IN MUMBAI, POLICE SAY", "EXPLOSION AT PLANT IN HOUSTON, POLICE SAY"),
]


@each_row(("language", "first", "second"), SWAPPED)
def test_a_line_with_another_place_is_of_another_event(language: str, first: str, second: str) -> None:
    assert not are_joined(first, second, language)


@each_row(("language", "first", "second"), UPDATED)
def test_a_line_with_the_same_place_is_an_update(language: str, first: str, second: str) -> None:
    assert are_joined(first, second, language)


@pytest.mark.xfail(strict=True, reason="no capitals, or capitals everywhere, and no country that is known")
@pytest.mark.parametrize(("language", "first", "second"), UNKNOWN)
def test_a_place_that_nothing_tells_from_a_word(language: str, first: str, second: str) -> None:
    assert not are_joined(first, second, language)


@pytest.mark.xfail(strict=True, reason="that a city lies in a country is known of capitals alone")
def test_a_country_for_its_city_is_an_update() -> None:
    assert are_joined("Explosion at plant in Antwerp, police say", "Explosion at plant in Belgium, police say")


@pytest.mark.parametrize(
    ("both", "chile", "japan"),
    [
        ("Earthquake hits northern Chile and northern Japan, agency says", CHILE, JAPAN),
        ("EARTHQUAKE HITS NORTHERN CHILE AND NORTHERN JAPAN, AGENCY SAYS", CHILE.upper(), JAPAN.upper()),
    ],
)
def test_a_line_about_both_places_does_not_make_their_stories_one(both: str, chile: str, japan: str) -> None:
    memory = Threads()
    stories = [story for at, text in enumerate((chile, japan, both)) for story in thread(memory, page(text, at, "en"))]
    assert [story.joins for story in stories] == [(), (), ()]
    assert stories[2].story_id in {stories[0].story_id, stories[1].story_id}
