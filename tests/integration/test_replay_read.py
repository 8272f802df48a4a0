"""``dateline replay read``: exactly the records of the window, in an order that depends only on the records."""

import asyncio
import json
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiokafka import TopicPartition
from aiokafka.admin import RecordsToDelete

from dateline.cli.options.formats import RecordFormat
from dateline.cli.read.export import Sift, scan
from dateline.cli.read.formats import line_of
from dateline.core.times.window import Window
from dateline.files.archive import read_archive
from dateline.kafka.clients import administering, new_producer, producing, reading
from dateline.kafka.codec import encode
from dateline.kafka.envelope import open_envelope
from dateline.kafka.topic_admin import create_topics
from dateline.kafka.topic_reader import seek_window
from dateline.kafka.transactions import partition_of
from dateline.settings import ResolvedSettings
from dateline.topics import RAW, STORIES
from dateline_schemas import RawArticle
from tests.flow import send_all
from tests.integration.command import dateline, running

NOW = datetime.now(UTC).replace(microsecond=0)
HOUR = timedelta(hours=1)


def page(number: int, fetched: datetime, text: str = "OSLO - Mist.") -> tuple[bytes, bytes]:
    article = RawArticle(source="kust", url=f"/{number}", fetched_at=fetched, text=text)
    return article.key.encode(), encode(article)


def urls(data: bytes) -> list[int]:
    return [int(json.loads(line)["url"][1:]) for line in data.splitlines()]


@pytest.fixture
async def topics(settings: ResolvedSettings) -> ResolvedSettings:
    await create_topics(settings)
    return settings


@pytest.fixture
async def day(topics: ResolvedSettings) -> ResolvedSettings:
    """Twenty-four pages an hour apart, over all partitions; then a page of 2020, and one that is late by a day."""
    await send_all(topics, [page(n, NOW - (24 - n) * HOUR) for n in range(24)])
    await send_all(topics, [page(2020, datetime(2020, 3, 1, tzinfo=UTC)), page(99, NOW - 23.5 * HOUR)])
    return topics


def test_pages_of_all_partitions_come_in_the_order_of_their_time(day: ResolvedSettings) -> None:
    assert len({partition_of(page(n, NOW)[0], day.partitions) for n in range(24)}) == day.partitions
    read = dateline(day, "replay", "read", "raw")
    assert read.returncode == 0, read.stderr
    assert [number for number in urls(read.stdout) if number < 99] == list(range(24))
    assert sorted(urls(read.stdout)) == [*range(24), 99, 2020]
    assert dateline(day, "replay", "read", "raw").stdout == read.stdout


WINDOWS = {
    "from": ((NOW - 3 * HOUR, None), [21, 22, 23]),
    "to": ((None, NOW - 23 * HOUR), [0, 99, 2020]),
    "from and to": ((NOW - 24 * HOUR, NOW - 22 * HOUR), [0, 1, 99]),
    "years ago, though ingested today": ((datetime(2020, 1, 1, tzinfo=UTC), datetime(2021, 1, 1, tzinfo=UTC)), [2020]),
    "before all": ((None, datetime(2019, 1, 1, tzinfo=UTC)), []),
}


@pytest.mark.parametrize("verb", [("replay", "read"), ("tail",)])
def test_a_window_is_of_event_time(verb: tuple[str, ...], day: ResolvedSettings) -> None:
    for case, ((start, stop), numbers) in WINDOWS.items():
        options = [*(["--from", start.isoformat()] if start else []), *(["--to", stop.isoformat()] if stop else [])]
        read = dateline(day, *verb, "raw", *options)
        assert read.returncode == 0, read.stderr
        assert sorted(urls(read.stdout)) == numbers, case
        assert f"{26 - len(numbers)} records of other times left out".encode() in read.stderr
        assert b"warning" not in read.stderr, "nothing is deleted, however young the topic is"


def test_record_time_goes_by_the_log_s_timestamps(day: ResolvedSettings) -> None:
    for verb in (("replay", "read"), ("tail",)):
        recent = dateline(day, *verb, "raw", "--record-time", "--from", "1h")
        assert len(urls(recent.stdout)) == 26
        assert dateline(day, *verb, "raw", "--record-time", "--to", "1h").stdout == b""


