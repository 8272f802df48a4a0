"""Each finding of ``dateline status``, caused on a broker, named in JSON and table, and explained by ``doctor``."""

import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import orjson
import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.state.restore import POSITION
from dateline.cli.upgrade import steps, switch
from dateline.cli.upgrade.steps import Sides
from dateline.core.replay.alias import Alias
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION, STORY_MODEL_VERSION
from dateline.demo.pages import demo_pages
from dateline.kafka.alias import KEY, read_alias
from dateline.kafka.clients import producing
from dateline.kafka.codec import encode
from dateline.kafka.topic_admin import create_topic, create_topics
from dateline.process.stop_signals import StopSignal
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTING, ALIAS, MATCHES, RAW, STATE, STORIES
from tests.flow import send_all, settled
from tests.integration.command import dateline, environment
from tests.worker_process import WorkerProcess

_READER: Final = """
import asyncio, sys
from dateline.kafka.clients import reading
from dateline.kafka.alias import resolve
from dateline.settings import load_settings
from dateline.topics import RAW

async def read():
    settings = await resolve(load_settings())
    async with reading(settings, [RAW.of(settings)], sys.argv[1]) as reader:
        while True:
            for records in (await reader.getmany(timeout_ms=200)).values():
                await reader.commit()
            print(len(reader.assignment()), flush=True)

asyncio.run(read())
"""
"""A reader of raw pages in a group, which commits what it read and prints how many partitions it has."""


@pytest.fixture
async def one(settings: ResolvedSettings) -> ResolvedSettings:
    of_one = settings.model_copy(update={"partitions": 1, "session_timeout": 6, "watermark_interval": 0.5})
    await create_topics(of_one)
    return of_one


async def test_dead_letters_of_the_last_hour(one: ResolvedSettings, tmp_path: Path) -> None:
    with WorkerProcess(one, tmp_path / "worker.log") as worker:
        await send_all(one, [(b"1", demo_pages()[0]), (b"2", b"no page"), (b"3", b"{}")])
        await settled(one, worker)
        assert reasons(one) == ["dead-letters"]
        assert "2 dead letters" in explained(one, "dead-letters")
        later = (datetime.now(UTC) + timedelta(minutes=1)).isoformat()
        assert reasons(one, "--since", "0s") == []
        assert reasons(one, "--at", later, "--since", "0s") == []
        worker.stop()


@pytest.mark.long
async def test_a_killed_worker(one: ResolvedSettings, tmp_path: Path) -> None:
    """Until the broker drops it from its group, its partitions do not get on; then they have no worker."""
    with WorkerProcess(one, tmp_path / "worker.log") as worker:
        await send_all(one, [(b"1", demo_pages()[0])])
        await settled(one, worker)
        assert reasons(one) == []
        worker.kill()
    await send_all(one, [(b"2", demo_pages()[1])])
    await until(one, "no-worker")
    assert explained(one, "no-worker") == f"no worker has joined the group {one.namespace}"


@pytest.mark.long
async def test_a_worker_that_hangs(one: ResolvedSettings, tmp_path: Path) -> None:
    """It keeps its partitions until its session is over; a broker may also keep those of a dead worker."""
    patient = one.model_copy(update={"session_timeout": 300})
    with WorkerProcess(patient, tmp_path / "worker.log") as worker:
        await send_all(one, [(b"1", demo_pages()[0])])
        await settled(one, worker)
        worker.freeze()
        await send_all(one, [(b"2", demo_pages()[1])])
        assert reasons(one) == ["stage-without-progress"]
        problem = explained(one, "stage-without-progress")
        worker.kill()
    assert problem.startswith("split partition 0: it has a worker on ")
    assert problem.endswith(", 1 record waits, and none was processed meanwhile")


@pytest.mark.long
async def test_a_group_without_members_for_which_records_wait(one: ResolvedSettings) -> None:
    group = f"{one.namespace}-reader"
    await send_all(one, [(b"1", demo_pages()[0])])
    with reader_process(one, group) as reader:
        await joined(reader)
        await send_all(one, [(b"2", demo_pages()[0])])
        assert "group-without-members" not in reasons(one), "it reads"
        reader.send_signal(signal.SIGINT)
        reader.wait()
    assert "group-without-members" not in reasons(one), "nothing waits for it"
    await send_all(one, [(b"3", demo_pages()[0])])
    await until(one, "group-without-members")
    assert f"group {group}: no members, and 1 record waits" in explained(one, "group-without-members")


