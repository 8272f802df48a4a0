"""The alias: which namespaces must not be deleted, and what was live in which order."""

from datetime import UTC, datetime, timedelta

import pytest

from dateline.core.replay.alias import Alias, Stretch, stretches_behind
from dateline.kafka.codec import encode

NOON = datetime(2026, 2, 7, 12, tzinfo=UTC)


@pytest.mark.parametrize(("phase", "needed"), [("live", {"new"}), ("switching", {"new", "old"})])
def test_the_former_namespace_is_needed_while_the_switch_lasts(phase: str, needed: set[str]) -> None:
    alias = {"live": "new", "former": "old", "phase": phase, "at": NOON, "parser_version": "4"}
    assert Alias.model_validate(alias | {"fingerprint_version": 2}).needed == needed


def after(earlier: Alias | None, live: str, former: str, *, remembers: bool = True, **fields: object) -> Alias:
    """Return the alias of a switch that follows another one."""
    known = (Stretch(live=former),) if earlier is None else earlier.stretches("wire")
    values = {
        "live": live, "former": former, "phase": "live", "parser_version": "9", "fingerprint_version": 1,
        "at": NOON if earlier is None else earlier.at + timedelta(hours=1), "earlier": known if remembers else (),
    }  # fmt: skip
    return Alias.model_validate(values | fields)


def test_an_alias_knows_what_was_live_and_in_which_order() -> None:
    first = after(None, "wire-2", "wire")
    back = after(first, "wire", "wire-2", opens={"stories": {0: 7}})
    last = after(back, "wire-3", "wire")
    known = last.stretches("wire")
    assert [each.live for each in known] == ["wire", "wire-2", "wire", "wire-3"]
    assert [each.since for each in known] == [None, first.at, back.at, last.at]
    assert known[2].opens == {"stories": {0: 7}}
    for number, each in enumerate(known):
        assert stretches_behind(known, Stretch(live=each.live, since=each.since)) == known[number + 1 :]
    assert Alias.read(encode(last)).stretches("wire") == known


def test_what_becomes_live_has_no_stretch_until_the_switch_is_done() -> None:
    assert [each.live for each in after(None, "wire-2", "wire", phase="switching").stretches("wire")] == ["wire"]


def test_an_alias_of_a_version_before_knows_the_last_switch() -> None:
    forth = after(None, "wire-2", "wire", remembers=False)
    assert [each.live for each in forth.stretches("wire")] == ["wire", "wire-2"]
    back = after(forth, "wire", "wire-2", remembers=False)
    assert [each.live for each in back.stretches("wire")] == ["wire", "wire-2", "wire"]
    third = after(forth, "wire-3", "wire-2", remembers=False)
    unknown = Stretch(live="wire", since=NOON)
    assert [each.live for each in stretches_behind(third.stretches("wire"), unknown)] == ["wire-3"]
    assert stretches_behind(third.stretches("wire"), Stretch(live="wire-3", since=NOON)) == []
