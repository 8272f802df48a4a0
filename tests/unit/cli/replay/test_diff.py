import asyncio
from datetime import UTC, datetime

import pytest

from dateline.cli.replay import diff
from dateline.cli.replay.marker import MarkerRecord
from dateline.core.replay.job import FeedProgress, Marker, ReplayError
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, STORIES

NOW = datetime(2026, 2, 6, tzinfo=UTC)
LIVE = ResolvedSettings(namespace="wire")
REPLAY = ResolvedSettings(namespace="r3")


def test_a_deleted_topic_of_a_replay_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands about topics are for what is live: they would not create it, and an empty one says nothing."""
    marker = Marker(
        replay="r3", live="wire", start=NOW, end=NOW, partitions=1, begins={}, ends={}, state="done",
        parser_version="1", fingerprint_version=1,
    )  # fmt: skip

    async def find(_: object) -> MarkerRecord:
        return MarkerRecord(frozenset({STORIES.of(REPLAY)}), has_marker_topic=True, marker=marker, fed=FeedProgress())

    monkeypatch.setattr(diff, "find_replay", find)
    with pytest.raises(ReplayError, match=rf"{BRIEFS.of(REPLAY)} was deleted: `dateline replay drop r3`, and make"):
        asyncio.run(diff._finished_replay(LIVE, REPLAY))  # noqa: SLF001 - what the verb asks first
