"""Take out of a text what no reader sees, and compose its letters (NFC).

Read the character references that plain text was left with: ``&amp;``, ``&#8217;``.

Put letter-spaced lines together: ``D E N   H E L D E R`` is DEN HELDER.

Mend mojibake: UTF-8 that was read as Latin-1 or Windows-1252, once or several times.

ftfy judges what is mojibake; what it judges so is mended only where its characters are the bytes of
well-formed UTF-8, so that nothing is guessed.
"""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import Final

import ftfy.bad_codecs  # noqa: F401  registers sloppy-windows-1252, in which every byte is a character
from ftfy.badness import is_bad

from dateline.core.data.text.invisible_characters import (
    COMMON_LEADS,
    CONTROLS,
    JOINED,
    JOINERS,
    MOJIBAKE,
    MOST_MARKS,
    NEXT_LINE,
    REPLACED,
    SOFT_HYPHEN,
    SURROGATES,
    WIDE_GAP,
    WINDOWS,
    ZERO_WIDTH,
)
from dateline.core.text.edits import Edit, Layer, edited


def cleaned(text: str) -> tuple[str, tuple[Layer, ...]]:
    """Return the text with one kind of line end and of blank, composed, without what is invisible; and the way back."""
    layers: list[Layer] = []
    text, layer = edited(text, (Edit(*found.span(), "") for found in _TAKEN_OUT.finditer(text)))
    layers.append(layer)
    text = _one_for_one(text)
    if not unicodedata.is_normalized("NFC", text):
        text, layer = edited(text, _composed(text))
        layers.append(layer)
    return text, tuple([layer for layer in layers if layer.old])


def _one_for_one(text: str) -> str:
    controls = [control for control in WINDOWS if control in text] if not text.isascii() else []
    table = WINDOWS if controls not in ([], [NEXT_LINE]) else {NEXT_LINE: "\n"}
    for old, new in (*REPLACED.items(), *table.items()):
        text = text.replace(old, new)
    return _HALVES.sub("\ufffd", text) if not text.isascii() else text


def _composed(text: str) -> Iterator[Edit]:
    """Yield the edits that compose the words that need it; only words, since nothing composes with a blank."""
    for word in _BLANK_FREE.finditer(text):
        given = word[0]
        if given.isascii() or unicodedata.is_normalized("NFC", given):
            continue
        put = unicodedata.normalize("NFC", _bounded(given))
        least = min(len(given), len(put))
        same = next((at for at in range(least) if given[at] != put[at]), least)
        least -= same
        tail = next((at for at in range(least) if given[-1 - at] != put[-1 - at]), least)
        yield Edit(word.start() + same, word.end() - tail, put[same : len(put) - tail])


def _bounded(word: str) -> str:
    """Return a word with a bounded run of marks on a letter: to put a run in order takes its length squared."""
    if len(word) <= MOST_MARKS:
        return word
    kept: list[str] = []
    run = 0
    for char in word:
        run = run + 1 if unicodedata.combining(char) else 0
        if run <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)


_HALVES: Final = re.compile(f"[{SURROGATES}]")
_BLANK_FREE: Final = re.compile(r"[^ \n]+")
_TAKEN_OUT: Final = re.compile(
    rf"\r(?=\n)|{SOFT_HYPHEN}+\r?\n(?=[a-z\xdf-\xf6\xf8-\xff])|[{SOFT_HYPHEN}{ZERO_WIDTH}{CONTROLS}]+"
    rf"|[{JOINERS}](?<![{JOINED}].)"
)


def referred(text: str) -> Iterator[Edit]:
    """Yield the edits that put characters for references, in order.

    ``&amp;lt;``, escaped twice, is read whole. What lacks its semicolon or is no character stays, and so does
    a letter, a digit, ``#`` and ``;``: nobody refers to those, and they could make a reference of their own.
    """
    for found in _REFERENCE.finditer(text):
        name = found["name"] or ""
        put = unescape(f"&{name}") if name[:1] == "#" else html5.get(name)
        if put is None or _UNSAFE.search(put):
            put = f"&{name}"
        if put != found[0]:
            yield Edit(found.start(), found.end(), put)


_REFERENCE: Final = re.compile(
    r"&(?:(?:amp|AMP|#0{0,4}38|#[xX]0{0,3}26);)*+(?P<name>#(?:\d{1,7}|[xX][\da-fA-F]{1,6});|[A-Za-z][A-Za-z\d]{1,31};)?"
)
_UNSAFE: Final = re.compile("[A-Za-z0-9#;&\ufffd]")


def spaced(text: str) -> Iterator[Edit]:
    """Yield the edits that put letter-spaced lines together, in order; none for a text without wide gaps.

    A line is letter-spaced where all of its words are single characters, half of them letters. One
    without a gap between words may be an alphabet, so it needs another line that has gaps.
    """
    if WIDE_GAP not in text:
        return
    lines = [line for line in _LINE.finditer(text) if _letters(line["words"])]
    if any(WIDE_GAP in line["words"] for line in lines):
        for line in lines:
            for gap in _SPACES.finditer(text, line.start("words"), line.end("words")):
                yield Edit(gap.start() + (gap.end() - gap.start() > 1), gap.end(), "")


def _letters(words: str) -> bool:
    letters = sum(map(str.isalpha, words))
    return letters >= _LEAST and letters * 2 >= len(words.split())


_LEAST: Final = 4
"""Letters on a letter-spaced line, at least."""
_LINE: Final = re.compile(r"^[ \xa0]*+(?P<words>(?:\S[ \xa0]++)++(?:\S[ \xa0]*+)?)$", re.MULTILINE)
_SPACES: Final = re.compile(r"[ \xa0]++(?!$)", re.MULTILINE)


def mend(text: str) -> list[Edit]:
    """Return the edits that mend the text's mojibake, in order; none for a text without."""
    sure: list[Edit] = []
    doubted: list[Edit] = []
    for word in _MENDED_WORD.finditer(text):
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
_MENDED_WORD: Final = re.compile(r"[^ \t\r\n]+")
_RUN: Final = re.compile(f"(?:{MOJIBAKE})+")
_COMMON: Final = re.compile(f"[{COMMON_LEADS}]")
"""Where a text has mojibake for sure, what opens with these is mojibake too."""
_LOST: Final = re.compile("(?P<a>(?<![A-Z\xc0-\xde])\xc3(?: (?= )|(?=[ \r\n]|$)))|\xc2(?= )")
"""``à`` and the no-break space, the second byte of which, a no-break space, somebody made a space of."""
