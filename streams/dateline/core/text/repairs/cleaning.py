"""The repairs that make a page's normal form; ``normal_form`` decides their order.

``clean`` removes what no reader sees and composes letters (NFC). The other two yield edits:

``unescape``           replaces character references that were left in plain text: ``&amp;``, ``&#8217;``
``join_spaced_lines``  joins letter-spaced lines: ``D E N   H E L D E R`` → ``DEN HELDER``
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from html.entities import html5
from typing import Final

from dateline.core.data.text.invisible_characters import (
    CONTROLS,
    JOINER_BASES,
    JOINERS,
    MAX_MARKS,
    NEXT_LINE,
    REPLACEMENTS,
    SOFT_HYPHEN,
    SURROGATES,
    WIDE_GAP,
    WINDOWS_1252,
    ZERO_WIDTH,
)
from dateline.core.text.repairs.edits import Edit, Layer, apply_edits


def clean(text: str) -> tuple[str, tuple[Layer, ...]]:
    """Return the text without invisible characters, with one kind of line end and space, in NFC; and the way back."""
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
    """Yield the edits that compose words (NFC), each as short as it can be; no letter composes with a space."""
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


_SURROGATES: Final = re.compile(f"[{SURROGATES}]")
_WORD: Final = re.compile(r"[^ \n]+")
_REMOVED: Final = re.compile(
    rf"\r(?=\n)|{SOFT_HYPHEN}+\r?\n(?=[a-z\xdf-\xf6\xf8-\xff])|[{SOFT_HYPHEN}{ZERO_WIDTH}{CONTROLS}]+"
    rf"|[{JOINERS}](?<![{JOINER_BASES}].)"
)
_REFERENCE: Final = re.compile(
    r"&(?>(?:amp|AMP|#0{0,4}38|#[xX]0{0,3}26);)*+(?P<name>#(?:\d{1,7}|[xX][\da-fA-F]{1,6});|[A-Za-z][A-Za-z\d]{1,31};)?"
)
_UNSAFE: Final = re.compile("[A-Za-z0-9#;&\ufffd]")
_MIN_LETTERS: Final = 4
"""Letters of a letter-spaced line. Chosen by hand: fewer may be initials."""
_LINE: Final = re.compile(r"^[ \xa0]*+(?P<words>(?>\S[ \xa0]++)++(?:\S[ \xa0]*+)?)$", re.MULTILINE)
_SPACES: Final = re.compile(r"[ \xa0]++(?!$)", re.MULTILINE)
