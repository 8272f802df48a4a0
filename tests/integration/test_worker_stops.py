"""A worker that cannot go on says why and exits with the code of its kind, without committing anything."""

import asyncio
from pathlib import Path

import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition
from faust.types import TP

from dateline.agents.exit_codes import EXIT_REFUSED, EXIT_STALLED
from dateline.agents.monitoring import watchdog
from dateline.agents.partitions.assignment import Owner
from dateline.agents.partitions.partition import GapError, Partition
from dateline.agents.state.restore import POSITION
from dateline.core.places.resolve import Atlas
from dateline.demo.pages import demo_pages
from dateline.kafka.codec import pack
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DEAD_LETTER, RAW, REGIONS, STATE, STORIES
from tests.flow import read_topic, send_all, settled
from tests.worker_process import WorkerProcess

FIRST_PAGE = (b"its key", demo_pages()[0])


async def ends(settings: ResolvedSettings, folder: Path) -> tuple[int, str]:
    """Run a worker until it ends by itself; return its exit code and its output."""
    with WorkerProcess(settings, folder / "worker.log") as worker:
        code = await asyncio.to_thread(worker.process.wait, 60)
    return code, worker.log()


async def test_a_worker_without_topics_says_what_to_do(settings: ResolvedSettings, tmp_path: Path) -> None:
    code, output = await ends(settings, tmp_path)
    assert code == 1
    assert f"the broker has no topic {RAW.name(settings.namespace)}" in output
    assert "run `dateline topics create`" in output
    assert "Traceback" not in output


async def test_a_worker_without_a_broker_says_so_in_one_line(settings: ResolvedSettings, tmp_path: Path) -> None:
    code, output = await ends(settings.model_copy(update={"broker": "127.0.0.1:1"}), tmp_path)
    assert code == 1
    assert output.count("\n") <= 2
    assert "the broker at 127.0.0.1:1 does not answer" in output


async def test_a_state_record_that_cannot_be_read_ends_the_worker(one: ResolvedSettings, tmp_path: Path) -> None:
    await send_all(one, [(b"a fingerprint", b"{not json")], STATE["collapse"])
    await send_all(one, [FIRST_PAGE])
    code, output = await ends(one, tmp_path)
    assert code == EXIT_REFUSED
    assert f"{STATE['collapse'].name(one.namespace)}/0@0: the state record cannot be read" in output
    assert "its key is “a fingerprint”" in output
    await send_all(one, [(b"a fingerprint", None)], STATE["collapse"])  # as the handbook says
    with WorkerProcess(one, tmp_path / "again.log") as worker:
        await settled(one, worker)
        assert worker.stop() == 0


async def test_a_position_that_cannot_be_read_ends_the_worker(one: ResolvedSettings, tmp_path: Path) -> None:
    await send_all(one, [(POSITION, b"{not json")], STATE["split"])
    await send_all(one, [FIRST_PAGE])
    code, output = await ends(one, tmp_path)
    assert code == EXIT_REFUSED
    assert f"{STATE['split'].name(one.namespace)}/0@0: the position record cannot be read" in output


async def test_state_of_another_fingerprint_version_is_refused_with_what_to_do(
    one: ResolvedSettings, tmp_path: Path
) -> None:
    await send_all(one, [(POSITION, pack({"offset": -1, "fingerprint_version": -1}))], STATE["split"])
    await send_all(one, [FIRST_PAGE])
    code, output = await ends(one, tmp_path)
    assert code == EXIT_REFUSED
    assert "fingerprint version -1" in output
    assert "in a namespace of its own" in output


async def test_a_worker_at_which_nearly_every_record_fails_stops(one: ResolvedSettings, tmp_path: Path) -> None:
    # All six in one batch, however slow the machine is.
    strict = one.model_copy(update={"poison_limit": 5, "batch_size": 6, "batch_wait": 10})
    await send_all(strict, [(b"k", b"poison")] * 6)
    code, output = await ends(strict, tmp_path)
    assert code == EXIT_REFUSED
    assert "5 records in a row failed at split" in output
    assert await read_topic(strict, DEAD_LETTER) == [], "nothing of the batch was sent on"


