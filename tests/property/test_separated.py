"""Words between separators are parsed fast: no pattern tries every way to read them."""

from datetime import UTC, datetime
from itertools import product

import pytest

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.cost import cpu_seconds
from tests.golden.places import atlas

SEPARATORS = "|•·/\\»›>–—-_&+,:;=~*#'’\"(<[.…"  # noqa: RUF001 - as pages print them
WORDS = ("un", "Nouveau", "GRONDE", "60")
WORDS_PER_LINE = 26
"""Words of a line. A pattern that reads each in two ways, and tries all, takes half an hour."""
MAX_SECONDS = 2.0
"""CPU seconds for all lines of one separator. Chosen by hand."""


@pytest.mark.parametrize("separator", [*SEPARATORS, " ", "  "])
def test_words_between_separators_are_parsed_fast(separator: str) -> None:
    assert cpu_seconds(lambda: _parse_lines(separator)) < MAX_SECONDS


def _parse_lines(separator: str) -> None:
    for word, beside, end in product((*WORDS, ""), ("", " "), ("", ".", ",", " AFP", " 1", "!")):
        words = WORDS if not word else (word,)
        line = f"{beside}{separator}{beside}".join(words[at % len(words)] for at in range(WORDS_PER_LINE)) + end
        text = f"DEN HAAG (ANP) - Een zin met een punt.\n{line}\nKop van iets\n{line}"
        parse(
            RawArticle(source="x", url="https://e.org/", fetched_at=datetime(2026, 2, 7, tzinfo=UTC), text=text),
            atlas(),
        )
