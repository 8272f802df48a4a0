"""The broker is asked at once when records wait, then ever less often, and not at all when nothing waits."""

import asyncio
from collections.abc import Iterator
from contextlib import asynccontextmanager
from typing import Any, Final

import pytest
from aiokafka.errors import KafkaError

from dateline.agents.monitoring import still_moments
from dateline.agents.monitoring.watermark import Watermark
from dateline.settings import ResolvedSettings

SETTINGS: Final = ResolvedSettings(namespace="unit", partitions=4)
REACHED: Final = Watermark(7, frozenset({1}))


class FakeOwner:
    """An owner whose records wait until its clock is advanced."""

    def __init__(self, *, ordered: bool = True, waiting: int = 1) -> None:
        self.ordered = ordered
        self.waiting = waiting
        self.waits = asyncio.Event()
        self.reached: list[Watermark] = []

    async def reach(self, time: int, waiting: frozenset[int]) -> None:
        self.reached.append(Watermark(time, waiting))
        self.waiting = 0


@pytest.fixture
def sleeps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made; none of them takes time."""
    pauses: list[float] = []
    own_sleep = asyncio.sleep

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        await own_sleep(0)

    @asynccontextmanager
    async def reading(settings: ResolvedSettings) -> Any:  # noqa: ANN401 - a stand-in for a reader
        yield settings

    monkeypatch.setattr(asyncio, "sleep", sleep)
    monkeypatch.setattr(still_moments, "_reading_positions", reading)
    return pauses


def answer(monkeypatch: pytest.MonkeyPatch, answers: Iterator[Watermark | Exception | None]) -> None:
    async def watermark_if_still(*_: object) -> Watermark | None:
        reached = next(answers)
        if isinstance(reached, Exception):
            raise reached
        return reached

    monkeypatch.setattr(still_moments, "watermark_if_still", watermark_if_still)


async def watch_until_reached(owner: Any) -> None:  # noqa: ANN401 - a stand-in for an owner
    watching = asyncio.create_task(still_moments.watch_still_moments(SETTINGS, [owner]))
    async with asyncio.timeout(10):
        while not owner.reached and not watching.done():  # noqa: ASYNC110 - a stand-in sets no event
            await asyncio.sleep(0)
    watching.cancel()


async def test_what_waits_is_released_at_once_in_a_still_moment(
    sleeps: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, iter([REACHED]))
    owner = FakeOwner()
    owner.waits.set()
    await watch_until_reached(owner)
    assert owner.reached == [REACHED]
    assert [pause for pause in sleeps if pause] == []
    assert not owner.waits.is_set()


async def test_the_pauses_double_to_a_limit_while_records_come(
    sleeps: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, iter([*[None] * 8, REACHED]))
    owner = FakeOwner()
    owner.waits.set()
    await watch_until_reached(owner)
    assert [pause for pause in sleeps if pause] == [0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 2.0, 2.0]


async def test_a_broker_that_does_not_answer_is_asked_again_later(
    sleeps: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, iter([KafkaError("away"), OSError("away"), REACHED]))
    owner = FakeOwner()
    owner.waits.set()
    await watch_until_reached(owner)
    assert [pause for pause in sleeps if pause] == [2.0, 2.0]


async def test_an_error_of_a_release_is_raised(sleeps: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    """A transaction that failed ends the process: it is no query that can be repeated."""
    del sleeps
    answer(monkeypatch, iter([REACHED]))
    owner = FakeOwner()
    owner.waits.set()

    async def refuse(*_: object) -> None:
        raise KafkaError("fenced")  # noqa: EM101

    monkeypatch.setattr(owner, "reach", refuse)
    with pytest.raises(KafkaError, match="fenced"):
        await still_moments.watch_still_moments(SETTINGS, [owner])  # type: ignore[list-item]


async def test_nobody_asks_where_nothing_ever_waits() -> None:
    await still_moments.watch_still_moments(SETTINGS.model_copy(update={"partitions": 1}), [FakeOwner()])  # type: ignore[list-item]
    await still_moments.watch_still_moments(SETTINGS, [FakeOwner(ordered=False)])  # type: ignore[list-item]
