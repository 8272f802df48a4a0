"""Spelled values: what a number means, in words or in figures with marks between its thousands."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from dateline.core.stories.similarity.changes.number_words.large_numbers import counted_values
from dateline.core.text.composed_numbers import composed_numbers

GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:[., ]\d{3}){1,5}")
"""A number with marks between its thousands."""
_MARKS: Final = re.compile(r"[., ]")


def value_of(number: str, language: str) -> str:
    """Return a number in figures without marks between thousands; one of another form as it is, in lower case."""
    if GROUPED.fullmatch(number):
        return _MARKS.sub("", number)
    values = composed_numbers(language) if " " in number else counted_values(language)
    return str(values.get(number, number))


def in_figures(numbers: Sequence[str], values: Mapping[str, int]) -> list[str]:
    """Return numbers in lower case, those in words in figures where the language's words for numbers are known."""
    return [str(values[number]) if number in values else number for number in map(str.lower, numbers)]