@pytest.mark.long
async def test_after_a_switch_nobody_matches_the_stories_of_the_new_namespace(one: ResolvedSettings) -> None:
    """Before `alerts run` is started again, only the former namespace's group exists; it has nothing to do."""
    under = {"namespace": f"{one.namespace}-2", "known_as": one.namespace, "raw_namespace": one.namespace}
    new = one.model_copy(update=under)
    await create_topics(new)
    await create_topic(one, ALIAS)
    alias = Alias(
        live=new.namespace, former=one.namespace, phase="live", at=datetime.now(UTC), parser_version=PARSER_VERSION,
        fingerprint_version=FINGERPRINT_VERSION, story_model=STORY_MODEL_VERSION,
    )  # fmt: skip
    async with producing(one) as producer:
        await producer.send_and_wait(ALIAS.of(one), encode(alias), key=KEY)
    former = AIOKafkaConsumer(
        bootstrap_servers=one.broker, group_id=f"{one.namespace}.{ALERTING}", enable_auto_commit=False
    )
    await former.start()
    former.assign([matches := TopicPartition(MATCHES.of(one), 0)])
    await former.commit({matches: 1})
    await former.stop()
    assert "group-without-members" not in reasons(one), "nothing waits"
    await send_all(new, [(b"1", b"{}")], STORIES)
    assert "group-without-members" in reasons(one)
    problem = explained(one, "group-without-members")
    assert problem == f"group {new.namespace}.{ALERTING}: no members, and 1 record waits"


@pytest.mark.parametrize(
    ("step", "is_unfinished"),
    [
        ("catch_up", False),
        pytest.param("wait_for_live", False, marks=pytest.mark.long),  # a value of the case
        pytest.param("announce", False, marks=pytest.mark.long),  # a value of the case
        pytest.param("drain", True, marks=pytest.mark.long),  # a value of the case
        ("carry_takedowns", True),
        ("go_live", True),
    ],
)
@pytest.mark.parametrize("went_back", [False, True], ids=["switch", "back"])
def test_a_switch_that_ended_before_a_step(
    settings: ResolvedSettings, monkeypatch: pytest.MonkeyPatch, step: str, *, is_unfinished: bool, went_back: bool
) -> None:
    """What it has not begun to change is no finding; else `doctor` names the command that finishes it."""
    one = settings.model_copy(update={"partitions": 1})
    new = one.model_copy(update={"namespace": f"{one.namespace}-2", "raw_namespace": one.namespace})
    asyncio.run(create_topics(one))
    asyncio.run(create_topics(new))
    target, former = (one, new) if went_back else (new, one)

    async def sides(*_: object, **__: object) -> Sides:
        return Sides(one, target, former, went_back)

    def ended(*_: object, **__: object) -> None:
        raise StopSignal

    with monkeypatch.context() as patch:
        patch.setattr(switch, "_sides", sides)
        patch.setattr(switch, "catch_up", lambda *_: None)
        patch.setattr(steps, "_EXIT_SECONDS", 0.0)
        patch.setattr(switch, step, ended)
        with pytest.raises(StopSignal):
            switch._switch(one, target.namespace, 1, 5, went_back=went_back)  # noqa: SLF001 - what both verbs call
    command = "dateline upgrade back" if went_back else f"dateline upgrade switch {new.namespace}"
    assert reasons(one) == ["switch-unfinished"] * is_unfinished + ["no-worker"]
    if is_unfinished:
        problem = status(one)["findings"][0]["problem"]
        assert problem.startswith(f"{one.namespace}: the switch from {former.namespace} to {target.namespace}, begun ")
        assert "wrong  switch-unfinished" in dateline(one, "status", "--format", "table").stdout.decode()
        doctor = dateline(one, "doctor", "--format", "json").stdout.decode()
        (check,) = [row for row in map(json.loads, doctor.splitlines()) if row["check"] == "switch-unfinished"]
        assert f"`{command}`" in check["remedy"]


async def test_a_namespace_of_another_version_gets_no_worker_of_this_one(one: ResolvedSettings) -> None:
    """By the state's position records and by the alias, as the worker refuses; nobody is told to start one."""
    position = {"offset": 0, "fingerprint_version": FINGERPRINT_VERSION, "story_model": STORY_MODEL_VERSION + 1}
    async with producing(one) as producer:
        await producer.send_and_wait(STATE["thread"].of(one), orjson.dumps(position), key=POSITION, partition=0)
    assert reasons(one) == ["other-version"]
    written = f"the state was written under story model {STORY_MODEL_VERSION + 1}, and this is {STORY_MODEL_VERSION}"
    assert written in explained(one, "other-version")
    await create_topic(one, ALIAS)
    alias = Alias(
        live=one.namespace, former=f"{one.namespace}-2", phase="live", at=datetime.now(UTC), parser_version="0",
        fingerprint_version=FINGERPRINT_VERSION, story_model=STORY_MODEL_VERSION, went_back=True,
    )  # fmt: skip
    async with producing(one) as producer:
        await producer.send_and_wait(ALIAS.of(one), encode(alias), key=KEY)
    assert reasons(one) == ["other-version"]
    refused = dateline(one, "worker")
    assert refused.returncode == 1
    said = explained(one, "other-version").partition("can run: ")[2]
    assert said.startswith(f"{one.namespace} itself is live, and it is of parser 0,")
    assert said in refused.stderr.decode()


