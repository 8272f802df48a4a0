"""A composed number is told with the one in whose place it came, and in another form it is no change."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.core.data.text.numbers.number_grammar import NUMBER_GRAMMAR
from dateline.core.text.composed_numbers import printed_forms
from tests.rows import each_row
from tests.unit.stories.similarity.changes.test_summary import changed

TEXTS = {
    "en": "A fire in the port of Hamburg forced the evacuation of {} homes on Monday. Firefighters expect to be done "
    "by Tuesday, said their spokesman.",
    "nl": "Bij een grote brand in een havenloods zijn maandag {} woningen ontruimd. De brandweer denkt tot dinsdag te "
    "blussen, zegt de woordvoerder.",
    "de": "Bei einem Großbrand in einer Hafenhalle sind am Montag {} Wohnungen geräumt worden. Die Feuerwehr rechnet "
    "mit langen Löscharbeiten.",
    "fr": "Un vaste incendie dans un hangar du port a provoqué lundi l'évacuation de {} logements. Les pompiers "
    "pensent que l'extinction durera.",
    "es": "Un gran incendio en un almacén del puerto obligó el lunes a desalojar {} viviendas. Los bomberos creen que "
    "la extinción durará.",
    "it": "Un vasto incendio in un capannone del porto ha costretto lunedì a sgomberare {} abitazioni. I vigili del "
    "fuoco pensano di lavorare ancora.",
    "pt": "Um grande incêndio num armazém do porto obrigou na segunda-feira a retirar {} famílias. Os bombeiros pensam "
    "que vai durar até terça.",
    "sv": "En storbrand i en lagerlokal i hamnen har på måndagen tvingat {} familjer att lämna sina hem. "
    "Räddningstjänsten räknar med långt arbete.",
    "da": "En storbrand i en havnehal har mandag tvunget {} familier til at forlade deres hjem. Brandvæsenet regner "
    "med langt arbejde.",
    "nb": "En storbrann i en havnehall har mandag tvunget {} familier til å forlate sine hjem. Brannvesenet regner med "
    "langt arbeid.",
}


@each_row(
    ("language", "former", "now"),
    [
        ("en", "fifteen", "twenty-five"), ("en", "twenty-five", "twenty-six"), ("en", "twenty-five", "thirty-five"),
        ("en", "twenty-five", "nine"), ("en", "a thousand", "two thousand"), ("en", "a hundred", "a thousand"),
        ("en", "three hundred", "eight hundred"), ("en", "a dozen", "nine"), ("en", "two dozen", "three dozen"),
        ("en", "two hundred", "two"), ("en", "one hundred and twenty", "two hundred and fifty"),
        ("en", "one hundred and twenty-five", "two hundred and fifty-three"), ("en", "twenty-five", "30"),
        ("en", "fifteen hundred", "two thousand three hundred"), ("en", "1,500", "2\u2009300"),
        ("nl", "driehonderd", "achthonderd"), ("nl", "vijftien", "vijfentwintig"), ("nl", "duizend", "tweeduizend"),
        ("nl", "tweeëntwintig", "drieëndertig"), ("nl", "300", "achthonderd"), ("nl", "driehonderd", "800"),
        ("de", "dreihundert", "achthundert"), ("de", "fünfzehn", "fünfundzwanzig"), ("de", "tausend", "zweitausend"),
        ("de", "zweihundertfünfzig", "dreihundertzwanzig"),
        ("fr", "quinze", "vingt-cinq"), ("fr", "mille", "deux mille"), ("fr", "trois cents", "huit cents"),
        ("fr", "quatre-vingts", "quatre-vingt-dix-neuf"), ("fr", "dix-sept", "vingt et un"), ("fr", "1.500", "2 300"),
        ("fr", "1 500", "2 300"), ("fr", "1\u202f500", "2\u202f300"), ("fr", "1\u00a0500", "2\u00a0300"),
        ("fr", "neuf", "2 300"), ("fr", "2 300", "neuf cents"),
        ("es", "trescientas", "ochocientas"), ("es", "quince", "veinticinco"), ("es", "mil", "dos mil"),
        ("es", "dos mil", "mil"), ("es", "treinta y cinco", "cuarenta y dos"), ("es", "trescientas cincuenta", "2.300"),
        ("it", "trecento", "ottocento"), ("it", "quindici", "venticinque"), ("it", "mille", "duemila"),
        ("it", "ventuno", "ventotto"),
        ("pt", "quinze", "vinte e cinco"), ("pt", "mil", "dois mil"), ("pt", "trezentas", "oitocentas"),
        ("sv", "femton", "tjugofem"), ("sv", "trehundra", "åttahundra"), ("sv", "tusen", "två tusen"),
        ("da", "femten", "femogtyve"), ("da", "tre hundrede", "otte hundrede"),
        ("nb", "femten", "tjuefem"), ("nb", "tre hundre", "åtte hundre"),
    ],
)  # fmt: skip
def test_the_old_and_the_new_number_are_told(language: str, former: str, now: str) -> None:
    text = TEXTS[language]
    was = " ".join(former.split())  # which blank stood there is not known
    told = changed(text.format(former), text.format(now), language)
    assert len(told) == 1, told
    assert f"{was} → {now}" in told[0] or f"{was} → {' '.join(now.split())}" in told[0], told


@each_row(
    ("language", "former", "now"),
    [
        ("en", "25", "twenty-five"), ("en", "twenty-five", "25"), ("en", "twenty-five", "twenty five"),
        ("en", "two thousand", "2,000"), ("en", "1\u2009500", "1,500"), ("en", "1,500", "1500"),
        ("en", "12", "a dozen"),
        ("nl", "driehonderd", "300"), ("nl", "tweeduizend", "2.000"), ("de", "2000", "zweitausend"),
        ("fr", "2 300", "2300"), ("fr", "2 300", "2\u202f300"), ("fr", "vingt-cinq", "25"), ("es", "2.000", "dos mil"),
        ("it", "duemila", "2.000"), ("pt", "2 000", "dois mil"), ("sv", "300", "trehundra"),
    ],
)  # fmt: skip
def test_another_form_of_the_same_number_is_no_change(language: str, former: str, now: str) -> None:
    text = TEXTS[language]
    assert changed(text.format(former), text.format(now), language) == ()


def test_a_dozen_that_became_nine_is_told_where_the_text_had_a_nine() -> None:
    former = (
        "A mine collapsed near Larsund on Sunday, killing 4 and trapping 9 people, police said. Rescuers were "
        "searching for a dozen more in the shafts below the hill, the fire chief said."
    )
    now = former.replace("killing 4", "killing 9").replace("trapping 9", "trapping 12").replace("a dozen", "nine")
    assert "searching for a dozen → nine" in changed(former, now)


def test_numbers_beside_each_other_are_no_thousands_in_a_date() -> None:
    text = "The road to the harbour was closed on May 12 {} days in a row, the mayor of Larsund said at noon."
    assert not [line for line in changed(text.format(300), text.format(400)) if "12 300" in line]


FORMS = {language: sorted(printed_forms(language).values()) for language in NUMBER_GRAMMAR}


@given(st.data())
def test_any_two_forms_are_worded(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(sorted(FORMS)))
    numbers = st.one_of(st.sampled_from(FORMS[language]), st.integers(0, 10**7).map(str), st.text(max_size=12))
    former, now = (" ".join(data.draw(st.lists(numbers, max_size=3))) for _ in range(2))
    told = changed(TEXTS[language].format(former), TEXTS[language].format(now), language)
    assert len(told) <= 10
    if former == now:
        assert told == ()
