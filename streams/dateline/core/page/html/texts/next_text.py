"""Find the text that follows an element or a text on its line."""

from typing import Final

from selectolax.lexbor import LexborNode

from dateline.core.data.text.html_elements import BLOCKS, DROPPED


def next_on_line(node: LexborNode) -> str:
    """Return the text that follows a node before its line ends, without spaces around it; "" for none.

    Looks at ``_MAX_STEPS`` nodes; none of these is a text where the line is that empty.
    """
    at: LexborNode | None = node
    for _ in range(_MAX_STEPS):
        at = _next_of(at, inside=at is not node) if at is not None else None
        if at is None or at.tag in _LINE_ENDS:
            return ""
        if at.tag == "-text" and (said := (at.text_content or "").strip()):
            return said
    return ""


def _next_of(node: LexborNode, *, inside: bool) -> LexborNode | None:
    """Return the next node in the order of the page, ``inside`` a node first; None where its line ends before one."""
    if inside and node.tag not in DROPPED and node.child is not None:
        return node.child
    at: LexborNode | None = node
    for _ in range(_MAX_STEPS):
        if at is None or (at is not node and at.tag in BLOCKS):
            return None
        if at.next is not None:
            return at.next
        at = at.parent
    return None


_MAX_STEPS: Final = 12
"""How many nodes are looked at, and through how many ends of elements: bounds time. Chosen by hand."""
_LINE_ENDS: Final = BLOCKS | {"br"}
