"""HTML → text: block elements end lines, and what no reader reads as the page's text is dropped."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from streams.core.data.elements import BLOCKS, DROPPED, PARAGRAPHS


def extract(html: str) -> str:
    """Return the page's text: a block element a line, a blank line around paragraphs and headings; "" for no text."""
    root = LexborHTMLParser(html).root
    if root is None:
        return ""
    parts: list[str] = []
    node: LexborNode | None = root
    while node is not None:
        child = _enter(node, parts)
        while child is None and node is not None:
            _leave(node, parts)
            if node.mem_id == root.mem_id:
                node = None
                break
            child = node.next
            node = node if child is not None else node.parent
        node = child
    return _BLANKS.sub("\n\n", _EDGES.sub("\n", "".join(parts))).strip("\n")


def _enter(node: LexborNode, parts: list[str]) -> LexborNode | None:
    """Open a node: note its text or line break; its first child, where it has one that is read."""
    tag = node.tag or ""
    if tag == "-text":
        parts.append(_WHITE.sub(" ", node.text_content or ""))
        return None
    if tag in DROPPED:
        return None
    parts.append(_BREAKS.get(tag, ""))
    return node.child


def _leave(node: LexborNode, parts: list[str]) -> None:
    tag = node.tag or ""
    if tag in BLOCKS and tag not in DROPPED:
        parts.append(_BREAKS[tag])


_BREAKS: Final = dict.fromkeys(BLOCKS, "\n") | dict.fromkeys(PARAGRAPHS, "\n\n") | {"br": "\n"}
_WHITE: Final = re.compile(r"[ \t\r\n\f]+")
_EDGES: Final = re.compile(r"[ \t]*\n[ \t]*")
_BLANKS: Final = re.compile(r"\n{3,}")
