"""What of a text is kept to compare it by: hashes of what it says, its numbers and names as printed, not the text."""

import re
from array import array
from collections.abc import Iterable
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
    """What two texts are compared by. Hashes are seeded by the language, so that two languages share none."""

    shingles: "array[int]"
    """The smallest 256 hashes of five words in a row, ascending."""
    words: "array[int]"
    """The smallest 192 hashes of the body's words and numbers that are no small words, ascending."""
    title: tuple[int, ...]
    """Hashes of the headline's words, in order; without what the wire says of the item (CORRECTED, UPDATE 2-)."""
    names: tuple[str, ...]
    """Names in the body, in order of first mention; at most 16."""
    keys: tuple[int, ...]
    """Hashes of the names' words."""
    numbers: tuple[str, ...]
    """Numbers as printed, in figures or words, in order; at most 24."""
    paragraphs: tuple[int, ...]
    """A hash of 16 bits a paragraph, at most 40."""
    places: tuple[str, ...]
    """The dateline's places, as printed, in small letters."""
    signal: Signal | None


def traits(
    text: str, headline: str | None, language: str, signal: Signal | None = None, places: Iterable[str] = ()
) -> Traits:
    """Take a text's traits; the same text gives the same ones in every process, on which restored state relies."""
    seed = crc32(language.encode())
    tokens = _TOKEN.findall(text)
    lowered = [token.lower() for token in tokens]
    small = _SMALL.get(language, _NONE)
    spelled = _NUMBERS.get(language, _NONE)
    words = {word for word in lowered if word[0].isdecimal() or (len(word) > _SHORT and word not in small)}
    names = _names(text, small)
    return Traits(
        shingles=_shingles(lowered, seed),
        words=array("I", sorted({crc32(word.encode(), seed) & HASH for word in words})[:WORDS]),
        title=_title(headline or "", small | spelled, seed),
        names=names,
        keys=tuple(dict.fromkeys(crc32(word.encode(), seed) & HASH for name in names for word in name.lower().split())),
        numbers=tuple(token for token in tokens if token[0].isdecimal() or token.lower() in spelled)[:_MOST_NUMBERS],
        paragraphs=tuple(crc32(line.encode()) & _SIXTEEN for line in text.split("\n")[:_MOST_PARAGRAPHS]),
        places=tuple(place.lower() for place in places),
        signal=signal,
    )


def title_hash(title: Iterable[int]) -> int:
    """Return one number for a headline; 0 for one of so few words that it names no story."""
    words = tuple(title)
    return crc32(repr(words).encode()) if len(words) >= _TELLING else 0


def _shingles(lowered: list[str], seed: int) -> "array[int]":
    """Hash every five words in a row; all of them where there are fewer."""
    words = [word.encode() for word in lowered]
    last = max(len(words) - SHINGLE, 0)
    hashes = {crc32(b" ".join(words[at : at + SHINGLE]), seed) & HASH for at in range(last + 1)} if words else set()
    return array("I", sorted(hashes)[:SIZE])


def _title(headline: str, small: frozenset[str], seed: int) -> tuple[int, ...]:
    said = [token for token in _TOKEN.findall(headline) if not (token.upper() in _SIGNALS and token.isupper())]
    if said and said[0].upper() in _SIGNALS:
        del said[0]
    words = (word for token in said if len(word := token.lower()) > 1 and word not in small and not word.isdecimal())
    return tuple(dict.fromkeys(crc32(word.encode(), seed) & HASH for word in words))


def _names(text: str, small: frozenset[str]) -> tuple[str, ...]:
    """Return what is written with a capital in mid-sentence; one word that opens a sentence may be no name."""
    found: dict[str, None] = {}
    for match in _NAME.finditer(text):
        name = match[0]
        opens = (
            match.start() == 0 or text[match.start() - 1] == "\n" or text[match.start() - 2 : match.start()] in _STOPS
        )
        first, _, rest = name.partition(" ")
        if (opens and (not rest or first.lower() in small)) or first.lower() in _CALENDAR:
            name = rest
        if len(name) > _SHORT and len(name) <= _LONGEST_NAME:
            found[name] = None
            if len(found) == _MOST_NAMES:
                break
    return tuple(found)


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
    r"\d++(?:[.,:/-]\d++)*+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]++"
)
"""A number, a character of a script without blanks, or a word."""
_UPPER: Final = r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-Я]"
_CAPITALIZED: Final = rf"{_UPPER}[\w{APOSTROPHES}&-]++"
_NAME: Final = re.compile(rf"{_CAPITALIZED}(?: (?:(?:van|de|der|den|von|di|da|del|al|bin|of) )?{_CAPITALIZED}){{0,3}}")
