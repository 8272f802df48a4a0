"""An age or a clock time in front of a dateline, with a sign between: it is the item's time and no headline.

The dateline may print its place in capitals or as a text does.
"""

from datetime import datetime
from typing import Final

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

TIMES: Final = {
    "short": ("2h ago", "3h ago", "5h ago"),
    "English": ("2 hours ago", "3 hours ago", "5 hours ago"),
    "Dutch": ("2 uur geleden", "3 uur geleden", "5 uur geleden"),
    "French": ("Il y a 2 heures", "Il y a 3 heures", "Il y a 5 heures"),
    "Spanish": ("Hace 2 horas", "Hace 3 horas", "Hace 5 horas"),
    "German": ("vor 2 Std.", "vor 3 Std.", "vor 5 Std."),
    "clock": ("09:05", "08:02", "06:01"),
}
ITEMS: Final = (
    "BAKU, Azerbaijan (AP) - Azerbaijan opened a new pipeline to the coast of Georgia on Monday.",
    "ANKARA (Reuters) - Turkey's central bank cut its key rate by two points.",
    "ROME (AP) - Rome opened a new bridge for pedestrians, its mayor said.",
)


@each_row("times", TIMES)
@each_row("sign", [" ", " · ", " | ", " • ", ": ", " - ", " \u2013 "])
@each_row("above", ["", "World\n"])
@each_row("count", [1, 3])
def test_a_sign_may_stand_between_a_time_and_a_dateline(times: str, sign: str, above: str, count: int) -> None:
    lines = [f"{time}{sign}{item}" for time, item in zip(TIMES[times], ITEMS, strict=True)]
    fetched = datetime.fromisoformat("2026-12-02T11:30:00+00:00")
    briefs = parse(RawArticle(source="p", fetched_at=fetched, text=above + "\n".join(lines[:count])), atlas())
    assert [(one.headline, one.text[-12:]) for one in briefs] == [(None, item[-12:]) for item in ITEMS[:count]]
    hours = [one.published.latest.hour for one in briefs if one.published.latest is not None]
    assert hours == [9, 8, 6][:count]


FETCHED: Final = datetime.fromisoformat("2026-12-02T11:30:00+00:00")
WORDED: Final = {
    "de": ("vor 2 Stunden", "vor 3 Stunden", "Baku (dpa)", "Rom (AFP)"),
    "en": ("2h ago", "3h ago", "Baku (AP)", "Rome (Reuters)"),
    "es": ("hace 2 horas", "hace 3 horas", "Bakú (EFE)", "Roma (EFE)"),
    "fr": ("il y a 2 heures", "Il y a 3 heures", "Bakou (AFP)", "Rome (AFP)"),
    "it": ("2 ore fa", "3 ore fa", "Baku (ANSA)", "Roma (ANSA)"),
    "nl": ("2 uur geleden", "3 uur geleden", "Bakoe (ANP)", "Rome (ANP)"),
    "no": ("for 2 timer siden", "for 3 timer siden", "Baku (NTB)", "Roma (NTB)"),
    "pt": ("há 2 horas", "há 3 horas", "Baku (Lusa)", "Roma (Lusa)"),
    "sv": ("för 2 timmar sedan", "för 3 timmar sedan", "Baku (TT)", "Rom (TT)"),
}


@each_row("language", WORDED)
@each_row("sign", [" · ", " | ", " • ", ": ", " - ", " \u2013 "])
@each_row("gap", ["\n", "\n\n"])
def test_the_place_need_not_be_in_capitals(language: str, sign: str, gap: str) -> None:
    first, second, baku, rome = WORDED[language]
    text = f"{first}{sign}{baku} - 1,200 kilometer til Georgia.{gap}{second}{sign}{rome} - Pons novus est in urbe."
    briefs = parse(RawArticle(source="p", fetched_at=FETCHED, text=text), atlas())
    assert [(one.headline, one.age, one.dateline is not None and one.dateline.printed) for one in briefs] == [
        (None, first, f"{baku} -"),
        (None, second, f"{rome} -"),
    ]


def test_a_dateline_without_agency_is_one_in_capitals_behind_an_age() -> None:
    text = "2h ago · BAKU - A new pipeline opened on Monday.\n3h ago · ROME - A new bridge opened on Monday."
    briefs = parse(RawArticle(source="p", fetched_at=FETCHED, text=text), atlas())
    assert [one.age for one in briefs] == ["2h ago", "3h ago"]


def test_a_dash_in_front_of_each_dateline_is_no_text() -> None:
    text = "- Baku (AP) - A new pipeline opened on Monday.\n- Rome (AP) - A new bridge opened on Monday."
    briefs = parse(RawArticle(source="p", fetched_at=FETCHED, text=text), atlas())
    assert [(one.headline, one.text[:5]) for one in briefs] == [(None, "A new"), (None, "A new")]


@each_row(
    "line",
    [
        "The war began 2 years ago - Baku (AP) - Azerbaijan opened a new pipeline to the coast of Georgia.",
        "Vor 2 Stunden \u2013 Baku öffnet Pipeline (dpa) - Mehr dazu im Text, sagte der Minister am Montag.",
        "2:1 - Baku (dpa) - Aserbaidschan hat am Montag gewonnen, das war der erste Sieg seit Jahren.",
    ],
)
def test_a_line_of_other_words_keeps_them(line: str) -> None:
    briefs = parse(RawArticle(source="p", fetched_at=FETCHED, text=line), atlas())
    assert [(one.text, one.age) for one in briefs] == [(line, None)]


def test_a_place_and_its_day_in_front_of_the_agency_are_a_dateline() -> None:
    text = "Milano, 12 mar. - (Adnkronos) - Il Consiglio comunale ha approvato il bilancio."
    (brief,) = parse(RawArticle(source="p", fetched_at=FETCHED, text=text), atlas())
    assert brief.dateline is not None
    assert [place.printed for place in brief.dateline.places] == ["Milano"]
