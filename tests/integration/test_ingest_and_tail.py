import json
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.kafka.clients import new_producer, producing
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import DEAD_LETTER, RAW, REGIONS, STORIES
from tests.flow import send_all
from tests.integration.command import dateline, running
from tests.versions import record, version

NOW = datetime(2026, 2, 7, 22, 0, tzinfo=UTC)
GOOD = [
    {"source": "kust", "url": f"/{n}", "fetched_at": (NOW + timedelta(hours=n)).isoformat(), "text": f"OSLO - {n}."}
    for n in range(4)
]
BAD = {"source": "kust", "fetched_at": "2026-02-07T22:00:00", "text": "no zone"}


def lines(*pages: object) -> bytes:
    return b"".join(json.dumps(page).encode() + b"\n" for page in pages)


@pytest.fixture
async def topics(settings: ResolvedSettings) -> ResolvedSettings:
    await create_topics(settings)
    return settings


def test_pages_are_read_back_as_sent(topics: ResolvedSettings, tmp_path: Path) -> None:
    file = tmp_path / "pages.jsonl"
    file.write_bytes(lines(*GOOD))
    sent = dateline(topics, "ingest", str(file))
    assert sent.returncode == 0, sent.stderr
    assert b"4 pages sent" in sent.stderr
    assert sent.stdout == b""
    back = [json.loads(line) for line in dateline(topics, "tail", "raw").stdout.splitlines()]
    assert sorted(page["url"] for page in back) == ["/0", "/1", "/2", "/3"]


def test_a_bad_page_is_named_and_written_to_rejects_and_the_others_are_sent(
    topics: ResolvedSettings, tmp_path: Path
) -> None:
    file, rejects = tmp_path / "pages.jsonl", tmp_path / "rejects.jsonl"
    file.write_bytes(lines(GOOD[0], BAD, GOOD[1]))
    sent = dateline(topics, "ingest", str(file), "--rejects", str(rejects))
    assert sent.returncode == 1
    assert f"{file}:2: fetched_at: ".encode() in sent.stderr
    assert b"2 pages sent" in sent.stderr
    assert json.loads(rejects.read_bytes()) == BAD
    assert len(dateline(topics, "tail", f"{topics.namespace}.raw").stdout.splitlines()) == 2


def test_ingest_rejects_a_page_from_the_future(topics: ResolvedSettings) -> None:
    soon, later = (GOOD[0] | {"fetched_at": (datetime.now(UTC) + timedelta(hours=h)).isoformat()} for h in (0.9, 1.1))
    sent = dateline(topics, "ingest", "-", stdin=lines(soon, later))
    assert sent.returncode == 1
    assert b"-:2: fetched_at: " in sent.stderr
    assert b"set the scraper's clock" in sent.stderr
    assert b"1 page sent" in sent.stderr


def test_raw_lines_are_sent_unchanged(topics: ResolvedSettings) -> None:
    assert dateline(topics, "ingest", "--raw", "-", stdin=lines(BAD) + b"{broken\n").returncode == 0
    back = dateline(topics, "tail", "raw").stdout.splitlines()
    assert sorted("error" in json.loads(line) for line in back) == [False, True]


def test_since_goes_by_event_time(topics: ResolvedSettings) -> None:
    dateline(topics, "ingest", "-", stdin=lines(*GOOD))
    back = dateline(topics, "tail", "raw", "--since", (NOW + timedelta(hours=2)).isoformat())
    assert sorted(json.loads(line)["url"] for line in back.stdout.splitlines()) == ["/2", "/3"]
    assert dateline(topics, "tail", "raw", "--since", "2h").stdout == b""


def test_a_region_without_stories_is_empty_and_an_unknown_one_is_wrong_usage(topics: ResolvedSettings) -> None:
    empty = dateline(topics, "tail", "--region", next(iter(REGIONS)))
    assert (empty.returncode, empty.stdout) == (0, b"")
    unknown = dateline(topics, "tail", "--region", "atlantis")
    assert unknown.returncode == 2
    assert dateline(topics, "tail").returncode == 2


