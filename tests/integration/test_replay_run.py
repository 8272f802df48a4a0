"""``dateline replay run``: the records of the pages in order, live unchanged, and nothing doubled after a kill."""

import asyncio
import signal
import socket
import subprocess
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pytest
from aiokafka import TopicPartition
from aiokafka.admin import RecordsToDelete

from dateline.cli.replay.marker import find_replay
from dateline.cli.replay.workers import running_workers
from dateline.core.places.resolve import Atlas
from dateline.core.replay.job import ReplayError
from dateline.demo.pages import demo_pages
from dateline.kafka.clients import administering, new_producer
from dateline.kafka.dead_letters import read_dead_letter
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DEAD_LETTER, DISTINCT, RAW, REGIONS, STORIES
from tests.fault.grouping import agreement
from tests.flow import read_topic, send_all, settled
from tests.integration.command import dateline, running
from tests.integration.replaying import (
    PAGES,
    WINDOW,
    at,
    committed_offsets,
    encoded,
    ends,
    fetched,
    in_order,
    marks,
    replay,
    shuffled,
    values,
)
from tests.worker_process import WorkerProcess


@pytest.fixture
async def live(settings: ResolvedSettings) -> ResolvedSettings:
    """A live namespace with three partitions, whose pages came out of order."""
    of_three = settings.model_copy(update={"partitions": 3, "session_timeout": 6})
    await create_topics(of_three)
    await send_all(of_three, shuffled(PAGES))
    return of_three


async def test_pages_out_of_order_over_three_partitions_give_the_records_of_pages_in_order(
    live: ResolvedSettings, atlas: Atlas
) -> None:
    again = at(live, f"{live.namespace}-one", 1)
    replay(live, again.namespace, "--partitions", "1")
    steps = in_order(PAGES, atlas)
    times = await fetched(again, RAW)
    assert len(times) == len(PAGES)
    assert [time.replace(tzinfo=time.tzinfo or UTC) for time in times] == sorted(
        time.replace(tzinfo=time.tzinfo or UTC) for time in times
    )
    assert values(await read_topic(again, STORIES)) == encoded(steps)
    for slug, topic in REGIONS.items():
        expected = [story for step in steps for region, story in step.regions if region == slug]
        assert len(await read_topic(again, topic)) == len(expected), slug
    letters = [read_dead_letter(record) for record in await read_topic(again, DEAD_LETTER)]
    assert [letter.value for letter in letters] == [value for key, value in PAGES if key == b"broken"]
    marker = (await find_replay(again)).marker
    assert marker is not None
    for topic in (RAW, BRIEFS, DISTINCT, STORIES, DEAD_LETTER, REGIONS["western-asia"]):
        assert marks(await read_topic(again, topic)) == {marker.replay.encode()}


@pytest.mark.long
async def test_with_several_partitions_and_workers_texts_are_equal_and_stories_nearly(
    live: ResolvedSettings, atlas: Atlas, request: pytest.FixtureRequest
) -> None:
    one, three = at(live, f"{live.namespace}-one", 1), at(live, f"{live.namespace}-three")
    replay(live, one.namespace, "--partitions", "1")
    # On the embedded broker two workers of one group start too seldom: it loses one of them in the rebalance.
    replay(live, three.namespace, "--workers", "2" if request.config.getoption("--broker") == "kafka" else "1")
    assert sorted(values(await read_topic(three, BRIEFS)), key=repr) == sorted(
        values(await read_topic(one, BRIEFS)), key=repr
    )
    assert agreement(await read_topic(one, STORIES), await read_topic(three, STORIES)) >= 0.99
    assert {step.brief.fingerprint.encode() for step in in_order(PAGES, atlas)} == {
        record.key for record in await read_topic(three, BRIEFS)
    }


@pytest.mark.long
async def test_live_is_unchanged(live: ResolvedSettings, tmp_path: Path) -> None:
    with WorkerProcess(live, tmp_path / "worker.log") as worker:
        await settled(live, worker)
        assert worker.stop() == 0
    before = await ends(live), await committed_offsets(live)
    assert all(before)
    replay(live, f"{live.namespace}-again")
    assert (await ends(live), await committed_offsets(live)) == before


async def test_a_page_from_the_future_is_a_dead_letter_again(live: ResolvedSettings) -> None:
    ahead = orjson.loads(demo_pages()[0]) | {"fetched_at": (datetime.now(UTC) + timedelta(hours=2)).isoformat()}
    await send_all(live, [(b"ahead", orjson.dumps(ahead))])
    again = at(live, f"{live.namespace}-again", 1)
    done = dateline(live, "replay", "run", "--as", again.namespace, "--from", "1h", "--partitions", "1")
    assert done.returncode == 0, done.stderr
    letters = [read_dead_letter(record) for record in await read_topic(again, DEAD_LETTER)]
    assert [("is after the record was sent" in letter.exception_message) for letter in letters] == [True]


