"""What other hands write on Dateline's topics stops nobody: headers that are null, or no times."""

from typing import NamedTuple

import pytest

from dateline.agents.state.positions import _told_time
from dateline.kafka.codec import Incoming
from dateline.kafka.transactions import fits

NOON = 1_770_000_000


class Told(NamedTuple):
    """A record as the Kafka client gives it, as far as it is looked at."""

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
def test_a_time_that_cannot_be_is_none(value: bytes | None, time: int | None) -> None:
    assert _told_time(Told((("ce_time", value),))) == time


def test_a_record_without_a_time_has_none() -> None:
    assert _told_time(Told(())) is None


def test_a_null_header_takes_no_room() -> None:
    record = Incoming("wire.alerts", 0, 7, NOON * 1000, None, b"no alert", (("odd", None),))  # type: ignore[arg-type]
    assert fits(record)
