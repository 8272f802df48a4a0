"""The repairs that make a page's normal form; ``normal_form`` decides their order.

``clean`` removes what no reader sees and composes letters (NFC). The other three yield edits:

``unescape``           replaces character references that were left in plain text: ``&amp;``, ``&#8217;``
``mend_mojibake``      mends UTF-8 that was read as Latin-1 or Windows-1252, once or several times
``join_spaced_lines``  joins letter-spaced lines: ``D E N   H E L D E R`` → ``DEN HELDER``

ftfy judges which words are mojibake. These are mended only where their characters are the bytes of well-formed
UTF-8, so that nothing is guessed.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from html.entities import html5
from typing import Final

import ftfy.bad_codecs  # noqa: F401  registers sloppy-windows-1252, in which every byte is a character
from ftfy.badness import is_bad

from dateline.core.data.text.invisible_characters import (
    COMMON_LEADS,
    CONTROLS,
    JOINER_BASES,
    JOINERS,
    MAX_MARKS,
    MOJIBAKE,
    NEXT_LINE,
    REPLACEMENTS,
    SOFT_HYPHEN,
    SURROGATES,
    WIDE_GAP,
    WINDOWS_1252,
    ZERO_WIDTH,
)
from dateline.core.text.edits import Edit, Layer, apply_edits


def clean(text: str) -> tuple[str, tuple[Layer, ...]]:
    """Return the text without invisible characters, with one kind of line end and blank, in NFC; and the way back."""
    layers: list[Layer] = []
    text, layer = apply_edits(text, (Edit(*match.span(), "") for match in _REMOVED.finditer(text)))
    layers.append(layer)
    text = _one_for_one(text)
    if not unicodedata.is_normalized("NFC", text):
        text, layer = apply_edits(text, _composed(text))
        layers.append(layer)
    return text, tuple([layer for layer in layers if layer.old])


def _one_for_one(text: str) -> str:
    """Return the text with single characters replaced by single characters, which needs no layer."""
    controls = [control for control in WINDOWS_1252 if control in text] if not text.isascii() else []
    table = WINDOWS_1252 if controls not in ([], [NEXT_LINE]) else {NEXT_LINE: "\n"}
    for old, new in (*REPLACEMENTS.items(), *table.items()):
        text = text.replace(old, new)
    return _SURROGATES.sub("\ufffd", text) if not text.isascii() else text


def _composed(text: str) -> Iterator[Edit]:
    """Yield the edits that compose words (NFC), each as short as it can be; no letter composes with a blank."""
    for word in _WORD.finditer(text):
        given = word[0]
        if given.isascii() or unicodedata.is_normalized("NFC", given):
            continue
        composed = unicodedata.normalize("NFC", _with_bounded_marks(given))
        shorter = min(len(given), len(composed))
        head = next((at for at in range(shorter) if given[at] != composed[at]), shorter)
        shorter -= head
        tail = next((at for at in range(shorter) if given[-1 - at] != composed[-1 - at]), shorter)
        yield Edit(word.start() + head, word.end() - tail, composed[head : len(composed) - tail])


def _with_bounded_marks(word: str) -> str:
    """Return the word with at most ``MAX_MARKS`` combining marks on a letter: ordering n marks takes n² steps."""
    if len(word) <= MAX_MARKS:
        return word
    chars: list[str] = []
    run = 0
    for char in word:
        run = run + 1 if unicodedata.combining(char) else 0
        if run <= MAX_MARKS:
            chars.append(char)
    return "".join(chars)


def unescape(text: str) -> Iterator[Edit]:
    """Yield the edits that replace character references by their characters, in order.

    A reference that was escaped twice, ``&amp;lt;``, is replaced as a whole. A reference without its semicolon
    stays, and so does one to no character, or to a letter, digit, ``#`` or ``;``: these are no honest references,
    and their characters could form new ones.
    """
    for match in _REFERENCE.finditer(text):
        name = match["name"] or ""
        character = html.unescape(f"&{name}") if name[:1] == "#" else html5.get(name)
        if character is None or _UNSAFE.search(character):
            character = f"&{name}"
        if character != match[0]:
            yield Edit(match.start(), match.end(), character)


def join_spaced_lines(text: str) -> Iterator[Edit]:
    """Yield the edits that join letter-spaced lines, in order; none for a text without wide gaps.

    A line is letter-spaced where all of its words are single characters and half of them are letters. A line
    without wide gaps may be an alphabet; it counts where another line has gaps.
    """
    if WIDE_GAP not in text:
        return
    lines = [line for line in _LINE.finditer(text) if _is_spaced(line["words"])]
    if any(WIDE_GAP in line["words"] for line in lines):
        for line in lines:
            for gap in _SPACES.finditer(text, line.start("words"), line.end("words")):
                yield Edit(gap.start() + (gap.end() - gap.start() > 1), gap.end(), "")


def _is_spaced(words: str) -> bool:
    """Whether a line of single characters has enough letters to be letter-spaced."""
    letters = sum(map(str.isalpha, words))
    return letters >= _MIN_LETTERS and letters * 2 >= len(words.split())


def mend_mojibake(text: str) -> list[Edit]:
    """Return the edits that mend the text's mojibake, in order.

    Where one word surely is mojibake, so are runs in other words that open like mojibake of Latin letters, and so
    is an ``à`` or a no-break space that lost its second byte.
    """
    sure: list[Edit] = []
    doubtful: list[Edit] = []
    for word in _MENDED_WORD.finditer(text):
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


_SURROGATES: Final = re.compile(f"[{SURROGATES}]")
_WORD: Final = re.compile(r"[^ \n]+")
_REMOVED: Final = re.compile(
    rf"\r(?=\n)|{SOFT_HYPHEN}+\r?\n(?=[a-z\xdf-\xf6\xf8-\xff])|[{SOFT_HYPHEN}{ZERO_WIDTH}{CONTROLS}]+"
    rf"|[{JOINERS}](?<![{JOINER_BASES}].)"
)
_REFERENCE: Final = re.compile(
    r"&(?:(?:amp|AMP|#0{0,4}38|#[xX]0{0,3}26);)*+(?P<name>#(?:\d{1,7}|[xX][\da-fA-F]{1,6});|[A-Za-z][A-Za-z\d]{1,31};)?"
)
_UNSAFE: Final = re.compile("[A-Za-z0-9#;&\ufffd]")
_MIN_LETTERS: Final = 4
"""Letters of a letter-spaced line. Chosen by hand: fewer may be initials."""
_LINE: Final = re.compile(r"^[ \xa0]*+(?P<words>(?:\S[ \xa0]++)++(?:\S[ \xa0]*+)?)$", re.MULTILINE)
_SPACES: Final = re.compile(r"[ \xa0]++(?!$)", re.MULTILINE)
_MAX_DECODINGS: Final = 4
"""How often a run is decoded: bounds time. Chosen by hand: texts misread twice occur, four times hardly."""
_MENDED_WORD: Final = re.compile(r"[^ \t\r\n]+")
_RUN: Final = re.compile(f"(?:{MOJIBAKE})+")
_COMMON: Final = re.compile(f"[{COMMON_LEADS}]")
"""Leads of mojibake of Latin letters: where one word surely is mojibake, a run with such a lead is too."""
_LOST_BYTE: Final = re.compile("(?P<a>(?<![A-Z\xc0-\xde])\xc3(?: (?= )|(?=[ \r\n]|$)))|\xc2(?= )")
"""The first byte of ``à`` or of a no-break space, whose second byte, a no-break space, became a space."""
