import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime

import orjson
import pytest

from dateline.cli.replay import diff
from dateline.cli.replay.marker import MarkerRecord
from dateline.core.replay.job import FeedProgress, Marker, ReplayError
from dateline.kafka.codec import Incoming
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, STORIES, Topic

NOW = datetime(2026, 2, 6, tzinfo=UTC)
LIVE = ResolvedSettings(namespace="wire")
REPLAY = ResolvedSettings(namespace="r3")


MARKER = Marker(
    replay="r3", live="wire", start=NOW, end=NOW, partitions=1, begins={}, ends={}, state="done",
    parser_version="1", fingerprint_version=1,
)  # fmt: skip


def finished(*topics: Topic) -> Callable[[object], Awaitable[MarkerRecord]]:
    """Return what finds a finished replay that has these topics."""

    async def find(_: object) -> MarkerRecord:
        names = frozenset(topic.of(REPLAY) for topic in topics)
        return MarkerRecord(names, has_marker_topic=True, marker=MARKER, fed=FeedProgress())

    return find


def test_a_namespace_that_is_live_is_not_compared_with_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    async def resolved(_: object) -> ResolvedSettings:
        return REPLAY

    monkeypatch.setattr(diff, "find_replay", finished(BRIEFS, STORIES))
    monkeypatch.setattr(diff, "resolve", resolved)
    with pytest.raises(ReplayError, match="r3 is live under the name of wire: it would be compared with itself"):
        asyncio.run(diff._finished_replay(LIVE, REPLAY))  # noqa: SLF001 - what the verb asks first


def test_records_of_another_program_are_left_out_and_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    values = (b"not json", b"[]", b'{"a":1}', None, orjson.dumps({"fetched_at": NOW.isoformat(), "source": "a"}))

    async def committed(*_: object, **__: object) -> AsyncIterator[list[Incoming]]:
        yield [Incoming("wire.briefs", 0, at, 0, None, value, ()) for at, value in enumerate(values, 7)]

    monkeypatch.setattr(diff, "read_committed", committed)
    added: list[object] = []
    asyncio.run(diff._read(LIVE, BRIEFS, None, NOW, lambda *record: added.append(record)))  # noqa: SLF001 - one topic of many
    assert added == []
    assert "5 records of wire.briefs left out: written by another program, the first at wire.briefs/0@7" in (
        capsys.readouterr().err
    )


def test_a_deleted_topic_of_a_replay_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands about topics are for what is live: they would not create it, and an empty one says nothing."""
    find = finished(STORIES)
    monkeypatch.setattr(diff, "find_replay", find)
    with pytest.raises(ReplayError, match=rf"{BRIEFS.of(REPLAY)} was deleted: `dateline replay drop r3`, and make"):
        asyncio.run(diff._finished_replay(LIVE, REPLAY))  # noqa: SLF001 - what the verb asks first


def test_the_table_shows_the_part_of_a_value_that_differs() -> None:
    times = {"earliest": "2026-03-14T11:28:00+01:00", "latest": "2026-03-14T11:28:00+01:00"}
    live, replay = times | {"basis": "article"}, times | {"basis": "metadata"}
    assert str(diff._change("published", live, replay)) == "published.basis: article → metadata"  # noqa: SLF001 - a line of many
    long = "The bridge over the river at Middelburg will stay closed for "
    shown = str(diff._change("text", f"{long}two days.", f"{long}four days."))  # noqa: SLF001 - as above
    assert shown == "text: … closed for two days. → … closed for four days."
    assert str(diff._change("age", None, "1 hour")) == "age: none → 1 hour"  # noqa: SLF001 - as above
