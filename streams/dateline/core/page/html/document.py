"""Read an HTML page once, for its text and for what it says of its article for programs."""

import re
from typing import Final, NamedTuple

from dateline.core.page.html.headings.broken_headlines import join_headlines
from dateline.core.page.html.metadata.page_metadata import NO_METADATA, PageMetadata, read_metadata
from dateline.core.page.html.text import parse_html
from dateline.core.page.html.walk import walk
from dateline.core.page.model import PageModel


class Document(NamedTuple):
    """A page's text, and what its HTML says of it."""

    text: str
    metadata: PageMetadata = NO_METADATA
    model: PageModel | None = None
    """The blocks and boxes of an HTML page; None for a page given as text."""

    @property
    def titles(self) -> tuple[str, ...]:
        """The page's own titles, the likeliest headline first."""
        return self.metadata.titles

    @property
    def site(self) -> str | None:
        """The site's name."""
        return self.metadata.site


def read_document(html: str) -> Document:
    """Return text, metadata and model of a page. Raises nothing; takes time in proportion to the page."""
    tree = parse_html(html)
    metadata = read_metadata(tree)
    model = join_headlines(walk(tree), metadata.titles)
    return Document(model.text, metadata, model)


def is_feed(page: str) -> bool:
    """Whether a page is RSS or Atom, and no HTML: read as HTML, its addresses and titles run together."""
    return _FEED.match(page) is not None


_FEED: Final = re.compile(r"[\s\ufeff]*(?:<[?!][^>]{0,500}>\s*){0,4}<(?:rss|feed|rdf:RDF)(?=[\s>])[^>]{0,4000}>\s*<")
"""The outermost element of a feed and the beginning of the next, behind an XML declaration and a few comments. The
numbers bound time. Behind the same element in a sentence, words stand."""
