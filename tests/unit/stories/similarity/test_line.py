"""A line is its own headline, whether the parser says so or a dateline in front of it hides that."""

from datetime import timedelta

import pytest

from dateline.core.stories.similarity.features import traits
from dateline.core.stories.similarity.line import headline_to_compare, is_line, text_to_compare, without_label
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline_schemas import Distinct
from tests.rows import each_row
from tests.unit.stories.test_thread import NOON, distinct

LINE = "Strong earthquake hits off coast of Peru, tsunami warning issued"


@pytest.mark.parametrize(
    ("text", "headline", "expected"),
    [
        ("OAKUM PAPER SAYS IT BUYS NORTHFIELD RAIL FOR 40 MLN DLRS", None, False),
        ("OAKUM PAPER SAYS IT BUYS NORTHFIELD RAIL FOR 40 MLN DLRS", "the same", True),
        ("Oakum Paper said that it buys Northfield Rail. Terms were not disclosed.", "Oakum buys rail", False),
        ("First line\nSecond line", "First line", False),
    ],
)
def test_a_line_is_its_own_headline(text: str, headline: str | None, expected: bool) -> None:  # noqa: FBT001
    assert is_line(traits(text, text if headline == "the same" else headline, "en")) == expected


@pytest.mark.parametrize("text", [LINE, f"{LINE}."])
def test_a_line_without_a_headline_is_compared_by_its_words(text: str) -> None:
    brief = distinct(text, headline=None, complete=text.endswith("."))
    assert headline_to_compare(brief) == text
    assert is_line(traits(text, headline_to_compare(brief), brief.language))


@pytest.mark.parametrize(
    "brief",
    [
        distinct(f"{LINE}. The navy said so.", headline=None),
        distinct(f"{LINE}\nThe navy said so", headline=None),
        distinct(f"{LINE}…", headline=None, complete=False),
        distinct(
            "A strong earthquake of magnitude 7.4 hit off the coast of Peru on Monday and authorities issued a warning",
            headline=None,
        ),
        distinct("沖" * 91, headline=None),
    ],
)
def test_a_text_without_a_headline_has_none(brief: Distinct) -> None:
    assert headline_to_compare(brief) is None


def test_a_headline_is_compared_as_it_is() -> None:
    assert headline_to_compare(distinct(LINE, headline="Quake off Peru")) == "Quake off Peru"


@pytest.mark.parametrize(
    "headline",
    ["【訂正】トルコで地震", "訂正：トルコで地震", "トルコで地震（訂正）", "トルコで地震"],  # noqa: RUF001
)
def test_a_mark_is_no_word_of_a_headline(headline: str) -> None:
    assert headline_to_compare(distinct(LINE, headline=headline)) == "トルコで地震"


LABELS = [
    "BREAKING: ",
    "Breaking: ",
    "BREAKING NEWS: ",
    "BREAKING - ",
    "*BREAKING* ",
    "[BREAKING] ",
    "🔴 BREAKING: ",
    "#BREAKING: ",
    "BREAKING | ",
    "FLASH: ",
    "URGENT: ",
    "ALERT-",
    "ALERT- ",
    "LIVE: ",
    "NEWSFLASH: ",
    "EILMELDUNG: ",
    "+++ EILMELDUNG +++ ",
    "++ Eil ++ ",
    "DERNIÈRE MINUTE - ",
    "URGENT : ",
    "ULTIM'ORA: ",
    "ULTIM\N{RIGHT SINGLE QUOTATION MARK}ORA - ",
    "ÚLTIMA HORA: ",
    "LAATSTE NIEUWS: ",
    "СРОЧНО: ",
    "【速報】",
    "快讯：",  # noqa: RUF001
]


@each_row("label", LABELS)
def test_a_label_is_no_word_of_a_line(label: str) -> None:
    line = distinct(f"{label}{LINE}", headline=f"{label}{LINE}")
    assert headline_to_compare(line) == text_to_compare(line) == LINE
    assert headline_to_compare(distinct(f"{label}{LINE}", headline=None)) == LINE


@pytest.mark.parametrize(
    "line",
    [
        "Live-Ticker zum Beben in Peru",
        "LIVE-FIRE EXERCISE KILLS THREE",
        "Breaking news habits - a guide",
        "Alerta roja: lluvias en Lima",
        "Flash floods hit Lima: three dead",
        "Urgently: the word of the year",
        "Italy: earthquake hits Perugia",
        "BREAKING:",
    ],
)
def test_a_word_of_a_line_is_no_label(line: str) -> None:
    assert without_label(line) == line


def test_the_text_below_a_headline_is_compared_as_it_is() -> None:
    report = distinct(f"LIVE: {LINE}. The navy said so.", headline=f"LIVE: {LINE}")
    assert text_to_compare(report) == report.text
    assert headline_to_compare(report) == LINE


@each_row("label", LABELS)
@each_row("is_first", [True, False])
def test_a_flash_with_a_label_joins_its_story(label: str, is_first: bool) -> None:  # noqa: FBT001
    line = f"{label}Earthquake of magnitude 6.4 hits central Italy"
    report = (
        "An earthquake of magnitude 6.4 hit central Italy on Monday, killing at least 4 people and injuring 30, the "
        "civil protection agency said. The quake was centred 12 km south of Norcia."
    )
    pages = [(line, line), ("Strong earthquake hits central Italy", report)]
    memory = Threads()
    stories = [
        thread(memory, distinct(text, NOON + timedelta(minutes=15 * at), headline=headline, language="en"))[0].story_id
        for at, (headline, text) in enumerate(pages if is_first else pages[::-1])
    ]
    assert stories[0] == stories[1]
