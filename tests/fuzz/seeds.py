"""What fuzzing begins from: the golden pages, as text and as HTML."""

from html import escape
from typing import Final

from tests.fuzz.laws import Page
from tests.golden.pages import pages


def seeds() -> list[Page]:
    """Return every page of the corpus as text, and every one as a page of HTML, in a fixed order."""
    texts = [page.text for page in pages()]
    return [*(Page(text) for text in texts), *(Page(_marked_up(text), html=True) for text in texts)]


def page_of(data: bytes) -> Page:
    """Return the page that bytes say; any bytes say one, since a fuzzer changes them as it likes."""
    try:
        body = data[1:].decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        body = data[1:].decode("utf-8", "surrogateescape")
    return Page(body, html=data[:1] == b"H")


def _marked_up(text: str) -> str:
    """Return a text as a site would print it: paragraphs, headings for short lines, ages in a span."""
    parts = ["<!doctype html><html><body><main>"]
    for block in text.split("\n\n"):
        lines = [escape(line, quote=False) for line in block.split("\n")]
        parts += [f"<h3>{line}</h3>" if len(line) < _SHORT else f"<p>{line}</p>" for line in lines if line]
    return "\n".join(parts)


_SHORT: Final = 60
