"""``dateline status``: no problem, no worker, a silent source, lag, and state that cannot be read."""

import asyncio
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.monitoring.lag import lag, unread_after
from dateline.agents.stage import FLOW, STAGES
from dateline.agents.state.restore import POSITION, Position
from dateline.cli.status import doctor as doctor_verb
from dateline.cli.status.reasons import REASONS, Reason
from dateline.demo.pages import demo_pages
from dateline.kafka.clients import administering, producing, reading
from dateline.kafka.codec import pack
from dateline.kafka.topic_admin import ProvisionError, create_topics
from dateline.kafka.transactions import partition_of
from dateline.settings import ResolvedSettings
from dateline.topics import RAW, REGIONS, STATE
from tests.contract.readme import MANUAL
from tests.flow import send_all, settled
from tests.integration.command import dateline
from tests.weeks import BROKEN, END, SILENT, STEADY, four_weeks
from tests.worker_process import WorkerProcess


@pytest.fixture
async def two(settings: ResolvedSettings) -> ResolvedSettings:
    of_two = settings.model_copy(update={"partitions": 2, "watermark_interval": 0.5})
    await create_topics(of_two)
    return of_two


def status(settings: ResolvedSettings, *arguments: str) -> tuple[int, Mapping[str, Any]]:
    ended = dateline(settings, "status", *arguments, extra={"COLUMNS": "120"})
    assert ended.stdout, ended.stderr
    report: Mapping[str, Any] = json.loads(ended.stdout)
    return ended.returncode, report


async def test_a_silent_source_and_a_changed_layout_are_the_only_problems(
    two: ResolvedSettings, tmp_path: Path
) -> None:
    with WorkerProcess(two, tmp_path / "worker.log") as worker:
        await send_all(two, list(four_weeks()))
        await settled(two, worker)
        code, report = status(two, "--at", END.isoformat())
        shown = dateline(two, "status", "--at", END.isoformat(), "--format", "table", extra={"COLUMNS": "120"})
        worker.stop()
    assert code == shown.returncode == 1
    sources = {source["source"]: source for source in report["sources"]}
    assert {name for name, source in sources.items() if source["silent"]} == {SILENT}
    assert {name for name, source in sources.items() if source["fall"]} == {BROKEN}
    assert (sources[SILENT]["due"], sources[SILENT]["a_week"], sources[SILENT]["pages"]) == (84.0, 84.0, 252)
    assert (sources[STEADY]["due"], sources[STEADY]["pages"]) == (0.0, 336)
    assert (sources[BROKEN]["fall"]["low"], sources[BROKEN]["fall"]["at_most"]) == (4, 1)
    assert len(report["problems"]) == 2
    # The manual shows the same lines.
    lines = [line.rstrip() for line in shown.stdout.decode().splitlines()]
    source_lines = lines[next(n for n, line in enumerate(lines) if "sources in eight weeks" in line) :]
    assert "<!-- the four weeks -->\n```\n" + "\n".join(source_lines) + "\n```" in MANUAL.read_text("utf-8")


@pytest.mark.long
async def test_a_source_is_silent_from_the_first_day_on(two: ResolvedSettings, tmp_path: Path) -> None:
    """The final state also answers for earlier times: the silence begins within the first day."""
    with WorkerProcess(two, tmp_path / "worker.log", stages="split") as worker:
        await send_all(two, list(four_weeks()))
        await settled_split(two, worker)
        silent = {hours: silent_at(two, hours) for hours in (0, 8, 15, 16, 23)}
        worker.stop()
    assert silent == {0: [], 8: [], 15: [], 16: [SILENT], 23: [SILENT]}


@pytest.mark.long
async def test_with_everything_settled_the_only_problem_is_a_missing_worker(
    two: ResolvedSettings, tmp_path: Path
) -> None:
    code, report = status(two)
    assert (code, report["problems"]) == (1, [f"no worker has joined the group {two.namespace}"])
    with WorkerProcess(two, tmp_path / "worker.log") as worker:
        await send_all(two, [(b"%d" % number, demo_pages()[0]) for number in range(8)])
        await settled(two, worker)
        code, report = status(two, "--at", "2026-02-07T18:00:00+01:00")
        assert (code, report["problems"]) == (0, [])
        assert report["owned"] == dict.fromkeys(("split", "collapse", "thread", "route"), 2)
        (group,) = report["groups"]
        assert (group["group"], group["state"], len(group["members"])) == (two.namespace, "Stable", 1)
        topics = {topic["topic"]: topic for topic in report["topics"]}
        assert topics[RAW.name(two.namespace)]["age"] == 3600
        assert topics[REGIONS["western-europe"].name(two.namespace)]["newest"] == "2026-02-07T17:00:00+01:00"
        assert topics[REGIONS["antarctica"].name(two.namespace)]["newest"] is None
        worker.stop()


