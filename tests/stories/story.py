"""A wire story, the page that it makes, and how much two of them share."""

import re
from datetime import datetime
from functools import cached_property
from typing import Final

from dateline_schemas import RawArticle

SHINGLE: Final = 5
_WORD: Final = re.compile(r"\w+(?:[.,/-]\w+)*")
Shingles = frozenset[tuple[str, ...]]


class Story:
    """What the wire sent, and what it is: of which event, by which template, and as what it was sent."""

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
        """The page as printed: title, blank line, the body from its dateline on, the agency's name."""
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
    """Return the words in small letters; a figure is one word."""
    return tuple(_WORD.findall(text.lower()))


def shingles(text: str) -> Shingles:
    """Return every five words in a row; all words where there are fewer."""
    found = words(text)
    last = max(len(found) - SHINGLE, 0)
    return frozenset(found[i : i + SHINGLE] for i in range(last + 1))


def jaccard(one: Shingles, two: Shingles) -> float:
    """How much two texts share, of all that they say."""
    return len(one & two) / len(one | two)


def containment(one: Shingles, two: Shingles) -> float:
    """How much of the shorter text is in the longer."""
    return len(one & two) / min(len(one), len(two))
