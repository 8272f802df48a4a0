"""Presence: a gateway's note follows at once when its copy is filled, names where it is, and confirms takedowns."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from aiokafka import TopicPartition

from dateline.client.gateway_notes import RUNS, GatewayNote, shown_gateways, state_of
from dateline.gateway import presence
from dateline.gateway.copy.store import Copy
from dateline.gateway.follow import ends as ends_module
from dateline.gateway.follow.ends import Reached
from dateline.settings import ResolvedSettings
from dateline.topics import STORIES, Topic
from dateline_schemas import Relation
from dateline_schemas.takedown import BY_TAKEDOWN
from tests.copies import Log, apply, opened
from tests.versions import other, version


@pytest.fixture
def notes(monkeypatch: pytest.MonkeyPatch) -> list[GatewayNote]:
    """The notes that are written."""
    written: list[GatewayNote] = []

    async def nothing(*_: object) -> None:
        pass

    async def send(_: object, __: object, note: GatewayNote) -> None:
        written.append(note)

    @asynccontextmanager
    async def producing(_: object) -> AsyncIterator[None]:
        yield

    monkeypatch.setattr(presence, "create_topic", nothing)
    monkeypatch.setattr(presence, "producing", producing)
    monkeypatch.setattr(presence, "send_note", send)
    monkeypatch.setattr(presence, "_LOOK_SECONDS", 0.001)
    return written


@pytest.mark.parametrize(("host", "address"), [("127.0.0.1", "127.0.0.1:8481"), ("::1", "[::1]:8481")])
async def test_a_note_is_written_at_once_when_the_copy_is_filled(
    notes: list[GatewayNote], tmp_path: Path, host: str, address: str
) -> None:
    caught_up, fault = False, None
    copy = Copy(tmp_path / "copy.sqlite", "wire")
    await copy.open()
    settings = ResolvedSettings(gateway_host=host, gateway_port=8481)
    present = presence.Presence(settings, copy, lambda: (caught_up, 0), Reached(), lambda: fault)
    task = asyncio.create_task(present.run())
    try:
        await _until(notes, 1)
        await asyncio.sleep(0.05)
        caught_up = True
        await _until(notes, 2)
        fault = "tokens.toml: it is no TOML"
        await _until(notes, 3)
        fault = None
        await _until(notes, 4)
        await asyncio.sleep(0.05)
        present.leave()
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await copy.close()
    assert [(note.caught_up, note.stopped) for note in notes] == [
        (False, False), (True, False), (True, False), (True, False), (True, True),
    ]  # fmt: skip
    assert [note.tokens_fault for note in notes] == [None, None, "tokens.toml: it is no TOML", None, None]
    assert {note.address for note in notes} == {address}
    assert {note.copy_file for note in notes} == {str(tmp_path / "copy.sqlite")}


async def test_a_gateway_that_ends_by_an_error_does_not_say_that_it_stopped(
    notes: list[GatewayNote], tmp_path: Path
) -> None:
    """As one whose disk is full: the error of another task cancels it."""

    async def fails() -> None:
        await _until(notes, 1)
        raise OSError

    copy = Copy(tmp_path / "copy.sqlite", "wire")
    await copy.open()
    try:
        with pytest.RaisesGroup(OSError):
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(presence.Presence(ResolvedSettings(), copy, lambda: (True, 0), Reached()).run())
                tasks.create_task(fails())
    finally:
        await copy.close()
    assert [note.stopped for note in notes] == [False]
    assert shown_gateways(notes, notes[0].at + RUNS) == tuple(notes)
    assert state_of(notes[0], notes[0].at + RUNS) == "silent"


def test_a_note_of_a_version_before_can_be_read() -> None:
    former = GatewayNote(
        gateway="a", at=cast("Any", "2026-02-07T12:00:00Z"), address="127.0.0.1:1", version="0.1.0", caught_up=True,
        clients=0, copy_bytes=1,
    ).model_dump(mode="json", exclude={"copy_file", "tokens_fault"})  # fmt: skip
    assert GatewayNote.model_validate(former).copy_file is None


async def _until(notes: list[GatewayNote], count: int) -> None:
    async with asyncio.timeout(10):
        while len(notes) < count:  # noqa: ASYNC110  # a list is polled
            await asyncio.sleep(0.005)


async def test_a_takedown_is_confirmed_once_all_was_read_that_the_topics_had_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The leader of partition 1 is away at first: its end is unknown, and what it last told of it is old."""
    log = Log()
    takedown = other("withdrawn", "a", 2, "withdrawal", relation=Relation(kind="withdrawal", rule=BY_TAKEDOWN))
    settings = ResolvedSettings(namespace="wire")
    is_away = True

    async def offsets_of(_: object, topic: Topic, *, of_ends: bool) -> dict[int, int]:
        assert of_ends
        if is_away:
            raise TimeoutError
        return {0: 2, 1: 1} if topic is STORIES else {0: 0}

    def read(**offsets: int) -> None:
        reached.note(settings, {TopicPartition(f"wire.{name[:-1]}", int(name[-1])): at for name, at in offsets.items()})

    monkeypatch.setattr(ends_module, "offsets_of", offsets_of)
    reached = Reached()
    async with opened(tmp_path / "copy.db") as copy:
        confirming = presence.Presence(settings, copy, lambda: (True, 0), reached)

        async def confirmed() -> list[str]:
            return await confirming._complete_erasures()  # noqa: SLF001

        await apply(copy, log.stories([version("a", text="words"), takedown]))
        assert await confirmed() == [], "nothing was read yet"
        read(stories0=2, stories1=0, alerts0=0)
        assert await confirmed() == [], "nobody knows where partition 1 ends"
        is_away = False
        assert await confirmed() == [], "partition 1 has one more record"
        read(stories0=2, stories1=1, alerts0=0)
        assert await confirmed() == ["a"]
        await copy.confirm("a")
        assert await confirmed() == []


def test_a_topic_that_is_no_longer_read_was_read_to_its_end() -> None:
    reached = Reached()
    settings = ResolvedSettings(namespace="wire-2")
    ends = {TopicPartition("wire.stories", 0): 9, TopicPartition("wire.alerts", 0): 4}
    reached.note(settings, {TopicPartition("wire-2.stories", 0): 0, TopicPartition("wire.alerts", 0): 3})
    assert not reached.covers(ends)
    reached.note(settings, {TopicPartition("wire-2.stories", 0): 0, TopicPartition("wire.alerts", 0): 4})
    assert reached.covers(ends)
