"""Level HTML that would take a parser the square of its length: it nests deep, or closes what it never opened."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from dateline.core.data.text.elements import BLOCKS, ENDED_BY_NEXT, FOREIGN, FORMATTING, ITEMS, VOID


def levelled(html: str) -> str:
    """Return a short page of few tags itself; else the page well nested, no deeper than browsers go, with its text.

    Parsers of HTML look through the open elements at a tag, and through an element's attributes at one more:
    100,000 nested ``div`` took Lexbor 23 s, and one tag of 116,000 attributes 49 s.
    """
    if len(html) <= _SHORT and html.count("<") <= _FEW_TAGS:
        return html
    depth = _Depth()
    return _TAG.sub(depth.tag, html)


class _Depth:
    """The elements that are open."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.unended: list[list[str]] = [[]]
        """Of the page and of each open element, what inside it nobody closed yet, the innermost first."""
        self.named: Counter[str] = Counter()
        self.beyond = 0

    def tag(self, found: re.Match[str]) -> str:
        """Return what stands for a tag or comment."""
        name = (found["name"] or "").lower()
        if not name or name in FOREIGN:
            return ""
        if name in FORMATTING:
            name = "span"
        written = f"<{found['close']}{name}{_attributes(found['rest'])}"
        if name in VOID:
            return written
        if name in ENDED_BY_NEXT:
            return self._noted(name, ends=bool(found["close"])) + written
        return self._closed(name) if found["close"] else self._opened(name, written)

    def _noted(self, name: str, *, ends: bool) -> str:
        """Note of a paragraph, item or cell that it opens or ends; return the ends of others that nest too deep.

        An item of a list in one of definitions, and so on, nests: neither ends the other.
        """
        inside = self.unended[-1]
        if ends and name in inside:
            del inside[: inside.index(name) + 1]
        if ends or name in (inside if name not in ITEMS else inside[:1]):
            return ""
        inside.insert(0, name)
        if name not in ITEMS or len(inside) <= _DEEPEST_ITEMS:
            return ""
        closed = _ends(each for each in inside[1:] if each in ITEMS)
        inside[1:] = []
        return closed

    def _opened(self, name: str, written: str) -> str:
        if len(self.open) >= _DEEPEST:
            self.beyond += 1
            return ""
        self.open.append(name)
        self.unended.append([])
        self.named[name] += 1
        return written

    def _closed(self, name: str) -> str:
        if self.beyond:
            self.beyond -= 1
            return ""
        if not self.named[name]:
            return ""
        closed: list[str] = []
        while not closed or closed[-1] != name:
            inside = self.unended.pop()
            if self.open[-1] not in BLOCKS:  # a parser does not close a ``span`` around a paragraph
                closed += inside
            closed.append(self.open.pop())
            self.named[closed[-1]] -= 1
        return _ends(closed)


def _ends(names: Iterable[str]) -> str:
    return "".join([f"</{name}>" for name in names])


def _attributes(written: str) -> str:
    """Return the attributes of a tag and its end; the end alone where there are too many."""
    if len(written) > _LONG and sum(map(written.count, _SEPARATORS)) > _MANY:
        return ">"
    return written if written[-1:] == ">" else f"{written}>"


_SHORT: Final = 65_536
_FEW_TAGS: Final = 2_000
_LONG: Final = 1_024
_MANY: Final = 200
_SEPARATORS: Final = " \t\r\n\f/=\"'"
_DEEPEST: Final = 512
"""As in browsers."""
_DEEPEST_ITEMS: Final = 4
_TAG: Final = re.compile(
    r"<!--(?:.*?-->|.*)|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/<>]*+)"
    r"""(?P<rest>(?:[^<>"'=]++|=[ \t\r\n\f]*+(?:"[^"]*+"|'[^']*+')?+|["'])*+>?)""",
    re.DOTALL,
)
