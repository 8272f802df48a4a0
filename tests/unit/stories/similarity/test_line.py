"""A line is its own headline, whether the parser says so or a dateline in front of it hides that."""

import pytest

from dateline.core.stories.similarity.features import traits
from dateline.core.stories.similarity.line import headline_to_compare, is_line
from dateline_schemas import Distinct
from tests.unit.stories.test_thread import distinct

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
