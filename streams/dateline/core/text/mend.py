"""Mend mojibake: UTF-8 that was read as Latin-1 or Windows-1252, once or several times.

ftfy judges what is mojibake; what it judges so is mended only where its characters are the bytes of
well-formed UTF-8, so that nothing is guessed.
"""

import re
from collections.abc import Iterator
from typing import Final

import ftfy.bad_codecs  # noqa: F401  registers sloppy-windows-1252, in which every byte is a character
from ftfy.badness import is_bad

from dateline.core.data.text.invisible import COMMON_LEADS, MOJIBAKE
from dateline.core.text.edits import Edit


def mend(text: str) -> list[Edit]:
    """Return the edits that mend the text's mojibake, in order; none for a text without."""
    sure: list[Edit] = []
    doubted: list[Edit] = []
    for word in _WORD.finditer(text):
        if not word[0].isascii() and _RUN.search(word[0]):
            (sure if is_bad(word[0]) else doubted).extend(_runs(word))
    if not sure:
        return []
    common = [edit for edit in doubted if _COMMON.match(text, edit.start)]
    lost = [Edit(found.start(), found.end(), "à" if found["a"] else "") for found in _LOST.finditer(text)]
    return sorted([*sure, *common, *lost])


def _runs(word: re.Match[str]) -> Iterator[Edit]:
    for run in _RUN.finditer(word[0]):
        mended = _read_back(run[0])
        if mended != run[0]:
            yield Edit(word.start() + run.start(), word.start() + run.end(), mended)


def _read_back(run: str) -> str:
    """Return what the bytes of a run say, read again where that is mojibake too; the run where they are no UTF-8."""
    for _ in range(_READINGS):
        again = _read_once(run)
        if again is None:
            break
        run = again
        if not (_RUN.fullmatch(run) and (_COMMON.match(run) or is_bad(run))):
            break
    return run


def _read_once(run: str) -> str | None:
    for codec in ("latin-1", "sloppy-windows-1252"):
        try:
            return run.encode(codec).decode()
        except UnicodeError:
            continue
    return None


_READINGS: Final = 4
_WORD: Final = re.compile(r"[^ \t\r\n]+")
_RUN: Final = re.compile(f"(?:{MOJIBAKE})+")
_COMMON: Final = re.compile(f"[{COMMON_LEADS}]")
"""Where a text has mojibake for sure, what opens with these is mojibake too."""
_LOST: Final = re.compile("(?P<a>(?<![A-Z\xc0-\xde])\xc3(?: (?= )|(?=[ \r\n]|$)))|\xc2(?= )")
"""``à`` and the no-break space, the second byte of which, a no-break space, somebody made a space of."""