async def test_back_to_a_namespace_of_another_version_is_refused_before_it_begins(one: ResolvedSettings) -> None:
    """What made the namespace is to go back to it: this version would only prepare another one."""
    position = {"offset": 0, "fingerprint_version": FINGERPRINT_VERSION, "story_model": STORY_MODEL_VERSION - 1}
    await create_topic(one, ALIAS)
    alias = Alias(
        live=f"{one.namespace}-2", former=one.namespace, phase="live", at=datetime.now(UTC),
        parser_version=PARSER_VERSION, fingerprint_version=FINGERPRINT_VERSION, story_model=STORY_MODEL_VERSION,
    )  # fmt: skip
    async with producing(one) as producer:
        await producer.send_and_wait(STATE["thread"].of(one), orjson.dumps(position), key=POSITION, partition=0)
        await producer.send_and_wait(ALIAS.of(one), encode(alias), key=KEY)
    refused = dateline(one, "upgrade", "back")
    said = " ".join(refused.stderr.decode().split())
    assert refused.returncode == 1
    assert f"story model {STORY_MODEL_VERSION - 1}, and this is {STORY_MODEL_VERSION}" in said
    assert f"run it with the version of Dateline that made {one.namespace}" in said
    assert [words for words in ("1 of 3", "prepare") if words in said] == []
    assert await read_alias(one) == alias


@pytest.mark.long
async def test_a_group_that_stays_in_a_rebalance(one: ResolvedSettings, request: pytest.FixtureRequest) -> None:
    patient = one.model_copy(update={"session_timeout": 300})
    group = f"{one.namespace}-reader"
    broker = request.config.getoption("--broker")
    await send_all(one, [(b"1", demo_pages()[0])])
    with reader_process(patient, group) as frozen:
        await joined(frozen)
        frozen.send_signal(signal.SIGSTOP)
        await send_all(one, [(b"2", demo_pages()[1])])
        with reader_process(patient, group):
            await noted(one, "group-rebalancing")
            if broker == "embedded":  # its janitor removes the frozen member
                async with asyncio.timeout(60):
                    while "group-rebalancing" in {
                        note["reason"] for note in (await asyncio.to_thread(status, one))["notes"]
                    }:
                        pass  # it takes seconds
            else:
                await until(one, "group-rebalancing")
                assert f"group {group}: in a rebalance that does" in explained(one, "group-rebalancing")
        frozen.kill()


@pytest.mark.long
async def test_pages_without_briefs(one: ResolvedSettings, tmp_path: Path) -> None:
    begin = datetime(2026, 2, 2, 8, tzinfo=UTC)
    with WorkerProcess(one, tmp_path / "worker.log") as worker:
        # One page in ten of this source gives no brief, as usual: a list of links.
        good = [_page(begin + timedelta(minutes=10 * number), empty=number % 10 == 0) for number in range(100)]
        await send_all(one, good)
        await settled(one, worker)
        end = begin + timedelta(minutes=1000)
        assert reasons(one, "--at", end.isoformat()) == []
        bad = [_page(end + timedelta(minutes=10 * number), empty=number % 4 != 0) for number in range(24)]
        await send_all(one, bad)
        await settled(one, worker)
        at = ("--at", (end + timedelta(hours=4)).isoformat())
        assert reasons(one, *at) == ["source-without-briefs"]
        (source,) = status(one, *at)["sources"]
        worker.stop()
    assert (source["without_briefs"]["pages"], source["without_briefs"]["empty"]) == (24, 18)
    assert source["without_briefs"]["usual"] == pytest.approx(0.1)


@pytest.mark.long
async def test_replication_below_the_setting(one: ResolvedSettings, tmp_path: Path) -> None:
    with WorkerProcess(one, tmp_path / "worker.log") as worker:
        await send_all(one, [(b"1", demo_pages()[0])])
        await settled(one, worker)
        three = one.model_copy(update={"replication": 3})
        assert (reasons(one), reasons(three)) == ([], ["replication-below-setting"])
        worker.stop()
    table = dateline(three, "status", "--format", "table").stdout.decode()
    assert "replication-below-setting" in table
    doctor = dateline(three, "doctor", "--format", "table").stdout.decode()
    assert "replication should be 3, is 1" in doctor
    assert "kafka-reassign-partitions.sh" in doctor


