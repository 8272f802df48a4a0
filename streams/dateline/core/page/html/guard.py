"""Bound the time and the memory that an HTML parser takes for a page.

``guarded`` is the entry. A parser looks through all open elements at each tag, through all attributes at each
attribute, and opens each unclosed ``<b>`` again in every block: 100,000 nested ``div`` took Lexbor 23 s, and one tag of
116,000 attributes 49 s. A scan finds pages on which that may happen, hardly any real one; these are rewritten, with the
same text and links, well nested and no deeper than browsers go. All others go to the parser as they are.
"""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Final

from dateline.core.data.text.html_elements import BLOCKS, ENDED_BY_NEXT, FOREIGN, FORMATTING, ITEMS, VOID


def guarded(html: str) -> str:
    """Return a page that any parser reads in time in proportion to its length; nearly always the page itself.

    Behind ``MAX_TAGS`` tags or ``MAX_TEXTS`` texts between tags, a page loses its tags and keeps its text.
    """
    if not _is_suspicious(html, html.count("<")):
        return html
    leveller = _Leveller()
    written: list[str] = []
    texts = end = 0
    for match in islice(_TOKEN.finditer(html), MAX_TAGS):
        text = html[end : match.start()]
        if text and not text.isspace():
            texts += 1
            if texts > MAX_TEXTS:
                break
        written += text, leveller.rewrite(match)
        end = match.end()
    return "".join(written) + _ANY_TAG.sub(" ", html[end:])


def _is_suspicious(html: str, tags: int) -> bool:
    """Whether a parser may take long for a page, by counts alone; so what stands in scripts and comments counts too."""
    if tags > _MAX_UNGUARDED_TAGS or _MANY_ATTRIBUTES.search(html) is not None:
        return True
    variants = len(set(_FORMATTING_TAG.findall(html)))
    return variants * tags > _MAX_REOPENED


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
        if match["raw"]:  # a script, a style: its words are no tags
            return f"<{match['raw']}{_attributes(match['raw_rest'])}{match['content']}"
        name = (match["name"] or "").lower()
        if not name or name in FOREIGN:
            return ""
        if match["close"] and name == "script":
            return match[0]  # it may end a script after all, one that holds another in a comment
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
        if name == "a" and self.open and self.open[-1] == "a":  # as a parser ends a link at the next one
            return self._close("a") + self._open(name, written)
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
    if len(written) > _MAX_ATTRIBUTES and _MANY_ATTRIBUTES.match(f"<a {written}") is not None:
        return ">"
    return written if written[-1:] == ">" else f"{written}>"


MAX_TAGS: Final = 24_576
"""Tags of a page that are read. Bounds time and memory; chosen by hand: the longest of 135 real articles has 8,093,
and a front of two hundred cards as many and more."""
MAX_TEXTS: Final = 8_448
"""Texts between two tags that are read: each may be a line, which takes longer than a tag. Chosen by hand."""
_MAX_UNGUARDED_TAGS: Final = 8_192
"""Tags up to which a page goes to the parser as it is. All of them nested, they took .1 s."""
_MAX_REOPENED: Final = 150_000
"""The number of tags times that of different formatting tags up to which a page goes to the parser as it is: a parser
may open thrice as many elements again. Of 135 real pages, one is above it."""
_MAX_ATTRIBUTES: Final = 200
"""Attributes of a tag from which on it loses them all. Chosen by hand; 1 MiB of such tags took .1 s."""
_MAX_DEPTH: Final = 512
"""Elements that may be open at once: as many as browsers allow. Deeper ones lose their tags and keep their text."""
_MAX_ITEM_DEPTH: Final = 4
"""Items of lists that may nest without closing tags; chosen by hand. ``<li><dt><li>…`` nests without end."""
COMMENT: Final = r"<!--(?:-?>|.*?--!?>|.*)"
"""A comment, also one that the page's end cuts off."""
ATTRIBUTES: Final = r"""(?>[^>"'=]++|=[ \t\r\n\f]*+(?>"[^"]*+"|'[^']*+')?+|["'])*+>?"""
"""The rest of a tag behind its name, also of one that the page's end cuts off."""
_TOKEN: Final = re.compile(
    rf"{COMMENT}"
    r"|<(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>])"
    rf"(?P<raw_rest>{ATTRIBUTES})(?P<content>[^<]*+(?><(?!/(?P=raw))[^<]*+)*+(?:</(?P=raw)[^>]*+>?)?)"
    rf"|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<rest>{ATTRIBUTES})",
    re.DOTALL | re.IGNORECASE,
)
"""A comment, an element whose content is no HTML, or a tag."""
_ANY_TAG: Final = re.compile(
    rf"{COMMENT}|<(?P<raw>script|style)(?=[\s/>])[^<]*+(?><(?!/(?P=raw))[^<]*+)*+|</?[a-zA-Z][^<>]*+>?",
    re.DOTALL | re.IGNORECASE,
)
"""What has no text, to strip a page of it."""
_MANY_ATTRIBUTES: Final = re.compile(
    r"""<[a-zA-Z](?>[^<>"'=\s/]*+(?:[<\s/]++|=\s*+(?>"[^"]*+"|'[^']*+')?+|["']))"""
    rf"{{{2 * _MAX_ATTRIBUTES},}}+"
)
"""The beginning of a tag of many attributes: each has a blank in front, and those with a value a sign of equality."""
_FORMATTING_TAG: Final = re.compile(rf"<(?:{'|'.join(sorted(FORMATTING))})(?=[\s/>])[^>]*", re.IGNORECASE)