async def test_only_committed_records_are_read(topics: ResolvedSettings) -> None:
    producer = new_producer(topics, "test-transaction")
    await producer.start()
    try:
        await producer.begin_transaction()
        await producer.send_and_wait(RAW.name(topics.namespace), lines(GOOD[0]), b"key")
        await producer.abort_transaction()
    finally:
        await producer.stop()
    assert dateline(topics, "tail", "raw").stdout == b""


async def test_a_dead_letter_shows_its_reason(topics: ResolvedSettings) -> None:
    reasons = {"topic": "t", "partition": "0", "offset": "7", "stage": "split", "class.name": "c"}
    reasons |= {f"exception.{name}": "because" for name in ("class.name", "message", "stacktrace")}
    async with producing(topics) as producer:
        headers = [(f"__connect.errors.{name}", value.encode()) for name, value in reasons.items()]
        await producer.send_and_wait(DEAD_LETTER.name(topics.namespace), b"\xff", headers=headers)
    (line,) = dateline(topics, "tail", "dead-letter").stdout.splitlines()
    letter = json.loads(line)
    assert (letter["exception_message"], letter["offset"], letter["value"]) == ("because", 7, "_w==")


def test_following_ends_at_ctrl_c(topics: ResolvedSettings) -> None:
    with running(topics, "tail", "raw", "--follow") as following:
        assert following.stdout
        dateline(topics, "ingest", "-", stdin=lines(GOOD[0]))
        assert json.loads(following.stdout.readline())["url"] == "/0"
        following.send_signal(signal.SIGINT)
        assert following.wait(20) == 0


def test_without_topics_the_command_says_what_to_do(settings: ResolvedSettings) -> None:
    for verb in (("tail", "raw"), ("ingest", "-")):
        ended = dateline(settings, *verb, stdin=lines(GOOD[0]))
        assert ended.returncode == 1
        assert b"dateline topics create" in ended.stderr
        assert b"Traceback" not in ended.stderr


async def test_regions_and_countries_select_as_for_a_subscriber(topics: ResolvedSettings) -> None:
    both = version("both", countries=("TR", "UA"))
    await send_all(topics, [record(version("asia", countries=("TR",))), record(both)], REGIONS["western-asia"])
    await send_all(topics, [record(both), record(version("europe", countries=("UA",)))], REGIONS["eastern-europe"])
    await send_all(topics, [record(both), record(version("both", 2, "repeat"))], STORIES)

    def found(*options: str) -> list[str]:
        lines_ = dateline(topics, "tail", *options).stdout.splitlines()
        return sorted(f"{story['story_id']}{story['version']}" for story in map(json.loads, lines_))

    regions = ("--region", "western-asia", "--region", "eastern-europe")
    assert found(*regions) == ["asia1", "both1", "europe1"]
    assert found(*regions, "--country", "TR") == ["asia1", "both1"]
    assert found("--region", "western-asia", "--country", "ua", "--country", "FR") == ["both1"]
    assert found("--country", "TR") == ["both1"]
    assert found("stories") == ["both1", "both2"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--region", "west-asia"), b"western-asia"),
        (("stories", "--region", "western-asia"), b"and not both"),
        (("raw", "--country", "TR"), b"holds no stories"),
        (("--country", "Turkey"), b"did you mean TR?"),
        (("stroies",), b"stories"),
    ],
)
def test_an_impossible_selection_is_wrong_usage(
    settings: ResolvedSettings, options: tuple[str, ...], message: bytes
) -> None:
    ended = dateline(settings, "tail", *options)
    assert ended.returncode == 2
    assert message in b" ".join(ended.stderr.replace("│".encode(), b"").split())


@pytest.mark.parametrize("sent", [4, 0], ids=["with the next line", "though nothing comes"])
def test_following_ends_when_its_reader_is_gone(topics: ResolvedSettings, sent: int) -> None:
    dateline(topics, "ingest", "-", stdin=lines(GOOD[0]))
    with running(topics, "tail", "raw", "--follow") as following:
        assert following.stdout
        assert following.stderr
        following.stdout.readline()
        if sent:  # more than its reader takes, and than a pipe holds
            following.send_signal(signal.SIGSTOP)
            dateline(topics, "ingest", "-", stdin=lines(*GOOD[:sent]))
        following.stdout.close()
        following.send_signal(signal.SIGCONT)
        assert following.wait(20) == 0
        assert following.stderr.read() == b""
