"""Spelling: whether two words may be one name that is printed in two ways."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import chain, combinations, islice
from string import ascii_lowercase
from typing import Final

from dateline.core.data.text.letters import SPELLED_OUT
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


def misspellings(name: str) -> Iterator[str]:
    """Yield other spellings of a name in lower case: with one letter wrong, and with other accents.

    Where only the hash of a word is known, each of them has to be tried. There are a few thousand at most, and none of
    a word that is too long for a name.
    """
    if len(name) > _MAX_CHARS:
        return iter(())
    return islice(chain(_with_a_letter_wrong(name), _accented(name)), _MAX_SPELLINGS)


def _accented(name: str) -> Iterator[str]:
    """Yield a name without its accents, with one or two, and with letters that are spelled out as two, or are not."""
    plain = fold(name)
    yield plain
    for letter, letters in SPELLED_OUT.items():
        yield name.replace(letter, letters)
        yield name.replace(letters, letter)
    places = [at for at, letter in enumerate(plain) if letter in _ACCENTED]
    for at in places:
        yield from (plain[:at] + letter + plain[at + 1 :] for letter in _ACCENTED[plain[at]])
    for at, other in combinations(places, 2):
        for letter in _ACCENTED[plain[at]]:
            start = plain[:at] + letter + plain[at + 1 : other]
            yield from (start + second + plain[other + 1 :] for second in _ACCENTED[plain[other]])


def _with_a_letter_wrong(name: str) -> Iterator[str]:
    """Yield a name with a letter too few, too many, in the place of another, or before the one in front of it."""
    letters = sorted({*ascii_lowercase, *name})
    for at in range(len(name) + 1):
        start, rest = name[:at], name[at:]
        yield start + rest[1:]
        yield start + rest[1:2] + rest[:1] + rest[2:]
        yield from (start + letter + rest for letter in letters)
        yield from (start + letter + rest[1:] for letter in letters)


def _accents() -> Mapping[str, str]:
    """Return by plain letter those of European alphabets that are the same with an accent: ``e`` and ``éèêë…``."""
    accented: dict[str, str] = {}
    for letter in filter(str.islower, map(chr, _WITH_ACCENTS)):
        if (plain := fold(letter)) != letter:
            accented[plain] = accented.get(plain, "") + letter
    return accented


_WITH_ACCENTS: Final = range(0xDF, 0x180)
"""Code points of the letters with accents, in lower case and in capitals: those of Latin-1 and Latin Extended-A."""
_ACCENTED: Final = _accents()
_MAX_CHARS: Final = 32
"""Characters of the longest name. Chosen by hand, as for all names (``names.py``)."""
_MAX_SPELLINGS: Final = 8_000
"""Spellings that are tried. A name of ten letters has about 3,000. Bounds time; chosen by hand."""
_VOWELS: Final = str.maketrans("", "", "aeiouy")
_SAME_LETTERS: Final = 0.75
"""Share of the letters that two spellings of a name have in common, at least; with as many, also all consonants. Chosen
by hand: Kyiv and Kiev are one, Iran and Iraq are two."""
