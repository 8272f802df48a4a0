"""An error in an agent ends the process with the exit code of its kind, before Faust acknowledges the batch."""

import asyncio

import pytest
from aiokafka.errors import InvalidProducerEpoch, OutOfOrderSequenceNumber, ProducerFenced, UnknownProducerId

from dateline.agents.exit_codes import EXIT_DELIVERY, EXIT_REFUSED
from dateline.agents.partitions import guard as module
from dateline.agents.partitions.guard import guard
from dateline.agents.partitions.partition import GapError, PoisonedError
from dateline.agents.state.restore import StateError


@pytest.fixture
def exit_codes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The exit codes that the process would have ended with."""
    codes: list[int] = []
    monkeypatch.setattr(module, "die", lambda code, _: codes.append(code))
    return codes


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RuntimeError("fenced"), EXIT_DELIVERY),
        (GapError("a gap"), EXIT_DELIVERY),
        (ProducerFenced(), EXIT_DELIVERY),
        (OutOfOrderSequenceNumber(), EXIT_DELIVERY),
        (UnknownProducerId(), EXIT_DELIVERY),
        (InvalidProducerEpoch(), EXIT_DELIVERY),
        (asyncio.CancelledError(), EXIT_DELIVERY),
        (StateError("unreadable"), EXIT_REFUSED),
        (PoisonedError("all of it"), EXIT_REFUSED),
    ],
)
async def test_an_error_ends_the_process_with_its_exit_code(
    error: BaseException, code: int, exit_codes: list[int]
) -> None:
    async with guard("split", lambda: False):
        raise error
    assert exit_codes == [code]


async def test_a_stopping_worker_may_cancel_its_agents(exit_codes: list[int]) -> None:
    with pytest.raises(asyncio.CancelledError):
        async with guard("split", lambda: True):
            raise asyncio.CancelledError
    assert exit_codes == []
