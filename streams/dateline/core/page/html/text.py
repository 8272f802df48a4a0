"""Extract the text of an HTML page.

``extract`` walks over the page's elements and collects their text in a ``VisibleText``, which decides where lines
begin and end. Before that, ``_levelled`` rewrites HTML on which a parser would take time in the square of its
length: elements that nest deeply, closing tags of what was never opened, and tags of many attributes.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.core.data.text.characters import CLOSERS, TERMINATORS
from dateline.core.data.text.html_elements import (
    BLOCKS,
    DROPPED,
    ENDED_BY_NEXT,
    FOREIGN,
    FORMATTING,
    HIDING_STYLES,
    ITEMS,
    KEEPING_STYLE,
    PARAGRAPHS,
    POSSIBLE_CONTENT,
    VOID,
)
from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.pieces import read_pieces


def extract(html: str) -> str:
    """Return the page's text: a line for each block element, blank lines around paragraphs; "" for no text.

    Left out is what no reader takes for the page's text: menus, scripts, the fields of forms, hidden elements,
    and asides and footers without items. Raises nothing; takes time in proportion to the page.
    """
    return visible_text(parse_html(html))


def parse_html(html: str) -> LexborHTMLParser:
    """Return the page as a tree, in time in proportion to its length."""
    return LexborHTMLParser(_levelled(html))


def visible_text(tree: LexborHTMLParser) -> str:
    """Return the text of a parsed page, as ``extract`` does."""
    root = node = tree.root
    text = _VisibleText()
    while root is not None and node is not None:
        entered = text.enter(node)
        child = node.child if entered else None
        if child is not None:
            node = child
            continue
        if entered:
            text.leave(node)
        while node is not None and node.mem_id != root.mem_id and node.next is None:
            node = node.parent
            if node is not None:
                text.leave(node)
        if node is None or node.mem_id == root.mem_id:
            break
        node = node.next
    return _BLANK_LINES.sub("\n\n", "".join(text.parts)).strip("\n")


_BLANK_LINES: Final = re.compile(r"\n{3,}")


class _VisibleText:
    """The text collected so far, in ``parts``, and the state that decides how the next text is joined to it."""

    def __init__(self) -> None:
        self.parts: list[str] = ["\n"]
        self._preformatted: list[int] = []
        """The open elements that show lines and spaces as they are written, by ``mem_id``."""
        self._doubtful: list[tuple[int, bool]] = []
        """For each open aside and footer: where its parts start, and whether it holds another that was accepted."""
        self._inline_ended = False
        """Whether an inline element has just ended."""
        self._inline_began = False
        """Whether another inline element began where one had just ended."""
        self._time_ended = False
        """Whether the inline element that has just ended is a ``time``."""

    def enter(self, node: LexborNode) -> bool:
        """Open a node: add its text or its line break. Return whether to go on with its children."""
        tag = node.tag or ""
        if tag == "-text":
            self._add(node.text_content or "")
            return False
        if tag in DROPPED:
            return False
        style = ""
        if attributes := node.attributes:
            style = (attributes.get("style") or "").lower().replace(" ", "")
            if "hidden" in attributes or attributes.get("aria-hidden") == "true" or _is_hiding(style):
                return False
        if (
            tag in BLOCKS
            or tag == "br"
            or (tag == "time" and (self._inline_ended or self.parts[-1].rstrip(" " + CLOSERS)[-1:] in TERMINATORS))
        ):
            self._break(tag)
        else:
            self._inline_began = self._inline_began or self._inline_ended
        if tag == "pre" or KEEPING_STYLE in style:
            self._preformatted.append(node.mem_id)
        if tag in POSSIBLE_CONTENT:
            self._doubtful.append((len(self.parts), False))
        return True

    def leave(self, node: LexborNode) -> None:
        """Close a node for which ``enter`` returned True."""
        tag = node.tag or ""
        if self._preformatted and self._preformatted[-1] == node.mem_id:
            self._preformatted.pop()
        if tag in BLOCKS:
            self._break(tag)
        else:
            self._inline_ended = tag != "br"
            self._time_ended = tag == "time"
        if tag in POSSIBLE_CONTENT:
            self._accept_or_drop(tag)

    def _add(self, words: str) -> None:
        """Add text, on a new line if it is unrelated to the text before it."""
        if not self._preformatted:
            words = _WHITE_SPACE.sub(" ", words)
            if self.parts[-1][-1] in " \n":
                words = words.lstrip(" ")
            elif (self._inline_began or self._time_ended) and _are_two_things(
                self.parts[-1], words, after_time=self._time_ended
            ):
                words = f"\n{words}"
        if words:
            self.parts.append(words)
        if words.strip():
            self._inline_ended = self._inline_began = self._time_ended = False

    def _break(self, tag: str) -> None:
        """End the line; a paragraph also gets a blank line."""
        if not self._preformatted and not (last := self.parts[-1].rstrip(" ")):
            self.parts.pop()
        elif not self._preformatted:
            self.parts[-1] = last
        self.parts.append("\n\n" if tag in PARAGRAPHS else "\n")
        self._inline_ended = self._inline_began = self._time_ended = False

    def _accept_or_drop(self, tag: str) -> None:
        """At the end of an aside or footer, accept it if it holds items or another that was accepted; else drop it."""
        start, accepted = self._doubtful.pop()
        if not (accepted or _holds_items(tag, "".join(self.parts[start:]))):
            del self.parts[start:]
        elif self._doubtful:
            self._doubtful[-1] = (self._doubtful[-1][0], True)


def _is_hiding(style: str) -> bool:
    return bool(style) and any(hiding in style for hiding in HIDING_STYLES)


def _are_two_things(before: str, after: str, *, after_time: bool) -> bool:
    """Whether two texts that touch, each of its own element, belong on two lines: ``3 uur geledenWASHINGTON``.

    Where they may be one word they stay together: pages often set letters of a word apart.
    """
    last, first = before[-1], after[:1]
    if after_time:
        return first.isalnum()
    return (last.islower() or last.isdigit() or last in TERMINATORS) and (first.isupper() or first.isdigit())


def _holds_items(tag: str, text: str) -> bool:
    """Whether a text holds items: a sure dateline, or an age beside running text; in a footer an age is enough."""
    text_pieces = read_pieces(text)
    aged = any(piece.kind is Kind.STAMP and piece.stamp is not None and piece.stamp.strong for piece in text_pieces)
    if any(piece.dateline is not None and piece.dateline.sure for piece in text_pieces):
        return True
    return aged and (tag == "footer" or any(piece.is_paragraph for piece in text_pieces))


_WHITE_SPACE: Final = re.compile(r"[ \t\r\n\f]+")


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
