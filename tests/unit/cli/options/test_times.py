"""The options for a window of time, as a person types them."""

from datetime import UTC, datetime, timedelta

import pytest
import typer

from dateline.cli.options.times import parse_window
from dateline.core.times.window import Window

NOON = datetime(2026, 2, 7, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_words_become_a_window() -> None:
    assert parse_window("2h", "2026-02-07T13:00+01:00", NOON + HOUR) == Window(NOON - HOUR, NOON)
    assert parse_window(None, None, NOON, since="1d", by_record=True) == Window(NOON - 24 * HOUR, None, by_record=True)


WRONG = {
    "no time": ("soon", None, None, "--from"),
    "before all time": ("99999999d", None, None, "--from"),
    "no stop": (None, "2026-02-30", None, "--to"),
    "upside down": ("1h", "2h", None, "--to"),
    "empty": ("1h", "1h", None, "--to"),
}


@pytest.mark.parametrize("case", WRONG)
def test_words_that_are_no_window_are_a_usage_error(case: str) -> None:
    start, stop, since, option = WRONG[case]
    with pytest.raises(typer.BadParameter) as refused:
        parse_window(start, stop, NOON, since=since)
    assert refused.value.param_hint == option


def test_from_and_since_exclude_each_other() -> None:
    with pytest.raises(typer.BadParameter, match="mean the same"):
        parse_window("1h", None, NOON, since="1h")
