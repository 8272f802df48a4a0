"""What repeats is reported once, then once a minute with a count."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.process.log.repeats import REPEAT_SECONDS, Repeats


def test_the_first_is_reported_and_the_next_only_after_a_minute_with_the_count() -> None:
    repeats = Repeats()
    assert repeats.occur("away", 0) == 0
    assert [repeats.occur("away", second) for second in range(1, 60)] == [None] * 59
    assert repeats.occur("away", 60) == 59
    assert repeats.occur("away", 61) is None
    assert repeats.occur("away", 500) == 1
    assert repeats.occur("away", 600) == 0


def test_different_things_are_counted_apart() -> None:
    repeats = Repeats()
    assert repeats.occur("away", 0) == 0
    assert repeats.occur("refused", 1) == 0
    assert repeats.occur("away", 2) is None


def test_what_was_cleared_is_reported_again() -> None:
    repeats = Repeats()
    assert repeats.occur("away", 0) == 0
    repeats.clear()
    assert repeats.occur("away", 1) == 0


def test_memory_is_bounded() -> None:
    repeats = Repeats()
    assert repeats.occur(0, 0) == 0
    for key in range(1, 2_000):
        assert repeats.occur(key, 1) == 0
    assert repeats.occur(1_999, 2) is None
    assert repeats.occur(0, 2) == 0, "the one reported first was forgotten"


@given(st.lists(st.floats(0, 1_000), min_size=1, max_size=200).map(sorted))
def test_every_occurrence_is_reported_or_counted_and_reports_are_a_minute_apart(times: list[float]) -> None:
    repeats = Repeats()
    answers = [(time, repeats.occur("k", time)) for time in times]
    reports = [(time, count) for time, count in answers if count is not None]
    last = max(index for index, (_, count) in enumerate(answers) if count is not None)
    assert sum(count + 1 for _, count in reports) == last + 1
    assert all(later - earlier >= REPEAT_SECONDS for (earlier, _), (later, _) in pairwise(reports))
