"""``dateline upgrade``: exactly one namespace publishes each page, while pages, workers and readers go on."""

import asyncio
import json
import signal
import subprocess
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

import orjson
import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.exit_codes import EXIT_SWITCHED
from dateline.agents.monitoring.lag import lag
from dateline.agents.stage import STAGES
from dateline.cli.replay.marker import find_replay
from dateline.cli.upgrade.catch_up import next_offsets, set_start
from dateline.client.subscribe import subscribe
from dateline.core.replay.alias import Alias
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION
from dateline.demo.pages import demo_pages
from dateline.kafka.alias import KEY, read_alias
from dateline.kafka.clients import administering, producing, reading
from dateline.kafka.codec import REPLAYED, Incoming, encode
from dateline.kafka.topic_admin import create_topic, create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, ALIAS, BRIEFS, MATCHES, RAW, STORIES
from dateline_schemas import Alert, RawArticle, Story
from tests.flow import read_topic, send_all, settled
from tests.integration.command import dateline, running
from tests.integration.replaying import at, in_broker
from tests.worker_process import WorkerProcess


@pytest.fixture
async def live(settings: ResolvedSettings) -> ResolvedSettings:
    of_two = settings.model_copy(update={"partitions": 2, "session_timeout": 6, "watermark_interval": 0.5})
    await create_topics(of_two)
    return of_two


def fresh(number: int) -> tuple[bytes, bytes]:
    """Return one of the demo's pages as if fetched now, with its number as id."""
    page = RawArticle.read(demo_pages()[number % 20])
    fields = orjson.loads(demo_pages()[number % 20])
    fields |= {"fetched_at": datetime.now(UTC).isoformat(), "article_id": f"page {number}"}
    return page.key.encode(), orjson.dumps(fields)


class Writer:
    """Sends pages to the public raw topic until it is stopped, and counts them."""

    def __init__(self, settings: ResolvedSettings) -> None:
        self._settings = settings
        self.sent = 0
        self.enough = asyncio.Event()

    async def send(self, pages: int) -> None:
        async with producing(self._settings) as producer:
            for _ in range(pages):
                key, value = fresh(self.sent)
                await producer.send_and_wait(RAW.name(self._settings.namespace), value, key)
                self.sent += 1

    async def go_on(self) -> None:
        while not self.enough.is_set():
            await self.send(2)
            await asyncio.sleep(0.2)


@asynccontextmanager
async def supervised(
    settings: ResolvedSettings,
    log: Path,
    rules: Path | None = None,
    process: Callable[..., WorkerProcess] = WorkerProcess,
) -> AsyncIterator[list[int]]:
    """Run a worker, with rules an alerting one, and restart it whenever it exits; yield its exit codes."""
    codes: list[int] = []

    async def supervise() -> None:
        while True:
            with process(settings, log, rules=rules) as worker:
                try:
                    while worker.running:  # noqa: ASYNC110 - a process sets no event
                        await asyncio.sleep(0.1)
                finally:
                    if worker.running:
                        worker.stop()
                codes.append(worker.returncode or 0)

    task = asyncio.create_task(supervise())
    try:
        yield codes
    finally:
        task.cancel()
        await asyncio.wait({task})


async def command(settings: ResolvedSettings, *arguments: str) -> str:
    done = await asyncio.to_thread(dateline, settings, "upgrade", *arguments)
    assert done.returncode == 0, done.stderr.decode()
    return (done.stdout + done.stderr).decode()


async def go_back_once(live: ResolvedSettings, new: ResolvedSettings) -> None:
    """Go back, and see that the same command does not go forth again."""
    output = await command(live, "back")
    assert f"going back from {new.namespace} to {live.namespace}\n" in output
    assert [line.partition(":")[0] for line in output.splitlines() if " of 3:" in line] == [
        "1 of 3",
        "2 of 3",
        "3 of 3",
    ]
    undone_by = f"`dateline upgrade switch {new.namespace}` undoes it"
    assert f"{live.namespace} is live under the name of {live.namespace}; {undone_by}" in output
    again = await asyncio.to_thread(dateline, live, "upgrade", "back")
    assert again.returncode == 1
    assert f"{live.namespace} is live under the name of {live.namespace} already".encode() in again.stderr