@pytest.mark.kafka
@pytest.mark.usefixtures("kafka_server")
async def test_a_killed_replay_goes_on_and_feeds_no_page_twice(live: ResolvedSettings, atlas: Atlas) -> None:
    again = at(live, f"{live.namespace}-again", 1)
    arguments = ("replay", "run", "--as", again.namespace, *WINDOW, "--partitions", "1")
    with running(live, *arguments, "--rate", "10") as first:
        await until_fed(again)
        first.send_signal(signal.SIGKILL)
        first.wait()
    fed = (await find_replay(again)).fed.pages
    assert 0 < fed < len(PAGES)
    unfinished = dateline(live, "replay", "diff", again.namespace)
    assert unfinished.returncode == 1
    assert b"unfinished" in unfinished.stderr
    other = dateline(live, "replay", "run", "--as", again.namespace, "--from", "2026-02-06", "--partitions", "1")
    assert other.returncode == 1
    assert f"--partitions 1 --rate 10 --as {again.namespace}`".encode() in other.stderr
    resumed = dateline(live, *arguments)
    assert resumed.returncode == 0, resumed.stderr
    assert f"{fed} of them before".encode() in resumed.stderr
    assert len(await read_topic(again, RAW)) == len(PAGES)
    assert values(await read_topic(again, STORIES)) == encoded(in_order(PAGES, atlas))


@pytest.mark.long
async def test_the_same_command_goes_on_also_with_relative_times(live: ResolvedSettings) -> None:
    again = at(live, f"{live.namespace}-again", 1)
    arguments = ("replay", "run", "--as", again.namespace, "--from", "9999d", "--partitions", "1")
    with running(live, *arguments, "--rate", "10") as stopped:
        await until_fed(again)
        stopped.send_signal(signal.SIGTERM)
        assert stopped.wait(30) == 1
        assert f"--as {again.namespace}` continues it" in stderr_of(stopped)
    begun = (await find_replay(again)).marker
    assert begun is not None
    other = dateline(live, *arguments, "--to", "1h")
    assert other.returncode == 1
    assert b"differs in end" in other.stderr
    done = dateline(live, *arguments)
    assert done.returncode == 0, done.stderr
    assert f"continuing a replay of {live.namespace}".encode() in done.stderr
    assert (await find_replay(again)).marker == begun.model_copy(update={"state": "done", "rate": None})
    assert len(await read_topic(again, RAW)) == len(PAGES)


async def test_ctrl_c_says_how_to_go_on(live: ResolvedSettings) -> None:
    again = at(live, f"{live.namespace}-again")
    with running(live, "replay", "run", "--as", again.namespace, *WINDOW, "--rate", "1") as stopped:
        await until_fed(again)
        stopped.send_signal(signal.SIGINT)
        assert stopped.wait(30) == 1
        words = stderr_of(stopped)
    assert words.startswith("dateline: stopped\n  `dateline replay run --from 2026-02-06T23:00:00+00:00")
    assert f"--rate 1 --as {again.namespace}` continues it" in words
    assert f"`dateline replay drop {again.namespace}` removes it" in words
    higher = live.model_copy(update={"record_level": 2})
    other = dateline(higher, "replay", "run", "--as", again.namespace, *WINDOW)
    assert other.returncode == 1
    assert "DATELINE_RECORD_LEVEL (1 there, 2 here): go on with `DATELINE_RECORD_LEVEL=1 " in other.stderr.decode()


def test_the_error_of_a_worker_that_ended_shows_the_end_of_its_log(tmp_path: Path) -> None:
    nowhere = ResolvedSettings.model_validate({"broker": "127.0.0.1:1", "data_dir": tmp_path})
    with running_workers(nowhere, 1) as pool:
        for worker in pool.workers.values():
            worker.wait(60)
        with pytest.raises(ReplayError, match=r"exit code 1.*\n.*does not answer"):
            pool.check(0)


async def test_the_workers_of_a_replay_leave_the_port_to_the_live_worker(settings: ResolvedSettings) -> None:
    settings = settings.model_copy(update={"partitions": 2})
    await create_topics(settings)
    with socket.create_server(("127.0.0.1", 0)) as live_worker:
        of_compose = settings.model_copy(update={"http_port": live_worker.getsockname()[1]})
        with running_workers(of_compose, 2) as pool:
            async with asyncio.timeout(60):
                await pool.wait_until_joined()


