"""Take out of a text what no reader sees, and compose its letters (NFC)."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from dateline.core.data.text.invisible import (
    CONTROLS,
    JOINED,
    JOINERS,
    MOST_MARKS,
    NEXT_LINE,
    REPLACED,
    SOFT_HYPHEN,
    SURROGATES,
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
    for word in _WORD.finditer(text):
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
_WORD: Final = re.compile(r"[^ \n]+")
_TAKEN_OUT: Final = re.compile(
    rf"\r(?=\n)|{SOFT_HYPHEN}+\r?\n(?=[a-z\xdf-\xf6\xf8-\xff])|[{SOFT_HYPHEN}{ZERO_WIDTH}{CONTROLS}]+"
    rf"|[{JOINERS}](?<![{JOINED}].)"
)
