"""Punctuation marks by their use on a wire page.

A row is a character in a string. To add one, append it to the strings of its uses.
"""

import sys
from typing import Final

DASHES: Final = "-‐‑‒–—―−"
"""Hyphens and dashes of every width."""
STRAY_DASHES: Final = "·_óÐÑ\ufffd\x96\x97"
"""Characters that old conversions of text made of dashes; they count only after the place of a dateline."""
QUOTES: Final = "\"'`´‘’‚‛“”„‟«»‹›"
CLOSERS: Final = "\"'’”»›)]"
"""Quotes and brackets that may close a sentence, after its full stop."""
RULES: Final = "|•·"
"""Characters that separate a credit from a time on one line."""
BULLETS: Final = "-–•*+"
"""Characters that may open a line, before a time or an item."""
ITEM_BULLETS: Final = "*•▪■●►‣◆ñ§"
"""Characters that open an item or a line of a list; ``ñ`` is what an old conversion made of bullets."""
ARROWS: Final = "»›>«<→"
"""Characters of a link."""
TERMINATORS: Final = ".!?…。．｡！？؟۔।॥։።។၊။"
"""Punctuation marks that end a sentence."""
WIDE_TERMINATORS: Final = "".join(one for one in TERMINATORS if not one.isascii())
"""Those beyond ASCII, behind which no space has to stand."""
FULL_STOPS: Final = frozenset(TERMINATORS) - frozenset("?!…")
"""Those that close a sentence alone: ``?``, ``!`` and ``…`` close headlines too."""
WIDE_CLOSERS: Final = "」』》〉】）"
"""``CLOSERS`` of Chinese and Japanese."""
GERMAN_CLOSERS: Final = "“‘«‹"
"""Quotes that close a quotation in German, and open one elsewhere: the upper ones, and those that point left."""
SPACED_CLOSERS: Final = "»›"
"""Quotes that close a quotation in French, behind a space."""
LIST_OPENERS: Final = ":："
"""Marks that end a sentence which opens a list or a quote."""
PAUSES: Final = ",;、，،؛"
"""Punctuation marks inside a sentence."""
AROUND_WORDS: Final = "!#$%&()*+,./:;<=>?@[\\]^_{|}~…¡¿،؟。、！？：「」『』" + QUOTES + DASHES + BULLETS + ARROWS
"""Characters that stand before or after a word and are no part of it."""
INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters that no reader sees: soft hyphen, zero-width characters, marks of direction."""
SPACE: Final = " \t\u00a0\u2007\u2009\u202f\u3000" + INVISIBLE
BLANK: Final = INVISIBLE + "".join(filter(str.isspace, map(chr, range(0x3001))))
"""Characters that are stripped from a line's ends: white space, line ends and invisible characters."""


def _capitals() -> str:
    """Return a regex class of every letter that is not lower case: capitals, and letters of scripts without case."""
    ranges: list[str] = []
    first = None
    for code in range(0x10000):
        char = chr(code)
        if char.isalpha() and not char.islower():
            first = code if first is None else first
        elif first is not None:
            ranges.append(f"{chr(first)}-{chr(code - 1)}" if code - 1 > first else chr(first))
            first = None
    return "".join(ranges)


CAPITALS: Final = sys.intern(_capitals())
"""A regex class of the letters that may begin a name."""
VOWEL_SIGNS: Final = (
    "\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03"
    "\u0a3c-\u0a4d\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b4d\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c4d\u0c81-\u0c83"
    "\u0cbc-\u0ccd\u0d00-\u0d03\u0d3e-\u0d4d\u0dca-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
"""The inside of a regex class: signs that stand on a letter, as vowels do in Hindi, Bengali, Tamil and Thai.

``\\w`` does not match them, although they are parts of words.
"""
