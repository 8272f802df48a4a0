"""Characters by what they do on a wire page."""

import sys
from typing import Final

DASHES: Final = "-‐‑‒–—―−"
STRAY_DASHES: Final = "·_óÐÑ\ufffd\x96\x97"
"""What old conversions of text made of dashes; only where a dash is due behind a place."""
QUOTES: Final = "\"'`´‘’‚‛“”„‟«»‹›"
CLOSERS: Final = "\"'’”»›)]"
RULES: Final = "|•·"
"""Signs that part a credit from a time on one line."""
BULLETS: Final = "-–•*+"
ITEM_BULLETS: Final = "*•▪■●►‣◆ñ§"
"""Signs that open an item or a line of a list; the last but one is what an old conversion made of a bullet."""
ARROWS: Final = "»›>«<→"
TERMINATORS: Final = ".!?…。！？؟।"
INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
SPACE: Final = " \t\u00a0\u2007\u2009\u202f\u3000" + INVISIBLE
BLANK: Final = INVISIBLE + "".join(filter(str.isspace, map(chr, range(0x3001))))
"""What a line has at its ends and nobody reads: white space, line ends, and what is invisible."""


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
