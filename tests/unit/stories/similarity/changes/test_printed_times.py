"""Printed times: the quick tests rule out no date, clock time or age."""

import re
from collections.abc import Iterator
from typing import Final

import pytest

from dateline.core.data.times.ages import AGE_WORDS, NOW, PHRASES
from dateline.core.data.times.clocks import CLOCK_FIRST
from dateline.core.data.times.months import MONTHS, WEEKDAYS
from dateline.core.stories.similarity.changes.printed_times import may_open_time, time_pattern
from dateline.core.stories.similarity.tokens import tokens
from dateline.core.times.patterns import CLOCK, DAY, RELATIVE

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


def worded() -> Iterator[str]:
    """Yield times that do not open with a figure, in all languages."""
    yield from NOW
    yield from (f"{month} 12" for names in MONTHS for month in names)
    yield from (f"{day} 12.1.2026" for day in WEEKDAYS)
    yield from (f"{word} 10:30" for word in CLOCK_FIRST)
    for phrase in PHRASES:
        row = AGE_WORDS[phrase.language]
        unit = next(iter(row.units))
        amounts = *row.amounts, *(f"{number} {unit}" for number in row.numbers)
        for hedge in ("", *row.hedges):
            yield from (" ".join(f"{phrase.before} {hedge} {amount} {phrase.after}".split()) for amount in amounts)


def test_the_quick_test_rules_out_no_first_word_of_a_time() -> None:
    times = [text for text in worded() if time_pattern().match(text) is not None]
    assert len(times) > 1000
    first = [text[: tokens(text.lower()).ends[0]] for text in times]
    assert [word for word in first if not may_open_time(word)] == []


def test_the_quick_test_rules_out_most_words() -> None:
    assert not any(map(may_open_time, ["Storm", "village", "killed", "pct", "billion"]))
