"""Read the character references that plain text was left with: ``&amp;``, ``&#8217;``."""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import Final

from dateline.core.text.edits import Edit


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
