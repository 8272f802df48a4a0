"""The pages that fuzzing begins with: the golden pages, as text and as HTML."""

from html import escape
from typing import Final

from tests.fuzz.laws import Page
from tests.golden.pages import pages


def seeds() -> list[Page]:
    """Return every page of the golden corpus as text, and then as HTML, in a fixed order."""
    texts = [page.text for page in pages()]
    return [*(Page(text) for text in texts), *(Page(_marked_up(text), html=True) for text in texts)]


def read_page(data: bytes) -> Page:
    """Return the page that ``page_bytes`` wrote. Any bytes are a page, since the fuzzer changes them at will."""
    try:
        body = data[1:].decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        body = data[1:].decode("utf-8", "surrogateescape")
    return Page(body, html=data[:1] == b"H")


def _marked_up(text: str) -> str:
    """Return a text as a site would print it: short lines as headings, the others as paragraphs."""
    parts = ["<!doctype html><html><body><main>"]
    for block in text.split("\n\n"):
        lines = [escape(line, quote=False) for line in block.split("\n")]
        parts += [f"<h3>{line}</h3>" if len(line) < _MAX_HEADING_CHARS else f"<p>{line}</p>" for line in lines if line]
    return "\n".join(parts)


_MAX_HEADING_CHARS: Final = 60
"""Characters of a line below which it becomes a heading. Chosen by hand."""
