"""Tests for similarity/text/names.py: what a pattern would find, and names after an abbreviation with a full stop."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.data.text.names import APOSTROPHES
from dateline.core.stories.similarity.text.names import names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The airport in St. Petersburg was closed.", ["Petersburg"]),
        ("The St. Petersburg airport was closed.", ["Petersburg"]),
        ("St. Petersburg was closed.", ["Petersburg"]),
        ("A bridge at Ft. Worth fell.", ["Worth"]),
        ("He lives on Main St. Police came.", ["Main St"]),
        ("It was closed. Passengers waited in Kyiv.", ["Kyiv"]),
        ("W pożarze zginęły dwie osoby, mówił Łukasz Żak ze straży.", ["Łukasz Żak"]),
        ("Včera při požáru v Říčanech zemřeli dva lidé.", ["Říčanech"]),
        ("A tűz Győrben és Ősiben pusztított.", ["Győrben", "Ősiben"]),
        ("Пожежа у місті Ізюм і в селі Їжаківка.", ["Ізюм", "Їжаківка"]),
        ("Пожар је захватио Ђаково и Јагодину.", ["Ђаково", "Јагодину"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert names_in(text, frozenset({"the", "a", "it", "he"})) == names


SMALL = "".join(filter(str.islower, map(chr, range(0x100, 0x1F00))))
UPPER = rf"[A-ZÀ-ÖØ-Þ\u0100-\u024f\u0386-\u03ab\u0400-\u042f\u0460-\u052f\u0531-\u0556\u1e00-\u1eff](?<![{SMALL}])"
WORD = rf"{UPPER}[\w{APOSTROPHES}&-]+"
RUN = re.compile(rf"{WORD}(?: (?:(?:van|de|der|den|von|di|da|del|al|bin|of) )?{WORD}){{0,3}}")
PIECES = ["A", "Ba", "Łuk", "ę", "van ", "of ", "de ", "del ", " ", " ", "x", "-", "&", "\u2019", "_", "1", "字", "Σ"]
STRANGE = ["İ", "𐐀", "😀", "\0", "\ud800", "敥", "ﬀ", "\u00d7"]


@given(st.lists(st.sampled_from([*PIECES, *STRANGE]), max_size=60).map("".join))
def test_names_are_what_a_pattern_finds(text: str) -> None:
    """In front of each stands a word, so that none opens a sentence."""
    runs = [run for run in RUN.findall(f"x{text}") if 2 < len(run) <= 32]
    assert names_in(f"x{text}", frozenset()) == [*dict.fromkeys(runs)][:16]


@pytest.mark.parametrize("sizes", [range(2, 40), (33, 3, 64)])
def test_of_many_runs_the_first_sixteen_names_count(sizes: range | tuple[int, ...]) -> None:
    """More runs than are found at a time, and such as are no names in between."""
    words = [f"{chr(ord('A') + at % 26)}{'abcdefghijkl'[at % 12] * (size - 1)}" for at, size in enumerate(sizes)] * 4
    text = "x " + " x ".join([*words, *words, "Zeven Acht", "Negen"])
    plain = [word for word in text.split(" x ") if 2 < len(word.removeprefix("x ")) <= 32]
    assert names_in(text, frozenset()) == [*dict.fromkeys(word.removeprefix("x ") for word in plain)][:16]