async def test_some_poison_among_good_pages_stops_nothing(one: ResolvedSettings, tmp_path: Path) -> None:
    strict = one.model_copy(update={"poison_limit": 5})
    with WorkerProcess(strict, tmp_path / "worker.log") as worker:
        await send_all(strict, [*[(b"k", b"poison")] * 4, FIRST_PAGE, *[(b"k", b"poison")] * 4])
        await settled(strict, worker)
        await asyncio.to_thread(worker.wait_for, "dead_letters stage=split partition=0 records=")
    assert len(await read_topic(strict, DEAD_LETTER)) == 8
    assert len(await read_topic(strict, BRIEFS)) == 8


async def test_a_restarted_worker_repeats_nothing(one: ResolvedSettings, tmp_path: Path) -> None:
    for _ in range(2):
        with WorkerProcess(one, tmp_path / "worker.log") as worker:
            await send_all(one, [FIRST_PAGE])
            await settled(one, worker)
            assert worker.stop() == 0
    assert len(await read_topic(one, BRIEFS)) == 16


async def test_a_first_batch_with_a_gap_before_it_is_refused(one: ResolvedSettings, atlas: Atlas) -> None:
    await send_all(one, [FIRST_PAGE] * 3)
    records = await read_topic(one, RAW)
    partition = Partition(one, "split", 0, atlas)
    await partition.open(lambda: True)
    await partition.begin()
    try:
        with pytest.raises(GapError, match="goes on with 0, and the first batch begins at 1"):
            await partition.run(records[1:])
        await partition.run(records)
        assert partition.position == records[-1].offset
    finally:
        await partition.close()


@pytest.mark.long
async def test_an_offset_committed_by_another_does_not_count_as_settled(one: ResolvedSettings, tmp_path: Path) -> None:
    source = TopicPartition(STORIES.name(one.namespace), 0)
    with WorkerProcess(one, tmp_path / "worker.log", stages="split,collapse,thread") as worker:
        await send_all(one, [FIRST_PAGE])
        async with asyncio.timeout(60):
            while not await read_topic(one, STORIES):  # noqa: ASYNC110 - records on a broker set no event
                await asyncio.sleep(0.1)
        assert worker.stop() == 0
    async with AIOKafkaConsumer(bootstrap_servers=one.broker, group_id=one.namespace) as other:
        other.assign([source])
        await other.commit({source: (await other.end_offsets([source]))[source]})
    with WorkerProcess(one, tmp_path / "worker.log") as worker:
        await settled(one, worker)
        assert "offset_ignored" in worker.log()
    assert await read_topic(one, REGIONS["eastern-europe"])


async def test_the_watchdog_ends_a_worker_that_settles_nothing_while_records_wait(
    one: ResolvedSettings,
) -> None:
    hasty = one.model_copy(update={"stall_timeout": 1.0})
    owner = Owner(hasty, "split", None)
    owner.assign({TP(RAW.name(one.namespace), 0)})
    watching = asyncio.create_task(watchdog.watch(hasty, [owner]))
    with pytest.raises(TimeoutError):  # an empty topic is no stall, however long nothing moves
        await asyncio.wait_for(asyncio.shield(watching), 3)
    came = asyncio.get_running_loop().time()
    await send_all(one, [FIRST_PAGE])
    await asyncio.wait_for(watching, 20)
    assert asyncio.get_running_loop().time() - came >= 1.0, "the record, not the silence before it, has to last"


@pytest.mark.long
async def test_a_quiet_feed_is_no_stall(one: ResolvedSettings, tmp_path: Path) -> None:
    hasty = one.model_copy(update={"stall_timeout": 2.0})
    with WorkerProcess(hasty, tmp_path / "worker.log") as worker:
        for count in range(1, 6):
            await send_all(hasty, [FIRST_PAGE])
            await settled(hasty, worker)
            await asyncio.sleep(2.2 + count / 7)  # the silence is what is tested
        assert worker.stop() == 0, worker.log()


async def test_a_stalled_worker_leaves_its_group_and_says_so(one: ResolvedSettings, tmp_path: Path) -> None:
    hasty = one.model_copy(update={"stall_timeout": 3.0, "batch_size": 2, "batch_wait": 10})
    with WorkerProcess(hasty, tmp_path / "worker.log") as worker:
        await send_all(one, [FIRST_PAGE])
        await settled(one, worker)
        await send_all(one, [FIRST_PAGE])  # it waits until the next batch is due
        assert await asyncio.to_thread(worker.process.wait, 60) == EXIT_STALLED
    assert "stalled stage=split partition=0" in worker.log()
    with WorkerProcess(one, tmp_path / "worker.log") as worker:
        await settled(one, worker)
        assert worker.stop() == 0