async def pages_of(settings: ResolvedSettings, *, marked: bool) -> Counter[str]:
    """Return how many briefs a namespace made of each page, with or without a mark."""
    records = await read_topic(settings, BRIEFS)
    wanted = [record for record in records if any(name == REPLAYED for name, _ in record.headers) == marked]
    return Counter(orjson.loads(record.value or b"")["article_id"] for record in wanted)


def told_of(records: list[Incoming]) -> Counter[bytes | None]:
    return Counter(r.value for r in records if not any(name == REPLAYED for name, _ in r.headers))


@pytest.mark.kafka  # the embedded broker withholds what comes after an aborted transaction from whoever begins there
@pytest.mark.usefixtures("kafka_server")
async def test_over_a_switch_and_back_every_page_is_published_once(live: ResolvedSettings, tmp_path: Path) -> None:
    new = at(live, f"{live.namespace}-new")
    under = new.model_copy(update={"raw_namespace": live.namespace, "known_as": live.namespace})
    writer = Writer(live)
    await writer.send(10)
    seen = tmp_path / "seen.jsonl"
    seen.touch()
    async with supervised(live, tmp_path / "worker.log") as codes:
        writing = asyncio.create_task(writer.go_on())
        with running(live, "tail", "stories", "--follow") as tail:
            reading = asyncio.create_task(asyncio.to_thread(copy, tail, seen))
            assert "is warm" in await command(live, "prepare", "--as", new.namespace, "--hours", "1")
            assert not sum((await pages_of(new, marked=False)).values()), "it is warmed without alerts"
            *_, counts = map(json.loads, (await command(live, "compare", new.namespace)).splitlines())
            assert counts["brief"]["same"] > 0
            assert f"{new.namespace} is live" in await command(live, "switch", new.namespace)
            there = writer.sent
            await until(lambda: spoken(new, there))
            states = [json.loads(line) for line in (await command(live, "status")).splitlines()]
            assert [(row["namespace"], row["is"]) for row in states] == [
                (live.namespace, "former"), (new.namespace, "live")
            ]  # fmt: skip
            assert dateline(live, "replay", "drop", new.namespace).returncode == 1
            await go_back_once(live, new)
            back = writer.sent
            await until(lambda: spoken(live, back))
            writer.enough.set()
            await writing
            async with asyncio.timeout(60):
                while any((await lag(live)).values()):  # noqa: ASYNC110 - records on a broker set no event
                    await asyncio.sleep(0.2)
            stories = told_of(await read_topic(live, STORIES)) + told_of(await read_topic(new, STORIES))
            await until(lambda: lines(seen, sum(stories.values())))
            tail.send_signal(signal.SIGINT)
            await reading

    assert set(codes[:-1]) == {EXIT_SWITCHED}, "off the former, perhaps to drain it, and to the new one; and back"
    assert len(codes) >= 3
    old_pages, new_pages = await pages_of(live, marked=False), await pages_of(new, marked=False)
    every = {f"page {number}" for number in range(writer.sent)}
    assert old_pages.keys() | new_pages.keys() == every
    assert not old_pages.keys() & new_pages.keys()
    assert len(new_pages) > 5
    in_new = await pages_of(new, marked=False) + await pages_of(new, marked=True)
    expected = {name: old_pages[name] or new_pages[name] for name in in_new}
    assert in_new == expected, "each page once in the new namespace"
    in_old = await pages_of(live, marked=False) + await pages_of(live, marked=True)
    assert in_old.keys() == every
    assert all(count == (old_pages[name] or new_pages[name]) for name, count in in_old.items())
    read = Counter(seen.read_bytes().splitlines())
    assert read == Counter({orjson.dumps(orjson.loads(value or b"")): n for value, n in stories.items()})
    assert len(await read_topic(under.model_copy(update={"namespace": new.namespace}), RAW)) == 0


ANY: Final = '[[rules]]\nid = "any"\nname = "Any"\nany = ["the", "de", "der", "die", "in"]\n'


