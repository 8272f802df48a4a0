"""Time and memory are proportional to a page's length, for texts and pages that take long to parse.

Each is doubled only until its time can be measured; ``python -m tests.fuzz.growth`` measures all of them up to 1 MiB.
"""

import gc
import tracemalloc

import pytest

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.fuzz.growth import KIB, MIB, article, cases, cost
from tests.golden.places import atlas

MEASURABLE_SECONDS = 0.06
"""CPU seconds of a page that is long enough. Chosen by hand, as are the next two."""
SMALLEST = {"text": 64 * KIB, "html": 256 * KIB}
"""Characters of the shortest page. Up to 24,576 tags, which a quarter of 256 KiB may hold, Lexbor looks through all
open elements at each: under .5 s, which ``html/guard.py`` bounds and ``test_guard.py`` measures."""
NOISE_SECONDS = 0.01
"""CPU seconds below which a time is noise, and counts as this."""
MAX_RATIO = 2.6
"""How many times longer a page of twice the length may take."""

MAX_BYTES_PER_CHARACTER = 400
"""Bytes of memory that parsing a page may need for each character. Measured: 177 for tickers."""
MEMORY_CASES = (
    ("text", "tickers"), ("text", "clock times and heads"), ("text", "clock times, a line each"),
    ("text", "ages behind texts"), ("text", "one letter a line"), ("text", "mojibake twice"),
    ("html", "unclosed paragraphs"), ("html", "open tags"),
)  # fmt: skip
"""The texts and pages that need the most memory."""


@pytest.mark.parametrize(("kind", "name"), list(cases()))
def test_time_is_proportional_to_length(kind: str, name: str) -> None:
    cost(kind, name, 4 * KIB)
    size = SMALLEST[kind]
    while cost(kind, name, size) < MEASURABLE_SECONDS and size < MIB:
        size *= 2
    fourfold = next((each for _ in range(3) if (each := _fourfold(kind, name, size)) <= MAX_RATIO**2), None)
    assert fourfold is not None, (
        f"three times, {size:,} characters took over {MAX_RATIO**2:.1f} times as long as a quarter of them"
    )


def _fourfold(kind: str, name: str, size: int) -> float:
    """Return how many times longer the whole takes than a quarter of it."""
    return cost(kind, name, size) / max(cost(kind, name, size // 4), NOISE_SECONDS)


@pytest.mark.parametrize(("kind", "name"), MEMORY_CASES)
def test_memory_is_proportional_to_length(kind: str, name: str) -> None:
    page = article(kind, name, 16 * KIB)
    parse(page, atlas())
    gc.collect()
    tracemalloc.start()
    try:
        parse(page, atlas())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak <= MIB + MAX_BYTES_PER_CHARACTER * 16 * KIB


def test_caches_do_not_keep_long_articles() -> None:
    def parse_one(number: int) -> None:
        text = f"GOES (ANP) - Nummer {number}. " + "Een zin die niet eindigt met een punt, maar met een komma, " * 2_000
        parse(RawArticle(source="s", fetched_at="2026-02-07T22:00:00Z", text=text), atlas())  # type: ignore[arg-type]  # pydantic reads the time

    parse_one(0)
    tracemalloc.start()
    try:
        for number in range(1, 21):
            parse_one(number)
        gc.collect()
        cached = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert cached < MIB  # 20 texts of 118,000 characters
