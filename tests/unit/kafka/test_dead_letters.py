"""A dead letter as it is written and read back, the record that is sent again for it, and the note of that."""

from datetime import UTC, datetime
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.kafka.codec import Incoming, Outgoing, UndecodableError, decode
from dateline.kafka.dead_letters import (
    RETRY_OF,
    TRUNCATED_BYTES,
    Letter,
    Retry,
    dead_letter,
    read_dead_letter,
    read_letter,
    read_retry_note,
    retry_note,
    retry_record,
)
from dateline_schemas import RawArticle

ERROR: Final = ValueError("because")
RECORDS: Final = st.builds(
    Incoming,
    st.just("unit.raw"),
    st.integers(0, 9),
    st.integers(0, 2**40),
    st.integers(0, 2**40),
    st.none() | st.binary(max_size=20),
    st.none() | st.binary(max_size=200),
    st.lists(st.tuples(st.text(max_size=9).filter(lambda name: name != RETRY_OF), st.binary(max_size=9))).map(tuple),
)


def as_read(sent: Outgoing, offset: int) -> Incoming:
    return Incoming(sent.topic, 0, offset, 1_770_000_000_123, sent.key, sent.value, sent.headers)


def letter_of(record: Incoming, offset: int, stage: str = "split") -> Letter:
    return read_letter(as_read(dead_letter(record, stage, ERROR, "unit.dead-letter", whole=True), offset))


RECORD = Incoming("wire.raw", 3, 71, 0, b"its key", b"\xffits value", (("own", b"\x00"),))


def failure() -> UndecodableError:
    """Return an error that was raised, so that it has a stack trace."""
    with pytest.raises(UndecodableError) as caught:
        decode(RawArticle, None)
    return caught.value


def written_and_read(record: Incoming, *, whole: bool) -> Incoming:
    sent = dead_letter(record, "split", failure(), "wire.dead-letter", whole=whole)
    return Incoming(sent.topic, 0, 0, 0, sent.key, sent.value, sent.headers)


def test_a_dead_letter_keeps_the_record_and_says_why_it_failed() -> None:
    letter = read_dead_letter(written_and_read(RECORD, whole=True))
    assert (letter.key, letter.value, letter.headers) == (RECORD.key, RECORD.value, RECORD.headers)
    assert (letter.topic, letter.partition, letter.offset, letter.stage) == ("wire.raw", 3, 71, "split")
    assert letter.exception_class == "UndecodableError"
    assert letter.class_name == "dateline.split"
    assert letter.exception_message == "the value is null; a RawArticle was expected"
    assert "codec.py" in letter.exception_stacktrace
    assert (letter.size, letter.truncated, letter.sha256) == (len(RECORD.value or b""), False, None)


def test_the_headers_of_the_failure_are_those_of_kafka_connect() -> None:
    names = {name for name, _ in written_and_read(RECORD, whole=True).headers} - {"own"}
    where = {"topic", "partition", "offset", "stage", "class.name"}
    why = {"exception.class.name", "exception.message", "exception.stacktrace"}
    assert names == {f"__connect.errors.{name}" for name in where | why}


def test_a_truncated_letter_keeps_the_start_length_and_digest_of_the_value() -> None:
    letter = read_dead_letter(written_and_read(RECORD._replace(value=b"x" * 5_000_000), whole=False))
    assert letter.value == b"x" * TRUNCATED_BYTES
    assert letter.size == 5_000_000
    assert letter.truncated
    assert letter.sha256 == "03a7bd518f3e4ecac11f2e77f7437928ba5d80ac0b2b26a523d90e7628bfd59b"


@given(RECORDS, st.integers(0, 2**40))
def test_a_retry_sends_the_record_unchanged_with_a_header_that_names_the_letter(record: Incoming, offset: int) -> None:
    letter = letter_of(record, offset)
    sent = retry_record(letter, letter.dead.value)
    assert (sent.topic, sent.key, sent.value) == (record.topic, record.key, record.value)
    assert sent.headers == (*record.headers, (RETRY_OF, b"%d" % offset))
    assert sent.partition is None


def test_a_retry_of_a_retry_names_the_last_letter() -> None:
    record = Incoming("unit.raw", 0, 0, 0, b"k", b"v", (("own", b"\xff"),))
    first = letter_of(record, 17)
    assert first.retry_of is None
    second = letter_of(as_read(retry_record(first, b"v"), 90), 45)
    assert second.retry_of == 17
    third = letter_of(as_read(retry_record(second, b"v"), 91), 46)
    assert third.retry_of == 45
    assert third.dead.headers == (("own", b"\xff"), (RETRY_OF, b"45"))


@pytest.mark.parametrize("header", [b"", b"x", b"-1", b"\xff", b"9" * 5000])
def test_a_foreign_retry_header_is_ignored(header: bytes) -> None:
    assert letter_of(Incoming("unit.raw", 0, 0, 0, None, None, ((RETRY_OF, header),)), 1).retry_of is None


def test_a_note_is_read_as_it_was_written() -> None:
    retry = Retry(17, 1_770_000_000_123, "unit.raw", 2, 991, datetime(2026, 2, 2, 2, 40, 0, 123_000, tzinfo=UTC))
    assert read_retry_note(as_read(retry_note(retry, "unit.retries"), 0)) == retry


@pytest.mark.parametrize("value", [None, b"", b"[]", b"{}", b'{"letter": "x"}', b"\xff"])
def test_a_foreign_record_is_no_note_of_a_retry(value: bytes | None) -> None:
    with pytest.raises(UndecodableError, match=r"^not a note of a retry: "):
        read_retry_note(Incoming("unit.retries", 0, 5, 0, None, value, ()))


@pytest.mark.parametrize(
    ("harm", "named"),
    [
        ({"__connect.errors.stage": None}, "__connect.errors.stage"),
        ({"__connect.errors.offset": b"x"}, "not a dead letter"),
        ({"__connect.errors.partition": b"-1"}, "partition"),
    ],
)
def test_a_foreign_record_is_no_dead_letter(harm: dict[str, bytes | None], named: str) -> None:
    sent = dead_letter(Incoming("unit.raw", 0, 0, 0, b"k", b"v", ()), "split", ERROR, "unit.dead-letter", whole=True)
    headers = {**dict(sent.headers), **harm}
    changed = tuple((name, value) for name, value in headers.items() if value is not None)
    with pytest.raises(UndecodableError, match=named):
        read_dead_letter(as_read(sent._replace(headers=changed), 0))
