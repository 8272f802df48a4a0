"""Tests for text/names.py: names after an abbreviation with a full stop."""

import pytest

from dateline.core.text.names import names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The airport in St. Petersburg was closed.", ["Petersburg"]),
        ("The St. Petersburg airport was closed.", ["Petersburg"]),
        ("St. Petersburg was closed.", ["Petersburg"]),
        ("A bridge at Ft. Worth fell.", ["Worth"]),
        ("He lives on Main St. Police came.", ["Main St"]),
        ("It was closed. Passengers waited in Kyiv.", ["Kyiv"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert names_in(text, frozenset({"the", "a", "it", "he"})) == names
