"""``dateline dead-letters``, run as a command over letters of every kind."""

import base64
import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from dateline.cli.dead_letters.retry import MAX_UNCONFIRMED
from dateline.core.dead_letters.diagnosis import MAX_ADVICE
from dateline.kafka.codec import Headers, Incoming, UndecodableError, decode
from dateline.kafka.dead_letters import RETRY_OF, TRUNCATED_BYTES, dead_letter
from dateline.kafka.topic_admin import create_topics
from dateline.kafka.transactions import partition_of
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DEAD_LETTER, RAW, RETRIES, Topic
from dateline_schemas import Brief, DeadLetter
from tests.flow import read_topic, send_all
from tests.integration.command import dateline, environment

HEADERS: Final[Headers] = (
    ("traceparent", b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
    ("own", b"\xff"),
)
NO_ZONE: Final = b'{"source": "kust", "fetched_at": "2026-02-07T22:00:00",\n "text": "OSLO - one."}'
ZONE: Final = "not a RawArticle: fetched_at: Input should have timezone info"
LARGE: Final = "not a RawArticle: text: Value error, the page has {} bytes; at most 1048576 are taken"


async def put(
    settings: ResolvedSettings,
    value: bytes | None,
    message: str,
    topic: Topic = RAW,
    stage: str = "split",
    offset: int = 7,
    *,
    whole: bool = True,
    key: bytes | None = b"kust /1",
) -> None:
    """Send a dead letter as a worker does."""
    record = Incoming(topic.name(settings.namespace), 0, offset, 0, key, value, HEADERS)
    letter = dead_letter(record, stage, UndecodableError(message), "", whole=whole)
    await send_all(settings, [(letter.key, letter.value)], DEAD_LETTER, letter.headers)


@pytest.fixture
async def letters(settings: ResolvedSettings) -> ResolvedSettings:
    await create_topics(settings)
    await put(settings, NO_ZONE, ZONE)
    for size in (1048577, 2000000):
        await put(settings, b'{"source": "fjord"}', LARGE.format(size), offset=size, key=b"fjord /2")
    await put(settings, b"{}", "not a Brief: text: Field required", BRIEFS, "collapse")
    return settings


def listed(settings: ResolvedSettings, *options: str) -> list[tuple[str, int, int, int]]:
    ended = dateline(settings, "dead-letters", "list", *options)
    assert ended.returncode == 0, ended.stderr
    groups = map(json.loads, ended.stdout.splitlines())
    return [(group["why"], group["letters"], group["retried"], group["failed_again"]) for group in groups]


def states(settings: ResolvedSettings, *options: str, code: int = 0) -> list[tuple[int, str]]:
    ended = dateline(settings, "dead-letters", "retry", *options)
    assert ended.returncode == code, ended.stderr
    assert b"Traceback" not in ended.stderr
    return [(letter["letter"], letter["state"]) for letter in map(json.loads, ended.stdout.splitlines())]


def test_list_has_a_row_for_each_stage_and_reason(letters: ResolvedSettings) -> None:
    large = "the page is too large: text has N bytes, and the limit is N"
    zone = "fetched_at is a time that does not say its time zone"
    assert listed(letters) == [(large, 2, 0, 0), ("text is missing", 1, 0, 0), (zone, 1, 0, 0)]
    assert listed(letters, "--stage", "collapse") == [("text is missing", 1, 0, 0)]
    assert listed(letters, "--reason", "too large") == [(large, 2, 0, 0)]
    assert listed(letters, "--source", "kust") == [("text is missing", 1, 0, 0), (zone, 1, 0, 0)]
    assert listed(letters, "--to", "1h") == []
    assert len(listed(letters, "--since", "1h")) == 3
    table = dateline(letters, "dead-letters", "list", "--format", "table").stdout.decode()
    assert "4 letters on" in table
    assert "too large" in table


def test_show_shows_a_letter_unchanged(letters: ResolvedSettings) -> None:
    shown = json.loads(dateline(letters, "dead-letters", "show", "0").stdout)
    assert base64.urlsafe_b64decode(shown["value"]) == NO_ZONE
    assert shown["why"] == ["fetched_at is a time that does not say its time zone"]
    assert dateline(letters, "dead-letters", "show", "0", "--raw").stdout == NO_ZONE
    page = dateline(letters, "dead-letters", "show", "0", "--format", "table").stdout.decode()
    assert '"fetched_at": "2026-02-07T22:00:00",   ◀ Input should have timezone info' in page
    assert "own: \\xff" in page
    assert "Traceback" not in page
    by_place = f"{RAW.name(letters.namespace)}/0@7"
    traced = dateline(letters, "dead-letters", "show", by_place, "--format", "table", "--trace").stdout.decode()
    assert f"UndecodableError: {ZONE}" in traced
    gone = dateline(letters, "dead-letters", "show", "4711")
    assert gone.returncode == 1
    assert b"there is no letter 4711" in gone.stderr


async def test_show_says_once_that_a_record_is_no_page(settings: ResolvedSettings) -> None:
    await create_topics(settings)
    with pytest.raises(UndecodableError) as caught:
        decode(Brief, b'{"event": "version"}')
    await put(settings, b'{"event": "version"}', str(caught.value), BRIEFS, "collapse")
    page = dateline(settings, "dead-letters", "show", "0", "--format", "table").stdout.decode()
    assert page.count("\nwhy ") == MAX_ADVICE
    assert page.count("\nremedy ") == page.count("key and headers") == 1
    assert "ingest" not in page


async def test_retry_sends_a_letter_unchanged_to_its_topic_and_once(letters: ResolvedSettings) -> None:
    assert states(letters, "--reason", "time zone", "--dry-run") == [(0, "to send")]
    assert await read_topic(letters, RAW) == []
    assert states(letters, "--reason", "time zone") == [(0, "sent")]
    assert states(letters, "--id", "0") == [(0, "retried before")]
    assert await sent(letters, RAW) == [(b"kust /1", NO_ZONE, (*HEADERS, (RETRY_OF, b"0")))]
    assert (await read_topic(letters, RAW))[0].partition == partition_of(b"kust /1", letters.partitions)
    assert [state for _, state in states(letters, "--all")] == ["retried before", "sent", "sent", "sent"]
    assert len(await read_topic(letters, RAW)) == 3
    assert [value for _, value, _ in await sent(letters, BRIEFS)] == [b"{}"]
    assert {retried for _, _, retried, _ in listed(letters)} == {1, 2}
    shown = dateline(letters, "dead-letters", "show", "0", "--format", "table").stdout.decode()
    assert f"as {RAW.name(letters.namespace)}/" in shown
    assert states(letters, "--id", "0", "--again") == [(0, "sent")]
    assert len(await read_topic(letters, RAW)) == 4


def test_letters_that_were_retried_are_no_finding_of_status(letters: ResolvedSettings) -> None:
    def found() -> tuple[int, list[str]]:
        report = json.loads(dateline(letters, "status").stdout)
        return report["dead_letters"], [
            each["problem"] for each in report["findings"] if each["reason"] == "dead-letters"
        ]

    number, (problem,) = found()
    assert (number, problem[:15]) == (4, "4 dead letters ")
    states(letters, "--reason", "time zone")
    assert found()[0] == 3
    states(letters, "--all")
    assert found() == (0, [])
    assert b"0 dead letters since" in (shown := dateline(letters, "status", "--format", "table").stdout)
    assert b"and 4 more that were retried" in shown


@pytest.fixture
async def many(letters: ResolvedSettings) -> ResolvedSettings:
    """More letters than ``retry`` sends without confirmation."""
    one = (await read_topic(letters, DEAD_LETTER))[0]
    await send_all(letters, [(b"k", b"{}")] * MAX_UNCONFIRMED, DEAD_LETTER, one.headers)
    return letters


@pytest.mark.parametrize(("answer", "state"), [(b"n\n", b"letters not sent"), (b"y\n", b"letters sent again")])
def test_retry_asks_before_it_sends_many(answer: bytes, state: bytes, many: ResolvedSettings) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "dateline.cli.main", "dead-letters", "retry", "--all"]
    with subprocess.Popen(  # noqa: S603  (our own module)
        command, env=environment(many), stdin=theirs, stderr=theirs, stdout=subprocess.DEVNULL
    ) as asking:
        os.close(theirs)
        output = b""
        while b"Send 24 letters again?" not in output:
            output += os.read(ours, 4096)
        os.write(ours, answer)
        with contextlib.suppress(OSError):  # the terminal is gone once the command is
            while more := os.read(ours, 4096):
                output += more
        assert asking.wait(60) == 0
    os.close(ours)
    assert b"24 " + state in output


