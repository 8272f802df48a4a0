"""Read an HTML page once, for its text and for the titles in its head.

``<meta property="og:title">`` comes before ``<title>``: sites print it as others shall show it. Both may hold the
site's name, which ``og:site_name`` gives.
"""

from typing import Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from dateline.core.page.html.text import parse_html
from dateline.core.page.html.walk import walk
from dateline.core.page.model import PageModel


class Document(NamedTuple):
    """A page's text, and what its head says of it."""

    text: str
    titles: tuple[str, ...] = ()
    """The page's own titles, the likeliest headline first."""
    site: str | None = None
    """The site's name."""
    model: PageModel | None = None
    """The blocks and boxes of an HTML page; None for a page given as text."""


def read_document(html: str) -> Document:
    """Return text and titles of a page. Raises nothing; takes time in proportion to the page."""
    tree = parse_html(html)
    metadata = _metadata(tree)
    element = tree.css_first("head title")
    titles = (metadata.get("og:title", ""), " ".join(element.text().split()) if element is not None else "")
    bounded = tuple([title for title in dict.fromkeys(titles) if 0 < len(title) <= _MAX_TITLE_CHARS])
    model = walk(tree)
    return Document(model.text, bounded, metadata.get("og:site_name"), model)


def _metadata(tree: LexborHTMLParser) -> dict[str, str]:
    """Return what the page says of itself for others to show, by name, each on one line; of two values the first."""
    metadata: dict[str, str] = {}
    for element in tree.css("head meta"):
        attributes = element.attributes
        name = (attributes.get("property") or attributes.get("name") or "").strip().lower()
        words = " ".join((attributes.get("content") or "").split())
        if name in _NAMES and words:
            metadata.setdefault(name, words)
    return metadata


_NAMES: Final = frozenset({"og:title", "og:site_name"})
_MAX_TITLE_CHARS: Final = 2048
"""The longest title, in characters, as in ``RawArticle.title``."""
