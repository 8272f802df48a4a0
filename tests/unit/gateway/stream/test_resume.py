"""Where a client resumes in the copy, and what it is told is missing: over commits, switches, retention and holes."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from dateline.gateway.copy import events as events_module
from dateline.gateway.copy.batch import Batch, Generation, StoryEvent
from dateline.gateway.copy.events import Page, last_row, offset_behind, read_page
from dateline.gateway.copy.schema import SlowReadError
from dateline.gateway.copy.store import Beginning, Copy, read_generations, read_positions
from dateline.gateway.stream import resume, subscriber
from dateline.gateway.stream.encoding import NDJSON
from dateline.gateway.stream.event_id import EventId, tag_of
from dateline.gateway.stream.hub import Hub
from dateline.gateway.stream.resume import Start, start_from_id, start_since
from dateline.gateway.stream.subscriber import Subscriber
from dateline.kafka.codec import REPLAYED
from tests.copies import FIRST, START, Log, apply, opened
from tests.versions import version

MARK = (REPLAYED, b"upgrade")
FORMER = tag_of("stories", "wire").hex()


def id_of(*offsets: int, namespace: str = "wire") -> EventId:
    return EventId(tag_of("stories", namespace), offsets)


async def by_id(copy: Copy, last: EventId) -> Start:
    return await copy.read(start_from_id, "stories", "wire", last)


async def switch(copy: Copy, namespace: str, opens: Mapping[int, int]) -> Generation:
    return await copy.begin(Beginning(namespace, switched=True, opens=opens, joined=opens, firsts={"stories": opens}))


async def events_from(
    copy: Copy,
    start: Start,
    between: Callable[[], Any] | None = None,
    takes: Callable[[StoryEvent], bool] | None = None,
    ends: Callable[[], bool] = lambda: True,
) -> list[dict[str, Any]]:
    """Return what a client gets that reads the copy from a start to its end; ``between`` runs after the first chunk.

    The end is a heartbeat at which ``ends`` holds.
    """
    generations = {each.number: each for each in await copy.read(read_generations)}
    newest = max(generations)
    hub: Hub[StoryEvent] = Hub("stories", lambda event: event.event)
    hub.row = await copy.read(last_row, "versions")
    positions = (await copy.read(read_positions)).get((newest, "stories"), {})
    offsets = {partition: progress.next for partition, progress in positions.items()}
    hub.begin(newest, tag_of("stories", generations[newest].namespace), offsets)

    def beginnings(number: int) -> tuple[bytes, Mapping[int, int]]:
        return tag_of("stories", generations[number].namespace), generations[number].joined

    reader = Subscriber(copy, hub, takes or (lambda _: True), NDJSON, start, beginnings)
    chunks = []
    async for chunk in reader.chunks():
        chunks.append(chunk)
        if len(chunks) == 2 and between is not None:
            await between()
        if (orjson.loads(chunk.splitlines()[-1])["event"] == "heartbeat" and ends()) or hub.row == 0:
            break
        reader._is_due = True  # noqa: SLF001  # so that it ends with a heartbeat when there is nothing more
    return [orjson.loads(line) for chunk in chunks for line in chunk.splitlines()]


def ids(events: list[dict[str, Any]]) -> list[str]:
    return [event["data"]["story_id"] for event in events if event["event"] == "version"]


def gaps(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [event["data"] for event in events if event["event"] == "gap"]


async def test_a_commit_while_a_start_is_looked_for_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = Log()
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([version("a")]) + log.stories([version("b")], 1))
        new = log.stories([version("c")]) + log.stories([version("d")], 1)
        row_before = events_module.row_before

        def interrupted(connection: Any, table: str, generation: int, offsets: Mapping[int, int]) -> int:  # noqa: ANN401
            for offset in offsets.items():
                connection.execute("SELECT id FROM versions WHERE partition = ? AND offset >= ?", offset).fetchall()
                copy._writer.apply(Batch(FIRST, new, []))  # noqa: SLF001  # the commit, between two partitions
                break
            return row_before(connection, table, generation, offsets)

        monkeypatch.setattr(resume, "row_before", interrupted)
        start = await by_id(copy, id_of(1, 1))
        assert ids(await events_from(copy, start)) == ["c", "d"]
        assert start.row == 2
        assert start.ahead == {}


async def test_an_id_of_a_generation_without_a_row_gives_nothing_of_the_former_again(tmp_path: Path) -> None:
    log = Log()
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([version("a")]) + log.stories([version("b")], 1))
        new = await switch(copy, "new", {0: 3, 1: 4})
        start = await by_id(copy, id_of(3, 4, namespace="new"))
        assert (start.row, start.generation) == (2, 2)
        later = [each._replace(offset=4) for each in Log().stories([version("c")], 1)]
        await apply(copy, later, generation=new)
        assert ids(await events_from(copy, start)) == ["c"]
        # One that looked before the copy had a row behind it: the former's rows are passed over.
        assert ids(await events_from(copy, start._replace(row=0))) == ["c"]


async def test_ids_over_a_generation_begin_where_readers_of_the_former_go_on(tmp_path: Path) -> None:
    """A copy that was lost reads a former namespace from its beginning, so that it has no offsets where it opens."""
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, Log().stories([version("a")]))
        beginning = {0: 0, 1: 0}
        new = await copy.begin(Beginning("new", switched=True, joined=beginning, firsts={"stories": beginning}))
        records = [each._replace(offset=7) for each in Log().stories([version("b")], 1)]
        await apply(copy, records, generation=new)
        events = await events_from(copy, await by_id(copy, id_of(0, 0)))
        assert ids(events) == ["a", "b"]
        assert events[2]["id"] == id_of(0, 8, namespace="new").encode()


async def test_an_id_from_a_copy_that_read_a_namespace_from_its_beginning_is_no_gap_elsewhere(tmp_path: Path) -> None:
    async with opened(tmp_path / "copy.db") as copy:
        await switch(copy, "new", {0: 30, 1: 40})
        start = await by_id(copy, id_of(0, 41, namespace="new"))
        assert (start.gap, start.offsets) == (None, {0: 30, 1: 41})


async def test_what_retention_deletes_while_a_client_reads_is_a_gap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events_module, "_PAGE_ROWS", 2)
    log = Log()
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([version(f"s{number}") for number in range(10)]))
        start = await by_id(copy, id_of(0, 0))

        async def expire() -> None:
            await copy.expire(1, "stories", {0: 6})

        events = await events_from(copy, start, expire)
        assert ids(events) == ["s0", "s1", "s6", "s7", "s8", "s9"]
        missing = [{"partition": 0, "from": 2, "to": 6}]
        assert gaps(events) == [{"reason": "retention", "missing": missing}]


async def test_a_gap_is_told_once_and_a_marker_at_the_end_of_a_log_is_none(tmp_path: Path) -> None:
    log = Log()
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([version("a")]))
        await copy.expire(1, "stories", {0: 2})  # the record, and the marker behind it
        assert (await by_id(copy, id_of(1, 0))).gap is None
        start = await by_id(copy, id_of(0, 0))
        assert start.gap == {"reason": "retention", "missing": [{"partition": 0, "from": 0, "to": 1}]}
        assert (await by_id(copy, id_of(*(start.offsets[number] for number in range(2))))).gap is None


async def test_a_hole_is_a_gap_for_a_time_as_for_an_id(tmp_path: Path) -> None:
    log = Log()
    async with opened(tmp_path / "copy.db") as copy:
        first, later = START + timedelta(hours=1), START + timedelta(hours=2)
        await apply(copy, log.stories([version("a")], sent_at=first))
        await copy.note_hole(1, "stories", 0, 1, 5)
        records = [each._replace(offset=5) for each in Log().stories([version("b")], sent_at=later)]
        await apply(copy, records)
        now = Start(3, 1, {0: 7, 1: 0})
        missing = [{"partition": 0, "from": 1, "to": 5}]
        for since in (START, later):
            assert (await copy.read(start_since, "stories", since, now)).gap == {
                "reason": "retention", "missing": missing,
            }  # fmt: skip
        await apply(copy, [each._replace(offset=6) for each in Log().stories([version("c")], sent_at=later)])
        assert (await copy.read(start_since, "stories", later + timedelta(hours=3), now)).gap is None


async def test_what_a_deleted_former_namespace_published_does_not_come_again_marked(tmp_path: Path) -> None:
    copy = Copy(tmp_path / "copy.db", "wire")
    await copy.open()
    joined = {0: 1, 1: 0}
    begun = await copy.begin(
        Beginning("new", formers=[FORMER], joined=joined, firsts={"stories": {0: 0, 1: 0}})
    )  # the former's topics are gone
    records = Log().stories([version("a"), version("b"), version("c")])
    records = [each._replace(headers=(MARK,)) if each.offset < 2 else each for each in records]
    await apply(copy, records, generation=begun)
    assert ids(await events_from(copy, await by_id(copy, id_of(1, 0, namespace="new")))) == ["c"]
    assert ids(await events_from(copy, await by_id(copy, id_of(0, 0, namespace="new")))) == ["a", "c"]
    await copy.close()


async def test_a_page_ends_by_its_bytes(tmp_path: Path) -> None:
    log = Log()
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([version(f"s{number}", text="word " * 20_000) for number in range(9)]))
        page = await copy.read(read_page, "stories", 0, 9)
        assert (len(page.events), page.to) == (3, 3)
        rest = await copy.read(read_page, "stories", 8, 9)
        assert (len(rest.events), rest.to) == (1, 9)


async def test_the_first_offset_behind_a_row_is_that_of_a_walk(tmp_path: Path) -> None:
    log = Log()
    async with opened(tmp_path / "copy.db") as copy:
        for number in range(40):
            records = log.stories([version(f"s{number}")], int(number % 7 == 0))
            await apply(copy, [each._replace(offset=each.offset * 3) for each in records])
        for row in range(42):
            for partition in (0, 1):
                (walked,) = await copy.read(
                    lambda connection, *values: connection.execute(
                        "SELECT min(offset) FROM versions WHERE partition = ? AND id > ?", values
                    ).fetchone(),
                    partition, row,
                )  # fmt: skip
                assert await copy.read(offset_behind, "versions", 1, partition, row) == walked


async def test_a_page_that_is_read_too_slowly_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = Log()
    monkeypatch.setattr(events_module, "_PAGE_ROWS", 2)
    read_page, slow = events_module.read_page, [False, True, True, False, True, False]

    def slow_now_and_then(connection: Any, *asked: Any) -> Page[Any]:  # noqa: ANN401
        if slow.pop(0):
            raise SlowReadError
        return read_page(connection, *asked)

    monkeypatch.setattr(subscriber, "read_page", slow_now_and_then)
    monkeypatch.setattr(subscriber, "HEARTBEAT_SECONDS", 0.0)
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([version(name) for name in "abcdef"]))
        events = await events_from(copy, Start(0, 1, {0: 0, 1: 0}), ends=lambda: not slow)
        assert ids(events) == list("abcdef")
        assert [event["event"] for event in events].count("heartbeat") >= 3, "one in place of each page, and at the end"
