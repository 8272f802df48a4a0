"""Which raw partitions hold no clock back is asked of the broker, in the order of the flow."""

import asyncio
from pathlib import Path

from streams.agents.idle import idle
from streams.demo.pages import demo_pages
from streams.provision import create_topics
from streams.settings import Settings
from streams.topics import BRIEFS, DISTINCT
from tests.flow import send_all, settled
from tests.worker_process import WorkerProcess

PAGE = demo_pages()[0]
KEYS = (b"0", b"1", b"2", b"3", b"4", b"5", b"6", b"7")


async def test_a_partition_is_idle_when_all_it_gave_is_through_every_stage(settings: Settings, tmp_path: Path) -> None:
    two = settings.model_copy(update={"partitions": 2, "idle_interval": 0.2})
    await create_topics(two)
    assert await idle(two) == {0, 1}, "nothing was given yet"
    await send_all(two, [(key, PAGE) for key in KEYS])
    assert await idle(two) == frozenset(), "pages wait to be split"
    with WorkerProcess(two, tmp_path / "worker.log") as worker:
        await settled(two, worker)
        assert await idle(two) == {0, 1}
        await asyncio.to_thread(worker.wait_for, "partitions_idle")
    await send_all(two, [(KEYS[0], PAGE)])
    assert len(await idle(two)) == 1, "one has a page that nobody read"


async def test_none_is_idle_while_a_stage_has_something_of_it_to_read(settings: Settings) -> None:
    two = settings.model_copy(update={"partitions": 2})
    for topic in (BRIEFS, DISTINCT):
        ahead = two.model_copy(update={"namespace": f"{two.namespace}-{topic.suffix}"})
        await create_topics(ahead)
        await send_all(ahead, [(b"a key", b"{}")], topic)
        assert await idle(ahead) == frozenset()