@pytest.mark.long
async def test_a_group_of_workers_commits_what_is_settled_also_after_it_fell_behind(
    two: ResolvedSettings, tmp_path: Path
) -> None:
    """Monitors of the cluster watch this lag. A worker that is killed leaves its last second uncommitted."""
    with WorkerProcess(two, tmp_path / "worker.log") as worker:
        await send_all(two, [(b"%d" % number, page) for number, page in enumerate(demo_pages()[:10])])
        await settled(two, worker)
        worker.stop()
    await fall_behind(two)
    with WorkerProcess(two, tmp_path / "worker.log") as worker:
        await send_all(two, [(b"%d" % number, page) for number, page in enumerate(demo_pages()[10:])])
        await settled(two, worker)
        async with asyncio.timeout(30):
            while any((await committed_lag(two)).values()):  # noqa: ASYNC110 - an offset sets no event
                await asyncio.sleep(0.2)
        (group,) = status(two)[1]["groups"]
        worker.stop()
    assert set(group["lag"]) == {STAGES[stage].source.of(two) for stage in FLOW}
    assert not any(lag["records"] for lag in group["lag"].values())


async def fall_behind(settings: ResolvedSettings) -> None:
    """Commit offsets of the workers' group that are lower by three."""
    async with administering(settings) as admin:
        offsets = await admin.list_consumer_group_offsets(settings.namespace)
    lower = {tp: each.offset - 3 for tp, each in offsets.items() if each.offset > 3}
    assert {tp.topic for tp in lower} > {RAW.of(settings)}
    consumer = AIOKafkaConsumer(
        bootstrap_servers=settings.broker, group_id=settings.namespace, enable_auto_commit=False
    )
    await consumer.start()
    try:
        consumer.assign(list(lower))
        await consumer.commit(lower)
    finally:
        await consumer.stop()


async def committed_lag(settings: ResolvedSettings) -> Mapping[str, int]:
    """Return the records after the committed offsets of the workers' group, by partition."""
    async with administering(settings) as admin:
        offsets = await admin.list_consumer_group_offsets(settings.namespace)
    topics = {STAGES[stage].source.of(settings) for stage in FLOW}
    async with reading(settings) as reader:
        starts = {TopicPartition(topic, number): 0 for topic in topics for number in range(settings.partitions)}
        starts |= {tp: max(each.offset, 0) for tp, each in offsets.items()}
        return {str(tp): lag.records for tp, lag in (await unread_after(reader, starts)).items()}


async def test_lag_and_foreign_groups_are_shown_and_no_group_is_joined(two: ResolvedSettings) -> None:
    await send_all(two, [(b"%d" % number, demo_pages()[0]) for number in range(300)])
    topic = RAW.name(two.namespace)
    subscriber = AIOKafkaConsumer(
        bootstrap_servers=two.broker, group_id=f"{two.namespace}-reader", enable_auto_commit=False
    )
    await subscriber.start()
    try:
        subscriber.assign([TopicPartition(topic, 0)])
        await subscriber.commit({TopicPartition(topic, 0): 7})
        few = two.model_copy(update={"lag_limit": 50})
        code, report = status(few)
    finally:
        await subscriber.stop()
    assert code == 1
    lags = {(each["stage"], each["partition"]): each for each in report["stages"]}
    assert lags["split", 0]["lag"] + lags["split", 1]["lag"] == 300
    assert not lags["split", 0]["exact"], "where many wait they are not read one by one"
    assert [problem.split(":")[0] for problem in report["problems"][1:]] == [
        "split partition 0",
        "split partition 1",
        f"group {two.namespace}-reader",  # it assigned a partition, joined no group, and has stopped reading
    ]
    (group,) = report["groups"]
    assert group["group"] == f"{two.namespace}-reader"
    assert group["lag"][topic]["records"] == lags["split", 0]["lag"] - 7
    async with administering(two) as admin:
        assert two.namespace not in {name for name, _ in await admin.list_consumer_groups()}


async def test_damaged_state_is_a_finding_beside_the_rest(two: ResolvedSettings) -> None:
    day, page = int(END.timestamp()) // 86400 - 1, pack({"h": [(10, 1)], "y": [(1, 1)]})
    await send_all(two, [(b"day %d kust" % day, page), (b"day seven kust", pack({})), (b"zz", b"junk")], STATE["split"])
    code, report = status(two, "--at", END.isoformat())
    assert code == 1
    assert [source["source"] for source in report["sources"]] == ["kust"]
    assert len(report["stages"]) == len(FLOW) * two.partitions
    (finding,) = [each for each in report["findings"] if each["reason"] == "state-unreadable"]
    assert re.match(rf"{STATE['split'].of(two)}/[01]@[01]: the state record cannot be read: ", finding["problem"])
    assert finding["problem"].endswith(", and 1 more record")
    doctor = dateline(two, "doctor", "--format", "json").stdout.decode()
    (check,) = [row for row in map(json.loads, doctor.splitlines()) if row["check"] == "state-unreadable"]
    assert (check["status"], check["remedy"]) == ("wrong", finding["remedy"])
    assert finding["remedy"].startswith(f"{REASONS[Reason.STATE_UNREADABLE].remedy}. `kcat -b {two.broker} -C -t ")
    await send_all(two, [(b"day seven kust", None), (b"zz", None)], STATE["split"])  # deleted again
    assert "state-unreadable" not in {each["reason"] for each in status(two)[1]["findings"]}


