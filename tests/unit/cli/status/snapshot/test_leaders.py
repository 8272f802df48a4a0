"""What a snapshot reads where the leader of a partition does not answer, and how long it takes at most."""

import asyncio
from collections.abc import Collection
from time import monotonic

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import KafkaError, KafkaTimeoutError, LeaderNotAvailableError, TopicAuthorizationFailedError

from dateline.cli.status.snapshot import leaders as module
from dateline.cli.status.snapshot.leaders import Parts, ask_offsets

RAW = [TopicPartition("wire.raw", number) for number in range(3)]
STORIES = [TopicPartition("wire.stories", number) for number in range(2)]


class Reader:
    """Answers for all partitions but some: those hang, or raise an error."""

    def __init__(self, silent: Collection[TopicPartition], error: KafkaError | None = None) -> None:
        self._silent, self._error = set(silent), error
        self.asked = 0

    def assign(self, _: object) -> None: ...

    def pause(self, *_: object) -> None: ...

    async def end_offsets(self, partitions: list[TopicPartition]) -> dict[TopicPartition, int]:
        self.asked += 1
        if self._silent & set(partitions):
            if self._error is not None:
                raise self._error
            await asyncio.Event().wait()
        return dict.fromkeys(partitions, 7)

    async def beginning_offsets(self, partitions: list[TopicPartition]) -> dict[TopicPartition, int]:
        return dict.fromkeys(partitions, 2)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MAX_ANSWER_SECONDS", 0.1)
    monkeypatch.setattr(module, "_MAX_STEP_SECONDS", 0.1)


async def test_where_all_answer_one_question_is_asked() -> None:
    reader = Reader([])
    offsets = await ask_offsets(reader, [*RAW, *STORIES])  # type: ignore[arg-type]
    assert (reader.asked, offsets.silent, set(offsets.ends)) == (1, frozenset(), {*RAW, *STORIES})


@pytest.mark.parametrize("error", [None, LeaderNotAvailableError(), KafkaTimeoutError()])
async def test_one_partition_that_does_not_answer_keeps_nothing_of_the_others(error: KafkaError | None) -> None:
    async with asyncio.timeout(5):
        offsets = await ask_offsets(Reader(RAW[1:2], error), [*RAW, *STORIES])  # type: ignore[arg-type]
    assert offsets.silent == {RAW[1]}
    assert offsets.ends == dict.fromkeys([RAW[0], RAW[2], *STORIES], 7)
    assert offsets.firsts == dict.fromkeys([RAW[0], RAW[2], *STORIES], 2)


async def test_where_none_answers_nothing_is_shown() -> None:
    with pytest.raises(KafkaTimeoutError):
        await ask_offsets(Reader(RAW), RAW)  # type: ignore[arg-type]


async def test_a_login_that_may_not_read_a_topic_is_refused_as_before() -> None:
    with pytest.raises(TopicAuthorizationFailedError):
        await ask_offsets(Reader(RAW[:1], TopicAuthorizationFailedError()), RAW)  # type: ignore[arg-type]


async def test_a_part_that_hangs_is_left_out_where_a_partition_does_not_answer() -> None:
    parts = Parts({RAW[1]}, monotonic())
    async with asyncio.timeout(5):
        assert await parts.take("the sources", asyncio.Event().wait(), instead=False) is False
        assert await parts.take("the lag", asyncio.sleep(0, "read"), instead="none") == "read"
    assert parts.missing == ["the sources"]


async def test_all_parts_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MAX_SECONDS", 0.0)
    monkeypatch.setattr(module, "_MAX_STEP_SECONDS", 60.0)
    parts = Parts({RAW[1]}, monotonic())
    async with asyncio.timeout(5):
        assert await parts.take("the sources", asyncio.Event().wait(), instead=False) is False


async def test_a_part_that_fails_is_an_error_where_all_partitions_answer() -> None:
    async def fail() -> None:
        raise KafkaTimeoutError

    with pytest.raises(KafkaTimeoutError):
        await Parts((), monotonic()).take("the sources", fail(), instead=None)
