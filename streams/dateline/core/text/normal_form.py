"""The normal form of a page: what a reader sees of it, in one spelling, and the way back to the page as given."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from dateline.core.data.text.invisible_characters import (
    CONTROLS,
    JOINERS,
    MOJIBAKE,
    REPLACED,
    SOFT_HYPHEN,
    SURROGATES,
    WINDOWS,
    ZERO_WIDTH,
)
from dateline.core.text.cleaning import cleaned, mend, referred, spaced
from dateline.core.text.edits import Edit, Layer, edited


class Normal(NamedTuple):
    """A page's text in normal form; ``layers`` lead back to the text as given, the last first."""

    text: str
    layers: tuple[Layer, ...] = ()

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Return where [start, end) of the normal text stands in the given one, both in code points.

        What was taken out at its edges is outside; an edge inside what was changed as one is put there in proportion.
        """
        for layer in reversed(self.layers):
            start, end = layer.start(start), layer.end(end)
        return start, max(start, end)


def normal(text: str) -> Normal:
    """Return the normal form of a page; of a text that is in normal form already, the same object.

    Mojibake is mended, character references and letter-spaced lines are put together, soft hyphens,
    zero-width characters and controls go, lines end in one way and letters are composed (NFC).
    Raises nothing; takes time in proportion to the text. ``normal(normal(x).text)`` changes nothing.
    """
    page = Normal(text)
    if _is_plain(text):
        return page
    settled = _settled(page, _round)
    if settled is None:
        # Made to nest without end. What is invisible goes; the rest is left as it is, if it still nests.
        page = _settled(page, _cleaned) or page
        settled = _settled(page, _round)
    return settled or page


def _settled(page: Normal, step: Callable[[Normal], Normal]) -> Normal | None:
    """Return the page after as many steps as change it; None where there is no end of them."""
    for _ in range(_ROUNDS):
        after = step(page)
        if after.text == page.text:
            return page
        if _is_plain(after.text):
            return after
        page = after
    return None


def _round(page: Normal) -> Normal:
    page = _edited(page, referred(page.text)) if "&" in page.text else page
    page = _edited(page, mend(page.text)) if not page.text.isascii() else page
    page = _cleaned(page)
    return _edited(page, spaced(page.text))


def _cleaned(page: Normal) -> Normal:
    text, layers = cleaned(page.text)
    return Normal(text, (*page.layers, *layers))


def _edited(page: Normal, edits: Iterable[Edit]) -> Normal:
    text, layer = edited(page.text, edits)
    return Normal(text, (*page.layers, layer)) if layer.old else page


def _is_plain(text: str) -> bool:
    """Whether a text is sure to be in normal form, as nearly all are.

    One pass over its bytes picks out what is not plain ASCII; of that there is little, and only that is looked at.
    """
    try:
        rest = text.encode("latin-1").translate(None, _PLAIN).decode("latin-1")
    except UnicodeEncodeError:
        rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")
    if rest and (
        _CLEARED.search(rest)
        or _misread(rest, text)
        or (_COMPOSING.search(rest) and not unicodedata.is_normalized("NFC", text))
        or ("&" in rest and any(referred(text)))
    ):
        return False
    return not any(spaced(text))


def _misread(rest: str, text: str) -> bool:
    """Whether a text may hold mojibake; in ``rest`` characters meet that are apart in it."""
    found = {each["run"] for each in _MEETING.finditer(rest)}
    return any(run in text for run in found) if len(found) <= _FEW else _MISREAD.search(text) is not None


_ROUNDS: Final = 8
"""A page changes in one, or two where it was escaped or misread twice."""
_PLAIN: Final = bytes(code for code in range(0x20, 0x7F) if chr(code) != "&") + b"\n"
_CLEARED: Final = re.compile(
    rf"[{SOFT_HYPHEN}{ZERO_WIDTH}{JOINERS}{CONTROLS}{SURROGATES}{''.join(REPLACED)}{''.join(WINDOWS)}]"
)
_MISREAD: Final = re.compile(MOJIBAKE)
_MEETING: Final = re.compile(f"(?=(?P<run>{MOJIBAKE}))")
_FEW: Final = 8
_COMPOSING: Final = re.compile("[\u0300-\u2001\u20d0-\U0010ffff]")
"""Characters that need not be in NFC by themselves or beside another."""