@pytest.mark.long
async def test_over_a_switch_and_back_alerts_and_subscribers_get_every_story_once(
    live: ResolvedSettings, tmp_path: Path
) -> None:
    new = at(live, f"{live.namespace}-new")
    rules = tmp_path / "rules.toml"
    rules.write_text(ANY)
    writer = Writer(live)
    await writer.send(20)
    heard: Counter[tuple[str, int]] = Counter()

    async def listen() -> None:
        async with aclosing(subscribe(settings=live)) as stories:
            async for story in stories:
                heard[story.story_id, story.version] += 1

    async with (
        supervised(live, tmp_path / "worker.log"),
        supervised(live, tmp_path / "alerts.log", rules) as codes,
    ):
        listening = asyncio.create_task(listen())
        await until(lambda: alerted(live, 1))
        await command(live, "prepare", "--as", new.namespace, "--hours", "1")
        await command(live, "switch", new.namespace)
        await writer.send(20)
        await until(lambda: spoken(new, 30))
        await until(lambda: matched(live, new))
        await until(lambda: no_group_waits(live))
        await command(live, "back")
        await writer.send(20)
        await until(lambda: spoken(live, 50))
        await until(lambda: matched(new, live))
        expected = versions(await read_topic(live, STORIES)) + versions(await read_topic(new, STORIES))
        await until(lambda: same(heard, expected))
        await until(lambda: no_group_waits(live))
        listening.cancel()
        await asyncio.wait({listening})
    assert codes[:2] == [EXIT_SWITCHED] * 2
    alerts = [Alert.read(record.value or b"") for record in await read_topic(live, ALERTS)]
    assert set(Counter(alert.story_id for alert in alerts if alert.occasion == "story").values()) == {1}
    assert not await read_topic(new, ALERTS)
    assert not await read_topic(new, MATCHES)


def versions(records: list[Incoming]) -> Counter[tuple[str, int]]:
    """Return the events that subscribers get: those without a mark that are no repeats."""
    stories = [Story.read(value or b"") for value in told_of(records)]
    return Counter((story.story_id, story.version) for story in stories if story.relation.kind != "repeat")


async def alerted(settings: ResolvedSettings, count: int) -> bool:
    return len(await read_topic(settings, ALERTS)) >= count


async def matched(former: ResolvedSettings, settings: ResolvedSettings) -> bool:
    """Whether all stories of a namespace and of the former one are matched."""
    return not any([*(await lag(former, ["match"])).values(), *(await lag(settings, ["match"])).values()])


async def no_group_waits(settings: ResolvedSettings) -> bool:
    """Whether each group has members or nothing to do, and nothing waits for those that have members."""
    report = json.loads((await asyncio.to_thread(dateline, settings, "status")).stdout)
    waiting = [lag["records"] for group in report["groups"] if group["members"] for lag in group["lag"].values()]
    assert "group-without-members" not in {finding["reason"] for finding in report["findings"]}, report["problems"]
    return len(waiting) == len(STAGES) and not any(waiting)


async def same(heard: Counter[tuple[str, int]], expected: Counter[tuple[str, int]]) -> bool:
    assert not heard - expected
    return heard == expected


def copy(tail: "subprocess.Popen[bytes]", seen: Path) -> None:
    """Collect the lines that a reader prints."""
    assert tail.stdout
    for line in tail.stdout:
        with seen.open("ab") as file:
            file.write(line)


async def spoken(settings: ResolvedSettings, number: int) -> bool:
    """Whether a namespace published a page that was sent after a number of others."""
    return any(int(name.split()[1]) > number for name in await pages_of(settings, marked=False))


async def lines(file: Path, count: int) -> bool:
    return await asyncio.to_thread(file_lines, file) >= count


def file_lines(file: Path) -> int:
    return len(file.read_bytes().splitlines())


async def until(true: object) -> None:
    async with asyncio.timeout(100):
        while not await true():  # type: ignore[operator]  # noqa: ASYNC110 - records on a broker set no event
            await asyncio.sleep(0.2)


