"""The label of a list, ``Lees ook:``, glued between an article and the first brief below it, is text of neither."""

from datetime import datetime
from typing import Final

from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

LEADS: Final = {
    "with a dateline": (
        "Council cuts bus routes",
        "HAWICK (PA) - The council will cut four bus routes. The vote was 9 to 4, the clerk said after the meeting.",
    ),
    "without one": (
        "Council cuts bus routes in Hawick",
        "The council of Hawick will cut four bus routes. The vote was 9 to 4, the clerk said after the meeting.",
    ),
}
BRIEFS: Final = (
    "ANKARA (Reuters) - Turkey's central bank cut its key rate by two points.\n2 hours ago\n"
    "ROME (AP) - Rome opened a new bridge for pedestrians on Monday, its mayor said.\n3 hours ago"
)
LABELS: Final = (
    "Read more:", "Read also:", "Related:", "More:", "Lees ook:", "Lees meer:", "Lire aussi :", "Lesen Sie auch:",
    "Mehr zum Thema:", "Lea también:", "Leggi anche:", "Leia também:", "Les også:", "Läs också:", "Czytaj też:",
)  # fmt: skip
UNLISTED: Final = ("From our network:", "Ook op deze site:", "Aktuelle Kurzmeldungen:", "Lue myös:")
"""Labels that no table has: between a sentence and a dateline, a colon shows what they are."""


def read(text: str) -> tuple[Brief, ...]:
    return parse(
        RawArticle(source="p", fetched_at=datetime.fromisoformat("2026-12-02T11:30:00+00:00"), text=text), atlas()
    )


def shown(text: str) -> list[tuple[str | None, str, str | None]]:
    """Return headline, the text's last words, and the age of each item."""
    return [(one.headline, one.text[-12:], one.age) for one in read(text)]


def expected(headline: str) -> list[tuple[str | None, str, str | None]]:
    return [
        (headline, "the meeting.", None),
        (None, " two points.", "2 hours ago"),
        (None, " mayor said.", "3 hours ago"),
    ]


@each_row("lead", LEADS)
@each_row("label", LABELS)
@each_row("glue", [" {} ", " {}", "{} ", "{}", "\n{}\n"])
def test_a_label_parts_an_article_from_the_briefs(lead: str, label: str, glue: str) -> None:
    headline, text = LEADS[lead]
    assert shown(f"{headline}\n{text}{glue.format(label)}{BRIEFS}") == expected(headline)


@each_row("lead", LEADS)
@each_row("label", UNLISTED)
@each_row("glue", [" {} ", " {}", "{} ", "{}"])
def test_a_label_that_no_table_has_does_so_between_a_sentence_and_a_dateline(lead: str, label: str, glue: str) -> None:
    headline, text = LEADS[lead]
    assert shown(f"{headline}\n{text}{glue.format(label)}{BRIEFS}") == expected(headline)


@each_row("lead", LEADS)
@each_row("label", LABELS)
@each_row("space", ["", " "])
def test_a_label_may_open_the_line_of_the_first_brief(lead: str, label: str, space: str) -> None:
    headline, text = LEADS[lead]
    assert shown(f"{headline}\n{text}\n{label}{space}{BRIEFS}") == expected(headline)


@each_row(
    "line",
    [
        "Lees ook: Brand in Delft verwoest loods",
        "Read more: Turkey cuts its key rate",
        "Foto: LONDON (AP) - A man walks his dog in the rain.",
    ],
)
def test_a_label_without_a_brief_stays_a_line_of_the_page(line: str) -> None:
    headline, text = LEADS["with a dateline"]
    assert [(one.headline, one.text[-12:]) for one in read(f"{headline}\n{text}\n{line}")] == [
        (headline, "the meeting.")
    ]


@each_row("word", ["CORRECTED", "UPDATE 2", "WITHDRAWN"])
def test_a_word_of_the_wire_in_front_of_a_glued_dateline_is_a_signal(word: str) -> None:
    headline, text = LEADS["with a dateline"]
    signals = {one.text[-12:]: one.signal for one in read(f"{headline}\n{text} {word}: {BRIEFS}")}
    assert signals[" two points."] == {"CORRECTED": "correction", "UPDATE 2": "update", "WITHDRAWN": "withdrawal"}[word]
