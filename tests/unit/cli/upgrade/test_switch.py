"""``upgrade back`` undoes one switch: run again, it finishes what was interrupted, and never goes forth again."""

from datetime import UTC, datetime
from typing import Final

import pytest
import typer

from dateline.cli.upgrade import switch
from dateline.cli.upgrade.prepare import live_refusal
from dateline.cli.upgrade.steps import Sides
from dateline.cli.upgrade.switch import back_target
from dateline.core.replay.alias import Alias, role_of
from dateline.core.replay.job import ReplayError
from dateline.process.stop_signals import StopSignal
from dateline.settings import ResolvedSettings

NOON: Final = datetime(2026, 2, 6, 12, tzinfo=UTC)


KEPT = {"wire-2", "wire-3"}


def alias(live: str, former: str, phase: str = "live", *, went_back: bool = False) -> Alias:
    fields = {"live": live, "former": former, "phase": phase, "at": NOON, "went_back": went_back}
    return Alias.model_validate(fields | {"parser_version": "1", "fingerprint_version": 1})


def test_after_a_switch_it_goes_to_the_former_namespace() -> None:
    assert back_target(alias("wire-2", "wire"), "wire", None, KEPT) == "wire"
    assert back_target(alias("wire-3", "wire-2"), "wire", None, KEPT) == "wire-2"


@pytest.mark.parametrize(
    ("after", "undo"),
    [
        (alias("wire", "wire-2", went_back=True), "dateline upgrade switch wire-2"),
        (alias("wire", "wire-2"), "dateline upgrade switch wire-2"),  # written before ``went_back`` was
        (alias("wire-2", "wire-3", went_back=True), "dateline upgrade switch wire-3"),
        (alias("wire-2", "wire", went_back=True), "dateline upgrade back wire"),
    ],
)
def test_a_second_time_it_refuses_and_names_the_way_forth(after: Alias, undo: str) -> None:
    with pytest.raises(ReplayError, match=f"{after.live} is live under the name of wire already: .*`{undo}` makes"):
        back_target(after, "wire", None, KEPT)


def test_what_it_began_it_finishes() -> None:
    assert back_target(alias("wire", "wire-2", "switching", went_back=True), "wire", None, KEPT) == "wire"
    assert back_target(alias("wire", "wire-2", "switching"), "wire", None, KEPT) == "wire"
    assert back_target(alias("wire-2", "wire-3", "switching", went_back=True), "wire", None, KEPT) == "wire-2"
    assert back_target(alias("wire-2", "wire-3", "switching", went_back=True), "wire", "wire-2", KEPT) == "wire-2"
    with pytest.raises(ReplayError, match="finish it with `dateline upgrade back`"):
        back_target(alias("wire-2", "wire-3", "switching", went_back=True), "wire", "wire-3", KEPT)


def test_what_switch_began_is_not_its_to_finish() -> None:
    with pytest.raises(ReplayError, match=r"a switch to wire-2 was interrupted: .*`dateline upgrade switch wire-2`"):
        back_target(alias("wire-2", "wire", "switching"), "wire", None, KEPT)


@pytest.mark.parametrize(("went_back", "again"), [(False, "switch wire-2"), (True, "back")])
def test_a_switch_that_is_stopped_in_the_middle_says_what_finishes_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, went_back: bool, again: str
) -> None:
    wire = ResolvedSettings(namespace="wire")
    sides = Sides(wire, wire.model_copy(update={"namespace": "wire-2"}), wire, went_back)

    async def written(_: object) -> Alias:
        return alias("wire-2", "wire", "switching", went_back=went_back)

    async def both(*_: object, **__: object) -> Sides:
        return sides

    async def stopped(*_: object) -> None:
        raise StopSignal

    monkeypatch.setattr(switch, "read_alias", written)
    monkeypatch.setattr(switch, "_sides", both)
    monkeypatch.setattr(switch, "drain", stopped)
    with pytest.raises(StopSignal):
        switch._switch(wire, "wire-2", 1, 60, went_back=went_back)  # noqa: SLF001 - what both verbs call
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "2 of 3: the workers of wire finish what they have begun; new pages wait"
    assert lines[1] == f"the switch is unfinished, and new pages wait: `dateline upgrade {again}` finishes it"


def test_a_name_says_where_it_goes() -> None:
    assert back_target(alias("wire-3", "wire-2"), "wire", "wire", KEPT) == "wire"
    assert back_target(alias("wire-3", "wire-2"), "wire", "wire-2", KEPT) == "wire-2"
    assert back_target(alias("wire", "wire-2", went_back=True), "wire", "wire-2", KEPT) == "wire-2"
    with pytest.raises(typer.BadParameter, match="`dateline upgrade switch wire-9`"):
        back_target(alias("wire-3", "wire-2"), "wire", "wire-9", {*KEPT, "wire-9"})


def test_a_switch_is_undone_by_back() -> None:
    assert alias("wire-2", "wire").undo("wire") == "dateline upgrade back"
    assert alias("wire-3", "wire-2").undo("wire") == "dateline upgrade back"


def test_prepare_refuses_what_the_live_flow_needs() -> None:
    assert live_refusal("wire-2", "wire", None) is None
    assert live_refusal("wire-3", "wire", alias("wire-2", "wire")) is None
    assert live_refusal("wire-2", "wire", alias("wire", "wire-2", went_back=True)) is None, "the former may catch up"
    refused = live_refusal("wire-2", "wire", alias("wire-2", "wire"))
    assert refused is not None
    assert refused.startswith("wire-2 is live under the name of wire: nothing was prepared")
    for name in ("wire-2", "wire-3"):
        refused = live_refusal(name, "wire", alias("wire-3", "wire-2", "switching"))
        assert refused is not None
        assert "`dateline upgrade switch wire-3`" in refused


def test_the_names_own_namespace_is_never_being_prepared() -> None:
    assert role_of("wire", alias("wire-3", "wire-2"), None) == "earlier"
    assert role_of("wire", alias("wire-2", "wire"), None) == "former"
    assert role_of("wire", None, None) == "live"


def test_a_namespace_that_is_dropped_is_not_offered() -> None:
    with pytest.raises(ReplayError, match="wire-2 is deleted; `dateline upgrade prepare --as wire-2` makes") as refused:
        back_target(alias("wire", "wire-2", went_back=True), "wire", None, set())
    assert "upgrade switch" not in str(refused.value)
    with pytest.raises(typer.BadParameter, match="`dateline upgrade prepare --as wire-4` prepares"):
        back_target(alias("wire-2", "wire"), "wire", "wire-4", KEPT)
