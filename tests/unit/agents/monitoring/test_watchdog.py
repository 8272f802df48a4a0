"""When a worker stops itself: where it settles nothing at all, or where one partition hangs while others advance."""

import asyncio
from collections.abc import Collection

import pytest
from faust.types import TP

from dateline.agents.monitoring import watchdog
from dateline.agents.partitions import assignment
from dateline.agents.partitions.assignment import Owner
from dateline.agents.state.positions import Share
from dateline.settings import BUSY_TIMEOUTS, ResolvedSettings

SETTINGS = ResolvedSettings(broker="localhost:1", namespace="wire", stall_timeout=100)
THREAD = TP("wire.distinct", 1)
SPLIT = TP("wire.raw", 0)


class FakeTime:
    """A clock that each check of the watchdog advances; then ``settle`` runs."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.settling: list[tuple[Owner, TP]] = []
        """What settles records between two checks."""

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        if self.now > 10_000:
            raise TimeoutError
        for owner, tp in self.settling:
            owner.note_settled(tp)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeTime:
    clock = FakeTime()
    monkeypatch.setattr(watchdog, "monotonic", clock.monotonic)
    monkeypatch.setattr(assignment, "monotonic", clock.monotonic)
    monkeypatch.setattr("asyncio.sleep", clock.sleep)

    async def all_wait(_settings: object, shares: Collection[Share]) -> set[Share]:
        return set(shares)

    monkeypatch.setattr(watchdog, "_waiting", all_wait)
    return clock


@pytest.fixture
def owners(clock: FakeTime) -> list[Owner]:
    owners = [Owner(SETTINGS, stage, None) for stage in ("split", "thread")]
    for owner, tp in zip(owners, (SPLIT, THREAD), strict=True):
        owner.assign({tp})
    assert clock.now == 1000
    return owners


def watch(owners: list[Owner]) -> None:
    asyncio.run(watchdog.watch(SETTINGS, owners))


def test_a_worker_that_settles_nothing_stops_after_the_timeout(clock: FakeTime, owners: list[Owner]) -> None:
    watch(owners)
    assert 1100 <= clock.now <= 1150


def test_a_worker_that_settles_other_partitions_is_busy(
    clock: FakeTime, owners: list[Owner], caplog: pytest.LogCaptureFixture
) -> None:
    clock.settling = [(owners[0], SPLIT)]
    watch(owners)
    assert 1000 + 100 * BUSY_TIMEOUTS <= clock.now <= 1050 + 100 * BUSY_TIMEOUTS
    assert "stage=thread partition=1" in caplog.text


def test_a_worker_in_which_all_partitions_advance_never_stops(clock: FakeTime, owners: list[Owner]) -> None:
    clock.settling = [(owners[0], SPLIT), (owners[1], THREAD)]
    with pytest.raises(TimeoutError):
        watch(owners)


def test_a_worker_that_stops_settling_has_one_timeout_left(
    clock: FakeTime, owners: list[Owner], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.settling = [(owners[0], SPLIT)]
    sleep = clock.sleep

    async def until_1300(seconds: float) -> None:
        if clock.now >= 1300:
            clock.settling = []
        await sleep(seconds)

    monkeypatch.setattr("asyncio.sleep", until_1300)
    watch(owners)
    assert 1400 <= clock.now <= 1450


async def test_waiting_records_that_the_clock_releases_count_as_settled(
    clock: FakeTime, owners: list[Owner], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Releasing:
        """A partition that releases one batch of waiting records."""

        waiting, position, batches = 1, 41, 1

        def __init__(self, *_: object) -> None: ...

        async def open(self, _is_ours: object) -> None: ...

        async def reach(self, _time: int) -> bool:
            self.batches -= 1
            return self.batches >= 0

    monkeypatch.setattr(assignment, "Partition", Releasing)
    clock.now = 1500
    await owners[1].reach(0, {1})
    assert owners[1].unsettled_since(1500) == []
    assert owners[1].last_settled == 1500