def test_a_record_without_event_time_goes_by_the_log_s_timestamp_and_is_counted(topics: ResolvedSettings) -> None:
    dateline(topics, "ingest", "--raw", "-", stdin=b'{"broken\n' + page(1, NOW - 9 * HOUR)[1] + b"\n")
    read = dateline(topics, "replay", "read", "raw", "--from", "1h")
    assert b"1 record of other times left out; 1 without a readable time" in read.stderr
    assert json.loads(read.stdout)["error"] == "not JSON"
    (line,) = dateline(topics, "replay", "read", "raw", "--from", "1h", "--with-metadata").stdout.splitlines()
    assert open_envelope(line).value == b'{"broken'


async def test_records_sent_after_the_start_are_not_read_and_no_group_is_joined(day: ResolvedSettings) -> None:
    name = RAW.name(day.namespace)
    partitions = [TopicPartition(name, number) for number in range(day.partitions)]
    sift = Sift(RAW, Window())
    async with reading(day) as reader, administering(day) as admin:
        before = await admin.list_consumer_groups()
        between = await seek_window(reader, day, partitions, Window())
        await send_all(day, [page(n, NOW - 30 * HOUR) for n in range(100, 140)])
        read = [record async for batch in scan(reader, between, sift.moment) for _, record in batch]
        assert await admin.list_consumer_groups() == before
    line = line_of(RAW, RecordFormat.JSONL, with_metadata=False)
    assert sorted(urls(b"".join(map(line, read)))) == [*range(24), 99, 2020]


async def test_only_committed_records_are_read(topics: ResolvedSettings) -> None:
    producer = new_producer(topics, "test-replay-read")
    await producer.start()
    try:
        for number, end in enumerate(("abort_transaction", "commit_transaction")):
            await producer.begin_transaction()
            key, value = page(number, NOW)
            await producer.send_and_wait(RAW.name(topics.namespace), value, key)
            await getattr(producer, end)()
    finally:
        await producer.stop()
    assert urls(dateline(topics, "replay", "read", "raw").stdout) == [1]


async def test_deleted_records_of_the_window_give_a_warning(day: ResolvedSettings) -> None:
    partitions = [TopicPartition(RAW.name(day.namespace), number) for number in range(day.partitions)]
    async with administering(day) as admin:
        await admin.delete_records({partitions[0]: RecordsToDelete(before_offset=2)})
    for verb in (("replay", "read"), ("tail",)):
        told = dateline(day, *verb, "raw", "--from", "7d").stderr.decode()
        assert f"warning: {RAW.name(day.namespace)} is kept for 90 days: the earliest record is of 20" in told
        assert "what is older is gone" in told
        assert b"warning" not in dateline(day, *verb, "raw").stderr, "who asks for no time asks for what there is"


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet"])
def test_files_of_every_format_hold_the_same_and_can_be_ingested(
    ending: str, day: ResolvedSettings, tmp_path: Path
) -> None:
    one, other = tmp_path / f"one{ending}", tmp_path / f"other{ending}"
    for path in (one, other):
        written = dateline(day, "replay", "read", "raw", "--from", "30h", "--output", str(path))
        assert written.returncode == 0, written.stderr
        assert f"25 records of {RAW.name(day.namespace)} written to {path}".encode() in written.stderr
    assert one.read_bytes() == other.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == [one.name, other.name]
    pages = [line.data for line in read_archive(one)]
    assert pages == dateline(day, "replay", "read", "raw", "--from", "30h").stdout.splitlines()
    assert dateline(day, "ingest", str(one)).returncode == 0
    assert len(dateline(day, "replay", "read", "raw", "--from", "30h").stdout.splitlines()) == 50


def test_an_existing_file_and_impossible_options_are_wrong_usage(topics: ResolvedSettings, tmp_path: Path) -> None:
    there = tmp_path / "there.jsonl"
    there.touch()
    for options in (
        ["raw", "--output", str(there)],
        ["raw", "--output", str(tmp_path / "pages.csv")],
        ["raw", "--output", str(tmp_path / "no" / "pages.jsonl")],
        ["raw", "--format", "parquet"],
        ["raw", "--format", "jsonl", "--output", str(tmp_path / "pages.parquet")],
        ["raw", "--format", "ninjs"],
        ["stories", "--format", "ninjs", "--with-metadata"],
        ["raw", "--from", "1h", "--to", "2h"],
    ):
        assert dateline(topics, "replay", "read", *options).returncode == 2, options
    assert list(tmp_path.iterdir()) == [there]


