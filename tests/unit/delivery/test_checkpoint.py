"""A checkpoint waits for a broker that is away longer than the client asks."""

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import KafkaConnectionError, KafkaTimeoutError

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
