"""Spelling: whether two words may be one name that is printed in two ways."""

from difflib import SequenceMatcher
from typing import Final

from dateline.core.places.atlas import fold


def are_spellings(one: str, other: str) -> bool:
    """Whether two words may be one name: ``kyiv`` and ``kiev``, ``odesa`` and ``odessa``."""
    one, other = fold(one), fold(other)
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return alike > _SAME_LETTERS or (alike == _SAME_LETTERS and one.translate(_VOWELS) == other.translate(_VOWELS))


def is_shortened(one: str, other: str) -> bool:
    """Whether one of two names is the beginning of the other: ``Neb`` and ``Nebraska``."""
    one, other = fold(one), fold(other)
    return one.startswith(other) or other.startswith(one)


_VOWELS: Final = str.maketrans("", "", "aeiouy")
_SAME_LETTERS: Final = 0.75
"""Share of the letters that two spellings of a name have in common, at least; with as many, also all consonants. Chosen
by hand: Kyiv and Kiev are one, Iran and Iraq are two."""
