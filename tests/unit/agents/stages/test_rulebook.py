"""A rules file that is followed while a worker runs: what the log says of each change."""

import asyncio
from pathlib import Path

import pytest

from dateline import telemetry
from dateline.agents.stages import rulebook
from dateline.agents.stages.rulebook import Rulebook
from dateline.core.places.resolve import Atlas, PrintedPlace, places
from dateline.files.rules_file import RulesError
from dateline.settings import SettingsError
from dateline_schemas import Dateline
from tests.alert_stories import story

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


PLACES = '[[rules]]\nid = "kyiv"\nname = "Kyiv"\nplaces = ["Kiev"]\n'


def test_the_place_index_is_opened_once_and_only_for_rules_with_places(tmp_path: Path, atlas: Atlas) -> None:
    opened: list[Atlas] = []
    path = tmp_path / "rules.toml"

    def open_atlas() -> Atlas:
        opened.append(atlas)
        return atlas

    path.write_text(GOOD)
    Rulebook(path, open_atlas=open_atlas)
    assert not opened
    path.write_text(PLACES)
    book = Rulebook(path, open_atlas=open_atlas)
    assert len(opened) == 1
    (place,) = places([PrintedPlace("KYIV")], atlas=atlas, home_country=None, mentioned=())
    assert book.ruleset.match(story(dateline=Dateline(printed="KYIV", places=(place,), agencies=())))


@pytest.mark.parametrize("error", [SettingsError("no folder"), OSError("no folder")], ids=["setting", "build"])
def test_without_a_place_index_rules_with_places_have_a_fault(error: Exception, tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(PLACES)

    def open_atlas() -> Atlas:
        raise error

    with pytest.raises(RulesError, match=r"rules\.toml: a rule names places, .* no folder"):
        Rulebook(path, open_atlas=open_atlas)
