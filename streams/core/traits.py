"""What of a text is kept to compare it by: hashes of what it says, its numbers and names as printed, not the text."""

import re
from array import array
from collections.abc import Iterable
from itertools import repeat
from typing import Final, NamedTuple
from zlib import crc32

from schemas.brief import Signal
from streams.core.data.ages import TONGUES
from streams.core.data.function_words import FUNCTION_WORDS
from streams.core.data.months import MONTHS, WEEKDAYS
from streams.core.data.names import APOSTROPHES
from streams.core.data.signals import SIGNALS

SHINGLE: Final = 5
"""Words that make one shingle."""
SIZE: Final = 256
"""At most so many shingles are kept, those of the smallest hashes, so that two texts keep the same ones."""
WORDS: Final = 192
"""At most so many words, chosen in the same way."""
HASH: Final = 0xFFFFFF
"""Hashes have 24 bits: among the few thousand of two texts, one in ten thousand pairs meets by chance."""


class Traits(NamedTuple):
    """What two texts are compared by. Hashes are seeded by the language, so that two languages share none.

    A million of these are held, so that they are arrays, and lines in place of tuples of strings.
    """

    shingles: "array[int]"
    """The smallest 256 hashes of five words in a row, ascending."""
    words: "array[int]"
    """The smallest 192 hashes of the body's words and numbers that are no small words, ascending."""
    title: "array[int]"
    """Hashes of the headline's words, in order; without what the wire says of the item (CORRECTED, UPDATE 2-)."""
    keys: "array[int]"
    """Hashes of the words of the names."""
    paragraphs: "array[int]"
    """A hash of 16 bits a paragraph, at most 40."""
    numbers: str
    """Numbers as printed, in figures or words, in order, between blanks; at most 24."""
    names: str
    """Names in the body, in order of first mention, a line each; at most 16."""
    places: str
    """The dateline's places, as printed, in small letters, a line each."""
    signal: Signal | None


def traits(
    text: str, headline: str | None, language: str, signal: Signal | None = None, places: Iterable[str] = ()
) -> Traits:
    """Take a text's traits; the same text gives the same ones in every process, on which restored state relies."""
    seed = crc32(language.encode())
    small = _SMALL.get(language, _NONE)
    spelled = _NUMBERS.get(language, _NONE)
    tokens = _tokens(text)
    # No letter's lower case depends on what stands beyond a blank, and none is one: all at once, and apart again.
    line = " ".join(tokens).lower()
    lowered = line.split(" ") if tokens else []
    words = set(lowered)
    figures = (words & spelled) | {word for word in words if word[0].isdecimal()}
    telling = [word for word in words - small if len(word) > _SHORT or word[0].isdecimal()]
    names = _names(text, small)
    parts = dict.fromkeys([word for name in names for word in name.lower().split()])
    return Traits(
        shingles=_shingles(line, seed),
        words=array("I", sorted(set(_hashes(map(str.encode, telling), seed)))[:WORDS]),
        title=_title(headline or "", small | spelled, seed),
        keys=array("I", dict.fromkeys(_hashes(map(str.encode, parts), seed))),
        paragraphs=array("I", [crc32(row.encode()) & _SIXTEEN for row in text.split("\n")[:_MOST_PARAGRAPHS]]),
        numbers=_numbers(tokens, lowered, figures),
        names="\n".join(names),
        places="\n".join([place.lower() for place in places]),
        signal=signal,
    )


def _numbers(tokens: list[str], lowered: list[str], figures: set[str]) -> str:
    if not figures:
        return ""
    return " ".join([token for token, word in zip(tokens, lowered, strict=True) if word in figures][:_MOST_NUMBERS])


def title_hash(title: Iterable[int]) -> int:
    """Return one number for a headline; 0 for one of so few words that it names no story."""
    words = tuple(title)
    return crc32(repr(words).encode()) if len(words) >= _TELLING else 0


def _shingles(line: str, seed: int) -> "array[int]":
    """Hash every five words in a row of those between blanks; all of them where there are fewer."""
    words = line.encode().split()
    rows = [words[place:] for place in range(SHINGLE)] if len(words) > SHINGLE else [[word] for word in words]
    return array("I", sorted(set(_hashes(map(b" ".join, zip(*rows, strict=False)), seed)))[:SIZE])


def _tokens(text: str) -> list[str]:
    return (_ASCII_TOKEN if text.isascii() else _TOKEN).findall(text)


def _hashes(said: Iterable[bytes], seed: int) -> list[int]:
    return [value & HASH for value in map(crc32, said, repeat(seed))]


def _title(headline: str, small: frozenset[str], seed: int) -> "array[int]":
    said = [token for token in _tokens(headline) if not (token.isupper() and token.upper() in _SIGNALS)]
    if said and said[0].upper() in _SIGNALS:
        del said[0]
    words = [word for token in said if len(word := token.lower()) > 1 and word not in small and not word.isdecimal()]
    return array("I", dict.fromkeys([crc32(word.encode(), seed) & HASH for word in words]))


def _names(text: str, small: frozenset[str]) -> list[str]:
    """Return what is written with a capital in mid-sentence; one word that opens a sentence may be no name."""
    found: dict[str, None] = {}
    for match in _NAME.finditer(text):
        name = match[0]
        start = match.start()
        first, _, rest = name.partition(" ")
        lowered = first.lower()
        if lowered in _CALENDAR or (
            (not rest or lowered in small)
            and (start == 0 or text[start - 1] == "\n" or text[start - 2 : start] in _STOPS)
        ):
            name = rest
        if len(name) > _SHORT and len(name) <= _LONGEST_NAME:
            found[name] = None
            if len(found) == _MOST_NAMES:
                break
    return list(found)


_CALENDAR: Final = frozenset(name for names in MONTHS for name in names) | frozenset(WEEKDAYS)
_SHORT: Final = 2
_TELLING: Final = 3
_MOST_NUMBERS: Final = 24
_MOST_NAMES: Final = 16
_LONGEST_NAME: Final = 32
_MOST_PARAGRAPHS: Final = 40
_SIXTEEN: Final = 0xFFFF
_NONE: Final[frozenset[str]] = frozenset()
_STOPS: Final = frozenset({". ", "? ", "! ", '" ', "” ", "“", ": ", "\n"})
_SMALL: Final = {language: frozenset(words.split()) for language, words in FUNCTION_WORDS.items()}
_NUMBERS: Final = {
    language: frozenset(word for word, value in tongue.numbers.items() if value > 1)
    for language, tongue in TONGUES.items()
}
_SIGNALS: Final = frozenset(word for _, forms in SIGNALS for form in forms for word in form.split())
_TOKEN: Final = re.compile(
    r"[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]++|\d++(?:[.,:/-]\d++)*+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)
"""A word, a number, or a character of a script without blanks."""
_ASCII_TOKEN: Final = re.compile(r"[A-Za-z]++|[0-9]++(?:[.,:/-][0-9]++)*+")
"""The same of a text in ASCII, in half the time."""
_UPPER: Final = r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-Я]"
_CAPITALIZED: Final = rf"{_UPPER}[\w{APOSTROPHES}&-]++"
_NAME: Final = re.compile(rf"{_CAPITALIZED}(?: (?:(?:van|de|der|den|von|di|da|del|al|bin|of) )?{_CAPITALIZED}){{0,3}}")
