"""The slowest raw partition that may still give something decides what time it is."""

import pytest

from streams.core.clock import BEGINNING, TEXTS, Clock, due


def clock(partitions: int, **seen: int) -> Clock:
    made = Clock(partitions)
    for name, at in seen.items():
        made.see(int(name.removeprefix("p")), at)
    return made


@pytest.mark.parametrize(
    ("seen", "idle", "time"),
    [
        ({}, (), BEGINNING),
        ({"p0": 50}, (), BEGINNING),
        ({"p0": 50, "p1": 30, "p2": 90}, (), 30),
        ({"p0": 50, "p1": 30, "p2": 90}, (1,), 50),
        ({"p0": 50, "p2": 90}, (1,), 50),
        ({"p0": 50, "p1": 30, "p2": 90}, (0, 1, 2), 90),
        ({}, (0, 1, 2), BEGINNING),
    ],
)
def test_the_slowest_that_is_not_idle_counts(seen: dict[str, int], idle: tuple[int, ...], time: int) -> None:
    of_three = clock(3, **seen)
    of_three.idle = frozenset(idle)
    assert of_three.time == time
    assert of_three.horizon == time - TEXTS


def test_an_older_page_turns_no_clock_back() -> None:
    alone = clock(1, p0=50)
    alone.see(0, 20)
    assert alone.time == 50


def test_what_is_kept_of_it_gives_it_back() -> None:
    kept = clock(2, p0=50, p1=30).to_state()
    again = Clock(2)
    again.from_state(kept)
    assert again.time == 30
    assert again.to_state() == kept


def test_what_is_due_goes_oldest_first_and_no_more_than_asked_for() -> None:
    spans = {1: {"a"}, 2: {"b", "c"}, 3: {"d"}}
    first, second = due(spans, 3, 2)
    assert first == "a"
    assert second in {"b", "c"}
    assert len(spans[2]) == 1
    assert len(list(due(spans, 3, 9))) == 1
    assert spans == {3: {"d"}}