async def sent(settings: ResolvedSettings, topic: Topic) -> list[tuple[bytes | None, bytes | None, Headers]]:
    return [(record.key, record.value, record.headers) for record in await read_topic(settings, topic)]


async def test_of_a_record_that_failed_again_only_the_last_letter_is_retried(letters: ResolvedSettings) -> None:
    assert states(letters, "--id", "0") == [(0, "sent")]
    (again,) = await read_topic(letters, RAW)
    failed = dead_letter(again, "split", UndecodableError(ZONE), "", whole=True)
    await send_all(letters, [(failed.key, failed.value)], DEAD_LETTER, failed.headers)
    last = (await read_topic(letters, DEAD_LETTER))[-1].offset
    assert ("fetched_at is a time that does not say its time zone", 2, 1, 1) in listed(letters)
    assert states(letters, "--reason", "time zone", "--again") == [(0, "retried before"), (last, "sent")]
    shown = json.loads(dateline(letters, "dead-letters", "show", "0").stdout)
    assert shown["failed_again"] == [last]


async def test_a_foreign_retry_header_stops_no_retry(letters: ResolvedSettings) -> None:
    forged = Incoming(RAW.name(letters.namespace), 0, 9, 0, b"k", b"forged", ((RETRY_OF, b"0"),))
    letter = dead_letter(forged, "split", UndecodableError("forged"), "", whole=True)
    await send_all(letters, [(letter.key, letter.value)], DEAD_LETTER, letter.headers)
    assert states(letters, "--id", "0") == [(0, "sent")]


