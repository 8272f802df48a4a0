"""Opening a partition while the broker is away: it waits for the broker, and ends where the partition is revoked."""

import asyncio
from collections.abc import Callable, Iterator

import pytest
from aiokafka.errors import KafkaConnectionError, KafkaError, ProducerFenced
from faust.types import TP

from dateline.agents.partitions import assignment
from dateline.agents.partitions.assignment import Owner
from dateline.settings import ResolvedSettings

SETTINGS = ResolvedSettings(broker="localhost:1", namespace="wire")
SOURCE = TP("wire.raw", 0)


class FakePartition:
    """A partition whose opening raises the errors of ``failures`` one after the other, then succeeds."""

    failures: Iterator[KafkaError]
    made: list["FakePartition"]
    third: asyncio.Event
    waiting, position = 0, 41

    def __init__(self, *_: object) -> None:
        self.is_closed = False
        self.made.append(self)
        if len(self.made) == 3:
            self.third.set()

    async def open(self, is_ours: Callable[[], bool]) -> None:
        assert is_ours()
        for error in self.failures:
            raise error

    async def reach(self, _time: int) -> bool:
        return False

    async def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def owner(monkeypatch: pytest.MonkeyPatch) -> Owner:
    monkeypatch.setattr(assignment, "Partition", FakePartition)
    monkeypatch.setattr(assignment, "_RETRY_SECONDS", 0.001)
    FakePartition.made, FakePartition.failures = [], iter(())
    FakePartition.third = asyncio.Event()
    owner = Owner(SETTINGS, "split", None)
    owner.topic, owner.ordered = SOURCE.topic, True
    owner.assign({SOURCE})
    return owner


async def test_a_partition_is_opened_anew_until_the_broker_answers(owner: Owner) -> None:
    FakePartition.failures = iter([KafkaConnectionError("away"), KafkaConnectionError("away")])
    await owner.reach(0, {0})
    assert [partition.is_closed for partition in FakePartition.made] == [True, True, False]
    assert not owner.restoring


async def test_any_other_error_is_raised(owner: Owner) -> None:
    FakePartition.failures = iter([ProducerFenced()])
    with pytest.raises(ProducerFenced):
        await owner.reach(0, {0})


async def test_a_revoked_partition_is_no_longer_opened(owner: Owner) -> None:
    FakePartition.failures = iter(KafkaConnectionError, None)
    async with asyncio.timeout(10):
        opening = asyncio.create_task(owner.reach(0, {0}))
        await FakePartition.third.wait()
        await owner.release()
        await opening
    assert all(partition.is_closed for partition in FakePartition.made)
    assert not owner.restoring
