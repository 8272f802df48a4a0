"""The quick tests before a line is read as a time phrase: none refuses a phrase, and they refuse most other lines."""

import pytest

from dateline.core.times.phrases.openings import may_open_day, may_open_phrase
from dateline.core.times.phrases.timestamps import stamp

PHRASES = (
    *("3 uur geleden", "12 Februar 2020", "12. Februar", "21.42 Uhr", "14:22", "7h35", "8 Uhr 48", "5.10am", "5 a.m."),
    *(
        "9.3. 12.34 Uhr",
        "5.3/2024",
        "12-Mar-25 14:22",
        "10.30 GMT",
        "0930 GMT",
        "1º de maio",
        "2024年1月5日",
        "3小时前",
    ),
    *(
        "10.05 / 12:30",
        "3hUpdated 14:22",
        "5minjust now",
        "2 TİMER siden",
        "12 KASIM 2024",
        "march 3",
        "yesterday",
    ),
)
OTHERS = (
    *(
        "164,000 vs 116,000",
        "0.5 pct",
        "1987",
        "12.8 mln",
        "239 mln dlrs",
        "1972.",
        "'t Is 3 uur",
        "(about 295 mln)",
        "",
    ),
    *("17.50 dlrs a barrel.", "50%", "3hundred", "23.", "100 metres"),
)


@pytest.mark.parametrize("line", PHRASES)
def test_a_phrase_may_open_where_it_does(line: str) -> None:
    assert may_open_phrase(line, 0)


@pytest.mark.parametrize("line", OTHERS)
def test_no_phrase_opens_with_such_a_number(line: str) -> None:
    assert not may_open_phrase(line, 0)
    assert stamp(line, 0, len(line)) is None


@pytest.mark.parametrize(("line", "may"), [("Hier à 21h15 - Kop", True), ("om 9.31 - Kop", True), ("Oil falls", False)])
def test_a_day_may_open_in_front_of_a_headline(line: str, *, may: bool) -> None:
    assert may_open_day(line, 0) == may
