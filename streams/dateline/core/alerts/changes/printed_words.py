"""Printed words: whether words stand in a text, in their order, whatever marks and spaces are between them."""

import re
from typing import Final

_WORD: Final = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
"""A number with its marks, or letters in a row."""
CUT: Final = "…"
"""What a quote ends with that was cut."""
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""A character of a script that sets no spaces between words: Thai, Lao, Burmese, Khmer, those of East Asia."""


class PrintedWords:
    """The words of a text."""

    def __init__(self, text: str) -> None:
        self._words = f" {' '.join(_words(text))} "

    def have(self, words: str) -> bool:
        """Whether these words stand in the text, one after the other; no words do. A quote may be cut."""
        if not (needle := " ".join(_words(words.strip().removesuffix(CUT)))):
            return False
        before = "" if _UNSPACED.match(needle[0]) else " "
        behind = "" if _UNSPACED.match(needle[-1]) else " "
        return f"{before}{needle}{behind}" in self._words


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
