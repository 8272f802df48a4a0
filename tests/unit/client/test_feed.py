"""The pauses of a feed that has lost the broker."""

import pytest

from dateline.client.feed import pause_after


@pytest.mark.parametrize(
    ("failures", "chance", "seconds"),
    [(1, 0.0, 0.2), (2, 0.0, 0.4), (3, 0.5, 0.6), (8, 0.0, 25.6), (9, 0.0, 30.0), (9, 0.999, 15.015), (10**6, 0, 30.0)],
)
def test_pauses_double_up_to_30_seconds_and_chance_halves_them_at_most(
    failures: int, chance: float, seconds: float
) -> None:
    assert pause_after(failures, chance) == pytest.approx(seconds)
