"""A join that the broker refuses for good is told at once, and says what to do."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka.errors import (
    BrokerResponseError,
    GroupAuthorizationFailedError,
    InconsistentGroupProtocolError,
    InvalidGroupIdError,
    InvalidSessionTimeoutError,
    KafkaConnectionError,
    KafkaError,
)

from dateline.kafka.groups.refusals import REFUSALS, RefusedError, heed_refusals, refusal
from dateline.settings import ResolvedSettings, SettingsError

NOWHERE = ResolvedSettings(broker="127.0.0.1:1", session_timeout=3600)


@pytest.mark.parametrize("kind", REFUSALS)
async def test_a_refusal_is_told_before_anybody_asks(kind: type[KafkaError]) -> None:
    told, pushed = await _push(kind())
    assert [type(error) for error in told] == [kind]
    assert pushed == told, "whoever asks later hears it too"


@pytest.mark.parametrize("error", [KafkaConnectionError("gone"), KafkaError("unexpected")])
async def test_an_error_that_may_pass_is_not(error: KafkaError) -> None:
    assert await _push(error) == ([], [error])


async def _push(error: KafkaError) -> tuple[list[KafkaError], list[KafkaError]]:
    """Return what was told, and what aiokafka keeps for whoever asks, of an error of the group."""
    told: list[KafkaError] = []
    pushed: list[KafkaError] = []

    async def push(each: KafkaError) -> None:
        pushed.append(each)

    async def refuse(each: KafkaError) -> None:
        told.append(each)

    consumer: Any = SimpleNamespace(_coordinator=SimpleNamespace(_push_error_to_user=push))
    heed_refusals(consumer, refuse)
    await consumer._coordinator._push_error_to_user(error)  # noqa: SLF001 - what aiokafka's coordinator calls
    return told, pushed


async def test_a_session_is_a_setting_also_where_the_broker_does_not_say_what_it_allows() -> None:
    problem = await asyncio.wait_for(refusal(InvalidSessionTimeoutError(), NOWHERE, "wire"), 30)
    assert isinstance(problem, SettingsError)
    assert str(problem).startswith("DATELINE_SESSION_TIMEOUT=3600: the broker refuses a session of that length; its ")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (GroupAuthorizationFailedError, "kafka-acls.sh --add --operation Read --group wire"),
        (InconsistentGroupProtocolError, "kafka-consumer-groups.sh --describe --members --group wire"),
        (InvalidGroupIdError, "no group of the name wire; choose another name"),
    ],
)
async def test_other_refusals_name_the_group_and_what_to_do(kind: type[BrokerResponseError], words: str) -> None:
    problem = await refusal(kind("wire"), NOWHERE, "wire")
    assert isinstance(problem, RefusedError)
    assert words in str(problem)
