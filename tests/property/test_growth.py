"""Time and memory grow with a page's length and no faster, on texts and pages made to take long.

Each is doubled only until it takes long enough to be told from noise; ``python -m tests.fuzz.growth``
goes to 1 MiB with all of them.
"""

import gc
import tracemalloc

import pytest

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.fuzz.growth import KIB, MIB, article, cases, cost
from tests.golden.places import atlas

LONG_ENOUGH_S = 0.06
NOISE_S = 0.01
"""What anything may take; ratios of less say nothing."""
PER_DOUBLING = 2.6

BYTES_A_CHARACTER = 400
"""What a page may take at the most while it is parsed. Measured: 177 for tickers."""
HUNGRY = (
    ("text", "tickers"), ("text", "clock times and heads"), ("text", "clock times, a line each"),
    ("text", "ages behind texts"), ("text", "one letter a line"), ("text", "mojibake twice"),
    ("html", "unclosed paragraphs"), ("html", "open tags"),
)  # fmt: skip
"""What takes the most."""


@pytest.mark.parametrize(("kind", "name"), list(cases()))
def test_time_grows_with_length_and_no_faster(kind: str, name: str) -> None:
    cost(kind, name, 4 * KIB)
    size = 32 * KIB
    while cost(kind, name, size) < LONG_ENOUGH_S and size < MIB:
        size *= 2
    fourfold = next((each for _ in range(3) if (each := _fourfold(kind, name, size)) <= PER_DOUBLING**2), None)
    assert fourfold is not None, f"three times, {size:,} characters took over {PER_DOUBLING**2:.1f} times a quarter's"


def _fourfold(kind: str, name: str, size: int) -> float:
    """Return how many times longer the whole takes than a quarter of it."""
    return cost(kind, name, size) / max(cost(kind, name, size // 4), NOISE_S)


@pytest.mark.parametrize(("kind", "name"), HUNGRY)
def test_memory_is_bounded_by_length(kind: str, name: str) -> None:
    page = article(kind, name, 16 * KIB)
    parse(page, atlas())
    gc.collect()
    tracemalloc.start()
    try:
        parse(page, atlas())
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most <= MIB + BYTES_A_CHARACTER * 16 * KIB


def test_what_is_remembered_of_long_articles_is_not_the_articles() -> None:
    def say(number: int) -> None:
        text = f"GOES (ANP) - Nummer {number}. " + "Een zin die niet eindigt met een punt, maar met een komma, " * 2_000
        parse(RawArticle(source="s", fetched_at="2026-02-07T22:00:00Z", text=text), atlas())  # type: ignore[arg-type]  # read as JSON is

    say(0)
    tracemalloc.start()
    try:
        for number in range(1, 21):
            say(number)
        gc.collect()
        kept = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert kept < MIB  # 20 texts of 118,000 characters