@pytest.mark.parametrize("options", [[], ["--all", "--stage", "split"], ["--from", "gisteren"]])
def test_without_a_selection_no_letter_is_sent(options: Sequence[str], letters: ResolvedSettings) -> None:
    assert states(letters, *options, code=2) == []


async def test_a_missing_letter_or_one_of_another_namespace_is_refused(letters: ResolvedSettings) -> None:
    assert states(letters, "--id", "4711", code=1) == []
    record = Incoming("other.raw", 0, 3, 0, None, b"{}", ())
    odd = dead_letter(record, "split", UndecodableError("odd"), "", whole=True)
    await send_all(letters, [(b"k", b"{}")], DEAD_LETTER, odd.headers)
    assert [state for _, state in states(letters, "--reason", "odd", code=1)] == ["refused"]
    ended = dateline(letters, "dead-letters", "retry", "--reason", "odd")
    assert b"it came from other.raw" in ended.stderr


async def test_a_truncated_letter_is_sent_whole_while_its_record_exists(
    letters: ResolvedSettings, tmp_path: Path
) -> None:
    value = os.urandom(TRUNCATED_BYTES * 3)
    await send_all(letters, [(b"k", b"before"), (b"k", value)])
    (at,) = [record for record in await read_topic(letters, RAW) if record.value == value]
    for offset, known in ((at.offset, value), (at.offset + 5, value), (at.offset, value[::-1])):
        record = at._replace(offset=offset, value=known)
        letter = dead_letter(record, "split", UndecodableError("cut"), "", whole=False)
        await send_all(letters, [(b"k", letter.value)], DEAD_LETTER, letter.headers)
    file = tmp_path / "values.jsonl"
    options = ("dead-letters", "export", "--values", "--reason", "cut", "--output", str(file))
    left = dateline(letters, *options)
    assert left.returncode == 1
    assert b"1 letter written; 2 left out" in left.stderr
    assert file.read_bytes() == value.replace(b"\r", b" ").replace(b"\n", b" ") + b"\n"
    assert [state for _, state in states(letters, "--reason", "cut", code=1)] == ["sent", "refused", "refused"]
    assert [record.value for record in await read_topic(letters, RAW)].count(value) == 2
    ended = dateline(letters, "dead-letters", "retry", "--reason", "cut")
    assert b"no longer on its topic" in ended.stderr
    assert b"its SHA-256 is not" in ended.stderr
    file.unlink()
    left = dateline(letters, *options)
    assert left.returncode == 1
    assert b"0 letters written; 1 retried before and left out; 2 left out" in left.stderr
    assert file.read_bytes() == b""


