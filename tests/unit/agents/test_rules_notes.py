"""What ``alerts run`` notes of a rules file that is refused: at once, again, and once it is mended."""

import asyncio

import pytest
from aiokafka.errors import KafkaConnectionError

from dateline.agents import rules_notes
from dateline.settings import ResolvedSettings


async def test_a_fault_is_noted_at_once_and_again_until_it_is_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    noted: list[tuple[str, ...]] = []
    faults: tuple[str, ...] = ()
    arrived = asyncio.Event()
    is_away = True

    async def send(_: object, file: str, sent: tuple[str, ...]) -> None:
        nonlocal is_away
        assert file == "rules.toml"
        if is_away:
            is_away = False
            raise KafkaConnectionError
        noted.append(sent)
        arrived.set()

    monkeypatch.setattr(rules_notes, "_send", send)
    for name in ("_LOOK_SECONDS", "_PAUSE_SECONDS", "_BEAT_SECONDS"):
        monkeypatch.setattr(rules_notes, name, 0.001)
    async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        noting = tasks.create_task(rules_notes.note_rules(ResolvedSettings(), "rules.toml", lambda: faults))
        for _ in range(20):
            await asyncio.sleep(0.001)
        assert noted == [], "a good file needs no note"
        faults = ("a", "b")
        while noted[-2:] != [faults, faults]:
            arrived.clear()
            await arrived.wait()
        faults = ()
        while noted[-1]:
            arrived.clear()
            await arrived.wait()
        noting.cancel()
    assert noted.count(()) == 1
