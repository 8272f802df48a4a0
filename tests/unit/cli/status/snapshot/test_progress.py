"""Which partitions ``status`` calls stuck: those of a worker that settles nothing, and none of a busy worker."""

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping
from typing import Any, NamedTuple

import pytest
from aiokafka import TopicPartition

from dateline.agents.state.positions import Share
from dateline.agents.state.restore import Position
from dateline.cli.status.snapshot import progress
from dateline.settings import ResolvedSettings

SETTINGS = ResolvedSettings(broker="localhost:1", namespace="wire")
FIRST = {("split", 0), ("thread", 0)}
SECOND = {("split", 1), ("thread", 1)}
WAITING = sorted(FIRST | SECOND)


class FakeBroker:
    """Positions of shares; at each look, those that ``move`` advance. ``late`` shares have waited for long."""

    def __init__(self) -> None:
        self.now, self.looks = 0.0, 0
        self.move: set[Share] = set()
        self.late: set[Share] = set()

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.looks += 1

    async def positions_of(
        self, _reader: object, _settings: object, shares: Collection[Share]
    ) -> dict[Share, Position]:
        return {share: Position(self.looks if share in self.move else 0) for share in shares}

    async def find_late(self, *_: object) -> set[Share]:
        return self.late


@pytest.fixture
def broker(monkeypatch: pytest.MonkeyPatch) -> FakeBroker:
    broker = FakeBroker()
    monkeypatch.setattr(progress, "monotonic", broker.monotonic)
    monkeypatch.setattr(progress, "positions_of", broker.positions_of)
    monkeypatch.setattr(progress, "late_shares", broker.find_late)
    monkeypatch.setattr("asyncio.sleep", broker.sleep)
    return broker


@pytest.fixture
def watch_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the watch be over at once."""
    broker = FakeBroker()
    monkeypatch.setattr(progress, "monotonic", broker.monotonic)
    monkeypatch.setattr("asyncio.sleep", broker.sleep)


def stuck(waiting: Collection[Share] = WAITING) -> set[Share]:
    reader: Any = None
    return set(asyncio.run(progress.shares_without_progress(reader, SETTINGS, waiting, [FIRST, SECOND])))


def test_a_worker_that_settles_one_partition_is_busy(broker: FakeBroker) -> None:
    broker.move = {("split", 0), ("split", 1)}
    assert stuck() == set()
    assert broker.looks == 1, "it returns as soon as every worker has moved"


def test_a_worker_of_which_nothing_moves_is_stuck_though_another_advances(broker: FakeBroker) -> None:
    broker.move = {("split", 0)}
    assert stuck() == SECOND
    assert broker.now >= progress.WATCH_SECONDS + SETTINGS.watermark_interval


def test_a_worker_that_settles_what_came_meanwhile_is_busy(broker: FakeBroker) -> None:
    broker.move = {("split", 0)}
    assert stuck([("thread", 0)]) == set()


def test_a_partition_that_waits_for_several_stall_timeouts_is_stuck_though_its_worker_advances(
    broker: FakeBroker,
) -> None:
    broker.move, broker.late = {("split", 0), ("split", 1)}, {("thread", 0), ("split", 1)}
    assert stuck() == {("thread", 0)}


def test_where_nothing_waits_nothing_is_watched(broker: FakeBroker) -> None:
    assert stuck([]) == set()
    assert broker.looks == 0


class Record(NamedTuple):
    """A record as the reader gives it; its timestamp is in milliseconds."""

    topic: str
    partition: int
    timestamp: int


@pytest.mark.parametrize(
    ("settled", "sent", "late"),
    [
        pytest.param(-601, -700, True, id="settled nothing since, and the record waits for long"),
        pytest.param(-599, -700, False, id="has settled something"),
        pytest.param(-9000, -599, False, id="a quiet feed: the record has just come"),
        pytest.param(None, -601, True, id="never settled anything"),
        pytest.param(-9000, None, False, id="nothing unread: its records wait for the clock"),
    ],
)
@pytest.mark.usefixtures("watch_time")
async def test_how_long_a_partition_has_waited_comes_from_its_last_position_and_its_next_record(
    monkeypatch: pytest.MonkeyPatch, settled: int | None, sent: int | None, *, late: bool
) -> None:
    now, looks = 1_800_000_000, 0

    async def position_records(_: object, __: object, shares: Collection[Share]) -> dict[Share, Record]:
        assert [*shares] == [("thread", 1)]
        return {("thread", 1): Record("wire.state.thread", 1, (now + settled) * 1000)} if settled is not None else {}

    async def read_spans(_: object, starts: Mapping[TopicPartition, int], *, limit: int) -> AsyncIterator[Record]:
        assert (dict(starts), limit) == ({TopicPartition("wire.distinct", 1): 8}, 1), "the next one after position 7"
        if sent is not None:
            yield Record("wire.distinct", 1, (now + sent) * 1000)

    async def positions_of(_: object, __: object, shares: Collection[Share]) -> dict[Share, Position]:
        nonlocal looks
        looks += 1
        return {share: Position(looks if share[0] == "split" else 7) for share in shares}

    monkeypatch.setattr(progress, "read_spans", read_spans)
    monkeypatch.setattr(progress, "position_records", position_records)
    monkeypatch.setattr(progress, "positions_of", positions_of)
    monkeypatch.setattr(progress, "time", lambda: now)
    reader: Any = None
    worker = {("split", 0), ("thread", 1)}
    stuck = await progress.shares_without_progress(reader, SETTINGS, [("thread", 1)], [worker])
    assert (stuck == {("thread", 1)}) is late
