"""Cause: an error's message without what differs from record to record, so that one cause is one group."""

import re
from typing import Final

LONGEST: Final = 200
"""Characters of a cause; what stands behind them seldom tells two causes apart."""


def cause(message: str) -> str:
    """Return the message on one line, with a word in capitals for each time, quotation, id, name and number.

    Never raises, whatever the message holds; takes time in proportion to its length.
    """
    told = " ".join(message[:_READ].split())
    for pattern, word in _VARIABLE:
        told = pattern.sub(word, told)
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 1]}…"


_READ: Final = 4096
_VARIABLE: Final = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?", "TIME"),
        (r"(?<!\w)b?'[^']{0,200}'", "'…'"),
        (r'(?<!\w)b?"[^"]{0,200}"', "'…'"),
        (r"“[^”]{0,200}”", "'…'"),
        (r"(?<= is called )[^\s;]{1,200}", "NAME"),
        (r"(?<= text of story )\S{1,200}", "ID"),
        (r"\b0x[0-9a-fA-F]{1,64}\b", "N"),
        (r"\b(?=[a-f]{0,40}\d)[0-9a-f]{16,128}\b", "ID"),
        (r"(?<!\d)(?<!UTF)(?<!UTF-)(?<!ISO )[-+]?\d+(?:[.,]\d+)*", "N"),  # those of a standard are its name
    )
)
"""What varies, in the order in which it is looked for: a time before the numbers that it consists of."""
