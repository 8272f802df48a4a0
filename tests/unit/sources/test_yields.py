"""Pages that give fewer briefs than their source's pages did are noticed, soon, and not where that is normal."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.sources.yields import ENOUGH, LESS, MOST, RECENT, fall

EIGHT: Final = {8: 200}
SOME_LEADS: Final = {8: 160, 1: 40}
HALF_LEADS: Final = {8: 100, 1: 100}
VARIED: Final = {6: 30, 7: 50, 8: 60, 9: 40, 10: 20}
LEADS: Final = {1: 200}


@pytest.mark.parametrize(
    ("before", "newest", "fell"),
    [
        (EIGHT, [8] * RECENT, False),
        (EIGHT, [8] * 21 + [1] * 3, False),
        (EIGHT, [8] * 20 + [1] * 4, True),  # within four pages
        (EIGHT, [8] * 20 + [0] * 4, True),
        (EIGHT, [1] * 4, True),
        (EIGHT, [1] * 19 + [8] * 5, False),  # over after five
        (EIGHT, [7] * RECENT, False),  # less, but no fall
        (EIGHT, [5] * RECENT, True),
        (SOME_LEADS, [8] * 16 + [1] * 8, False),  # eight leads fetched in a row
        (SOME_LEADS, [1] * RECENT, True),
        (HALF_LEADS, [1] * RECENT, False),  # it may be: half of its pages always were so
        (HALF_LEADS, [0] * RECENT, True),
        (VARIED, [6, 9, 7, 6, 8, 6] * 4, False),
        (VARIED, [7] * 20 + [2, 1, 2, 2], True),
        (LEADS, [1] * RECENT, False),
        (LEADS, [0] * RECENT, True),
        ({8: ENOUGH - 1}, [1] * RECENT, False),  # too new to be judged
        (EIGHT, [1] * 3, False),
        (EIGHT, [], False),
    ],
)
def test_a_fall_is_told_against_the_source_s_own_normal(
    before: Mapping[int, int], newest: Sequence[int], *, fell: bool
) -> None:
    assert (fall(before, newest) is not None) is fell


def test_it_tells_what_fell_to_what() -> None:
    found = fall(SOME_LEADS, [1] * RECENT)
    assert found
    assert (found.low, found.at_most, found.share, found.mean) == (found.pages, 1, 0.2, 1)
    assert found.normal == pytest.approx(6.6)


HISTORIES = st.dictionaries(st.integers(0, MOST), st.integers(1, 400), min_size=1)
NEWEST = st.lists(st.integers(0, MOST), max_size=RECENT)


@given(HISTORIES, NEWEST)
def test_a_fall_is_a_fall(before: dict[int, int], newest: list[int]) -> None:
    found = fall(before, newest)
    if found:
        assert found.mean <= found.normal * LESS
        assert found.low == sum(given <= found.at_most for given in newest[-found.pages :])
        assert found.low / found.pages > found.share


@given(HISTORIES, NEWEST)
def test_pages_that_give_even_less_are_a_fall_too(before: dict[int, int], newest: list[int]) -> None:
    if fall(before, newest):
        assert fall(before, [max(given - 1, 0) for given in newest])


@pytest.mark.parametrize("before", [EIGHT, SOME_LEADS, HALF_LEADS, VARIED, LEADS])
def test_pages_as_they_always_were_are_no_fall(before: Mapping[int, int]) -> None:
    chance = Random(7)  # noqa: S311 - no secret
    drawn = (chance.choices(list(before), list(before.values()), k=RECENT) for _ in range(1000))
    assert not [newest for newest in drawn if fall(before, newest)]
