"""One cause, one group: what differs from record to record leaves an error's message, and nothing else does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.dead_letters.diagnosis import LONGEST, cause

SAME = (
    ("text: the page has 1048577 bytes; at most 1048576", "text: the page has 2097152 bytes; at most 1048576"),
    ("at line 1 column 17", "at line 12 column 1704"),
    (
        "2099-01-01T00:00:00+00:00 is after 2026-02-07T22:00:00.123456+00:00",
        "2027-06-30T08:15Z is after 2026-02-07 22:00",
    ),
    ("no time zone is called Mars/Base; give one", "no time zone is called Europe/Amsterdm; give one"),
    ("a text of story 0123456789abcdef0123456789abcdef was", "a text of story ffffffffffffffffffffffffffffffff was"),
    ("keeps no state, and found b'one' (3 bytes)", "keeps no state, and found b'another key' (71 bytes)"),
    ("brief 8867b092686b02693b8361be1287bbfc is", "brief 03a7bd518f3e4ecac11f2e77f7437928 is"),
    ("wire.raw/3@71: gone", "wire.raw/0@90210: gone"),
    ('KeyError: "a"', 'KeyError: "the other"'),
    ("one  line", "one\nline"),
)
OTHERS = (
    ("fetched_at: Input should have timezone info", "published_at: Input should have timezone info"),
    ("not a RawArticle: source: Field required", "not a Brief: source: Field required"),
    ("no UTF-8", "no UTF-16"),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_cause_reads_the_same(one: str, other: str) -> None:
    assert cause(one) == cause(other)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_causes_stay_two(one: str, other: str) -> None:
    assert cause(one) != cause(other)


@given(st.text(max_size=6000))
def test_it_takes_whatever_stands_there(message: str) -> None:
    told = cause(message)
    assert len(told) <= LONGEST
    assert "\n" not in told


@given(st.text(alphabet="ab' \"“”0123456789.,:-TZ+", max_size=400), st.integers(0, 9))
def test_other_digits_make_no_other_cause(message: str, digit: int) -> None:
    def turned(found: re.Match[str]) -> str:
        return str((int(found[0]) + digit) % 10)

    assert cause(re.sub("[0-9]", turned, message)) == cause(message)