STORY = Path("schemas/examples/story.json").read_bytes()


async def test_a_story_that_cannot_be_read_is_named_and_left_out_of_ninjs(topics: ResolvedSettings) -> None:
    async with producing(topics) as producer:
        for value in (b'{"story_id": "a"}', STORY):
            await producer.send_and_wait(STORIES.name(topics.namespace), value, partition=0)
    read = dateline(topics, "replay", "read", "stories", "--format", "ninjs")
    assert read.returncode == 1
    assert json.loads(read.stdout)["uri"] == f"urn:dateline:story:{json.loads(STORY)['story_id']}"
    assert f"{STORIES.name(topics.namespace)}/0@0: not a Story: version: Field required".encode() in read.stderr
    assert b"1 could not be written in this format" in read.stderr


PAGES, TEXT = 24_000, "a" * 1_000


@pytest.fixture
async def year(topics: ResolvedSettings) -> ResolvedSettings:
    await send_all(topics, [page(n, page_time(n), TEXT) for n in range(PAGES)])
    return topics


def page_time(number: int) -> datetime:
    return NOW - (PAGES - number) * HOUR / 4


@pytest.mark.parametrize("ending", [".jsonl.zst", ".parquet"])
def test_a_killed_export_goes_on_and_is_equal_to_the_byte(ending: str, year: ResolvedSettings, tmp_path: Path) -> None:
    whole, broken = tmp_path / f"whole{ending}", tmp_path / f"broken{ending}"
    asked = ["replay", "read", "raw", "--from", "5000h"]
    arguments = [*asked, "--output", str(broken)]
    state = broken.with_name(broken.name + ".part.state")
    kills = 0
    for progress in killed(year, arguments, state):
        kills += 1
        assert progress["written"] < 20_000
        if kills == 1:
            other = dateline(year, *asked[:-1], "4999h", "--output", str(broken))
            assert other.returncode == 1
            assert b"was begun with --from 5000h, not 4999h: remove it to start over" in other.stderr
    assert kills > 1, "it was done before it could be killed"
    done = dateline(year, *arguments)
    assert done.returncode == 0, done.stderr
    assert b"continuing after" in done.stderr
    assert not state.exists()
    start = progress["window"][0]
    assert dateline(year, *asked[:-1], start, "--output", str(whole)).returncode == 0
    assert whole.read_bytes() == broken.read_bytes()
    within = [n for n in range(PAGES) if page_time(n) >= datetime.fromisoformat(start)]
    assert sorted(urls(b"\n".join(line.data for line in read_archive(whole)))) == within


def killed(settings: ResolvedSettings, arguments: list[str], state: Path) -> Iterator[dict[str, Any]]:
    """Interrupt a command after some progress, twice by a kill and once by Ctrl-C; yield the progress each time."""
    before = -1
    for broken_by in (signal.SIGKILL, signal.SIGKILL, signal.SIGINT):
        with running(settings, *arguments) as process:
            while process.poll() is None and written(state) <= before:
                time.sleep(0.005)  # there is no event to await
            process.send_signal(broken_by)
            _, told = process.communicate(timeout=60)
        if not state.exists():
            return
        assert broken_by is signal.SIGKILL or b"the same command continues" in told
        assert process.returncode in {-signal.SIGKILL, 1}
        before = written(state)
        yield json.loads(state.read_bytes().partition(b"\n")[0])


def written(state: Path) -> int:
    try:
        return int(json.loads(state.read_bytes().partition(b"\n")[0])["written"])
    except FileNotFoundError:
        return -1


async def test_an_export_does_not_go_on_after_records_were_deleted(year: ResolvedSettings, tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    arguments = ["replay", "read", "raw", "--output", str(path)]
    progress = next(killed(year, arguments, path.with_name("pages.jsonl.part.state")))
    first, end, following = progress["places"]["0"]
    assert first <= following < end
    async with administering(year) as admin:
        await admin.delete_records({TopicPartition(RAW.name(year.namespace), 0): RecordsToDelete(before_offset=end)})
    told = await asyncio.to_thread(dateline, year, *arguments)
    assert told.returncode == 1
    assert b"has lost records since this export began: partition 0" in told.stderr
    path.with_name("pages.jsonl.part").unlink()
    assert (await asyncio.to_thread(dateline, year, *arguments)).returncode == 0
