"""Former names are looked for as whole words, and a page that has them inside other words takes no longer."""

from typing import Final

import pytest

from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.proper_names import name_changes
from dateline.core.stories.similarity.changes.summary import changes
from dateline.core.stories.similarity.features import traits
from dateline.core.stories.similarity.text.tokenized_text import tokenize
from tests.cost import cpu_seconds
from tests.unit.stories.test_thread import FERRY, NOON, distinct

FIRMS: Final = (
    "Foods", "Holdings", "Lines", "Metals", "Mills", "Motors", "Paints", "Papers", "Ports", "Shoes", "Steels", "Tyres",
)  # fmt: skip
MAX_SECONDS: Final = 1.0
"""CPU seconds. The slowest row took less than 0.3 when measured, and 7 when all places inside words were looked at."""


def gone(former: str, text: str) -> list[str]:
    names = traits(text, None, "en").names
    return name_changes(Comparison(tokenize(text, "", names, "en"), "en", traits(former, None, "en")), names, "").gone


@pytest.mark.parametrize("words", ["bbbbbbbb ", "bbbb_ ", "abbbb ", "b" * 400 + " ", "bbbb4 "])
def test_a_name_that_stands_inside_many_other_words_is_looked_for_in_bounded_time(words: str) -> None:
    former = f"{FERRY} It was built by {', '.join(f'Bbbb {firm}' for firm in FIRMS)}, the port said."
    page = words * (200_000 // len(words))
    text = distinct(f"{FERRY}\n\nThe port said {page}.", NOON)
    own, known = traits(text.text, None, "en"), traits(former, None, "en")
    changes(distinct(FERRY, NOON), traits(FERRY, None, "en"), known)  # compiles
    assert cpu_seconds(lambda: changes(text, own, known)) < MAX_SECONDS


@pytest.mark.parametrize("count", [1, 99, 100, 101, 5_000])
def test_a_name_is_found_behind_any_number_of_words_that_have_it_inside(count: int) -> None:
    former = f"{FERRY} It was built by Bbbb, a yard in the north, the port said."
    inside = "bbbbs_ " * count
    assert gone(former, f"{FERRY} It was built by a yard in the north, {inside}the port said.") == ["Bbbb"]
    assert gone(former, f"{FERRY} It was built by a yard in the north, {inside}bbbb, the port said.") == []
