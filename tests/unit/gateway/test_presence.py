"""Presence: a gateway's note follows at once when its copy is filled, names where it is, and confirms takedowns."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import Any, cast

import pytest

from dateline.client.gateway_notes import GatewayNote
from dateline.gateway import presence
from dateline.gateway.copy.store import Copy
from dateline.settings import ResolvedSettings
from dateline_schemas import Relation
from dateline_schemas.takedown import BY_TAKEDOWN
from tests.copies import Log, apply, opened
from tests.versions import other, version


@pytest.mark.parametrize(("host", "address"), [("127.0.0.1", "127.0.0.1:8481"), ("::1", "[::1]:8481")])
async def test_a_note_is_written_at_once_when_the_copy_is_filled(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, host: str, address: str
) -> None:
    notes: list[GatewayNote] = []
    caught_up = False

    async def nothing(*_: object) -> None:
        pass

    async def send(_: object, __: object, note: GatewayNote) -> None:
        notes.append(note)

    @asynccontextmanager
    async def producing(_: object) -> AsyncIterator[None]:
        yield

    monkeypatch.setattr(presence, "create_topic", nothing)
    monkeypatch.setattr(presence, "producing", producing)
    monkeypatch.setattr(presence, "send_note", send)
    monkeypatch.setattr(presence, "_LOOK_SECONDS", 0.001)
    copy = Copy(tmp_path / "copy.sqlite", "wire")
    await copy.open()
    settings = ResolvedSettings(gateway_host=host, gateway_port=8481)
    task = asyncio.create_task(presence.Presence(settings, copy, lambda: (caught_up, 0), lambda: None).run())
    try:
        await _until(notes, 1)
        await asyncio.sleep(0.05)
        caught_up = True
        await _until(notes, 2)
        await asyncio.sleep(0.05)
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await copy.close()
    assert [(note.caught_up, note.stopped) for note in notes] == [(False, False), (True, False), (True, True)]
    assert {note.address for note in notes} == {address}
    assert {note.copy_file for note in notes} == {str(tmp_path / "copy.sqlite")}


def test_a_note_of_a_version_before_can_be_read() -> None:
    former = GatewayNote(
        gateway="a", at=cast("Any", "2026-02-07T12:00:00Z"), address="127.0.0.1:1", version="0.1.0", caught_up=True,
        clients=0, copy_bytes=1,
    ).model_dump(mode="json", exclude={"copy_file"})  # fmt: skip
    assert GatewayNote.model_validate(former).copy_file is None


async def _until(notes: list[GatewayNote], count: int) -> None:
    async with asyncio.timeout(10):
        while len(notes) < count:  # noqa: ASYNC110  # a list is polled
            await asyncio.sleep(0.005)


async def test_a_takedown_is_confirmed_once_all_was_read_that_the_topics_had_then(tmp_path: Path) -> None:
    log = Log()
    had_all_at: list[float | None] = [None]
    takedown = other("withdrawn", "a", 2, "withdrawal", relation=Relation(kind="withdrawal", rule=BY_TAKEDOWN))
    settings = ResolvedSettings(namespace="wire")
    async with opened(tmp_path / "copy.db") as copy:
        confirming = presence.Presence(settings, copy, lambda: (True, 0), lambda: had_all_at[0])
        had_all_at[0] = monotonic()
        await apply(copy, log.stories([version("a", text="words"), takedown]))
        assert await confirming._complete_erasures() == [], "it had all before, and may be behind in another partition"  # noqa: SLF001
        had_all_at[0] = None
        assert await confirming._complete_erasures() == []  # noqa: SLF001
        had_all_at[0] = monotonic()
        assert await confirming._complete_erasures() == ["a"]  # noqa: SLF001
        await copy.confirm("a")
        assert await confirming._complete_erasures() == []  # noqa: SLF001
