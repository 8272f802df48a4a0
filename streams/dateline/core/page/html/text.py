"""HTML → text: the walk over a page's elements.

What a page shows, put together element by element.

Level HTML that would take a parser the square of its length: it nests deep, or closes what it never opened.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.core.data.text.characters import CLOSERS, TERMINATORS
from dateline.core.data.text.elements import (
    BLOCKS,
    DOUBTED,
    DROPPED,
    ENDED_BY_NEXT,
    FOREIGN,
    FORMATTING,
    HIDING_STYLES,
    ITEMS,
    KEEPING_STYLE,
    PARAGRAPHS,
    VOID,
)
from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.pieces import pieces


class Shown:
    """The text so far, and what of the elements around matters to what comes; ``parts`` are its pieces in order."""

    def __init__(self) -> None:
        self.parts: list[str] = ["\n"]
        self._kept: list[int] = []
        """The open elements that show lines and blanks as they are written."""
        self._doubted: list[tuple[int, bool]] = []
        """Of each open aside and footer, where its parts start, and whether one inside it was taken."""
        self._closed = self._beside = self._timed = False
        """Whether an inline element ended just now; whether another began right there; whether it was a time."""

    def enter(self, node: LexborNode) -> bool:
        """Open a node: note its text or line break. Whether it is one whose inside is read."""
        tag = node.tag or ""
        if tag == "-text":
            self._say(node.text_content or "")
            return False
        if tag in DROPPED:
            return False
        style = ""
        if attributes := node.attributes:
            style = (attributes.get("style") or "").lower().replace(" ", "")
            if "hidden" in attributes or attributes.get("aria-hidden") == "true" or _hides(style):
                return False
        if (
            tag in BLOCKS
            or tag == "br"
            or (tag == "time" and (self._closed or self.parts[-1].rstrip(" " + CLOSERS)[-1:] in TERMINATORS))
        ):
            self._break(tag)
        else:
            self._beside = self._beside or self._closed
        if tag == "pre" or KEEPING_STYLE in style:
            self._kept.append(node.mem_id)
        if tag in DOUBTED:
            self._doubted.append((len(self.parts), False))
        return True

    def leave(self, node: LexborNode) -> None:
        """Close a node that was opened."""
        tag = node.tag or ""
        if self._kept and self._kept[-1] == node.mem_id:
            self._kept.pop()
        if tag in BLOCKS:
            self._break(tag)
        else:
            self._closed = tag != "br"
            self._timed = tag == "time"
        if tag in DOUBTED:
            self._decide(tag)

    def _say(self, words: str) -> None:
        if not self._kept:
            words = _WHITE.sub(" ", words)
            if self.parts[-1][-1] in " \n":
                words = words.lstrip(" ")
            elif (self._beside or self._timed) and _parts_here(self.parts[-1], words, after_time=self._timed):
                words = f"\n{words}"
        if words:
            self.parts.append(words)
        if words.strip():
            self._closed = self._beside = self._timed = False

    def _break(self, tag: str) -> None:
        if not self._kept and not (last := self.parts[-1].rstrip(" ")):
            self.parts.pop()
        elif not self._kept:
            self.parts[-1] = last
        self.parts.append("\n\n" if tag in PARAGRAPHS else "\n")
        self._closed = self._beside = self._timed = False

    def _decide(self, tag: str) -> None:
        """Take an aside or footer that was closed, or what holds one that was taken; drop any other."""
        start, taken = self._doubted.pop()
        if not (taken or _holds_items(tag, "".join(self.parts[start:]))):
            del self.parts[start:]
        elif self._doubted:
            self._doubted[-1] = (self._doubted[-1][0], True)


def _hides(style: str) -> bool:
    return bool(style) and any(hiding in style for hiding in HIDING_STYLES)


def _parts_here(before: str, after: str, *, after_time: bool) -> bool:
    """Whether two texts that touch, each of an element of its own, are two things: ``3 uur geledenWASHINGTON``.

    Where a word could go on, one does: letters of a word are often set apart.
    """
    last, first = before[-1], after[:1]
    if after_time:
        return first.isalnum()
    return (last.islower() or last.isdigit() or last in TERMINATORS) and (first.isupper() or first.isdigit())


def _holds_items(tag: str, text: str) -> bool:
    """Whether a text holds items: a dateline, or ages beside running text; at the foot of an item, its age."""
    found = pieces(text)
    aged = any(piece.kind is Kind.STAMP and piece.stamp is not None and piece.stamp.strong for piece in found)
    if any(piece.dateline is not None and piece.dateline.sure for piece in found):
        return True
    return aged and (tag == "footer" or any(piece.body for piece in found))


_WHITE: Final = re.compile(r"[ \t\r\n\f]+")


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


def extract(html: str) -> str:
    """Return the page's text: a line for each block element, blank lines around paragraphs; "" for no text.

    What no reader reads as the page's text is left out: menus, scripts, forms' fields, what is hidden,
    and asides and footers without items. Raises nothing; takes time in proportion to the page.
    """
    root = node = LexborHTMLParser(levelled(html)).root
    shown = Shown()
    while root is not None and node is not None:
        opened = shown.enter(node)
        child = node.child if opened else None
        if child is not None:
            node = child
            continue
        if opened:
            shown.leave(node)
        while node is not None and node.mem_id != root.mem_id and node.next is None:
            node = node.parent
            if node is not None:
                shown.leave(node)
        if node is None or node.mem_id == root.mem_id:
            break
        node = node.next
    return _BLANKS.sub("\n\n", "".join(shown.parts)).strip("\n")


_BLANKS: Final = re.compile(r"\n{3,}")
