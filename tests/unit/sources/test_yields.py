"""A fall of a source's yield is noticed within a few pages, and poor pages that are normal for it are not."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.sources.yields import MAX_SHARE_OF_NORMAL, MAX_YIELD, MIN_PAGES_BEFORE, NEWEST_PAGES, fall
from tests.rows import each_row

EIGHT: Final = {8: 200}
SOME_LEADS: Final = {8: 160, 1: 40}
HALF_LEADS: Final = {8: 100, 1: 100}
VARIED: Final = {6: 30, 7: 50, 8: 60, 9: 40, 10: 20}
LEADS: Final = {1: 200}


@each_row(
    ("before", "newest", "fell"),
    [
        (EIGHT, [8] * NEWEST_PAGES, False),
        (EIGHT, [8] * 21 + [1] * 3, False),
        (EIGHT, [8] * 20 + [1] * 4, True),  # within four pages
        (EIGHT, [8] * 20 + [0] * 4, True),
        (EIGHT, [1] * 4, True),
        (EIGHT, [1] * 19 + [8] * 5, False),  # over after five
        (EIGHT, [7] * NEWEST_PAGES, False),  # fewer, but no fall
        (EIGHT, [5] * NEWEST_PAGES, True),
        (SOME_LEADS, [8] * 16 + [1] * 8, False),  # eight leads fetched in a row
        (SOME_LEADS, [1] * NEWEST_PAGES, True),
        (HALF_LEADS, [1] * NEWEST_PAGES, False),  # half of its pages always were so
        (HALF_LEADS, [0] * NEWEST_PAGES, True),
        (VARIED, [6, 9, 7, 6, 8, 6] * 4, False),
        (VARIED, [7] * 20 + [2, 1, 2, 2], True),
        (LEADS, [1] * NEWEST_PAGES, False),
        (LEADS, [0] * NEWEST_PAGES, True),
        ({8: MIN_PAGES_BEFORE - 1}, [1] * NEWEST_PAGES, False),  # too new to be judged
        (EIGHT, [1] * 3, False),
        (EIGHT, [], False),
    ],
)
def test_a_fall_is_judged_against_the_source_s_own_normal_yield(
    before: Mapping[int, int], newest: Sequence[int], *, fell: bool
) -> None:
    assert (fall(before, newest) is not None) is fell


def test_a_fall_says_how_many_pages_fell_to_how_many_briefs() -> None:
    result = fall(SOME_LEADS, [1] * NEWEST_PAGES)
    assert result
    assert (result.low, result.at_most, result.share, result.mean) == (result.pages, 1, 0.2, 1)
    assert result.normal == pytest.approx(6.6)


HISTORIES = st.dictionaries(st.integers(0, MAX_YIELD), st.integers(1, 400), min_size=1)
NEWEST = st.lists(st.integers(0, MAX_YIELD), max_size=NEWEST_PAGES)


@given(HISTORIES, NEWEST)
def test_a_fall_has_a_lower_mean_and_more_poor_pages_than_before(before: dict[int, int], newest: list[int]) -> None:
    result = fall(before, newest)
    if result:
        assert result.mean <= result.normal * MAX_SHARE_OF_NORMAL
        assert result.low == sum(given <= result.at_most for given in newest[-result.pages :])
        assert result.low / result.pages > result.share


@given(HISTORIES, NEWEST)
def test_pages_that_give_even_fewer_are_a_fall_too(before: dict[int, int], newest: list[int]) -> None:
    if fall(before, newest):
        assert fall(before, [max(given - 1, 0) for given in newest])


@pytest.mark.parametrize("before", [EIGHT, SOME_LEADS, HALF_LEADS, VARIED, LEADS])
def test_pages_drawn_from_the_normal_yields_are_no_fall(before: Mapping[int, int]) -> None:
    chance = Random(7)  # noqa: S311 - no secret
    drawn = (chance.choices(list(before), list(before.values()), k=NEWEST_PAGES) for _ in range(1000))
    assert not [newest for newest in drawn if fall(before, newest)]
