"""The titles that an HTML page gives itself in its head."""

from time import process_time

import pytest

from dateline.core.page.html.document import read_document
from dateline.core.page.html.metadata import PageMetadata

MAX_SECONDS = 10.0
"""Processor time for the hostile pages; they take less than a second."""


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
    began = process_time()
    for part in ("<meta property=og:title content=a>", "<title>", "<title>a - ", "<meta property='", "a - "):
        read_document(part * 20_000)
        read_document(f"<head><title>{part * 20_000}")
    assert process_time() - began < MAX_SECONDS
