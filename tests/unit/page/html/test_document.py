"""The titles that an HTML page gives itself in its head."""

from functools import partial

import pytest

from dateline.core.page.html.document import read_document
from dateline.core.page.html.metadata.page_metadata import PageMetadata
from tests.cost import cpu_seconds

MAX_SECONDS = 0.5
"""Processor time for each hostile head, of 0.1 to 0.7 MiB; as ``test_guard`` allows a page."""


@pytest.mark.parametrize(
    ("html", "titles", "site"),
    [
        ("<title>Ferry aground</title><p>x", ("Ferry aground",), None),
        ("<title>A &amp; B</title>", ("A & B",), None),
        ("<title>A | S</title><meta property=og:title content=A>", ("A", "A | S"), None),
        ("<title>A</title><meta property='OG:Title' content=' A '>", ("A",), None),
        ("<meta property=og:site_name content=' The  Post'>", (), "The Post"),
        ("<meta property=og:title content=A><meta property=og:title content=B>", ("A",), None),
        ("<p>x</p><svg><title>Icon</title></svg>", (), None),
        ("<head></head><body><title>A</title>", (), None),
        ("<meta><meta property><meta content=A><title>", (), None),
        ("no tag at all", (), None),
        ("", (), None),
    ],
)
def test_titles_come_from_the_head(html: str, titles: tuple[str, ...], site: str | None) -> None:
    document = read_document(html)
    assert (document.titles, document.site) == (titles, site)


def test_the_text_is_that_of_the_body() -> None:
    html = "<head><title>A</title></head><body><h1>B</h1><p>C</p></body>"
    assert read_document(html)[:2] == ("B\n\nC", PageMetadata(titles=("A",)))


def test_a_hostile_head_takes_time_in_proportion_to_its_length() -> None:
    for part in ("<meta property=og:title content=a>", "<title>", "<title>a - ", "<meta property='", "a - "):
        for html in (part * 20_000, f"<head><title>{part * 20_000}"):
            assert cpu_seconds(partial(read_document, html), times=2) < MAX_SECONDS, html[:40]
