"""A story of the made-up wire, its page, and how much text two stories share."""

import re
from datetime import datetime
from functools import cached_property
from typing import Final

from dateline_schemas import RawArticle

SHINGLE: Final = 5
"""Words in a shingle; chosen by hand."""
_WORD: Final = re.compile(r"\w+(?:[.,/-]\w+)*")
Shingles = frozenset[tuple[str, ...]]
"""Every sequence of ``SHINGLE`` words of a text."""


class Story:
    """What the wire sent, and its gold: the event, the template, and the kind of the text.

    The kind of a first text is ``original``, or ``lookalike`` where the template writes the whole body. That of a later
    text is what it is to an earlier one: ``equal``, ``near``, ``reworded``, ``grew``, ``corrected`` or ``other``. That
    of a summary is ``other``.
    """

    def __init__(
        self, name: str, at: datetime, title: str, dateline: str, body: str, gold: tuple[str, str, str]
    ) -> None:
        self.name = name
        self.at = at
        self.title = title
        self.dateline = dateline
        self.body = body
        self.event, self.template, self.kind = gold

    @property
    def text(self) -> str:
        """The page as printed: title, blank line, dateline and body, and the agency's name."""
        opening = f"    {self.dateline} - " if self.dateline else "    "
        return f"{self.title}\n\n{opening}{self.body}\n Reuter\n"

    @property
    def article(self) -> RawArticle:
        return RawArticle(article_id=self.name, source="wire", fetched_at=self.at, text=self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The body's words."""
        return words(self.body)

    @cached_property
    def shingles(self) -> Shingles:
        """The body's shingles."""
        return shingles(self.body)


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters; a figure is one word."""
    return tuple(_WORD.findall(text.lower()))


def shingles(text: str) -> Shingles:
    """Return every sequence of ``SHINGLE`` words; of a shorter text, the one sequence of all its words."""
    sequence = words(text)
    last = max(len(sequence) - SHINGLE, 0)
    return frozenset(sequence[i : i + SHINGLE] for i in range(last + 1))


def jaccard(one: Shingles, two: Shingles) -> float:
    """Return the share of the shingles of both texts that are in each, from 0 to 1."""
    return len(one & two) / len(one | two)


def containment(one: Shingles, two: Shingles) -> float:
    """Return the share of the shorter text's shingles that the longer holds, from 0 to 1."""
    return len(one & two) / min(len(one), len(two))
