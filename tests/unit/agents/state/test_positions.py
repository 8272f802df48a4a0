"""The event time in a record's headers, also of records that Dateline did not write."""

from typing import NamedTuple

import pytest

from dateline.agents.state.positions import event_time_of

NOON = 1_770_000_000


class KafkaRecord(NamedTuple):
    """The fields of an aiokafka record that are read here."""

    headers: tuple[tuple[str, bytes | None], ...]
    timestamp: int = NOON * 1000


@pytest.mark.parametrize(
    ("value", "time"),
    [
        (b"2026-02-02T02:40:00+00:00", NOON),
        (b"2026-02-02T03:39:00+00:00", NOON + 59 * 60),
        (b"2026-02-02T03:41:00+00:00", None),  # further ahead of its record than a page may be
        (b"2099-01-01T00:00:00+00:00", None),
        (b"x", None),
        (b"\xff", None),
        (None, None),
    ],
)
def test_a_header_that_is_no_possible_time_gives_none(value: bytes | None, time: int | None) -> None:
    assert event_time_of(KafkaRecord((("ce_time", value),))) == time


def test_a_record_without_the_header_has_no_time() -> None:
    assert event_time_of(KafkaRecord(())) is None
