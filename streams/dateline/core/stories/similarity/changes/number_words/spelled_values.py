"""Spelled values: what a number means, in words or in figures, and whether two numbers are one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.stories.similarity.changes.number_words.large_numbers import counted_values
from dateline.core.text.composed_numbers import composed_numbers

GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:[., ]\d{3}){1,5}")
"""A number with marks between its thousands."""
_MARKS: Final = re.compile(r"[., ]")

_MIN_ROUNDED_DIGITS: Final = 2
"""Digits that a number has beyond those of its rounded form, at least. Chosen by hand."""
_JOINTS: Final = frozenset("-/")
_FAR_DIGITS: Final = {
    str(digit): frozenset(str(other) for other in range(1, 10) if abs(digit - other) > 1) for digit in range(1, 10)
}
"""By the first digit of a number, those with which no other print of it begins, if both are plain."""
_PARTS: Final = re.compile(r"[-/]")
"""What joins two numbers: ``11-20``."""
_ZEROS: Final = re.compile(r"[.,]0{1,2}$")
"""Decimals that say nothing: ``51.0``. Three zeros are thousands."""
_WITHOUT_MARKS: Final = str.maketrans("", "", ".,:/-")
"""Cuts the marks out that nearly all numbers have alone beside their digits: a regular expression takes longer."""
_NO_DIGITS: Final = re.compile(r"\D+")
_ZERO_AT_END: Final = re.compile(r"(?<=\.\d)0$")
"""The last zero of ``5.50``."""
MAX_NUMBER_CHARS: Final = 24
"""Characters of the longest number that is shown. Bounds a line of an alert; chosen by hand."""
FRACTION: Final = re.compile(r"(?:(?P<whole>\d{1,6})-)?(?P<numerator>\d{1,3})/(?P<denominator>\d{1,3})")
"""A fraction, which reads as a date too: ``9-13/16``."""


def value_of(number: str, language: str) -> str:
    """Return a number in figures without marks between thousands; one of another form as it is, in lower case."""
    if GROUPED.fullmatch(number):
        return _MARKS.sub("", number)
    values = composed_numbers(language) if " " in number else counted_values(language)
    return str(values.get(number, number))


def in_figures(numbers: Sequence[str], values: Mapping[str, int]) -> list[str]:
    """Return numbers in lower case, those in words in figures where the language's words for numbers are known."""
    lowered = [*map(str.lower, numbers)]
    if values.keys().isdisjoint(lowered):  # as mostly
        return lowered
    return [str(values[number]) if number in values else number for number in lowered]


def same_as(number: str, others: Iterable[str], values: Mapping[str, int]) -> list[str]:
    """Return which of some numbers are a number, written in another way or not.

    Most are ruled out before they are compared: two plain whole numbers are one only if they are printed alike, and
    rounding changes the first digit by one at most, since both have as many digits in front of the comma.
    """
    if number.isdecimal():
        others = [each for each in others if each == number or not each.isdecimal() or "0" in (number[0], each[0])]
    far = _FAR_DIGITS.get(number[:1], "") if _JOINTS.isdisjoint(number) else ""
    may_be = [each for each in others if each[:1] not in far or not _JOINTS.isdisjoint(each)] if far else others
    return [each for each in may_be if is_same(each, number, values)]


def is_same(old: str, new: str, values: Mapping[str, int]) -> bool:
    """Whether two numbers are one, written in another way.

    ``ten`` and ``10`` by what words mean, ``11`` and ``11-20``, ``51`` and ``51.0``, ``5.50`` and ``5-1/2``, and a
    rounded number: ``2.2`` and ``2,191,000``.
    """
    one, other = _spelling(old), _spelling(new)
    if one.is_plain and other.is_plain and abs(len(one.digits) - len(other.digits)) < _MIN_ROUNDED_DIGITS:
        return one.bare == other.bare
    if old in other.parts or new in one.parts or one.bare == other.bare:
        return True
    if one.is_word or other.is_word:
        return str(values.get(old, one.bare)) == str(values.get(new, other.bare))
    fraction = other.fraction if one.fraction is None else one.fraction
    if fraction is not None:
        return f"{fraction:g}" in {_ZERO_AT_END.sub("", old), _ZERO_AT_END.sub("", new)}
    short, long = one.digits, other.digits
    if len(short) > len(long):
        short, long = long, short
    if not short or len(long) < len(short) + _MIN_ROUNDED_DIGITS or len(long) > MAX_NUMBER_CHARS or short in {old, new}:
        return False
    unit: int = 10 ** (len(long) - len(short))
    return abs(int(long) - int(short) * unit) * 2 <= unit


class _Spelling(NamedTuple):
    """A number as printed, in the forms that ``is_same`` compares."""

    parts: Sequence[str]
    """What a dash or slash separates."""
    bare: str
    """Without decimals that say nothing."""
    is_plain: bool
    """Whether it is one number in figures, in no other form."""
    is_word: bool
    """Whether it is in words."""
    fraction: float | None
    """What ``5-1/2`` is as a decimal; None for a number of another form."""
    digits: str
    """Its digits alone, from the first that is no zero."""


_MAX_CACHED_NUMBERS: Final = 1024
"""Numbers whose forms are cached, those of the last texts: each is compared with many. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_NUMBERS)
def _spelling(number: str) -> _Spelling:
    if number.isdecimal() or number.isalpha():  # as most are
        is_word = number.isalpha()
        return _Spelling((number,), number, not is_word, is_word, None, "" if is_word else number.lstrip("0"))
    digits = number.translate(_WITHOUT_MARKS)
    digits = (digits if digits.isdecimal() else _NO_DIGITS.sub("", number)).lstrip("0")
    bare = _ZEROS.sub("", number) if number.endswith("0") else number
    bare = digits if GROUPED.fullmatch(number) else bare
    parts = (number,) if _JOINTS.isdisjoint(number) else _PARTS.split(number)
    fraction = _fraction(number) if len(parts) > 1 else None
    return _Spelling(parts, bare, len(parts) == 1, False, fraction, digits)  # noqa: FBT003


def _fraction(number: str) -> float | None:
    """Return what ``5-1/2`` is as a decimal; None for a number of another form."""
    match = FRACTION.fullmatch(number)
    if match is None or not int(match["denominator"]):
        return None
    return int(match["whole"] or 0) + int(match["numerator"]) / int(match["denominator"])
