"""Bytes and models, and dead letters read back as they went out."""

import pytest

from dateline.kafka.codec import Incoming, UndecodableError, decode
from dateline.kafka.dead_letters import KEPT_BYTES, dead_letter, read_dead_letter
from dateline_schemas import Brief, RawArticle

RECORD = Incoming("wire.raw", 3, 71, 0, b"its key", b"\xffits value", (("own", b"\x00"),))


def failure() -> UndecodableError:
    """Return an error with the trace of where it was raised."""
    with pytest.raises(UndecodableError) as caught:
        decode(RawArticle, None)
    return caught.value


def there_and_back(record: Incoming, *, whole: bool) -> Incoming:
    sent = dead_letter(record, "split", failure(), "wire.dead-letter", whole=whole)
    return Incoming(sent.topic, 0, 0, 0, sent.key, sent.value, sent.headers)


def test_a_dead_letter_is_the_record_and_why() -> None:
    letter = read_dead_letter(there_and_back(RECORD, whole=True))
    assert (letter.key, letter.value, letter.headers) == (RECORD.key, RECORD.value, RECORD.headers)
    assert (letter.topic, letter.partition, letter.offset, letter.stage) == ("wire.raw", 3, 71, "split")
    assert letter.exception_class == "UndecodableError"
    assert letter.class_name == "dateline.split"
    assert letter.exception_message == "the value is null; a RawArticle was expected"
    assert "codec.py" in letter.exception_stacktrace
    assert (letter.size, letter.truncated, letter.sha256) == (len(RECORD.value or b""), False, None)


def test_every_reason_is_a_string_header_of_kafka_connect() -> None:
    names = {name for name, _ in there_and_back(RECORD, whole=True).headers} - {"own"}
    where = {"topic", "partition", "offset", "stage", "class.name"}
    why = {"exception.class.name", "exception.message", "exception.stacktrace"}
    assert names == {f"__connect.errors.{name}" for name in where | why}


def test_one_that_is_too_large_keeps_its_beginning_length_and_digest() -> None:
    letter = read_dead_letter(there_and_back(RECORD._replace(value=b"x" * 5_000_000), whole=False))
    assert letter.value == b"x" * KEPT_BYTES
    assert letter.size == 5_000_000
    assert letter.truncated
    assert letter.sha256 == "03a7bd518f3e4ecac11f2e77f7437928ba5d80ac0b2b26a523d90e7628bfd59b"


@pytest.mark.parametrize(
    ("value", "named"),
    [
        (None, "null"),
        (b"", "JSON"),
        (b'{"source": "a", "text": "x"}', "fetched_at"),
        (b'{"source": "a", "text": "x", "fetched_at": "2026-02-07T23:00:00"}', "fetched_at"),
    ],
)
def test_what_cannot_be_decoded_is_named(value: bytes | None, named: str) -> None:
    with pytest.raises(UndecodableError, match=named):
        decode(RawArticle, value)


def test_the_model_that_was_expected_is_named() -> None:
    with pytest.raises(UndecodableError, match="a Brief was expected"):
        decode(Brief, None)
