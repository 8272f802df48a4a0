import pytest

from dateline.client.feed import pause_after


@pytest.mark.parametrize(
    ("failures", "chance", "seconds"),
    [(1, 0.0, 0.2), (2, 0.0, 0.4), (3, 0.5, 0.6), (8, 0.0, 25.6), (9, 0.0, 30.0), (9, 0.999, 15.015), (10**6, 0, 30.0)],
)
def test_pauses_double_up_to_half_a_minute_and_chance_takes_up_to_half(
    failures: int, chance: float, seconds: float
) -> None:
    assert pause_after(failures, chance) == pytest.approx(seconds)
