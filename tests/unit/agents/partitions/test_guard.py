"""Nothing gets out of an agent's body that Faust would acknowledge, and each end has its code."""

import asyncio

import pytest

from dateline.agents.partitions import guard as module
from dateline.agents.partitions.guard import EXIT_DELIVERY, EXIT_REFUSED, guard
from dateline.agents.partitions.partition import GapError, PoisonedError
from dateline.agents.state.restore import StateError


@pytest.fixture
def died(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The codes that the process would have ended with."""
    codes: list[int] = []
    monkeypatch.setattr(module, "die", lambda code, _: codes.append(code))
    return codes


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RuntimeError("fenced"), EXIT_DELIVERY),
        (GapError("a gap"), EXIT_DELIVERY),
        (asyncio.CancelledError(), EXIT_DELIVERY),
        (StateError("unreadable"), EXIT_REFUSED),
        (PoisonedError("all of it"), EXIT_REFUSED),
    ],
)
async def test_a_failure_ends_the_process(error: BaseException, code: int, died: list[int]) -> None:
    async with guard("split", lambda: False):
        raise error
    assert died == [code]


async def test_a_worker_that_stops_may_cancel_its_agents(died: list[int]) -> None:
    with pytest.raises(asyncio.CancelledError):
        async with guard("split", lambda: True):
            raise asyncio.CancelledError
    assert died == []
