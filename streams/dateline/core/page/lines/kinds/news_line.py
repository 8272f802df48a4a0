"""Decide whether a line that stands alone on its page is news, or the page speaks of itself: ``Access denied``.

Two sums of points are compared. For news speaks what a refusal seldom has: names inside the line, a country, numbers,
words such as *minister*, a line in capitals as wires send flashes, and length. Against it speaks each word about a
page, a browser or a login, and each that addresses the reader: in the language of the line, or where that is not
known, in the language that has most of them. A line without any sign of news is none, whatever its language. The words
are rows of ``core/data/wire/refusals.py``.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final, NamedTuple
from unicodedata import name

from ahocorasick_rs import AhoCorasick

from dateline.core.data.text.characters import AROUND_WORDS
from dateline.core.data.wire.refusals import (
    ANYWHERE,
    GLUED_SCRIPTS,
    NEWS_WORDS,
    ONLY_PAGES,
    PAGE_WORDS,
    READER_WORDS,
    UNSPACED,
    WEB_NAMES,
)
from dateline.core.places.countries import countries
from dateline.core.text.language import language


class LineWeight(NamedTuple):
    """What speaks for a line as news, and what for a page that speaks of itself, in points."""

    news: int
    page: int

    @property
    def is_news(self) -> bool:
        """Whether more speaks for news."""
        return self.news > self.page


def weigh_line(line: str, declared: str | None = None) -> LineWeight:
    """Weigh a line; ``declared`` is the page's language, which counts where the line is too short to tell its own."""
    words = _words(line)
    spoken = language(line, declared)
    found = _find_rows(_padded(words), spoken)
    page = found.page + _ONLY_PAGES * ("©" in line)
    letters = [char for char in line if char.isalpha()]
    uncased = sum(char.lower() == char.upper() for char in letters) * 2 > len(letters)
    if len(letters) < _MIN_UNCASED_LETTERS if uncased else len(words) < _MIN_WORDS:
        return LineWeight(0, page)
    others = [number for number in range(len(words)) if number not in found.words]
    news = min(found.news, _MAX_NEWS_WORDS) + _COUNTRY * bool(countries(line))
    news += any(_NUMBER.search(words[at]) is not None for at in others)
    if not line.isupper():
        news += _count_names(line, words, others)
    elif len(words) > _MIN_WORDS:
        news += _CAPITALS
    if page == 0:  # so long a line about a page holds a word that is a row, where its language has rows
        long = len(letters) >= _LONG_UNCASED_LETTERS if uncased else len(words) >= _LONG_WORDS
        news += long and (spoken in PAGE_WORDS or spoken in UNSPACED)
    return LineWeight(news, page)


def may_be_of_page(line: str) -> bool:
    """Whether a word of pages stands in a line: a quick test, since it takes long to tell the line's language."""
    found = _FINDER.find_matches_as_indexes(_padded(_words(line)), overlapping=True)
    return "©" in line or any(_ROWS[number].points for number, _, _ in found)


def _words(line: str) -> list[str]:
    """Return the words of a line without the signs around them."""
    return [word for each in line.split() if (word := each.strip(AROUND_WORDS))]


def _padded(words: Sequence[str]) -> str:
    """Return words in lower case with a blank before and behind each."""
    return f" {' '.join(words).lower()} "


class _FoundRows(NamedTuple):
    """The rows found in a line, in the language that counts."""

    page: int
    """Points of the page's words."""
    words: Collection[int]
    """The numbers of the words that gave these."""
    news: int
    """How many rows of news."""


def _find_rows(padded: str, spoken: str) -> _FoundRows:
    """Return the rows found in a line in lower case, with blanks around its words; ``spoken`` is its language."""
    rows: dict[str, set[int]] = defaultdict(set)
    words: dict[str, set[int]] = defaultdict(set)
    news: dict[str, set[int]] = defaultdict(set)
    for number, start, end in _FINDER.find_matches_as_indexes(padded, overlapping=True):
        row = _ROWS[number]
        if not row.points:
            news[row.language].add(number)
            continue
        rows[row.language].add(number)
        first = padded.count(" ", 0, start + 1) - 1
        words[row.language].update(range(first, first + padded[start:end].strip().count(" ") + 1))
    points = {code: sum(_ROWS[number].points for number in found) for code, found in rows.items()}
    neutral = points.pop(_NEUTRAL, 0)
    code = spoken if spoken in PAGE_WORDS else max(points, key=lambda each: points[each], default=spoken)
    most_news = max(map(len, news.values()), default=0)
    return _FoundRows(neutral + points.get(code, 0), words[code] | words[_NEUTRAL], most_news)