@pytest.mark.long
async def test_an_interrupted_switch_is_finished_by_the_same_command(live: ResolvedSettings, tmp_path: Path) -> None:
    new = at(live, f"{live.namespace}-new")
    writer = Writer(live)
    await writer.send(6)
    async with supervised(live, tmp_path / "worker.log") as codes:
        await command(live, "prepare", "--as", new.namespace)
        with running(live, "upgrade", "switch", new.namespace) as cut_short:
            await until(lambda: switching(live))
            cut_short.send_signal(signal.SIGKILL)
            cut_short.wait()
        await until(lambda: left(codes))
        await writer.send(6)
        back = dateline(live, "upgrade", "back")
        assert back.returncode == 1
        assert f"finish it with `dateline upgrade switch {new.namespace}`".encode() in back.stderr
        rows = [json.loads(line) for line in (await command(live, "status")).splitlines()]
        assert [row["is"] for row in rows] == ["being switched from", "being switched to"]
        assert dateline(live, "explain", "0" * 32).returncode == 1, "readers stay with the former meanwhile"
        doctor = dateline(live, "doctor", "--format", "json")
        (check,) = [row for row in map(json.loads, doctor.stdout.splitlines()) if row["check"] == "switch-unfinished"]
        assert f"finish it with `dateline upgrade switch {new.namespace}`" in check["remedy"]
        await command(live, "switch", new.namespace)
        await until(lambda: spoken(new, 10))
    assert await pages_of(live, marked=True) == Counter()
    old_pages, new_pages = await pages_of(live, marked=False), await pages_of(new, marked=False)
    assert old_pages.keys() == {f"page {number}" for number in range(6)}
    assert new_pages.keys() == {f"page {number}" for number in range(6, 12)}


@pytest.mark.long
async def test_a_takedown_holds_in_the_namespace_that_goes_live(live: ResolvedSettings, tmp_path: Path) -> None:
    new = at(live, f"{live.namespace}-new")
    writer = Writer(live)
    async with supervised(live, tmp_path / "worker.log"):
        await writer.send(2)
        await until(lambda: through(live))
        versions = [Story.read(record.value or b"") for record in await read_topic(live, STORIES)]
        taken_down, story_ids = versions[0], {story.story_id for story in versions}
        done = await asyncio.to_thread(dateline, live, "takedown", taken_down.story_id, "--by", "desk", "--yes")
        assert done.returncode == 0, done.stderr
        await command(live, "prepare", "--as", new.namespace, "--hours", "1")
        await command(live, "switch", new.namespace)
        writer.sent = 20  # the first page again, as the newest
        await writer.send(1)
        await until(lambda: spoken(new, 19))
        await until(lambda: through(new))
        after = [(record, Story.read(record.value or b"")) for record in await read_topic(new, STORIES)]
        later = [story for record, story in after if not any(name == REPLAYED for name, _ in record.headers)]
        assert len({story.story_id for story in later}) > 1
        assert {story.story_id for story in later} <= story_ids
        versions = [story for _, story in after if story.story_id == taken_down.story_id]
        (withdrawal,) = [story for story in versions if story.relation.rule == "takedown"]
        assert not [story for story in versions if story.version > withdrawal.version and story.text is not None]
        assert not [story for story in later if story.fingerprint == taken_down.fingerprint and story.text is not None]
        await command(live, "back")
        writer.sent = 40
        await writer.send(1)
        await until(lambda: spoken(live, 39))
        await until(lambda: through(live))
    stories = [Story.read(value or b"") for value in told_of(await read_topic(live, STORIES))]
    of_it = [story for story in stories if story.story_id == taken_down.story_id]
    assert [story.relation.rule for story in of_it].count("takedown") == 1
    assert of_it[-1].text is None


async def through(settings: ResolvedSettings) -> bool:
    return not any((await lag(settings)).values())


async def switching(settings: ResolvedSettings) -> bool:
    alias = await read_alias(settings)
    return alias is not None and alias.phase == "switching"


async def left(codes: list[int]) -> bool:
    return bool(codes)


