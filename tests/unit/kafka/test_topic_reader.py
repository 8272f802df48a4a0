"""What a topic's own records say, past those that something else wrote."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing

import pytest
from aiokafka.errors import KafkaConnectionError

from dateline.kafka import topic_reader
from dateline.kafka.codec import Incoming, UndecodableError
from dateline.kafka.topic_reader import ignore_foreign, log_foreign, read_own
from dateline.settings import ResolvedSettings
from dateline.topics import RETRIES

SETTINGS = ResolvedSettings()
BATCHES: tuple[list[bytes | None], ...] = ([b"1", b"x", b"2"], [], [None, b"3"])


def number(record: Incoming) -> int | None:
    """Read a number; null says nothing."""
    if record.value is None:
        return None
    try:
        return int(record.value)
    except ValueError as error:
        msg = "not a number"
        raise UndecodableError(msg) from error


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A topic in place of the broker's; gets the topic's name when its reader is closed."""
    names: list[str] = []

    async def committed(
        _: ResolvedSettings, topic: object, __: object, *, follow: bool, progress: object
    ) -> AsyncIterator[list[Incoming]]:
        assert topic is RETRIES
        assert not follow
        offset = 0
        try:
            for batch in BATCHES:
                yield [Incoming("wire.retries", 0, offset + at, 0, None, value, ()) for at, value in enumerate(batch)]
                offset += len(batch)
            if progress:
                raise KafkaConnectionError
        finally:
            names.append(RETRIES.suffix)

    monkeypatch.setattr(topic_reader, "read_committed", committed)
    return names


async def numbers(told: list[str], *, most: int = 99, progress: bool = False) -> list[int]:
    found: list[int] = []

    def tell(record: Incoming, error: UndecodableError) -> None:
        told.append(f"{record.offset} {error}")

    shown = (lambda _: None) if progress else None
    async with aclosing(read_own(SETTINGS, RETRIES, number, tell, progress=shown)) as said:
        async for each in said:
            found.append(each)
            if len(found) == most:
                break
    return found


@pytest.mark.usefixtures("closed")
def test_foreign_records_are_told_and_the_others_come_in_order() -> None:
    told: list[str] = []
    assert asyncio.run(numbers(told)) == [1, 2, 3]
    assert told == ["1 not a number"]


def test_the_reader_is_closed_where_the_loop_ends_early_and_where_the_broker_goes(closed: list[str]) -> None:
    assert asyncio.run(numbers([], most=1)) == [1]
    assert closed == ["retries"]
    with pytest.raises(KafkaConnectionError):
        asyncio.run(numbers([], progress=True))
    assert closed == ["retries", "retries"]


def test_a_foreign_record_is_logged_with_its_place(caplog: pytest.LogCaptureFixture) -> None:
    record = Incoming("wire.retries", 0, 7, 0, None, b"x", ())
    ignore_foreign(record, UndecodableError("not a number"))
    assert not caplog.messages
    log_foreign(record, UndecodableError("not a number"))
    (line,) = caplog.messages
    assert line == 'passed_over topic=wire.retries partition=0 offset=7 reason="not a number"'