def _count_names(line: str, words: Sequence[str], others: Sequence[int]) -> int:
    """Return how many words inside the line begin with a capital, up to ``_MAX_NAMES``; 0 in a line of capitals.

    An abbreviation or a name like ``McKenna`` counts at the line's head too. Where every longer word has a capital, as
    in titles, they count as one in a long title and none in a short one.
    """
    longer = [word for word in words if len(word) >= _MIN_LONG_WORD_CHARS and word[0].isalpha()]
    if len(longer) > 1 and all(word[0].isupper() for word in longer):
        return int(len(words) >= _LONG_TITLE_WORDS)
    heads = {0, *(at + 1 for at, (word, _) in enumerate(pairwise(line.split())) if word[-1] in _STOPS)}
    names = [
        words[at]
        for at in others
        if words[at][0].isupper() and (at not in heads or not words[at][1:].islower()) and len(words[at]) > 1
    ]
    return min(sum(word.lower() not in WEB_NAMES for word in names), _MAX_NAMES)


class _Row(NamedTuple):
    """A row of the tables: the words as they are looked for, and their points for the page; 0 for words of news."""

    words: str
    language: str
    points: int


def _rows() -> tuple[_Row, ...]:
    points = {(code, row): 1 for code, words in PAGE_WORDS.items() for row in words}
    points |= {(code, row): _READER for code, words in READER_WORDS.items() for row in words}
    points |= {(_NEUTRAL, row): _ONLY_PAGES for row in ONLY_PAGES}
    points |= {(_NEUTRAL, row): 1 for row in ANYWHERE}
    points |= {(code, row): 0 for code, words in NEWS_WORDS.items() for row in words}
    return tuple([_Row(row if _is_anywhere(row) else f" {row}", code, each) for (code, row), each in points.items()])


def _is_anywhere(row: str) -> bool:
    """Whether a row matches inside a word: in scripts without blanks, and in those that glue particles to words."""
    return name(row[0], "").partition(" ")[0] in GLUED_SCRIPTS


_NEUTRAL: Final = ""
"""The language of rows that count in every language."""
_READER: Final = 2
"""Points of a word that addresses the reader. Chosen by hand."""
_ONLY_PAGES: Final = 5
"""Points of a phrase that hardly any news has. Chosen by hand."""
_MIN_WORDS: Final = 3
"""The fewest words of a flash. Chosen by hand: the shortest of 839 on a real wire has 4."""
_MIN_UNCASED_LETTERS: Final = 6
"""The fewest letters of a flash in a script without capitals. Chosen by hand."""
_LONG_WORDS: Final = 8
"""Words of a line from which on its length speaks for news. Chosen by hand."""
_LONG_UNCASED_LETTERS: Final = 24
"""Letters of a line in a script without capitals from which on its length speaks for news. Chosen by hand."""
_LONG_TITLE_WORDS: Final = 6
"""Words of a line of capitalised words from which on it speaks for news. Chosen by hand."""
_MIN_LONG_WORD_CHARS: Final = 4
"""The shortest word that has a capital in titles, in characters. Chosen by hand."""
_MAX_NEWS_WORDS: Final = 2
"""The most points of words that news is full of. Chosen by hand."""
_MAX_NAMES: Final = 3
"""The most points of names. Chosen by hand."""
_COUNTRY: Final = 2
"""Points of a country's name. Chosen by hand."""
_CAPITALS: Final = 2
"""Points of a line in capitals that is longer than a label. Chosen by hand."""
_STOPS: Final = ".!?:…"
"""Punctuation marks after which a word has a capital that makes it no name."""
_NUMBER: Final = re.compile(r"\d")
_ROWS: Final = _rows()
_FINDER: Final = AhoCorasick([row.words for row in _ROWS])
