"""The normal form of a page: what a reader sees of it, in one encoding; and the way back to the page as given.

``normal`` is the entry. It repeats the repairs of ``cleaning`` until none changes the text.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from dateline.core.data.text.invisible_characters import (
    CONTROLS,
    JOINERS,
    MOJIBAKE,
    REPLACEMENTS,
    SOFT_HYPHEN,
    SURROGATES,
    WINDOWS_1252,
    ZERO_WIDTH,
)
from dateline.core.text.repairs.cleaning import clean, join_spaced_lines, unescape
from dateline.core.text.repairs.edits import Edit, Layer, apply_edits
from dateline.core.text.repairs.mojibake import mend_mojibake


class NormalText(NamedTuple):
    """A page's text in normal form, and one layer for each pass of edits that led there."""

    text: str
    layers: tuple[Layer, ...] = ()

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the text as given that became [start, end) of the normal text, both in code points.

        Characters that were removed at its edges are outside of it. An edge inside an edit is placed in proportion.
        """
        for layer in reversed(self.layers):
            start, end = layer.start(start), layer.end(end)
        return start, max(start, end)

    def edited(self, at: int) -> int:
        """Return where a position of the text as given is in the normal text."""
        for layer in self.layers:
            at = layer.edited(at)
        return at


def normal(text: str) -> NormalText:
    """Return the normal form of a page; a text in normal form keeps its object.

    Mojibake is mended, character references are replaced, letter-spaced lines are joined; soft hyphens,
    zero-width characters and controls are removed; lines end in one way and letters are composed (NFC). Raises
    nothing; takes time in proportion to the text. ``normal(normal(x).text)`` changes nothing.
    """
    page = NormalText(text)
    if _is_plain(text):
        return page
    settled = _settled(page, _round)
    if settled is None:
        # A hostile page whose references nest without end: remove what is invisible, then leave the rest if need be.
        page = _settled(page, _cleaned) or page
        settled = _settled(page, _round)
    return settled or page


def _settled(page: NormalText, step: Callable[[NormalText], NormalText]) -> NormalText | None:
    """Return the page once a step changes nothing; None where ``_MAX_ROUNDS`` steps do not suffice."""
    for _ in range(_MAX_ROUNDS):
        after = step(page)
        if after.text == page.text:
            return page
        if _is_plain(after.text):
            return after
        page = after
    return None


def _round(page: NormalText) -> NormalText:
    page = _edited(page, unescape(page.text)) if "&" in page.text else page
    page = _edited(page, mend_mojibake(page.text)) if not page.text.isascii() else page
    page = _cleaned(page)
    return _edited(page, join_spaced_lines(page.text))


def _cleaned(page: NormalText) -> NormalText:
    text, layers = clean(page.text)
    return NormalText(text, (*page.layers, *layers))


def _edited(page: NormalText, edits: Iterable[Edit]) -> NormalText:
    text, layer = apply_edits(page.text, edits)
    return NormalText(text, (*page.layers, layer)) if layer.old else page


def _is_plain(text: str) -> bool:
    """Whether a text surely is in normal form, as nearly all texts are.

    For speed, one pass over its bytes removes plain ASCII, and only the few other characters are searched.
    """
    try:
        rest = text.encode("latin-1").translate(None, _PLAIN).decode("latin-1")
    except UnicodeEncodeError:
        rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")
    if rest and (
        _CLEARED.search(rest)
        or _may_be_mojibake(rest, text)
        or (_COMPOSING.search(rest) and not unicodedata.is_normalized("NFC", text))
        or ("&" in rest and any(unescape(text)))
    ):
        return False
    return not any(join_spaced_lines(text))


def _may_be_mojibake(rest: str, text: str) -> bool:
    """Whether the text may hold mojibake; characters that are apart in the text may be neighbours in ``rest``."""
    runs = {match["run"] for match in _OVERLAPPING_MOJIBAKE.finditer(rest)}
    return any(run in text for run in runs) if len(runs) <= _MAX_RUNS else _MOJIBAKE.search(text) is not None


_MAX_ROUNDS: Final = 8
"""Rounds of repairs of one page: bounds time. A page needs one, or two if it was escaped or misread twice.
Chosen by hand."""
_PLAIN: Final = bytes(code for code in range(0x20, 0x7F) if chr(code) != "&") + b"\n"
_CLEARED: Final = re.compile(
    rf"[{SOFT_HYPHEN}{ZERO_WIDTH}{JOINERS}{CONTROLS}{SURROGATES}{''.join(REPLACEMENTS)}{''.join(WINDOWS_1252)}]"
)
_MOJIBAKE: Final = re.compile(MOJIBAKE)
_OVERLAPPING_MOJIBAKE: Final = re.compile(f"(?=(?P<run>{MOJIBAKE}))")
_MAX_RUNS: Final = 8
"""Distinct runs that are looked for one by one; with more, one search of a pattern is faster. Chosen by hand."""
_COMPOSING: Final = re.compile("[\u0300-\u2001\u20d0-\U0010ffff]")
"""Characters that may not be in NFC, by themselves or after another one."""
