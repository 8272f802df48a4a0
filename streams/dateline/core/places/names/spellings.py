"""Other spellings of a name that the gazetteer lacks: articles, final letters, transcription, one slip.

``variants`` are spellings of one name: HODEIDAH is El-Hodeidah. ``skeleton`` is equal for most transcriptions of one
name into Latin letters: Kamechlie, Qamishli. ``slips`` are the names that one wrong letter turns into the given one.
"""

import re
from collections.abc import Iterator
from typing import Final

_MIN_NAME_CHARS: Final = 5
"""Characters of a folded name of which other spellings are tried: shorter names are near to too many others.

Chosen by hand.
"""
_MAX_NAME_CHARS: Final = 18
"""Characters of a folded name of which other spellings are tried: bounds the slips to some 1,000 a name,
which take 2.5 ms (measured on names of 16 letters).

Chosen by hand.
"""
_MIN_SKELETON_CHARS: Final = 6
"""Characters of a skeleton that is compared, with its marks of vowels: three consonants. Chosen by hand."""

_ARTICLES: Final = ("al ", "el ", "as ", "ash ", "ar ", "an ", "at ", "ad ", "az ")
"""The Arabic article before a name, in its assimilated forms."""
_LETTERS_OF_NAMES: Final = "abcdefghijklmnopqrstuvwxyz"


def variants(folded: str) -> Iterator[str]:
    """Yield the name with and without an Arabic article and a final ``h``; nothing for short and long names."""
    if not _is_comparable(folded):
        return
    article = next((each for each in _ARTICLES if folded.startswith(each)), "")
    stem = folded.removeprefix(article)
    stems = (stem, stem[:-1] if stem.endswith("h") else f"{stem}h")
    for form in stems:
        yield form
        yield from (f"{each}{form}" for each in _ARTICLES)


def skeleton(folded: str) -> str:
    """Return the name's consonants, each in the one letter of its sound, with a mark for vowels between them.

    Empty for a name that is too short, too long or not in Latin letters. The article, double letters and the
    vowels and the ``h`` at the end are left out: ``al qamishli``, ``kamechlie`` → ``k.m.sl``.
    """
    if not _is_comparable(folded):
        return ""
    name = folded.removeprefix(next((each for each in _ARTICLES if folded.startswith(each)), "")).replace(" ", "")
    for printed, sound in _SOUNDS:
        name = name.replace(printed, sound)
    marked = _VOWELS.sub(".", name.translate(_ONE_LETTER)).rstrip(".h")
    bones = _DOUBLED.sub(r"\1", marked)
    return bones if len(bones) >= _MIN_SKELETON_CHARS else ""


def slips(folded: str) -> Iterator[str]:
    """Yield every name with one letter more, fewer or other than the given one, or two neighbours exchanged.

    Some of them come twice. Nothing for short and long names and for those that are not in Latin letters.
    """
    if not _is_comparable(folded):
        return
    for at in range(len(folded) + 1):
        before, after = folded[:at], folded[at:]
        if after:
            yield before + after[1:]
            yield from (f"{before}{letter}{after[1:]}" for letter in _LETTERS_OF_NAMES)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        yield from (f"{before}{letter}{after}" for letter in _LETTERS_OF_NAMES)


def _is_comparable(folded: str) -> bool:
    return _MIN_NAME_CHARS <= len(folded) <= _MAX_NAME_CHARS and folded.isascii() and folded.replace(" ", "").isalpha()


_SOUNDS: Final = (
    ("tsch", "c"), ("sch", "s"), ("kh", "h"), ("gh", "g"), ("sh", "s"), ("ch", "s"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("dj", "j"), ("zh", "j"), ("tz", "s"), ("ts", "s"),
)  # fmt: skip
"""Groups of letters that transcriptions use for one sound, and the letter for it; the longest come first."""
_ONE_LETTER: Final = str.maketrans({"q": "k", "c": "k", "x": "h", "w": "u", "y": "i", "v": "f", "z": "s", "j": "i"})
"""Letters that transcriptions exchange, and the one that stands for them; half-vowels count as vowels."""
_VOWELS: Final = re.compile("[aeiou]+")
_DOUBLED: Final = re.compile(r"([a-z])\1+")
