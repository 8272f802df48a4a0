"""A rules file that is followed while a worker runs: what the log says of each change."""

import asyncio
from pathlib import Path

import pytest

from dateline import telemetry
from dateline.agents.stages import rulebook
from dateline.agents.stages.rulebook import Rulebook

GOOD = '[[rules]]\nid = "quake"\nname = "Quakes"\nany = ["quake"]\n'
FAULTY = GOOD.replace('"quake"\nname', '"quake\nname')
OTHER = GOOD.replace("quake", "flood")


@pytest.mark.parametrize(
    ("texts", "events"),
    [
        ([FAULTY, GOOD], ["rules_refused", "rules_loaded"]),
        ([FAULTY, FAULTY + "\n", GOOD, OTHER], ["rules_refused", "rules_refused", "rules_loaded", "rules_loaded"]),
        ([GOOD, OTHER, GOOD], ["rules_loaded", "rules_loaded"]),
    ],
    ids=["the former text after a fault", "two faults", "saved without a change"],
)
def test_every_change_is_logged(
    texts: list[str], events: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(GOOD)
    logged: list[str] = []
    monkeypatch.setattr(telemetry, "event", lambda name, **_: logged.append(name))
    monkeypatch.setattr(rulebook, "_POLL_SECONDS", 0.001)

    async def edit() -> None:
        following = asyncio.create_task(Rulebook(path).follow())
        for number, text in enumerate(texts):
            path.write_text(text + " " * number)  # another size, so that the file has changed
            await asyncio.sleep(0.3)  # many polls
        following.cancel()

    asyncio.run(edit())
    assert logged == events
