from datetime import UTC, datetime, timedelta, timezone

import pytest

from dateline.gateway.board.moments import published
from dateline_schemas import Published

NINE = datetime(2025, 2, 6, 9, tzinfo=UTC)
EIGHT, EVE = NINE - timedelta(hours=1), NINE - timedelta(hours=10)


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Published(earliest=EIGHT, latest=NINE), "6 Feb 2025 08:00\N{EN DASH}09:00 UTC"),
        (Published(earliest=EVE, latest=NINE), "5 Feb 2025 23:00 \N{EN DASH} 6 Feb 2025 09:00 UTC"),
        (Published(earliest=NINE, latest=NINE), "6 Feb 2025 09:00 UTC"),
        (Published(latest=NINE), "by 6 Feb 2025 09:00 UTC"),
        (Published(earliest=NINE), "after 6 Feb 2025 09:00 UTC"),
        (Published(), "seen 5 Feb 2025 23:00 UTC"),
        (None, "seen 5 Feb 2025 23:00 UTC"),
        (Published(latest=NINE.astimezone(timezone(timedelta(hours=5)))), "by 6 Feb 2025 09:00 UTC"),
    ],
)
def test_an_interval_is_told_as_it_is(interval: Published | None, text: str) -> None:
    assert published(interval, EVE).text == text


def test_the_year_stands_where_it_is_another_one() -> None:
    this_year = datetime.now(UTC).replace(month=3, day=1, hour=7, minute=5)
    assert published(None, this_year).text == "seen 1 Mar 07:05 UTC"