async def test_export_writes_the_letter(letters: ResolvedSettings, tmp_path: Path) -> None:
    file = tmp_path / "letters.jsonl"
    again = ("dead-letters", "export", "--output", str(file), "--stage", "split")
    ended = dateline(letters, *again)
    assert (ended.returncode, ended.stdout) == (0, b"")
    assert b"3 letters written" in ended.stderr
    first, *_ = [DeadLetter.model_validate_json(line) for line in file.read_bytes().splitlines()]
    assert (first.key, first.value, first.headers) == (b"kust /1", NO_ZONE, HEADERS)
    assert first.exception_message == ZONE
    refused = dateline(letters, *again)
    assert refused.returncode == 2, "it may have been mended by hand"
    assert len(file.read_bytes().splitlines()) == 3


async def test_exported_values_can_be_corrected_and_ingested(letters: ResolvedSettings) -> None:
    values = dateline(letters, "dead-letters", "export", "--values", "--reason", "time zone").stdout
    assert json.loads(values) == json.loads(NO_ZONE)
    mended = values.replace(b":00:00", b":00:00+01:00")
    assert dateline(letters, "ingest", "-", stdin=mended).returncode == 0
    assert len(await read_topic(letters, RAW)) == 1
    assert dateline(letters, "dead-letters", "export", "--id", "0", "--id", "4711").returncode == 1


async def test_letters_whose_records_came_another_way_can_be_marked_as_handled(letters: ResolvedSettings) -> None:
    mark = ("--mark-only", "--stage", "split")
    assert states(letters, *mark, "--dry-run") == [(0, "to mark"), (1, "to mark"), (2, "to mark")]
    assert states(letters, "--mark-only", "--reason", "time zone") == [(0, "marked")]
    assert await read_topic(letters, RAW) == [], "nothing is sent"
    assert len(await read_topic(letters, RETRIES)) == 1
    assert states(letters, *mark) == [(0, "retried before"), (1, "marked"), (2, "marked")]
    assert states(letters, "--stage", "split") == [(number, "retried before") for number in range(3)]
    report = json.loads(dateline(letters, "status").stdout)
    assert report["dead_letters"] == 1, "that of collapse"
    exported = dateline(letters, "dead-letters", "export", "--values", "--stage", "split")
    assert (exported.stdout, b"3 retried before and left out" in exported.stderr) == (b"", True)
    shown = dateline(letters, "dead-letters", "show", "0", "--format", "table").stdout.decode()
    assert "not sent, marked as handled on " in " ".join(shown.split())
    assert states(letters, "--again", "--id", "0") == [(0, "sent")], "after all"
    assert await read_topic(letters, RAW) != []
    for options in (("--mark-only",), ("--mark-only", "--again", "--all")):
        assert dateline(letters, "dead-letters", "retry", *options).returncode == 2, "which letters, or one of both"


async def test_a_letter_that_cannot_be_sent_can_be_marked(settings: ResolvedSettings) -> None:
    await create_topics(settings)
    await put(settings, b"{}", "broken", stage="match")
    assert states(settings, "--all", code=1) == [(0, "refused")]
    assert states(settings, "--all", "--mark-only") == [(0, "marked")]


async def test_foreign_records_are_reported_and_skipped(letters: ResolvedSettings) -> None:
    await send_all(letters, [(b"k", b"no letter")], DEAD_LETTER, (("own", b""),))
    ended = dateline(letters, "dead-letters", "list")
    assert (ended.returncode, len(ended.stdout.splitlines())) == (0, 3)
    assert b"not a dead letter: it has no header __connect.errors.topic" in ended.stderr
    *_, last = dateline(letters, "tail", "dead-letter").stdout.splitlines()
    assert "not a dead letter" in json.loads(last)["error"]
    assert len(states(letters, "--all", "--dry-run")) == 4
    await send_all(letters, [(b"k", b"no note")], RETRIES)
    ended = dateline(letters, "dead-letters", "retry", "--all", "--dry-run")
    assert f"warning: {RETRIES.of(letters)}/0@0: not a note of a retry: " in ended.stderr.decode()
    assert ended.returncode == 0


def test_without_topics_the_command_says_what_to_do(settings: ResolvedSettings) -> None:
    for verb in (["list"], ["show", "1"], ["retry", "--all"], ["export"]):
        ended = dateline(settings, "dead-letters", *verb)
        assert ended.returncode == 1
        assert b"dateline topics create" in ended.stderr
        assert b"Traceback" not in ended.stderr
