"""How long a target is left alone after a failure, and how many alerts a minute it gets."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.alerts.delivery.retry import Retry, free_at, next_try
from tests.alerts import NOW


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_the_next_try_is_within_its_bounds(tries: int, chance: float) -> None:
    wait = next_try(Retry(first=5, cap=300), tries, chance).total_seconds()
    whole = min(300, 5 * 2 ** (tries - 1)) if tries < 10 else 300
    assert whole / 2 <= wait <= whole


def test_without_chance_the_wait_doubles_up_to_the_cap() -> None:
    waits = [next_try(Retry(first=5, cap=60), tries, 0).total_seconds() for tries in range(1, 7)]
    assert waits == [5, 10, 20, 40, 60, 60]


@pytest.mark.parametrize(
    ("ago", "per_minute", "wait"),
    [([], 1, None), ([10], None, None), ([10], 1, 50), ([60], 1, None), ([50, 10], 2, 10), ([70, 10], 2, None)],
)
def test_the_limit_a_minute(ago: list[int], per_minute: int | None, wait: int | None) -> None:
    sent = [NOW - timedelta(seconds=each) for each in ago]
    assert free_at(sent, per_minute, NOW) == (None if wait is None else NOW + timedelta(seconds=wait))
