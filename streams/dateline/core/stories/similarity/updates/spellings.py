"""Spellings: in which other ways a word may be written, by one letter or by its accents.

One letter more or less, one that sounds alike, or two that changed places: ``labour`` and ``labor``, ``organise`` and
``organize``, ``centre`` and ``center``. The first letter stays, since another word often differs in it: ``hired``,
``fired``; ``million``, ``billion``. So does the last one, by which words are inflected: ``soldier``, ``soldiers``. Of a
word with a capital the accents alone differ, since it may be another name: ``Johnson``, ``Johnston``.
"""

import unicodedata
from collections.abc import Iterator
from string import ascii_lowercase
from typing import Final


def spellings(printed: str, letters: frozenset[str]) -> Iterator[str]:
    """Yield other spellings of a word, in lower case; a letter more is one of ``letters``.

    Two short words differ in a letter too often: their accents alone count.
    """
    word = printed.lower()
    if not word.isalpha() or len(word) > _MAX_CHARS:
        return
    yield from _with_other_accents(word)
    if len(word) >= _MIN_CHARS and printed == word:
        yield from _with_another_letter(word, letters)


def _with_other_accents(word: str) -> Iterator[str]:
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
    yield from {bare, word.casefold(), word.replace("ss", "ß")} - {word}
    for at, letter in enumerate(word):
        yield from (f"{word[:at]}{other}{word[at + 1 :]}" for other in _ACCENTED.get(letter, ()))


def _with_another_letter(word: str, letters: frozenset[str]) -> Iterator[str]:
    for at in range(1, len(word)):
        front, letter, rest = word[:at], word[at], word[at + 1 :]
        yield from (f"{front}{other}{letter}{rest}" for other in letters)
        if rest:
            yield f"{front}{rest}"
            yield f"{front}{rest[0]}{letter}{rest[1:]}"
            yield from (f"{front}{other}{rest}" for other in _ALIKE.get(letter, ""))


_MAX_CHARS: Final = 32
"""Letters of the longest word of which spellings are tried. Bounds time; chosen by hand."""
_MIN_CHARS: Final = 4
"""Letters of the shortest one in which a letter may differ. Chosen by hand."""
_ALIKE: Final = {"s": "zc", "z": "s", "c": "sk", "k": "c", "i": "y", "y": "i"}
"""Letters that houses write for one another: ``defence``, ``defense``; ``tyre``, ``tire``. Chosen by hand."""
_ACCENTED: Final = {
    letter: [each for each in map(chr, range(0xC0, 0x180)) if unicodedata.normalize("NFKD", each)[0] == letter]
    for letter in ascii_lowercase
}
"""Letters with accents of the Latin scripts of Europe, by the letter without."""