@pytest.mark.long
async def test_an_unprepared_namespace_is_refused_and_a_second_prepare_goes_on(
    live: ResolvedSettings, tmp_path: Path
) -> None:
    new = f"{live.namespace}-new"
    for arguments, message in (
        (("switch", new), b"`dateline upgrade prepare --as"),
        (("back",), b"was never switched"),
        (("switch", live.namespace), b"is the name that the others are live under"),
    ):
        done = dateline(live, "upgrade", *arguments)
        assert done.returncode != 0
        assert message in done.stderr
    writer = Writer(live)
    await writer.send(3)
    await command(live, "prepare", "--as", new)
    first = await pages_of(at(live, new), marked=True)
    assert len(first) == 3
    await writer.send(2)
    await command(live, "prepare", "--as", new)
    assert len(await pages_of(at(live, new), marked=True)) == 5
    refused = dateline(live, "upgrade", "switch", new, "--patience", "2")
    assert refused.returncode == 1
    assert b"start live's workers, and switch again" in refused.stderr
    assert await read_alias(live) is None
    with WorkerProcess(live, tmp_path / "worker.log") as worker:
        await settled(live, worker)
        assert worker.stop() == 0
    assert dateline(live, "replay", "run", "--as", new, "--from", "1h").returncode == 1
    assert dateline(live, "replay", "drop", new).returncode == 0
    assert await in_broker(live, new) == (set(), set())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("prepare", "--as", "{new}"), "{new} is live under the name of {live}: nothing was prepared"),
        (("switch", "{new}"), "{new} is live under the name of {live} already"),
        (("back",), "`dateline upgrade back {live}` makes {live} live again"),
        (("back", "{new}"), "{new} is live under the name of {live} already"),
        (("back", "another"), "another was not live before {new}"),
    ],
)
async def test_what_is_live_is_neither_prepared_nor_gone_back_from_twice(
    live: ResolvedSettings, arguments: tuple[str, ...], message: str
) -> None:
    new = at(live, f"{live.namespace}-new")
    await create_topic(live, ALIAS)
    alias = Alias(
        live=new.namespace, former=live.namespace, went_back=True, phase="live", at=datetime.now(UTC),
        parser_version=PARSER_VERSION, fingerprint_version=FINGERPRINT_VERSION,
    )  # fmt: skip
    await send_all(live, [(KEY, encode(alias))], ALIAS)
    names = {"live": live.namespace, "new": new.namespace}
    done = dateline(live, "upgrade", *(argument.format(**names) for argument in arguments))
    assert done.returncode == (2 if "another" in arguments else 1), done.stderr
    assert message.format(**names).encode() in b" ".join(done.stderr.replace("│".encode(), b"").split())
    assert await in_broker(live, new.namespace) == (set(), set()), "nothing was created"
    assert await read_alias(live) == alias


async def is_marked(new: ResolvedSettings) -> bool:
    return (await find_replay(new)).marker is not None


async def test_a_prepare_that_was_killed_goes_on_when_it_is_run_again(live: ResolvedSettings) -> None:
    new = at(live, f"{live.namespace}-new")
    writer = Writer(live)
    await writer.send(3)
    with running(live, "upgrade", "prepare", "--as", new.namespace) as process:
        await until(partial(is_marked, new))
        process.kill()
    refused = dateline(live, "upgrade", "switch", new.namespace)
    assert refused.returncode == 1
    assert b"-new is not prepared to its end: run `dateline upgrade prepare --as " in refused.stderr
    await command(live, "prepare", "--as", new.namespace)
    assert set(await pages_of(new, marked=True)) == {"page 0", "page 1", "page 2"}


async def test_a_prepare_that_was_killed_between_position_and_offset_sets_the_offset(
    live: ResolvedSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_one = live.model_copy(update={"partitions": 1})
    tp = TopicPartition(RAW.name(live.namespace), 0)

    async def killed(*_: object) -> None:
        raise InterruptedError

    monkeypatch.setattr(AIOKafkaConsumer, "commit", killed)
    with pytest.raises(InterruptedError):
        await set_start(of_one, {0: 7})
    monkeypatch.undo()
    for begin in (7, 9):  # the second changes nothing
        await set_start(of_one, {0: begin})
        async with reading(live) as reader:
            assert await next_offsets(reader, of_one, "split") == {0: 7}
        async with administering(live) as admin:
            offsets = await admin.list_consumer_group_offsets(live.namespace)
        assert offsets[tp].offset == 7


async def test_prepare_begins_a_number_of_hours_back(live: ResolvedSettings) -> None:
    new = at(live, f"{live.namespace}-new")
    key, value = fresh(0)
    old = orjson.dumps(orjson.loads(value) | {"fetched_at": (datetime.now(UTC) - timedelta(hours=9)).isoformat()})
    async with producing(live) as producer:
        stamp = int((datetime.now(UTC) - timedelta(hours=8)).timestamp() * 1000)
        await producer.send_and_wait(RAW.name(live.namespace), old, key, timestamp_ms=stamp)
        await producer.send_and_wait(RAW.name(live.namespace), fresh(1)[1], key)
    await command(live, "prepare", "--as", new.namespace, "--hours", "2")
    assert set(await pages_of(new, marked=True)) == {"page 1"}
