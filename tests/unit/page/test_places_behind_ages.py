"""A section, a place or an agency behind an age is none of the next item's headline, and no agency by itself."""

from datetime import UTC, datetime
from typing import Final

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

FETCHED: Final = datetime(2026, 12, 1, 18, 30, tzinfo=UTC)
HEADS: Final = ("Larsvik closes its bridge", "Oak trees for the bypass")
TEXTS: Final = (
    "NENAGH (PA) - The bridge was closed on Tuesday after a crack was found in its third pier. It stays closed.",
    "ENNIS (PA) - The county will plant 4,000 oaks along the bypass, which opened three years behind schedule.",
)
AGES: Final = {
    "2 hours ago": ("in Africa", "in New York"),
    "2 uur geleden": ("in Buitenland", "door ANP", "\u2014 In Buitenland"),
    "vor 2 Stunden": ("in Afrika", "von dpa"),
    "il y a 2 heures": ("dans Monde", "par AFP"),
    "hace 2 horas": ("en Mundo", "\u2014 En Mundo", "por EFE"),
    "2 ore fa": ("in Esteri", "di ANSA"),
    "h\u00e1 2 horas": ("em Economia", "\u2014 Em Economia"),
    "for 2 timer siden": ("i Utenriks", "av NTB"),
}


def read(page: RawArticle) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    briefs = parse(page, atlas())
    return [
        (brief.headline, brief.age, tuple(one.printed for one in brief.dateline.agencies) if brief.dateline else ())
        for brief in briefs
    ]


ROWS: Final = [(age, behind) for age, forms in AGES.items() for behind in forms]


@each_row(("age", "behind"), ROWS)
def test_words_behind_an_age_are_no_headline(age: str, behind: str) -> None:
    line = age + behind if behind[0] == "," else f"{age} {behind}"
    items = zip(HEADS, TEXTS, strict=True)
    briefs = read(
        RawArticle(
            source="a.example", fetched_at=FETCHED, text="News\n" + "".join(f"{h}\n{t}\n{line}\n" for h, t in items)
        )
    )
    assert [(head, time) for head, time, _ in briefs] == [(head, age) for head in HEADS]
    named = behind.rpartition(" ")[2]
    assert all(set(agencies) <= {"PA", named} for *_, agencies in briefs)
    assert named.isupper() or all(agencies == ("PA",) for *_, agencies in briefs)


@each_row("line", ["2 hours ago Pope Dies", "2 hours ago - Pope Dies In Rome", "2 hours ago in Rome a pope died"])
def test_a_headline_behind_an_age_stays(line: str) -> None:
    page = "News\n" + "".join(f"{line}\n{text}\n" for text in TEXTS)
    briefs = read(RawArticle(source="a.example", fetched_at=FETCHED, text=page))
    assert all(head is not None and "ope" in head for head, _, _ in briefs)


@each_row(
    "line",
    [
        "50 years ago in Dallas", "Vor 80 Jahren in Auschwitz", "80 jaar geleden in Arnhem",
        "Il y a 30 ans \u00e0 Berlin", "Hace 20 a\u00f1os en Madrid", "For 80 \u00e5r siden i Narvik",
        "3 days ago in Ulm",
    ],
)  # fmt: skip
def test_a_headline_of_the_past_is_no_time(line: str) -> None:
    page = f"{HEADS[0]}\n{TEXTS[0]}\n{line}\n{TEXTS[1]}\n"
    briefs = read(RawArticle(source="a.example", fetched_at=FETCHED, text=page))
    assert [(head, time) for head, time, _ in briefs] == [(HEADS[0], None), (line, None)]
