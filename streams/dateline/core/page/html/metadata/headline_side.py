"""Decide whether an element of a page stands beside its headline: no text and no link to another text is between."""

from itertools import islice
from typing import Final

from selectolax.lexbor import LexborNode


def is_beside(element: LexborNode, headline: LexborNode) -> bool:
    """Whether an element behind a headline stands beside it, below a byline or a standfirst at most."""
    above = {node.mem_id for node in _upwards(headline)}
    shared = next((node for node in _upwards(element) if node.mem_id in above), None)
    if shared is None or any(node.tag in _LISTS for node in _upwards(element) if node.mem_id not in above):
        return False
    chars, is_behind = 0, False
    for node in islice(shared.traverse(include_text=True), _MAX_NODES):
        if node.mem_id == element.mem_id:
            return is_behind
        if node.mem_id == headline.mem_id:
            chars, is_behind = -len(headline.text()), True
        elif is_behind and node.is_text_node:
            chars += len(node.text().strip())
        elif is_behind and (_is_linked_heading(node) or (node.tag == "a" and _is_linked_text(node, element))):
            return False
        if chars > _MAX_CHARS:
            return False
    return False


def _upwards(node: LexborNode) -> list[LexborNode]:
    """Return the elements around a node, from the nearest on."""
    around: list[LexborNode] = []
    parent = node.parent
    while parent is not None and len(around) < _MAX_DEPTH:
        around.append(parent)
        parent = parent.parent
    return around


def _is_linked_heading(node: LexborNode) -> bool:
    """Whether an element is a heading directly in a link, or a link directly in a heading."""
    around = node.parent.tag if node.parent is not None else None
    return (node.tag == "a" and around in _HEADINGS) or (node.tag in _HEADINGS and around == "a")


def _is_linked_text(link: LexborNode, element: LexborNode) -> bool:
    """Whether a link in front of an element has more words than a name or a section has."""
    words = [word for word in link.text().split() if word.isalpha()]
    return len(words) > _MAX_WORDS_OF_A_NAME and all(node.mem_id != link.mem_id for node in _upwards(element))


_LISTS: Final = frozenset({"aside", "nav", "li", "article", "footer"})
"""Elements that hold other texts, or what belongs to the page."""
_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
_MAX_WORDS_OF_A_NAME: Final = 3
"""Words of a linked name of an author or a section. Chosen by hand."""
_MAX_CHARS: Final = 250
"""Characters between headline and element: a byline and a standfirst. Chosen by hand."""
_MAX_NODES: Final = 5_000
"""Nodes that are looked at: bounds time. Chosen by hand."""
_MAX_DEPTH: Final = 500
"""Elements around one: bounds time. Chosen by hand."""