async def test_the_newest_event_is_the_newest(one: ResolvedSettings) -> None:
    """Neither pages that came later and are older hide it, nor another partition."""
    two = one.model_copy(update={"namespace": f"{one.namespace}-two", "partitions": 2})
    await create_topics(two)
    topic = RAW.of(two)
    newest = datetime(2026, 2, 7, 12, tzinfo=UTC)
    async with producing(two) as producer:
        for number in range(200):
            at = newest - timedelta(hours=number)
            key, page = _page(at)
            await producer.send(topic, page, key=key, partition=0)
        for number in range(20):
            key, page = _page(newest - timedelta(days=1, hours=number))
            await producer.send(topic, page, key=key, partition=1)
    raw = next(each for each in status(two)["topics"] if each["topic"] == topic)
    assert (datetime.fromisoformat(raw["newest"]), raw["newest_exact"]) == (newest, True)


async def test_where_the_newest_event_may_be_earlier_than_was_searched_the_report_says_so(
    one: ResolvedSettings,
) -> None:
    newest = datetime(2026, 2, 7, 12, tzinfo=UTC)
    await send_all(one, [_page(newest - timedelta(minutes=number)) for number in range(1500)])
    raw = next(each for each in status(one)["topics"] if each["topic"] == RAW.of(one))
    assert not raw["newest_exact"]
    assert "or later" in dateline(one, "status", "--format", "table").stdout.decode()


def reasons(settings: ResolvedSettings, *arguments: str) -> list[str]:
    """Return the reasons of the findings; the exit code is 1 where there are any, else 0."""
    ended = dateline(settings, "status", *arguments)
    assert ended.stdout, ended.stderr
    found = [finding["reason"] for finding in json.loads(ended.stdout)["findings"]]
    assert ended.returncode == (1 if found else 0)
    return found


def explained(settings: ResolvedSettings, reason: str) -> str:
    """Return the problem of a finding that ``status`` names in JSON and table, and ``doctor`` with what to do."""
    (finding,) = [each for each in status(settings)["findings"] if each["reason"] == reason]
    table = " ".join(dateline(settings, "status", "--format", "table").stdout.decode().split())  # long lines are broken
    problem, _, _ = finding["problem"].partition(" since ")  # the minute may have changed between the two
    assert f"{reason} {problem}" in table, table
    doctor = dateline(settings, "doctor", "--format", "table")
    assert doctor.returncode == 1
    rows = " ".join(doctor.stdout.decode().split())
    assert reason in rows
    assert finding["remedy"].split()[0] in rows
    return str(finding["problem"])


def status(settings: ResolvedSettings, *arguments: str) -> Mapping[str, Any]:
    report: Mapping[str, Any] = json.loads(dateline(settings, "status", *arguments).stdout)
    return report


async def until(settings: ResolvedSettings, *wanted: str) -> str:
    """Wait until ``status`` finds one of the reasons; return it."""
    async with asyncio.timeout(150):
        while True:
            for found in await asyncio.to_thread(reasons, settings):
                if found in wanted:
                    return found


async def noted(settings: ResolvedSettings, wanted: str) -> None:
    """Wait until ``status`` notes what ends by itself; it is no finding."""
    async with asyncio.timeout(60):
        while True:
            report = await asyncio.to_thread(status, settings)
            assert wanted not in {finding["reason"] for finding in report["findings"]}
            if wanted in {note["reason"] for note in report["notes"]}:
                return


@contextmanager
def reader_process(settings: ResolvedSettings, group: str) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-c", _READER, group]
    with subprocess.Popen(command, env=environment(settings), stdout=subprocess.PIPE) as process:  # noqa: S603
        try:
            yield process
        finally:
            process.kill()


async def joined(reader: "subprocess.Popen[bytes]") -> None:
    """Wait until a reader has its partition."""
    assert reader.stdout
    while (await asyncio.to_thread(reader.stdout.readline)).strip() != b"1":
        assert reader.poll() is None


def _page(at: datetime, *, empty: bool = False) -> tuple[bytes, bytes]:
    url = f"https://kust.example/{at:%Y/%m/%d/%H/%M}"
    body = f"OSLO (NTB) - De veerboot van {at:%H:%M} op {at:%d/%m} vaart weer volgens de dienstregeling.\n3 uur geleden"
    page = {"source": "kust", "url": url, "fetched_at": at.isoformat(), "text": "Lees ook" if empty else body}
    return url.encode(), orjson.dumps(page)
