"""Remove what has no text from a large HTML page, so that the rest fits into a record.

``shed`` is the entry. A page of some MiB is mostly scripts, styles and drawings. The page without them has the same
text, links and metadata: JSON-LD stays.
"""

import re
from typing import Final

from dateline.core.page.html.guard import ATTRIBUTES, COMMENT


def shed(html: str) -> str:
    """Return a page without scripts, styles, drawings and comments, in time in proportion to its length.

    A drawing stays where it holds another or an element of HTML, which ends it.
    """
    return _TOKEN.sub(_Shedding().rest, html)


class _Shedding:
    """Decides token by token, and knows whether a drawing is open that stays."""

    def __init__(self) -> None:
        self.drawings = 0
        """Drawings and formulas that are open: in them, comments and scripts are read by other rules, and stay."""
        self.is_unsure = False
        """Whether a script in a drawing opened a comment there: nobody knows here where that ends, so all stays."""

    def rest(self, match: re.Match[str]) -> str:
        """Return what stays of a token: of a comment, a style or a script other than JSON-LD, at most an empty comment.

        A script that holds another in a comment stays: it ends later than it seems.
        """
        tag = match["tag"]
        if tag and (foreign := _FOREIGN_TAG.match(tag)) is not None:
            self.drawings = max(0, self.drawings + (-1 if foreign["close"] else 1))
        name, content = (match["raw"] or "").lower(), match["content"] or ""
        self.is_unsure |= bool(self.drawings) and "<!--" in content
        if tag or self.drawings or self.is_unsure:
            return match[0]
        holds_script = "<!--" in content and "<script" in content.lower()
        if match["drawing"]:
            return _EMPTY_DRAWING
        is_data = name == "script" and (holds_script or _JSON_LD.search(match["attributes"]) is not None)
        return match[0] if is_data or (name and name not in _SHED) else _nothing(match)


def _nothing(match: re.Match[str]) -> str:
    """Return what stands for a shed token: an empty comment where both sides could become one: ``<<!-- a -->p``."""
    before = match.string[match.start() - 1 : match.start()]
    return "" if not before or before == ">" or before.isspace() else "<!---->"


_EMPTY_DRAWING: Final = "<svg></svg>"
"""It stays, since the head of a page ends at a drawing."""
_SHED: Final = frozenset({"script", "style"})
_FOREIGN_TAG: Final = re.compile(r"<(?P<close>/?)(?:svg|math)(?=[\s/>])", re.IGNORECASE)
_JSON_LD: Final = re.compile(r"""type\s*=\s*["']?\s*application/ld\+json""", re.IGNORECASE)
_ENDS_DRAWING: Final = (
    "svg|math|foreignobject|a|b|big|blockquote|body|br|center|code|dd|div|dl|dt|em|embed|font|h[1-6]|head|hr|i|img|li"
    "|listing|menu|meta|nobr|ol|p|pre|ruby|s|script|small|span|strong|strike|sub|sup|table|tt|u|ul|var"
)
"""Elements of HTML at which a parser leaves a drawing, and those in a drawing that may hold some."""
_TOKEN: Final = re.compile(
    rf"{COMMENT}"
    rf"|(?P<drawing><svg(?=[\s/>])[^<]*+(?><(?!/svg|/?(?:{_ENDS_DRAWING})[\s/>]|!)[^<]*+)*+</svg\s*+>)"
    r"|<(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>])"
    rf"(?P<attributes>{ATTRIBUTES})(?P<content>[^<]*+(?><(?!/(?P=raw))[^<]*+)*+(?:</(?P=raw)[^>]*+>?)?)"
    rf"|(?P<tag></?[a-zA-Z][^\s/>]*+{ATTRIBUTES})",
    re.DOTALL | re.IGNORECASE,
)
"""A comment, a drawing, an element whose content is no HTML, or a tag."""
