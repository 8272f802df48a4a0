"""An age in brackets or behind a dash, at the end of a headline or text, is the item's age and none of its words."""

from datetime import UTC, datetime
from typing import Final

import pytest

from dateline.core.page.parse import parse
from dateline.core.page.split import split
from dateline.core.times.phrases.glued_ages import glued_ages
from dateline_schemas import RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

AGES: Final = {
    "en": ("5 minutes ago", "an hour ago"),
    "nl": ("5 minuten geleden", "een uur geleden"),
    "de": ("vor 5 Minuten", "vor einer Stunde"),
    "fr": ("il y a 5 min", "il y a une heure"),
    "es": ("hace 5 minutos", "hace una hora"),
    "it": ("5 minuti fa", "un'ora fa"),
    "pt": ("há 5 minutos", "há uma hora"),
    "sv": ("för 5 minuter sedan", "för en timme sedan"),
    "no": ("for 5 minutter siden", "for en time siden"),
}
TEXTS: Final = (
    "NAMUR (Belga) - L'eau du robinet est de nouveau potable à Namur, où 31.000 ménages la faisaient bouillir.",
    "WAVRE (Belga) - Une odeur de gaz a entraîné l'évacuation d'une école. Quinze enfants ont été examinés.",
)
HEADS: Final = ("Namur : l'eau à nouveau potable", "Wavre : une école évacuée")
CASES: Final = [(language, age) for language, ages in AGES.items() for age in ages]


def read(page: str) -> list[tuple[str | None, str, str | None]]:
    items = split(page, str.isupper)
    return [(item.headline, item.text, item.stamp and item.stamp.printed) for item in items]


def bodies() -> list[str]:
    return [text.split(" - ", 1)[1] for text in TEXTS]


@each_row(("language", "age"), CASES)
def test_an_age_in_brackets_behind_a_text_is_its_own(language: str, age: str) -> None:
    page = "En bref\n\n" + "\n\n".join(f"{text} ({age})" for text in TEXTS)
    assert read(page) == [(None, body, age) for body in bodies()], language


@each_row(("language", "age"), CASES)
@each_row("form", ["{} ({})", "{} [{}]", "{} - {}", "{} \u2013 {}"])
def test_so_is_one_behind_a_headline(language: str, age: str, form: str) -> None:
    page = "En bref\n\n" + "\n\n".join(
        f"{form.format(head, age)}\n{text}" for head, text in zip(HEADS, TEXTS, strict=True)
    )
    assert read(page) == [(head, body, age) for head, body in zip(HEADS, bodies(), strict=True)], language


@pytest.mark.parametrize(
    "text",
    [
        "The man (5 minutes ago the only witness) left.",
        "The bridge (5 minutes ago) fell.",
        "A wall fell - 37 years ago\nBERLIN (dpa) - People remember.",
        "Der Mauerfall (vor 37 Jahren)\nBERLIN (dpa) - Menschen erinnern sich.",
        "(5 minutes ago",
        "5 minutes ago)",
    ],
)
def test_an_age_inside_a_text_is_none(text: str) -> None:
    assert not [
        age for age in glued_ages(text) if "(" in text[age.start : age.end] or " - " in text[age.start : age.end]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The man was arrested in the port (2 days ago)\nand taken to Larsvik, was released on Monday.",
        "It rained - 2 days ago\nand nobody came.",
        "De man werd in de haven opgepakt (2 dagen geleden)  \n  en kwam maandag vrij.",
        "Der Mann wurde im Hafen gefasst (vor 2 Tagen)\nund kam am Montag frei.",
        "L'homme a été arrêté au port (il y a 2 jours)\net conduit à Larsvik.",
        "El hombre fue detenido en el puerto (hace 2 días)\ny quedó libre el lunes.",
        "L'uomo è stato fermato nel porto (2 giorni fa)\ned è libero da lunedì.",
        "O homem foi detido no porto (há 2 dias)\ne saiu na segunda-feira.",
        "Mannen greps i hamnen (för 2 dagar sedan)\noch släpptes i måndags.",
        "Mannen ble pågrepet i havnen (for 2 dager siden)\nog slapp ut mandag.",
    ],
)
def test_an_age_of_a_sentence_that_goes_on_below_is_none(text: str) -> None:
    assert not glued_ages(text)


