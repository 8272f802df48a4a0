"""The watermark is the time of the slowest partition, unless all have reached a later one."""

from collections.abc import Iterable

import pytest

from dateline.core.times.clock import BEGINNING, Clock, due


def clock(channels: int, *pages: tuple[int, int]) -> Clock:
    stage_clock = Clock(channels, text_seconds=72)
    for channel, at in pages:
        stage_clock.see(channel, at)
    return stage_clock


@pytest.mark.parametrize(
    ("pages", "reached", "time"),
    [
        ((), BEGINNING, BEGINNING),
        (((0, 50),), BEGINNING, BEGINNING),
        (((0, 50), (1, 30), (2, 90)), BEGINNING, 30),
        (((0, 50), (1, 30), (2, 90)), 40, 40),
        (((0, 50), (1, 30), (2, 90)), 20, 30),
        (((0, 50),), 40, 40),
    ],
)
def test_the_slowest_channel_counts_unless_all_have_reached_a_later_time(
    pages: tuple[tuple[int, int], ...], reached: int, time: int
) -> None:
    of_three = clock(3, *pages)
    of_three.reach(reached)
    assert of_three.time == time
    assert of_three.horizon == time - 72


def test_a_clock_of_a_stage_without_texts_has_no_horizon() -> None:
    with pytest.raises(ValueError, match="holds no texts"):
        _ = Clock().horizon


def test_an_older_page_does_not_turn_a_clock_back() -> None:
    alone = clock(1, (0, 50), (0, 20))
    alone.reach(40)
    assert alone.time == 50


@pytest.mark.parametrize("reached", [BEGINNING, 40])
def test_a_clock_is_restored_from_its_record(reached: int) -> None:
    one = clock(2, (0, 50), (1, 30))
    one.reach(reached)
    restored = Clock(2)
    restored.from_state(one.to_state())
    assert restored.time == one.time
    assert restored.to_state() == one.to_state()


def test_a_record_that_waits_holds_the_time_and_asks_no_channel(monkeypatch: pytest.MonkeyPatch) -> None:
    stage_clock = clock(2, (0, 50), (1, 30))
    asked: list[int] = []

    def least(first: Iterable[int] | int, *others: int) -> int:
        asked.extend([] if isinstance(first, int) else first)
        return min(first, *others) if isinstance(first, int) else min(first)

    monkeypatch.setattr("dateline.core.times.clock.min", least, raising=False)
    for waiting, time in ((20, 20), (40, 30), (None, 30)):
        stage_clock.hold(waiting)
        assert (stage_clock.time, stage_clock.watermark) == (time, 30)
    assert not asked


def test_due_names_come_oldest_first_and_no_more_than_asked_for() -> None:
    spans = {1: {"a"}, 2: {"b", "c"}, 3: {"d"}}
    first, second = due(spans, 3, 2)
    assert first == "a"
    assert second in {"b", "c"}
    assert len(spans[2]) == 1
    assert len(list(due(spans, 3, 9))) == 1
    assert spans == {3: {"d"}}
