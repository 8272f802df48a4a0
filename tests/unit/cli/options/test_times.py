"""The options for a window of time, as a person types them."""

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
import typer

from dateline.cli.options import times
from dateline.cli.options.times import event_time, parse_window
from dateline.cli.read.replay_read import read
from dateline.cli.read.tail import tail
from dateline.core.times.window import Window
from dateline.kafka.codec import Incoming, encode, event_headers
from dateline.topics import STORIES
from tests.versions import version

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


def test_a_story_is_chosen_by_its_last_seen_and_the_help_says_so() -> None:
    story = version(fetched_at=NOON, last_seen=NOON + HOUR)
    headers = event_headers(story, "thread", ())
    record = Incoming("wire.stories", 0, 0, 0, story.story_id.encode(), encode(story), headers)
    assert event_time(record, STORIES) == story.last_seen != story.fetched_at
    for option in (times.From, times.RequiredFrom, times.To):
        assert "last_seen" in get_args(option)[1].help
    for verb in (tail, read):
        assert "last_seen" in (verb.__doc__ or "")
