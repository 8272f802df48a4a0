"""Extract the text of an HTML page: ``walk`` collects it from the tree of the guarded page."""

from selectolax.lexbor import LexborHTMLParser

from dateline.core.page.html.guard import guarded
from dateline.core.page.html.walk import walk


def extract(html: str) -> str:
    """Return the page's text: a line for each block element, blank lines around paragraphs; "" for no text.

    Left out is what no reader takes for the page's text: menus, scripts, the fields of forms, hidden elements,
    and asides and footers without items. Raises nothing; takes time in proportion to the page.
    """
    return walk(parse_html(html)).text


def parse_html(html: str) -> LexborHTMLParser:
    """Return the page as a tree, in time in proportion to its length."""
    return LexborHTMLParser(guarded(html))