async def test_damaged_state_of_a_later_stage_is_named_by_its_place(two: ResolvedSettings) -> None:
    topic, partition = STATE["thread"].name(two.namespace), partition_of(b"junk", two.partitions)
    await send_all(two, [(b"junk", None), (b"junk", b"not json")], STATE["thread"])
    (finding,) = [each for each in status(two)[1]["findings"] if each["reason"] == "state-unreadable"]
    assert finding["problem"] == (
        f"{topic}/{partition}@1: the state record cannot be read: ValueError: no state record of thread is called "
        "b'junk'; its key is “junk”"
    )
    assert f"-C -t {topic} -p {partition} -o 1 -c 1 " in finding["remedy"]


async def test_a_damaged_position_is_a_finding_and_the_one_before_it_counts(two: ResolvedSettings) -> None:
    await send_all(two, [(b"1", b"{}")] * 3)
    source = partition_of(b"1", two.partitions)
    async with producing(two) as producer:
        for value in (Position(1).pack(), b"junk"):
            await producer.send_and_wait(STATE["split"].of(two), value, POSITION, partition=source)
    report = status(two)[1]
    lags = {(each["stage"], each["partition"]): each["lag"] for each in report["stages"]}
    assert lags["split", source] == 1
    (finding,) = [each for each in report["findings"] if each["reason"] == "state-unreadable"]
    where = f"{STATE['split'].of(two)}/{source}@1"
    assert finding["problem"].startswith(f"{where}: the position record cannot be read: ")


def test_doctor_never_refers_to_status_where_status_refers_to_doctor(
    settings: ResolvedSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(*_: object) -> None:
        msg = "the broker has no topic wire.raw: run `dateline topics create`"
        raise ProvisionError(msg)

    monkeypatch.setattr(doctor_verb, "_snapshot", refused)
    (check,) = doctor_verb._status(settings)  # noqa: SLF001 - what the verb asks last
    assert (check.how, check.remedy) == ("the broker has no topic wire.raw", "run `dateline topics create`")


def test_without_topics_or_a_broker_the_command_says_what_to_do(settings: ResolvedSettings) -> None:
    assert b"dateline topics create" in dateline(settings, "status").stderr
    away = dateline(settings.model_copy(update={"broker": "127.0.0.1:1"}), "status")
    assert (away.returncode, away.stderr.count(b"\n")) == (1, 1)
    assert dateline(settings, "status", "--at", "yesterday").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "why"), [(("--since", "2099-01-01"), "is after now"), (("--since", "1s", "--at", "x"), "not a time")]
)
def test_wrong_times_are_refused_without_a_broker(arguments: tuple[str, ...], why: str) -> None:
    ended = dateline(None, "status", *arguments, extra={"DATELINE_BROKER": "127.0.0.1:1", "COLUMNS": "120"})
    assert (ended.returncode, why in ended.stderr.decode()) == (2, True), ended.stderr


async def test_as_of_a_time_before_all_records_there_are_no_dead_letters(two: ResolvedSettings) -> None:
    for at in ("1970-01-01T00:30:00Z", "1900-01-01"):
        _, state = await asyncio.to_thread(status, two, "--at", at)
        assert state["dead_letters"] == 0


def silent_at(settings: ResolvedSettings, hours: int) -> list[str]:
    """Return the sources that are silent a number of hours after the midnight at which one stopped."""
    at = END.replace(day=26, month=1, hour=hours)
    return [source["source"] for source in status(settings, "--at", at.isoformat())[1]["sources"] if source["silent"]]


@pytest.mark.kafka
async def test_after_kills_every_page_is_counted_once(two: ResolvedSettings, tmp_path: Path) -> None:
    few = two.model_copy(update={"batch_size": 20, "session_timeout": 6})
    await send_all(few, list(four_weeks()))
    for number in range(3):
        with WorkerProcess(few, tmp_path / f"{number}.log", stages="split") as worker:
            await asyncio.to_thread(worker.wait_for, "partition_opened")
            worker.kill()
    with WorkerProcess(few, tmp_path / "worker.log", stages="split") as worker:
        await settled_split(few, worker)
        sources = status(few, "--at", END.isoformat())[1]["sources"]
    assert {source["source"]: source["pages"] for source in sources} == {BROKEN: 336, SILENT: 252, STEADY: 336}


async def settled_split(settings: ResolvedSettings, worker: WorkerProcess) -> None:
    async with asyncio.timeout(120):
        while any((await lag(settings, ("split",))).values()):
            assert worker.running, worker.log()
            await asyncio.sleep(0.1)
