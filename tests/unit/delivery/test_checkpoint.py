"""A checkpoint waits for a broker that is away longer than the client asks, and outlives one that forgot it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from unittest.mock import AsyncMock, MagicMock

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import (
    InvalidProducerEpoch,
    KafkaConnectionError,
    KafkaTimeoutError,
    OutOfOrderSequenceNumber,
    ProducerFenced,
    UnknownProducerId,
)

from dateline.core.alerts.delivery.progress import Progress
from dateline.delivery import checkpoint
from dateline.delivery.checkpoint import Checkpoint
from dateline.settings import Settings


async def test_a_question_that_the_client_gave_up_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoint, "_PAUSE_SECONDS", 0.0)
    answers: list[Exception | int] = [KafkaTimeoutError("40000 ms"), KafkaConnectionError("gone"), 7]

    async def ends(partitions: list[TopicPartition]) -> dict[TopicPartition, int]:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return dict.fromkeys(partitions, answer)

    asked = Checkpoint(Settings(), "wire-deliver-desk", "wire.alerts")
    assert await asked._edge(ends) == 7  # noqa: SLF001 - what every question goes through
    assert not answers


class Transactions:
    """The producers of a checkpoint: each has the outcome of its only transaction, and what is committed then."""

    def __init__(self, *outcomes: tuple[Exception | None, Progress | None]) -> None:
        self.outcomes = list(outcomes)
        self.begun = self.stopped = 0
        self.committed: Progress | None = None

    def producer(self, *_: object) -> MagicMock:
        error, committed = self.outcomes.pop(0)

        @asynccontextmanager
        async def transaction() -> AsyncIterator[None]:
            self.begun += 1
            yield
            self.committed = committed
            if error is not None:
                raise error

        async def stop() -> None:
            self.stopped += 1

        return MagicMock(transaction=transaction, start=AsyncMock(), stop=stop, send_offsets_to_transaction=AsyncMock())


BEFORE, AFTER = Progress(3, delivered=3), Progress(4, delivered=4)


@pytest.mark.parametrize("error", [OutOfOrderSequenceNumber(), UnknownProducerId(), InvalidProducerEpoch()])
@pytest.mark.parametrize(("committed", "transactions"), [(BEFORE, 2), (AFTER, 1)], ids=["aborted", "committed"])
async def test_a_commit_that_broke_off_is_made_once(
    monkeypatch: pytest.MonkeyPatch, error: Exception, committed: Progress, transactions: int
) -> None:
    crew = Transactions((error, committed), (None, AFTER))
    monkeypatch.setattr(checkpoint, "_PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(checkpoint, "new_producer", crew.producer)
    monkeypatch.setattr(checkpoint, "committed_progress", AsyncMock(side_effect=lambda *_: crew.committed))
    owned = Checkpoint(Settings(), "wire-deliver-desk", "wire.alerts")
    owned._producer = crew.producer()  # noqa: SLF001 - as ``acquire`` does
    await owned.commit(AFTER)
    assert (crew.begun, crew.stopped, crew.committed, owned.progress) == (transactions, 1, AFTER, AFTER)


async def test_a_takeover_is_no_reason_to_take_back(monkeypatch: pytest.MonkeyPatch) -> None:
    crew = Transactions((ProducerFenced(), BEFORE))
    monkeypatch.setattr(checkpoint, "new_producer", crew.producer)
    owned = Checkpoint(Settings(), "wire-deliver-desk", "wire.alerts")
    owned._producer = crew.producer()  # noqa: SLF001 - as ``acquire`` does
    with pytest.raises(ProducerFenced):
        await owned.commit(AFTER)
