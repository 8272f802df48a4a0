"""A retried dead letter is processed where it can be now; else it becomes a letter again and stops nothing."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Final

import orjson
import pytest

from dateline.core.times.window import AHEAD
from dateline.demo.pages import demo_pages
from dateline.kafka.codec import Headers
from dateline.kafka.dead_letters import RETRY_OF, Letter, Retry, read_letter, read_retry_note, retry_note, retry_record
from dateline.topics import BRIEFS, DEAD_LETTER, RAW, RETRIES
from tests.behaviour.test_poison import assert_goes_on, letters
from tests.flow import BrokerFlow, Flow
from tests.integration.command import dateline

HEADERS: Final[Headers] = (("own", b"\xff"),)
SOON: Final = timedelta(seconds=5)
"""How far ahead a page is dated. Longer than a busy machine takes to send it, which was over a second. By hand."""


async def retry(flow: Flow) -> None:
    """Retry all letters that were not retried before: by the command, or in memory in the same way."""
    if isinstance(flow, BrokerFlow):
        ended = await asyncio.to_thread(dateline, flow.settings, "dead-letters", "retry", "--all")
        assert ended.returncode == 0, ended.stderr
        return
    before = {read_retry_note(record).letter for record in await flow.read(RETRIES)}
    for letter in map(read_letter, await flow.read(DEAD_LETTER)):
        if letter.id not in before:
            await send_again(flow, letter)


async def send_again(flow: Flow, letter: Letter) -> None:
    record = retry_record(letter, letter.dead.value)
    await flow.send(record.key, record.value, RAW, record.headers)
    sent = (await flow.read(RAW))[-1]
    note = retry_note(Retry(letter.id, letter.stamp, sent.topic, 0, sent.offset, letter.failed_at), "")
    await flow.send(note.key, note.value, RETRIES)


@pytest.mark.long_embedded
async def test_a_page_from_the_future_is_processed_once_its_time_has_come(flow: Flow) -> None:
    due = datetime.now(UTC) + SOON
    page = {**orjson.loads(demo_pages()[0]), "fetched_at": (due + AHEAD).isoformat()}
    await flow.send(b"its key", orjson.dumps(page), RAW, HEADERS)
    await flow.settle()
    assert len(await letters(flow)) == 1
    await asyncio.sleep(max((due - datetime.now(UTC)).total_seconds(), 0))  # only time makes the page valid
    await retry(flow)
    await flow.settle()
    first, second = await flow.read(RAW)
    assert (second.key, second.value) == (first.key, first.value)
    assert second.headers == (*HEADERS, (RETRY_OF, b"%d" % (await flow.read(DEAD_LETTER))[0].offset))
    assert len(await flow.read(BRIEFS)) == 8
    assert len(await letters(flow)) == 1
    await retry(flow)
    assert len(await flow.read(RAW)) == 2, "a letter is retried once"
    assert [read_retry_note(record).offset for record in await flow.read(RETRIES)] == [second.offset]


@pytest.mark.long_embedded
async def test_a_letter_with_former_module_paths_is_read_and_retried(flow: Flow) -> None:
    page = demo_pages()[0]
    errors = {
        "topic": RAW.of(flow.settings), "partition": "0", "offset": "7", "stage": "split",
        "class.name": "streams.agents.split", "exception.class.name": "streams.codec.UndecodableError",
        "exception.message": "", "exception.stacktrace": "",
    }  # fmt: skip
    error_headers = tuple((f"__connect.errors.{name}", value.encode()) for name, value in errors.items())
    await flow.send(b"its key", page, DEAD_LETTER, (*HEADERS, *error_headers))
    (letter,) = await letters(flow)
    assert (letter.class_name, letter.exception_class) == ("streams.agents.split", "streams.codec.UndecodableError")
    await retry(flow)
    await flow.settle()
    (sent,) = await flow.read(RAW)
    assert (sent.key, sent.value, sent.headers[:1]) == (b"its key", page, HEADERS)
    assert len(await flow.read(BRIEFS)) == 8


@pytest.mark.long_embedded
async def test_a_retry_that_fails_again_names_its_letter_and_stops_nothing(flow: Flow) -> None:
    for number in range(20):
        await flow.send(b"its key", b"poison %d" % number)
    await flow.settle()
    for _ in range(2):
        await retry(flow)
        await flow.settle()
    all_letters = [read_letter(record) for record in await flow.read(DEAD_LETTER)]
    assert len(all_letters) == 60
    by_id = {letter.id: letter for letter in all_letters}
    for letter in all_letters[20:]:
        assert letter.retry_of is not None
        assert letter.dead.value == by_id[letter.retry_of].dead.value
    await assert_goes_on(flow)


@pytest.mark.long_embedded
async def test_more_failing_retries_than_the_poison_limit_do_not_stop_the_worker(flow: Flow) -> None:
    for number in range(flow.settings.poison_limit + 20):
        await flow.send(b"its key", b"poison", RAW, ((RETRY_OF, b"%d" % number),))
    await flow.settle()
    assert len(await letters(flow)) == flow.settings.poison_limit + 20
    await assert_goes_on(flow)


@pytest.mark.long_embedded
async def test_poison_with_a_null_header_is_a_dead_letter(flow: Flow) -> None:
    null: Headers = (("own", None),)  # type: ignore[assignment]  # Kafka knows null headers
    await flow.send(b"its key", b"poison", RAW, null)
    await flow.settle()
    (letter,) = await letters(flow)
    assert letter.headers == null
    await assert_goes_on(flow)
