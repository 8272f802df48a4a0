"""Figures: two prints of one number are no change."""

import re
from typing import Final

import pytest

from dateline.core.data.times.ages import AGE_WORDS, PHRASES
from dateline.core.stories.similarity.changes.figures import is_same, time_pattern
from dateline.core.times.patterns import CLOCK, DAY, RELATIVE

VALUES = {"seven": 7, "ten": 10}


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("ten", "10", True),
        ("ten", "10.0", True),
        ("ten", "12", False),
        ("seven", "ten", False),
        ("dozen", "12", False),
        ("11", "11-20", True),
        ("12,141,000", "12.1", True),
        ("1.46", "1,459,193,000", True),
        ("268.8", "268,797", True),
        ("2.2", "2,294,000", False),
        ("5.0", "5.04", False),
        ("14", "1.4", False),
        ("17", "17,000", False),
        ("934,685", "937,685", False),
        ("3,342,000", "3,342,0000", False),
        ("5.50", "5-1/2", True),
        ("17-1/4", "17.25", True),
        ("17-1/4", "17-1/2", False),
        ("1/0", "2/0", False),
        ("51", "51.0", True),
        ("51", "51,00", True),
        ("51", "51,000", False),
        ("1.5", "1" + "5" * 5000, False),
    ],
)
def test_two_prints_of_one_number(old: str, new: str, same: bool) -> None:  # noqa: FBT001
    assert is_same(old, new, VALUES) == is_same(new, old, VALUES) == same


AGES: Final = [
    " ".join(filter(None, (row.before, number, next(iter(AGE_WORDS[row.language].units)), row.after)))
    for row in PHRASES
    for number in ("3", "23")
]
OTHERS: Final = [
    "just now",
    "23 million",
    "3 m",
    "10:30 a.m.",
    "10.30 p.m.",
    "May 5",
    "5 May 1987",
    "1987-05-02",
    "3小时前",
]


@pytest.mark.parametrize("printed", [*AGES, *OTHERS])
def test_an_age_that_opens_with_a_figure_is_found_as_without_the_quick_test(printed: str) -> None:
    text = f"{printed} of some 40 tonnes"
    plain = re.compile(rf"(?<!\w)(?:{RELATIVE}|{DAY}|{CLOCK})")
    expected = plain.match(text)
    assert (printed in AGES) <= (expected is not None)
    found = time_pattern().match(text)
    assert (found and found.span()) == (expected and expected.span())
    for start in range(len(text)):
        assert (time_pattern().match(text, start) is None) == (plain.match(text, start) is None)
