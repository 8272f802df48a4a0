"""Tests for passes/dotted_clocks.py: ``23.47`` is a time where such lines run one way above texts."""

import pytest

from dateline.core.page.split import split
from tests.golden.places import atlas

POSTS = (
    "De voorlopige opkomst in Merwedestad is 52,3 procent, meldt de gemeente aan het eind van de avond.",
    "In stembureau De Schakel kreeg Lokaal Hart 214 van de 480 stemmen, en dat is boven verwachting.",
    "Wijkcentrum De Spil zat vlak voor negen uur zonder biljetten; een koerier bracht er driehonderd.",
)


def times(*lines: str) -> list[str | None]:
    page = "\n".join(f"{line}\n{post}\n" for line, post in zip(lines, POSTS, strict=True))
    return [item.stamp.printed if item.stamp else None for item in split(page, atlas().knows)]


@pytest.mark.parametrize("lines", [("23.47", "23.12", "9.30"), ("9.30", "23.12", "23.47")])
def test_numbers_that_run_one_way_above_texts_are_times(lines: tuple[str, ...]) -> None:
    assert times(*lines) == list(lines)


@pytest.mark.parametrize("lines", [("23.12", "23.47", "9.30"), ("24.12", "23.47", "9.30"), ("9.30", "9.30", "9.30")])
def test_other_numbers_are_prices_or_marks(lines: tuple[str, ...]) -> None:
    assert set(times(*lines)) <= {None}
