"""Extract the text of an HTML page.

``walk`` collects the text. Before that, ``_levelled`` rewrites HTML on which a parser would take time in the square of
its length: elements that nest deeply, closing tags of what was never opened, and tags of many attributes.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from dateline.core.data.text.html_elements import BLOCKS, ENDED_BY_NEXT, FOREIGN, FORMATTING, ITEMS, VOID
from dateline.core.page.html.walk import walk


def extract(html: str) -> str:
    """Return the page's text: a line for each block element, blank lines around paragraphs; "" for no text.

    Left out is what no reader takes for the page's text: menus, scripts, the fields of forms, hidden elements,
    and asides and footers without items. Raises nothing; takes time in proportion to the page.
    """
    return walk(parse_html(html)).text


def parse_html(html: str) -> LexborHTMLParser:
    """Return the page as a tree, in time in proportion to its length."""
    return LexborHTMLParser(_levelled(html))


def _levelled(html: str) -> str:
    """Return the page with the same text, well nested and no deeper than browsers go; a short page as it is.

    An HTML parser looks through all open elements at each tag, and through all attributes at each attribute:
    100,000 nested ``div`` took Lexbor 23 s, and one tag of 116,000 attributes 49 s.
    """
    if len(html) <= _MAX_UNLEVELLED_CHARS and html.count("<") <= _MAX_UNLEVELLED_TAGS:
        return html
    leveller = _Leveller()
    return _TAG.sub(leveller.rewrite, html)


class _Leveller:
    """Rewrites the tags of a page one by one, and knows which elements are open."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.unended: list[list[str]] = [[]]
        """For the page and each open element: its elements of ``ENDED_BY_NEXT`` not yet ended, the innermost first."""
        self.open_counts: Counter[str] = Counter()
        self.beyond_depth = 0
        """How many elements are open that were left out because they nest too deeply."""

    def rewrite(self, match: re.Match[str]) -> str:
        """Return what replaces a tag or comment."""
        name = (match["name"] or "").lower()
        if not name or name in FOREIGN:
            return ""
        if name in FORMATTING:
            name = "span"
        written = f"<{match['close']}{name}{_attributes(match['rest'])}"
        if name in VOID:
            return written
        if name in ENDED_BY_NEXT:
            return self._ended_items(name, closing=bool(match["close"])) + written
        return self._close(name) if match["close"] else self._open(name, written)

    def _ended_items(self, name: str, *, closing: bool) -> str:
        """Keep track of a paragraph, item or cell that a tag opens or closes; return closing tags of too deep items.

        An item of a list inside an item of a definition list nests, and the other way round: neither ends the other.
        """
        inside = self.unended[-1]
        if closing and name in inside:
            del inside[: inside.index(name) + 1]
        if closing or name in (inside if name not in ITEMS else inside[:1]):
            return ""
        inside.insert(0, name)
        if name not in ITEMS or len(inside) <= _MAX_ITEM_DEPTH:
            return ""
        tags = _closing_tags(each for each in inside[1:] if each in ITEMS)
        inside[1:] = []
        return tags

    def _open(self, name: str, written: str) -> str:
        if len(self.open) >= _MAX_DEPTH:
            self.beyond_depth += 1
            return ""
        self.open.append(name)
        self.unended.append([])
        self.open_counts[name] += 1
        return written

    def _close(self, name: str) -> str:
        """Return the closing tags down to the innermost open element of that name; "" where none is open."""
        if self.beyond_depth:
            self.beyond_depth -= 1
            return ""
        if not self.open_counts[name]:
            return ""
        names: list[str] = []
        while not names or names[-1] != name:
            inside = self.unended.pop()
            if self.open[-1] not in BLOCKS:  # a parser does not close a ``span`` around a paragraph
                names += inside
            names.append(self.open.pop())
            self.open_counts[names[-1]] -= 1
        return _closing_tags(names)


def _closing_tags(names: Iterable[str]) -> str:
    return "".join([f"</{name}>" for name in names])


def _attributes(written: str) -> str:
    """Return the attributes of a tag and its closing bracket; the bracket alone where there are too many attributes."""
    if len(written) > _MAX_UNCOUNTED_CHARS and sum(map(written.count, _SEPARATORS)) > _MAX_SEPARATORS:
        return ">"
    return written if written[-1:] == ">" else f"{written}>"


_MAX_UNLEVELLED_CHARS: Final = 65_536
"""Characters up to which a page of few tags goes to the parser as it is; chosen by hand."""
_MAX_UNLEVELLED_TAGS: Final = 2_000
"""Tags up to which a short page goes to the parser as it is; chosen by hand."""
_MAX_UNCOUNTED_CHARS: Final = 1_024
"""Characters up to which a tag's attributes are not counted; chosen by hand."""
_MAX_SEPARATORS: Final = 200
"""Spaces, slashes, quotes and equals signs in a longer tag above which its attributes go; chosen by hand."""
_SEPARATORS: Final = " \t\r\n\f/=\"'"
_MAX_DEPTH: Final = 512
"""Elements that may be open at once: as many as browsers allow. Deeper ones lose their tags and keep their text."""
_MAX_ITEM_DEPTH: Final = 4
"""Items of lists that may nest without closing tags; chosen by hand. ``<li><dt><li>…`` nests without end."""
_TAG: Final = re.compile(
    r"<!--(?:.*?-->|.*)|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/<>]*+)"
    r"""(?P<rest>(?:[^<>"'=]++|=[ \t\r\n\f]*+(?:"[^"]*+"|'[^']*+')?+|["'])*+>?)""",
    re.DOTALL,
)
"""A tag or a comment, also one that the page's end cuts off."""
