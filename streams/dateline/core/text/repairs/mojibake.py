"""Mend mojibake: UTF-8 that was read as Latin-1 or Windows-1252, once or several times.

ftfy judges which words are mojibake. These are mended only where their characters are the bytes of well-formed
UTF-8, so that nothing is guessed.
"""

import re
from collections.abc import Iterator
from typing import Final

import ftfy.bad_codecs  # noqa: F401  registers sloppy-windows-1252, in which every byte is a character
from ftfy.badness import is_bad

from dateline.core.data.text.invisible_characters import COMMON_LEADS, MOJIBAKE
from dateline.core.text.repairs.edits import Edit


def mend_mojibake(text: str) -> list[Edit]:
    """Return the edits that mend the text's mojibake, in order.

    Where one word surely is mojibake, so are runs in other words that open like mojibake of Latin letters, and so
    is an ``à`` or a no-break space that lost its second byte.
    """
    sure: list[Edit] = []
    doubtful: list[Edit] = []
    for word in _WORD.finditer(text):
        if not word[0].isascii() and _RUN.search(word[0]):
            (sure if is_bad(word[0]) else doubtful).extend(_runs(word))
    if not sure:
        return []
    common = [edit for edit in doubtful if _COMMON.match(text, edit.start)]
    lost = [Edit(match.start(), match.end(), "à" if match["a"] else "") for match in _LOST_BYTE.finditer(text)]
    return sorted([*sure, *common, *lost])


def _runs(word: re.Match[str]) -> Iterator[Edit]:
    """Yield the edits that mend the runs of mojibake in a word."""
    for run in _RUN.finditer(word[0]):
        mended = _decoded(run[0])
        if mended != run[0]:
            yield Edit(word.start() + run.start(), word.start() + run.end(), mended)


def _decoded(run: str) -> str:
    """Return a run's bytes decoded as UTF-8, repeatedly where the result is mojibake again; else the run itself."""
    for _ in range(_MAX_DECODINGS):
        again = _decoded_once(run)
        if again is None:
            break
        run = again
        if not (_RUN.fullmatch(run) and (_COMMON.match(run) or is_bad(run))):
            break
    return run


def _decoded_once(run: str) -> str | None:
    for codec in ("latin-1", "sloppy-windows-1252"):
        try:
            return run.encode(codec).decode()
        except UnicodeError:
            continue
    return None


_MAX_DECODINGS: Final = 4
"""How often a run is decoded: bounds time. Chosen by hand: texts misread twice occur, four times hardly."""
_WORD: Final = re.compile(r"[^ \t\r\n]+")
_RUN: Final = re.compile(f"(?:{MOJIBAKE})+")
_COMMON: Final = re.compile(f"[{COMMON_LEADS}]")
"""Leads of mojibake of Latin letters: where one word surely is mojibake, a run with such a lead is too."""
_LOST_BYTE: Final = re.compile("(?P<a>(?<![A-Z\xc0-\xde])\xc3(?: (?= )|(?=[ \r\n]|$)))|\xc2(?= )")
"""The first byte of ``à`` or of a no-break space, whose second byte, a no-break space, became a space."""
