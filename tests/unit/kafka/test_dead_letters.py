"""A dead letter as it is sent again: byte for byte the record that failed; and the note of it."""

from datetime import UTC, datetime
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.agents.stage import STAGES
from dateline.cli.dead_letters.retry_run import SOURCES, RefusedError, must_be_ours
from dateline.kafka.codec import Incoming, Outgoing, UndecodableError, passage
from dateline.kafka.dead_letters import (
    RETRY_OF,
    Letter,
    Retry,
    again,
    dead_letter,
    note,
    read_dead_letter,
    read_letter,
    read_note,
)
from dateline.settings import ResolvedSettings

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


@given(RECORDS, st.integers(0, 2**40))
def test_it_goes_out_as_it_came_with_a_header_that_tells_which_letter_it_was(record: Incoming, offset: int) -> None:
    letter = letter_of(record, offset)
    sent = again(letter, letter.dead.value)
    assert (sent.topic, sent.key, sent.value) == (record.topic, record.key, record.value)
    assert sent.headers == (*record.headers, (RETRY_OF, b"%d" % offset))
    assert sent.partition is None


def test_a_record_that_fails_again_names_the_letter_that_failed_last() -> None:
    record = Incoming("unit.raw", 0, 0, 0, b"k", b"v", (("own", b"\xff"),))
    first = letter_of(record, 17)
    assert first.retry_of is None
    second = letter_of(as_read(again(first, b"v"), 90), 45)
    assert second.retry_of == 17
    third = letter_of(as_read(again(second, b"v"), 91), 46)
    assert third.retry_of == 45
    assert third.dead.headers == (("own", b"\xff"), (RETRY_OF, b"45"))


@pytest.mark.parametrize("told", [b"", b"x", b"-1", b"\xff", b"9" * 5000])
def test_a_retry_header_of_other_hands_means_nothing(told: bytes) -> None:
    assert letter_of(Incoming("unit.raw", 0, 0, 0, None, None, ((RETRY_OF, told),)), 1).retry_of is None


def test_a_note_is_read_as_it_was_written() -> None:
    retry = Retry(17, 1_770_000_000_123, "unit.raw", 2, 991, datetime(2026, 2, 2, 2, 40, 0, 123_000, tzinfo=UTC))
    assert read_note(as_read(note(retry, "unit.retries"), 0)) == retry


@pytest.mark.parametrize("value", [None, b"", b"[]", b"{}", b'{"letter": "x"}', b"\xff"])
def test_a_note_of_other_hands_is_named(value: bytes | None) -> None:
    with pytest.raises(UndecodableError, match=r"^unit.retries/0@5 is no note of a retry"):
        read_note(Incoming("unit.retries", 0, 5, 0, None, value, ()))


@pytest.mark.parametrize(
    ("harm", "named"),
    [
        ({"__connect.errors.stage": None}, "__connect.errors.stage"),
        ({"__connect.errors.offset": b"x"}, "not a dead letter"),
        ({"__connect.errors.partition": b"-1"}, "partition"),
    ],
)
def test_a_dead_letter_of_other_hands_is_named(harm: dict[str, bytes | None], named: str) -> None:
    sent = dead_letter(Incoming("unit.raw", 0, 0, 0, b"k", b"v", ()), "split", ERROR, "unit.dead-letter", whole=True)
    headers = {**dict(sent.headers), **harm}
    changed = tuple((name, value) for name, value in headers.items() if value is not None)
    with pytest.raises(UndecodableError, match=named):
        read_dead_letter(as_read(sent._replace(headers=changed), 0))


def test_a_null_header_is_no_passage() -> None:
    assert passage((("dateline-passage", None),)) is None  # type: ignore[arg-type]  # as Kafka gives it


def test_letters_go_back_to_where_their_stage_reads() -> None:
    assert {stage: wiring.source for stage, wiring in STAGES.items() if stage != "match"} == dict(SOURCES)


@pytest.mark.parametrize(
    ("topic", "stage", "existing", "why"),
    [
        ("unit.raw", "split", {}, "is no longer there"),
        ("replay.raw", "split", {"replay.raw": 1}, "let DATELINE_NAMESPACE name"),
        ("unit.stories", "match", {"unit.stories": 1}, "beside others"),
        ("unit.briefs", "split", {"unit.briefs": 1}, "stage split reads unit.raw"),
        ("unit.state.split", "split", {"unit.state.split": 1}, "stage split reads unit.raw"),
    ],
)
def test_a_letter_of_another_place_is_refused(topic: str, stage: str, existing: dict[str, int], why: str) -> None:
    letter = letter_of(Incoming(topic, 0, 0, 0, None, b"", ()), 1, stage)
    with pytest.raises(RefusedError, match=why):
        must_be_ours(ResolvedSettings(namespace="unit"), letter, existing)
