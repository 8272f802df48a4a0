"""Workers with names of their own, on Apache Kafka: back at once after a kill, and never two of one name."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import pytest

from dateline.agents.exit_codes import EXIT_INSTANCE
from dateline.core.places.resolve import Atlas
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from tests.fault.crew import Crew
from tests.fault.load import load
from tests.fault.oracle import see, violations
from tests.flow import send_all, settled
from tests.worker_process import WorkerProcess

pytestmark = pytest.mark.kafka

SESSION: Final = 180.0
"""Seconds of a session, long enough that nothing here can be waiting for its end."""
SOON: Final = SESSION / 3
"""Seconds for what must not wait for it: some three on a machine with nothing else to do."""
OPENED: Final = "partition_opened"
GIVEN: Final = "partitions_given"
Start = Callable[[str], WorkerProcess]


@pytest.fixture
def settings(settings: ResolvedSettings) -> ResolvedSettings:
    return settings.model_copy(update={"session_timeout": SESSION})


@pytest.fixture
async def start(settings: ResolvedSettings, tmp_path: Path) -> AsyncIterator[Start]:
    """Start a worker of a name, and wait until it works; all are killed at the end."""
    await create_topics(settings)
    with ExitStack() as stack:
        yield lambda name: stack.enter_context(named(settings, tmp_path / f"{name}.log", name))


def named(settings: ResolvedSettings, log: Path, name: str) -> WorkerProcess:
    return WorkerProcess(settings, log, extra={"DATELINE_INSTANCE": name})


def owned(worker: WorkerProcess) -> int:
    """Return how many partitions the group last gave to a worker."""
    *_, last = re.findall(rf"{GIVEN} (.*)", worker.log())
    return sum(map(int, re.findall(r"=(\d+)", last)))


async def until(worker: WorkerProcess, text: str, times: int = 1, seconds: float = 60) -> None:
    await asyncio.to_thread(worker.wait_for, text, times, seconds)


async def test_a_killed_worker_works_again_before_its_session_ends(settings: ResolvedSettings, start: Start) -> None:
    company = Crew(settings, Path())
    first, second = start("first"), start("second")
    await until(first, OPENED)
    await until(second, OPENED)
    pages = load(4)
    await send_all(settings, pages[:120])
    await company.progress(100)
    rebalances = second.log().count(GIVEN)
    opened = first.log().count(OPENED)
    first.kill()
    killed = time.monotonic()
    first.start()
    await until(first, OPENED, opened + 4, SOON)
    assert time.monotonic() - killed < SOON
    assert second.log().count(GIVEN) == rebalances, "the other worker keeps its partitions, and goes on"
    assert owned(first) + owned(second) == 4 * settings.partitions
    await send_all(settings, pages[120:])
    await settled(settings, first, second)
    assert (first.running, second.running) == (True, True)


async def test_a_kill_in_mid_stream_loses_and_doubles_nothing(
    settings: ResolvedSettings, start: Start, atlas: Atlas
) -> None:
    company = Crew(settings, Path())
    worker = start("only")
    pages = load(4)
    await send_all(settings, pages)
    for _ in range(2):
        await company.progress(100)
        worker.kill()
        killed = time.monotonic()
        worker.start()
        await company.progress(1, SOON)
        assert time.monotonic() - killed < SOON
    await settled(settings, worker)
    assert violations(await see(settings), atlas) == []


async def test_a_second_process_of_a_name_is_told_and_ends(settings: ResolvedSettings, start: Start) -> None:
    first = start("one")
    await until(first, OPENED, 4)
    with named(settings, Path(first._log).with_name("again.log"), "one") as again:  # noqa: SLF001
        assert again.process.wait(60) == EXIT_INSTANCE
        assert "DATELINE_INSTANCE" in again.log()
    assert first.running
    assert first.log().count(GIVEN) == 1


async def test_of_two_machines_with_one_name_the_former_ends(
    settings: ResolvedSettings, start: Start, atlas: Atlas
) -> None:
    first = start("one")
    pages = load(3)
    await send_all(settings, pages)
    await until(first, OPENED, 4)
    port = settings.broker.rpartition(":")[2]
    elsewhere = settings.model_copy(update={"broker": f"localhost:{port}"})  # a claim of its own, as on another machine
    with named(elsewhere, Path(first._log).with_name("elsewhere.log"), "one") as second:  # noqa: SLF001
        assert await asyncio.to_thread(first.process.wait, 60) == EXIT_INSTANCE
        assert "DATELINE_INSTANCE" in first.log()
        await settled(settings, second)
        assert owned(second) == 4 * settings.partitions
        assert violations(await see(settings), atlas) == []


async def test_three_names_share_the_partitions_and_one_that_stops_leaves_them(
    settings: ResolvedSettings, start: Start
) -> None:
    workers = [start(name) for name in ("one", "two", "three")]
    for worker in workers:
        await until(worker, GIVEN)
    async with asyncio.timeout(60):
        while sum(map(owned, workers)) != 4 * settings.partitions:  # noqa: ASYNC110 - a log sets no event
            await asyncio.sleep(0.05)
    assert min(map(owned, workers)) > 0
    assert workers.pop().stop() == 0
    async with asyncio.timeout(SOON):
        while sum(map(owned, workers)) != 4 * settings.partitions:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
