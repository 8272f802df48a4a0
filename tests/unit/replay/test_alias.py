"""The alias: which namespaces must not be deleted."""

from datetime import UTC, datetime

import pytest

from dateline.core.replay.alias import Alias

NOON = datetime(2026, 2, 7, 12, tzinfo=UTC)


@pytest.mark.parametrize(("phase", "needed"), [("live", {"new"}), ("switching", {"new", "old"})])
def test_the_former_namespace_is_needed_while_the_switch_lasts(phase: str, needed: set[str]) -> None:
    alias = {"live": "new", "former": "old", "phase": phase, "at": NOON, "parser_version": "4"}
    assert Alias.model_validate(alias | {"fingerprint_version": 2}).needed == needed
