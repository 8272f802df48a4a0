"""Decide whether an element of a page stands beside its headline: no text and no link to another text is between."""

import re
from itertools import islice
from typing import Final

from selectolax.lexbor import LexborNode

from dateline.core.data.text.function_words import ALL_FUNCTION_WORDS
from dateline.core.data.wire.writers import NAME_JOINTS, NAME_OPENINGS, UNSPACED_OFFICES, UNSPACED_OFFICES_BEHIND
from dateline.core.page.lines.sentence import is_dense


def is_beside(element: LexborNode, headline: LexborNode) -> bool:
    """Whether an element behind a headline stands beside it, below a byline or a standfirst at most."""
    above = {node.mem_id for node in _upwards(headline)}
    around = _upwards(element)
    shared = next((node for node in around if node.mem_id in above), None)
    if shared is None or any(node.tag in _LISTS for node in around if node.mem_id not in above):
        return False
    own_links = {node.mem_id for node in around if node.tag == "a"}
    chars, is_behind = 0, False
    for node in islice(shared.traverse(include_text=True), _MAX_NODES):
        if node.mem_id == element.mem_id:
            return is_behind
        if node.mem_id == headline.mem_id:
            chars, is_behind = -len(headline.text()), True
        elif is_behind and node.is_text_node:
            chars += len(node.text().strip())
        elif is_behind and (_is_linked_heading(node) or (node.mem_id not in own_links and _is_linked_title(node))):
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


def _is_linked_title(node: LexborNode) -> bool:
    """Whether an element is a link that reads like a text's title, and not like the name of an author or a section.

    A title has more words than a name. One of three words has, in front of a capital, a small word that joins no names
    (``Storm hits Spain``; not ``Anna van Dijk``, ``Salud mental infantil``). In Chinese and Japanese a title has more
    letters than a name, and does not say where a writer works.
    """
    if node.tag != "a":
        return False
    linked = _start_of_text(node)
    if is_dense(linked, 0, len(linked)):
        return not _may_be_dense_names(linked)
    words = [word for word in linked.split() if word.isalpha()]
    return len(words) > _MAX_WORDS_OF_A_NAME or (
        len(words) == _MAX_WORDS_OF_A_NAME
        and words[1].islower()
        and words[2][0].isupper()
        and words[1] not in _WORDS_OF_NAMES
    )


def _may_be_dense_names(line: str) -> bool:
    """Whether a Chinese or Japanese line is as short as a name, several names, or says where its writer works."""
    if len(line) <= _MAX_LETTERS_OF_A_DENSE_NAME or any(office in line for office in UNSPACED_OFFICES):
        return True
    parts = _BETWEEN_DENSE_NAMES.split(line)
    if parts[-1].endswith(UNSPACED_OFFICES_BEHIND):
        return True
    return _HIRAGANA.search(line) is None and all(len(part) <= _MAX_LETTERS_OF_ONE for part in parts)


def _start_of_text(link: LexborNode) -> str:
    """Return what a link's text opens with. Links may lie in one another: each is read to a bound of its own."""
    start = ""
    for node in islice(link.traverse(include_text=True), _MAX_NODES_OF_A_LINK):
        if node.is_text_node:
            start += node.text()[: _MAX_CHARS - len(start)]
        if len(start) >= _MAX_CHARS:
            break
    return start.strip()


_WORDS_OF_NAMES: Final = ALL_FUNCTION_WORDS.union(NAME_JOINTS, NAME_OPENINGS)
"""Words in lower case that may stand in the midst of names."""
_LISTS: Final = frozenset({"aside", "nav", "li", "article", "footer"})
"""Elements that hold other texts, or what belongs to the page."""
_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
_MAX_WORDS_OF_A_NAME: Final = 3
"""Words of a linked name of an author or a section. Chosen by hand."""
_MAX_LETTERS_OF_A_DENSE_NAME: Final = 8
"""Letters of such a name in Chinese or Japanese. Chosen by hand."""
_MAX_LETTERS_OF_ONE: Final = 5
"""Letters of one of several such names. Chosen by hand."""
_BETWEEN_DENSE_NAMES: Final = re.compile(r"[\s\u3001\u30fb/()\uff08\uff09\u3010\u3011=\uff1d]+")
"""What parts the names of several writers, and their offices."""
_HIRAGANA: Final = re.compile("[\u3041-\u309f]")
"""Letters of Japanese endings and particles, which a title has and few names have."""
_MAX_CHARS: Final = 250
"""Characters between headline and element, a byline and a standfirst, and of a link that are read. Chosen by hand."""
_MAX_NODES: Final = 5_000
"""Nodes that are looked at: bounds time. Chosen by hand."""
_MAX_NODES_OF_A_LINK: Final = 100
"""Nodes of a link in which its text is looked for: bounds time. Chosen by hand."""
_MAX_DEPTH: Final = 500
"""Elements around one: bounds time. Chosen by hand."""
