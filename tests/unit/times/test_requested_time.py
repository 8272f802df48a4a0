"""Times as a command or a query gives them."""

from datetime import UTC, datetime

import pytest

from dateline.core.times.requested_time import parse_time

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2h", datetime(2026, 11, 30, 10, tzinfo=UTC)),
        ("1.5d", datetime(2026, 11, 29, 0, tzinfo=UTC)),
        ("2026-11-30T01:00:00+01:00", datetime(2026, 11, 30, 0, tzinfo=UTC)),
        ("2026-11-30T01:00:00Z", datetime(2026, 11, 30, 1, tzinfo=UTC)),
        ("2026-11-30", datetime(2026, 11, 30, tzinfo=UTC)),
    ],
)
def test_a_time(text: str, expected: datetime) -> None:
    assert parse_time(text, NOW) == expected


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2x", "-2h", "999999d", "0001-01-01T00:00:00+14:00", "2h2h", "\u0661h", "9" * 400 + "d"]
)
def test_anything_else_is_refused_with_what_to_give(text: str) -> None:
    with pytest.raises(ValueError, match="give 30m, 2h, 7d"):
        parse_time(text, NOW)
