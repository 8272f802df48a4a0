"""Poison of every kind at every stage becomes a whole dead letter, and the stream goes on."""

import hashlib
import os
from typing import Final

import orjson
import pytest
from aiokafka import AIOKafkaProducer

from dateline.agents.stage import FLOW, STAGES
from dateline.demo.pages import demo_pages
from dateline.kafka.clients import client_options
from dateline.kafka.codec import Headers
from dateline.kafka.dead_letters import TRUNCATED_BYTES, read_dead_letter
from dateline.topics import BRIEFS, DEAD_LETTER, PRODUCER_BYTES, RAW, RECORD_BYTES
from dateline_schemas import Brief, DeadLetter, RawArticle
from tests.flow import BrokerFlow, Flow

HEADERS: Final[Headers] = (
    ("traceparent", b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
    ("own", b"\xff"),
)
PAGE: Final = {"source": "a portal", "fetched_at": "2026-02-07T23:00:00+01:00"}
MIB: Final = 1024 * 1024

# a description, the value, a part of the reason
EVERYWHERE: Final = (
    ("broken JSON", b'{"source": "a por', "JSON"),
    ("wrong fields", b'{"source": 7, "text": []}', "source"),
    ("bad UTF-8", b'{"source": "a portal\xff"}', "JSON"),
    ("a list", b"[]", "record"),
    ("empty", b"", "JSON"),
    ("null", None, "null"),
)
IN_RAW: Final = (
    ("no time zone", orjson.dumps({**PAGE, "fetched_at": "2026-02-07T23:00:00", "text": "x"}), "fetched_at"),
    ("neither text nor html", orjson.dumps(PAGE), "text"),
    ("1 MiB and one byte", orjson.dumps({**PAGE, "text": "x" * (MIB + 1)}), str(MIB + 1)),
    ("5 MB that compress to little", orjson.dumps({**PAGE, "text": "x" * 5_000_000}), "5000000"),
    ("from 2099", orjson.dumps({**PAGE, "fetched_at": "2099-01-01T00:00:00Z", "text": "x"}), "fetched_at"),
)
CASES: Final = tuple(
    (stage, value, reason)
    for stage in FLOW
    for _, value, reason in (EVERYWHERE + IN_RAW if stage == "split" else EVERYWHERE)
)


async def letters(flow: Flow) -> list[DeadLetter]:
    return [read_dead_letter(record) for record in await flow.read(DEAD_LETTER)]


async def assert_goes_on(flow: Flow) -> None:
    """Assert that a valid page after the poison still becomes briefs."""
    before = len(await flow.read(BRIEFS))
    line = demo_pages()[0]
    await flow.send(RawArticle.read(line).key.encode(), line)
    await flow.settle()
    assert len(await flow.read(BRIEFS)) == before + 8


async def test_poison_of_every_kind_at_every_stage_is_a_dead_letter(flow: Flow) -> None:
    for stage, value, _ in CASES:
        await flow.send(b"its key", value, STAGES[stage].source, HEADERS)
    await flow.settle()
    by_stage_and_value = {(letter.stage, letter.value): letter for letter in await letters(flow)}
    for stage, value, reason in CASES:
        letter = by_stage_and_value[stage, value]
        assert letter.key == b"its key"
        assert letter.headers == HEADERS
        assert reason in letter.exception_message
        assert letter.topic == STAGES[stage].source.name(flow.settings.namespace)
        assert letter.exception_class
        assert letter.exception_stacktrace
        assert not letter.truncated
    assert len(await flow.read(DEAD_LETTER)) == len(CASES)
    await assert_goes_on(flow)


@pytest.mark.long_embedded
async def test_a_record_without_key_and_value_is_a_dead_letter(flow: Flow) -> None:
    await flow.send(None, None)
    await flow.settle()
    (letter,) = await letters(flow)
    assert (letter.key, letter.value) == (None, None)
    await assert_goes_on(flow)


@pytest.mark.long_embedded
async def test_a_dead_letter_of_a_record_of_the_maximum_size_keeps_its_first_64_kib(flow: Flow) -> None:
    if not isinstance(flow, BrokerFlow):
        value = os.urandom(RECORD_BYTES)
        await flow.send(b"k", value)
    else:
        value = await send_maximum(flow)
    await flow.settle()
    (letter,) = await letters(flow)
    assert letter.value == value[:TRUNCATED_BYTES]
    assert letter.size == len(value)
    assert letter.sha256 == hashlib.sha256(value).hexdigest()
    assert letter.truncated
    await assert_goes_on(flow)


async def send_maximum(flow: Flow) -> bytes:
    """Send a record of random bytes whose batch has exactly the topic's maximum size."""
    producer = AIOKafkaProducer(**client_options(flow.settings), max_request_size=PRODUCER_BYTES)
    await producer.start()
    try:
        value = os.urandom(RECORD_BYTES)
        batch = producer.create_batch()
        batch.append(key=b"k", value=value, timestamp=None)
        value = value[: RECORD_BYTES - (batch.size() - RECORD_BYTES)]
        await producer.send_and_wait(RAW.name(flow.settings.namespace), value, b"k")
    finally:
        await producer.stop()
    return value


@pytest.mark.long_embedded
async def test_a_valid_brief_of_another_program_is_processed(flow: Flow) -> None:
    line = demo_pages()[0]
    await flow.send(RawArticle.read(line).key.encode(), line)
    await flow.settle()
    value = (await flow.read(BRIEFS))[0].value or b""
    unknown = orjson.dumps({**orjson.loads(value), "a_field_of_next_year": 1})
    await flow.send(Brief.read(value).fingerprint.encode(), unknown, BRIEFS)
    await flow.settle()
    assert await letters(flow) == []