@pytest.mark.parametrize("text", ["„Sie ist offen.“ vor 3 Stunden", "»Sie ist offen!« vor 3 Stunden\nWien (APA) - Er"])
def test_so_is_one_behind_a_quotation_that_closes_in_german(text: str) -> None:
    assert [age.printed for age in glued_ages(f"Die Stadt sagt: {text}")] == ["vor 3 Stunden"]


@each_row(
    "below",
    [
        "iPhone sales fall", "Its maker is glad", "中国经济增长", "", "\nand more", "adidas said that it sold less.",
        "by Ada Holm", "by Ada Holm,", "door Ada Holm", "von Ada Holm", "par Ada Holm", "por Ada Holm", "di Ada Holm",
        "av Ada Holm", "af Ada Holm", "van Aert said that it sold less.", "by our reporter", "van onze redactie",
        "the captain stayed on board until the last", "de kapitein bleef aan boord", "von der Küste gemeldet:",
        "avec photos: le capitaine", "el capitán se quedó", "con video: il capitano", "med video: kapteinen",
    ],
)  # fmt: skip
def test_what_opens_below_without_going_on_leaves_the_age_its_headline(below: str) -> None:
    assert [age.printed for age in glued_ages(f"Shares of the maker fall (2 hours ago)\n{below}")] == ["2 hours ago"]


def test_small_letters_show_nothing_in_text_that_has_no_others() -> None:
    pages = (
        "man shot in port of oslo (2 hours ago)\nthe man was shot on monday.",
        "აქციები დღეს ეცემა ბირჟაზე (2 hours ago)\nკომპანიამ განაცხადა, რომ გაყიდვები შემცირდა.",
    )
    assert [age.printed for page in pages for age in glued_ages(page)] == ["2 hours ago"] * 2


@pytest.mark.parametrize(
    "below", ["released on bail on Monday, the court", "by Ada Holm, an officer, the court", "van Aert"]
)
def test_an_age_in_wrapped_text_is_none_before_any_small_word(below: str) -> None:
    above = "The man whom the police of the town looked for\nwas arrested in the port on Friday (2 days ago)\n"
    assert not glued_ages(f"{above}{below} said.\n")
    assert not glued_ages(f"It rained.\n\n{above}{below} said.\n\nIt rained.\n")


def test_a_headline_below_a_short_line_keeps_its_age() -> None:
    page = "MARKETS\nShares of the maker fall in Oslo and in Larsvik (2 hours ago)\nadidas sold less.\n"
    assert [age.printed for age in glued_ages(page)] == ["2 hours ago"]


TEASERS = {
    "(2 uur geleden)": (
        "Veerpont vast bij Larsund",
        "de schipper bleef aan boord tot alle reizigers van het schip waren.",
    ),
    "(vor 2 Stunden)": (
        "Fähre vor Larsund auf Grund",
        "mit Video: Die Fähre ist in der Nacht auf einen Felsen gelaufen.",
    ),
    "(il y a 2 heures)": ("Un ferry échoué à Larsund", "avec vidéo: le ferry a heurté un rocher dans la nuit."),
    "(hace 2 horas)": ("Un ferry encalla en Larsund", "la nave chocó con una roca en la noche, según el puerto."),
    "(2 hours ago)": ("Ferry aground off Larsund", "from our reporter: The ferry hit a rock in the night."),
}
"""An age, a headline in front of it, and a text below that opens in small letters."""


@pytest.mark.parametrize("age", TEASERS)
def test_a_text_in_small_letters_below_leaves_each_item_its_headline_and_its_age(age: str) -> None:
    headline, text = TEASERS[age]
    page = "\n\n".join(f"{headline} {number} {age}\n{text}" for number in (7, 8))
    found = parse(RawArticle(source="desk", fetched_at=datetime(2026, 11, 29, 11, tzinfo=UTC), text=page), atlas())
    assert [(one.headline, one.age, one.text) for one in found] == [
        (f"{headline} {number}", age.strip("()"), text) for number in (7, 8)
    ]
