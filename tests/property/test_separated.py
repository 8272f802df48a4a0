"""Words between any separator, glued or apart, are read in no time: no pattern tries all ways."""

from datetime import UTC, datetime
from itertools import product

import pytest

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.cost import cpu_seconds
from tests.golden.places import atlas

SEPARATORS = "|•·/\\»›>–—-_&+,:;=~*#'’\"(<[.…"  # noqa: RUF001 - as pages print them
WORDS = ("un", "Nouveau", "GRONDE", "60")
LENGTH = 26
"""Words; where each can be read in two ways, half an hour."""
SECONDS = 2.0


@pytest.mark.parametrize("separator", [*SEPARATORS, " ", "  "])
def test_words_between_separators_are_read_in_no_time(separator: str) -> None:
    assert cpu_seconds(lambda: _read_lines(separator)) < SECONDS


def _read_lines(separator: str) -> None:
    for word, beside, end in product((*WORDS, ""), ("", " "), ("", ".", ",", " AFP", " 1", "!")):
        said = WORDS if not word else (word,)
        line = f"{beside}{separator}{beside}".join(said[at % len(said)] for at in range(LENGTH)) + end
        text = f"DEN HAAG (ANP) - Een zin met een punt.\n{line}\nKop van iets\n{line}"
        parse(
            RawArticle(source="x", url="https://e.org/", fetched_at=datetime(2026, 2, 7, tzinfo=UTC), text=text),
            atlas(),
        )
