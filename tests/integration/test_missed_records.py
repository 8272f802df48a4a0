"""Records that the broker deleted before a stage read them are never passed over in silence."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from aiokafka import TopicPartition
from aiokafka.admin import RecordsToDelete

from dateline import telemetry
from dateline.agents.partitions.partition import Partition
from dateline.agents.state.positions import source_partition
from dateline.demo.pages import demo_pages
from dateline.kafka.clients import administering, reading
from dateline.kafka.codec import Incoming
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DISTINCT, RAW, STORIES, Topic
from tests.flow import read_topic, send_all, settled
from tests.integration.command import dateline
from tests.worker_process import WorkerProcess

PAGES = [(b"%d" % number, page) for number, page in enumerate(demo_pages()[:12])]


@pytest.fixture
async def one(settings: ResolvedSettings) -> ResolvedSettings:
    of_one = settings.model_copy(update={"partitions": 1, "session_timeout": 6, "watermark_interval": 0.5})
    await create_topics(of_one)
    return of_one


async def delete(settings: ResolvedSettings, topic: Topic, before: int | None = None) -> int:
    """Delete the records of a topic's only partition before an offset, or all; return the first offset left."""
    partition = TopicPartition(topic.of(settings), 0)
    if before is None:
        async with reading(settings) as reader:
            before = (await reader.end_offsets([partition]))[partition]
    async with administering(settings) as admin:
        await admin.delete_records({partition: RecordsToDelete(before_offset=before)})
    return before


def found(settings: ResolvedSettings) -> dict[str, str]:
    """Return the problems that ``status`` finds with deleted records, and the remedies of ``doctor``."""
    findings = json.loads(dateline(settings, "status").stdout)["findings"]
    problems = [each["problem"] for each in findings if each["reason"] == "records-deleted"]
    lines = map(json.loads, dateline(settings, "doctor", "--format", "json").stdout.decode().splitlines())
    checks = {line["result"]: line["remedy"] for line in lines if line["check"] == "records-deleted"}
    assert list(checks) == problems
    return checks


def lost(worker: WorkerProcess) -> list[str]:
    """Return what a worker logged of deleted records, without time, and without what to do."""
    lines = [line for line in worker.log().splitlines() if "records_missed" in line]
    assert all(" ERROR " in line and "advice=" in line for line in lines)
    return [line[line.index("stage=") : line.index(" advice=")] for line in lines]


def count(stage: str) -> float:
    return telemetry.REGISTRY.get_sample_value("dateline_records_missed_total", {"stage": stage}) or 0.0


async def test_pages_that_were_deleted_while_no_worker_ran(one: ResolvedSettings, tmp_path: Path) -> None:
    with WorkerProcess(one, tmp_path / "worker.log") as worker:
        await send_all(one, PAGES[:2])
        await settled(one, worker)
        worker.stop()
    assert found(one) == {}
    await send_all(one, PAGES[2:])
    assert await delete(one, RAW, before=9) == 9
    ((problem, remedy),) = found(one).items()
    where = f"offsets 2 to 8 of {RAW.of(one)}"
    assert problem == f"split partition 0: at most 7 records were deleted before split read them ({where})"
    assert "send these pages again" in remedy
    with WorkerProcess(one, tmp_path / "again.log") as worker:
        await settled(one, worker)
        assert worker.stop() == 0
    assert lost(worker) == [f"stage=split partition=0 topic={RAW.of(one)} first=2 last=8 offsets=7"]
    assert found(one) == {}, "it has gone on behind them"


async def test_briefs_that_were_deleted(one: ResolvedSettings, tmp_path: Path) -> None:
    with WorkerProcess(one, tmp_path / "worker.log") as worker:
        await send_all(one, PAGES[:1])
        await settled(one, worker)
        worker.stop()
    with WorkerProcess(one, tmp_path / "split.log", stages="split") as worker:
        await send_all(one, PAGES[1:6])
        await settled(one, worker, stages=["split"])
        worker.stop()
    await delete(one, BRIEFS)
    ((problem, remedy),) = found(one).items()
    assert problem.startswith("collapse partition 0: at most ")
    assert f"`dateline upgrade prepare` reads {RAW.of(one)} again" in remedy
    with WorkerProcess(one, tmp_path / "again.log") as worker:
        worker.wait_for("partition_opened stage=collapse")
        worker.stop()
    (line,) = lost(worker)
    assert line.startswith(f"stage=collapse partition=0 topic={BRIEFS.of(one)} first=")


async def test_a_fresh_start_on_a_topic_that_has_lost_its_beginning(one: ResolvedSettings, tmp_path: Path) -> None:
    await send_all(one, PAGES)
    await delete(one, RAW, before=9)
    assert found(one) == {}
    with WorkerProcess(one, tmp_path / "worker.log") as worker:
        await settled(one, worker)
        worker.stop()
    assert lost(worker) == []


async def test_where_all_that_was_read_is_deleted_nothing_is_missing(one: ResolvedSettings, tmp_path: Path) -> None:
    """Behind the last record of a topic stands the marker of its transaction, which nobody reads."""
    with WorkerProcess(one, tmp_path / "worker.log") as worker:
        await send_all(one, PAGES[:2])
        await settled(one, worker)
        worker.stop()
    for topic in (RAW, BRIEFS, DISTINCT, STORIES):
        await delete(one, topic)
    assert found(one) == {}
    with WorkerProcess(one, tmp_path / "again.log") as worker:
        worker.wait_for("partition_opened", times=4)
        worker.stop()
    assert lost(worker) == []
    assert "markers_deleted stage=collapse partition=0" in worker.log()


async def test_pages_that_are_deleted_while_the_worker_runs(
    one: ResolvedSettings, caplog: pytest.LogCaptureFixture
) -> None:
    """It goes on behind them; between two fetches of one batch they are missed as well as before the batch."""
    await send_all(one, PAGES)
    records = await read_topic(one, RAW)
    partition, before = Partition(one, "route", 0, None), count("route")
    partition._source = source_partition(one, ("split", 0))  # noqa: SLF001 - a stage without a place index
    await partition.open(lambda: True)
    try:
        await partition.begin()
        await partition.run(records[:1])
        await delete(one, RAW, before=7)
        gapped: Sequence[Incoming] = [*records[1:3], *records[7:9]]
        await partition.run(gapped)
        await partition.run(gapped)
        await partition.open(lambda: True)
        assert count("route") - before == 4
        (line,) = [each.getMessage() for each in caplog.records if "records_missed" in each.getMessage()]
        assert f"stage=route partition=0 topic={RAW.of(one)} first=3 last=6 offsets=4" in line
    finally:
        await partition.close()
