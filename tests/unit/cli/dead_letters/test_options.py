"""Which dead letters the options select, and what they refuse."""

import pytest
import typer

from dateline.cli.dead_letters.options import parse_selection


def test_a_window_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(typer.BadParameter, match=r"is not after .*, where the window begins"):
        parse_selection(None, None, "2026-02-08", "2026-02-07", None)


def test_a_wrong_time_names_both_names_of_its_option() -> None:
    with pytest.raises(typer.BadParameter, match="'soon' is not a time") as refused:
        parse_selection(None, None, "soon", None, None)
    assert refused.value.param_hint == "--from or --since"
