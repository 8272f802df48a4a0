"""HTML → text: the walk over a page's elements."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from dateline.core.page.html.levelled import levelled
from dateline.core.page.html.shown import Shown


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
