"""Opening partitions: soon after their assignment, again while the broker is away, and not once they are revoked."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Sequence
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from aiokafka.errors import KafkaConnectionError, KafkaError, ProducerFenced
from faust.types import TP

from dateline.agents.partitions import assignment
from dateline.agents.partitions.assignment import Owner
from dateline.kafka.codec import Incoming
from dateline.settings import ResolvedSettings

SETTINGS = ResolvedSettings(broker="localhost:1", namespace="wire")
SOURCE = TP("wire.raw", 0)


class Message(NamedTuple):
    """The fields of a message of Faust that are read here."""

    tp: TP = SOURCE
    generation_id: int = 1


class Fetch(NamedTuple):
    """An event of Faust, whose value is aiokafka's records."""

    value: list[Any]
    message: Message = Message()


def fetch(*offsets: int, generation: int = 1) -> Fetch:
    """Return a fetch of the records with these offsets."""
    fields = {"topic": SOURCE.topic, "partition": SOURCE.partition, "timestamp": 0, "key": b"", "value": b""}
    records = [SimpleNamespace(offset=offset, headers=(), **fields) for offset in offsets]
    return Fetch(records, Message(generation_id=generation))


CLOSED = -1


class SlowPartition:
    """A partition that settles two records at a time; where ``revoke`` is set, that runs meanwhile."""

    waiting, position = 0, 40

    settled: list[int]
    revoke: Callable[[], Coroutine[Any, Any, object]] | None
    releasing: asyncio.Task[object]

    def __init__(self, *_: object) -> None:
        self.settled.clear()

    async def open(self, _is_ours: object) -> None: ...

    async def begin(self) -> None: ...

    async def run(self, batch: Sequence[Incoming]) -> int:
        self.settled += [record.offset for record in batch[:2]]
        self.position = self.settled[-1]
        if self.revoke is not None:
            SlowPartition.releasing = asyncio.create_task(self.revoke())
            await asyncio.sleep(0)
        return 0

    async def close(self) -> None:
        self.settled.append(CLOSED)


class FakePartition:
    """A partition whose opening raises the errors of ``failures`` one after the other, then succeeds.

    Its preparation for the first batch does so with ``begin_failures``.
    """

    failures: Iterator[KafkaError]
    begin_failures: Iterator[KafkaError]
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

    async def begin(self) -> None:
        for error in self.begin_failures:
            raise error

    async def run(self, _batch: object) -> int:
        return 0

    async def reach(self, _time: int) -> bool:
        return False

    async def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def owner(monkeypatch: pytest.MonkeyPatch) -> Owner:
    monkeypatch.setattr(assignment, "Partition", FakePartition)
    monkeypatch.setattr(assignment, "_RETRY_SECONDS", 0.001)
    FakePartition.made, FakePartition.failures, FakePartition.begin_failures = [], iter(()), iter(())
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


async def test_partitions_take_turns_where_records_wait_in_several(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = TP(SOURCE.topic, SOURCE.partition + 1)
    owner.assign({SOURCE, other})
    numbers = [tp.partition for tp in owner.partitions]
    turns: list[int] = []

    async def reach(self: FakePartition, _time: int) -> bool:
        turns.append(numbers[FakePartition.made.index(self)])
        return turns.count(turns[-1]) <= (50 if turns[-1] == numbers[0] else 1)

    monkeypatch.setattr(FakePartition, "reach", reach)
    await owner.reach(0, set(numbers))
    assert turns[:4] == [*numbers, *numbers]
    assert len(turns) == 51 + 2


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


async def test_assigned_partitions_are_opened_without_a_record_and_again_after_a_rebalance(owner: Owner) -> None:
    opening = asyncio.create_task(owner.open_assigned())
    assert owner.unrestored == [SOURCE]
    async with asyncio.timeout(10):
        for _ in range(2):
            while owner.unrestored:  # noqa: ASYNC110 - there is no event to await
                await asyncio.sleep(0)
            await owner.release()
            assert owner.unrestored == []
            owner.assign({SOURCE})
    opening.cancel()
    assert [partition.is_closed for partition in FakePartition.made] == [True, True]


async def test_a_first_batch_waits_until_the_broker_answers(owner: Owner) -> None:
    FakePartition.begin_failures = iter([KafkaConnectionError("away"), KafkaConnectionError("away")])
    await owner.process([fetch(41)], 1)
    assert owner.positions == {SOURCE: FakePartition.position}


async def test_a_first_batch_of_a_revoked_partition_is_left_to_the_next_owner(owner: Owner) -> None:
    FakePartition.begin_failures = iter(KafkaConnectionError, None)
    async with asyncio.timeout(10):
        processing = asyncio.create_task(owner.process([fetch(41)], 1))
        while owner.unrestored:  # noqa: ASYNC110 - there is no event to await
            await asyncio.sleep(0)
        await owner.release()
        await processing
    assert owner.positions == {}


EVENTS = [fetch(41, 42, 43), fetch(44, 45)]


@pytest.fixture
def slow(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> Owner:
    monkeypatch.setattr(assignment, "Partition", SlowPartition)
    SlowPartition.settled, SlowPartition.revoke = [], None
    return owner


async def test_a_batch_that_is_settled_in_parts_is_settled_whole_and_in_order(slow: Owner) -> None:
    await slow.process(EVENTS, 1)
    assert SlowPartition.settled == [41, 42, 43, 44, 45]
    assert slow.positions == {SOURCE: 45}


async def test_a_revoked_partition_is_closed_after_the_current_part_of_its_batch(slow: Owner) -> None:
    SlowPartition.revoke = staticmethod(slow.release)
    await slow.process(EVENTS, 1)
    await SlowPartition.releasing
    assert SlowPartition.settled == [41, 42, CLOSED]


async def test_a_fetch_of_before_a_rebalance_is_skipped(slow: Owner) -> None:
    await slow.process([fetch(41, 42, generation=0), fetch(41, generation=1)], 1)
    assert SlowPartition.settled == [41]


async def test_a_fetch_that_is_larger_than_a_batch_is_settled_in_several(owner: Owner) -> None:
    owner._settings = SETTINGS.model_copy(update={"batch_size": 2})  # noqa: SLF001 - there is no other way to it
    runs: list[int] = []

    class Noting(FakePartition):
        async def run(self, batch: Sequence[Incoming]) -> int:  # type: ignore[override]
            runs.append(len(batch))
            Noting.position = batch[-1].offset
            return 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assignment, "Partition", Noting)
        await owner.process([fetch(42, 43, 44, 45, 46)], 1)
    assert runs == [2, 2, 1]