@pytest.mark.kafka
@pytest.mark.usefixtures("kafka_server")
async def test_a_worker_that_exits_with_70_is_restarted(live: ResolvedSettings) -> None:
    """A worker exits with 70 where its producer is fenced, as in an untimely rebalance."""
    again = at(live, f"{live.namespace}-again")
    with running(live, "replay", "run", "--as", again.namespace, *WINDOW, "--rate", "20") as command:
        await until_fed(again)
        for number in range(again.partitions):
            producer = new_producer(again, f"{again.namespace}.split.{number}")
            await producer.start()
            await producer.stop()
        assert command.wait(120) == 0, stderr_of(command)
        assert "pages went through all stages" in stderr_of(command)
    assert len(await read_topic(again, RAW)) == len(PAGES)
    assert len(await read_topic(again, BRIEFS)) == 850


def test_a_replay_without_progress_stops(tmp_path: Path) -> None:
    settings = ResolvedSettings.model_validate({"broker": "127.0.0.1:1", "data_dir": tmp_path, "stall_timeout": 1})
    with running_workers(settings, 1) as pool:
        ((log, worker),) = pool.workers.items()
        log.write_text("INFO worker_started")
        worker.send_signal(signal.SIGSTOP)  # a stopped process, so that the broker still answers
        try:
            pool.check("here")
            time.sleep(1.1)
            with pytest.raises(ReplayError, match="nothing moved for 1 s"):
                pool.check("here")
        finally:
            worker.send_signal(signal.SIGCONT)


async def until_fed(settings: ResolvedSettings) -> None:
    async with asyncio.timeout(100):
        while not (await find_replay(settings)).fed.pages:  # noqa: ASYNC110 - records on a broker set no event
            await asyncio.sleep(0.1)


def stderr_of(command: "subprocess.Popen[bytes]") -> str:
    assert command.stderr
    return command.stderr.read().decode()


async def test_live_and_existing_namespaces_are_refused(live: ResolvedSettings) -> None:
    other = at(live, f"{live.namespace}-other")
    await create_topics(other)
    refused = {
        live.namespace: (2, b"is the live namespace"),
        other.namespace: (1, b"no replay made them"),
        "No Name": (2, b"cannot name a namespace"),
    }
    for name, (code, message) in refused.items():
        done = dateline(live, "replay", "run", "--as", name, *WINDOW)
        assert (done.returncode, message in done.stderr) == (code, True), done.stderr
    for wrong in (("--from", "now"), ("--from", "1h", "--to", "2h"), ("--from", "1h", "--rate", "0")):
        assert dateline(live, "replay", "run", "--as", "again", *wrong).returncode == 2


@pytest.mark.long
async def test_a_finished_replay_is_not_overwritten(live: ResolvedSettings) -> None:
    name = f"{live.namespace}-again"
    replay(live, name)
    again = dateline(live, "replay", "run", "--as", name, *WINDOW)
    assert again.returncode == 1
    assert f"`dateline replay drop {name}` removes it".encode() in again.stderr


@pytest.mark.long
async def test_deleted_raw_pages_give_a_warning(live: ResolvedSettings) -> None:
    raw = TopicPartition(RAW.name(live.namespace), 0)
    async with administering(live) as admin:
        await admin.delete_records({raw: RecordsToDelete(3)})
    done = dateline(live, "replay", "run", "--as", f"{live.namespace}-again", *WINDOW)
    assert done.returncode == 0, done.stderr
    assert b"is kept for 90 days: 1 of its partitions hold nothing that was sent before" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.long)])
async def test_a_signal_after_the_end_changes_nothing(settings: ResolvedSettings, number: signal.Signals) -> None:
    await create_topics(settings)
    again = at(settings, f"{settings.namespace}-again")
    with running(settings, "replay", "run", "--as", again.namespace, "--from", "1h") as command:
        async with asyncio.timeout(100):
            while (marker := (await find_replay(again)).marker) is None or marker.state != "done":  # noqa: ASYNC110 - records on a broker set no event
                await asyncio.sleep(0.02)
        command.send_signal(number)
        assert command.wait(30) == 0, stderr_of(command)
        assert stderr_of(command).startswith("0 pages went through all stages")


async def test_a_replay_without_pages_ends_at_once(settings: ResolvedSettings) -> None:
    await create_topics(settings)
    done = dateline(settings, "replay", "run", "--as", f"{settings.namespace}-again", "--from", "1h")
    assert done.returncode == 0, done.stderr
    assert b"0 pages went through" in done.stderr
