"""The tables of ``dateline status``."""

from datetime import UTC, datetime
from io import StringIO

import pytest

from dateline.cli.status.snapshot.snapshot import Snapshot, TopicState
from dateline.cli.status.status import status_tables
from dateline.cli.terminal.printing import SafeConsole
from dateline.settings import ResolvedSettings
from dateline.topics import TOPICS

NOON = datetime(2026, 2, 7, 12, tzinfo=UTC)


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize("namespace", ["wire", "nightduty", "newsroom-north-2"])
def test_in_80_columns_each_time_and_age_stays_on_one_line(namespace: str, exact: bool) -> None:  # noqa: FBT001 - a case
    settings = ResolvedSettings(namespace=namespace)
    topics = tuple(TopicState(topic.of(settings), 4, 1_234_567, NOON, exact) for topic in TOPICS)
    console = SafeConsole(width=80, file=(printed := StringIO()))
    console.print(status_tables(Snapshot(settings, NOON, topics, {}, (), (), 0)))
    shown = printed.getvalue()
    assert shown.count("2026-02-07 12:00 +0000") == len(TOPICS) + 1, shown
    assert shown.count(" 0 s\n") == len(TOPICS)
    assert shown.count(" 1234567 ") == len(TOPICS)
    assert shown.count("later") == (0 if exact else len(TOPICS))
