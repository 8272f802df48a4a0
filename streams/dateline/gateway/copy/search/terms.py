"""Terms: the words of a text as the index holds them, and what a person searches for as a query of the index.

Case and accents do not count. Scripts that put no spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese),
and Korean, which glues particles to its words, are split into terms of two letters that overlap: 東京都 gives 東京,
京都 and 都.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

MAX_QUERY_CHARS: Final = 400
"""Characters of a query. Bounds the work of one search; chosen by hand."""
MAX_QUERY_TERMS: Final = 24
"""Words and phrases of a query. Bounds the work of one search; chosen by hand."""
_GLUED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f"
)
"""Thai and Lao, Burmese, Hangul, Khmer, Kana and Han: a class of a regular expression."""
_RUN: Final = re.compile(f"[{_GLUED}]+|[^{_GLUED}]+")
_HAS_GLUED: Final = re.compile(f"[{_GLUED}]")
_DROPPED: Final = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")
"""Accents, Hebrew points, and Arabic vowel signs and lengthening."""
_FOLDED: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
"""Letters that Unicode does not decompose, as keyboards without them write them."""
_ASCII_WORD: Final = re.compile("[0-9a-z]+")


def _mark_ranges() -> Iterator[str]:
    """Yield the ranges of marks that belong to words, such as the vowel signs of Indian scripts."""
    start = None
    for code in range(0x10000):
        is_mark = unicodedata.category(chr(code)) in {"Mn", "Mc"}
        if is_mark and start is None:
            start = code
        elif not is_mark and start is not None:
            yield f"\\u{start:04x}-\\u{code - 1:04x}"
            start = None


_WORD: Final = re.compile(f"(?:[^\\W_]|[{''.join(_mark_ranges())}])+")
_QUERY_PART: Final = re.compile(r'(?P<no>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))(?P<prefix>\*?)')


_OPERATORS: Final = {
    "AND": "all words have to be there, so leave it out",
    "OR": "search for one after the other",
    "NOT": "write -word before what must not be there",
}
"""Operators of other searches, and what is written here."""


class QueryError(ValueError):
    """A search cannot be carried out; the message says what to change."""


class Phrase(NamedTuple):
    """Terms that follow one another; the last one may be only the beginning of a word."""

    terms: tuple[str, ...]
    is_prefix: bool
    is_excluded: bool

    def expression(self) -> str:
        """Return the phrase in the syntax of FTS5. Terms have no quotes, so nothing of them is taken for syntax."""
        return f'"{" ".join(self.terms)}"{" *" if self.is_prefix else ""}'

    def is_in(self, text: str) -> bool:
        """Whether a text has it, as ``spaced`` returns the text."""
        return f" {' '.join(self.terms)}{'' if self.is_prefix else ' '}" in text


class Query(NamedTuple):
    """What a person searches for: all phrases but the excluded ones."""

    phrases: tuple[Phrase, ...]

    def expression(self) -> str:
        """Return the query in the syntax of FTS5, without columns."""
        wanted = " AND ".join(each.expression() for each in self.phrases if not each.is_excluded)
        excluded = "".join(f" NOT {each.expression()}" for each in self.phrases if each.is_excluded)
        return f"({wanted}){excluded}"

    def matches(self, text: str) -> bool:
        """Whether a text, as ``spaced`` returns it, has all phrases and none of the excluded ones."""
        return all(phrase.is_in(text) != phrase.is_excluded for phrase in self.phrases)


def fold(text: str) -> str:
    """Return a text without case and accents."""
    if text.isascii():
        return text.lower()
    bare = _DROPPED.sub("", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", bare).translate(_FOLDED)


def terms(text: str) -> list[str]:
    """Return the terms of a text in order."""
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    words = _WORD.findall(fold(text))
    return words if _HAS_GLUED.search(text) is None else [term for word in words for term in _split(word)]


def index_text(text: str) -> str:
    """Return a text as the index takes it: its terms in order. FTS5 splits plain ASCII itself, at the same places."""
    return text.lower() if text.isascii() else " ".join(terms(text))


def _split(word: str) -> Iterator[str]:
    """Yield the terms of a word: itself, or of glued letters all pairs and the last letter."""
    for run in _RUN.findall(word):
        if _HAS_GLUED.match(run):
            yield from (run[at : at + 2] for at in range(len(run)))
        else:
            yield run


def spaced(text: str) -> str:
    """Return the terms of a text, each between two spaces, for ``Query.matches``."""
    return f" {' '.join(terms(text))} "


@lru_cache(maxsize=1024)
def parse_query(text: str) -> Query:
    """Return a query of words, ``"phrases"``, beginnings of words (``elect*``) and excluded ones (``-football``).

    Nothing else is syntax. Raises ``QueryError`` where it has no word, only excluded ones, a quotation mark without its
    other one, an operator or star that other searches have, or is too long.
    """
    if len(text) > MAX_QUERY_CHARS:
        msg = f"the search has {len(text)} characters; the limit is {MAX_QUERY_CHARS}"
        raise QueryError(msg)
    if text.count('"') % 2:
        msg = "a quotation mark has no other one; close the phrase, or leave the mark out"
        raise QueryError(msg)
    _refuse_operators(text)
    phrases = [phrase for part in _QUERY_PART.finditer(text) if (phrase := _phrase(part)) is not None]
    if len(phrases) > MAX_QUERY_TERMS:
        msg = f"the search has {len(phrases)} words and phrases; the limit is {MAX_QUERY_TERMS}"
        raise QueryError(msg)
    if not any(not phrase.is_excluded for phrase in phrases):
        msg = "the search has no word to look for; give at least one that is not excluded"
        raise QueryError(msg)
    return Query(tuple(phrases))


def _refuse_operators(text: str) -> None:
    """Raise ``QueryError`` for what looks like syntax and is none, which would find nothing without a word."""
    words = [part["word"] for part in _QUERY_PART.finditer(text) if part["word"] is not None]
    if (starred := next((word for word in words if "*" in word.rstrip("*") and terms(word)), None)) is not None:
        msg = f"{starred[:60]}: a * stands at the end of a word, for any ending; leave the others out"
        raise QueryError(msg)
    # In capitals alone they are operators, and not where all is in capitals, as in a headline.
    if len(words) == 1 or not any(letter.islower() for letter in text):
        return
    for word in words:
        if word in _OPERATORS:
            msg = f'{word} is no operator here: {_OPERATORS[word]}; the word itself is "{word}", in quotation marks'
            raise QueryError(msg)


class Part(NamedTuple):
    """A word or phrase of a query, as its writer printed it."""

    printed: str
    is_prefix: bool
    is_excluded: bool


def query_parts(text: str) -> list[Part]:
    """Return the words and phrases of a query that have something to look for, as they are printed."""
    return [
        Part((part["phrase"] or part["word"] or "").strip().rstrip("*"), phrase.is_prefix, phrase.is_excluded)
        for part in _QUERY_PART.finditer(text)
        if (phrase := _phrase(part)) is not None
    ]


def _phrase(part: "re.Match[str]") -> Phrase | None:
    word = part["word"] or ""
    text = part["phrase"] if part["phrase"] is not None else word
    found = terms(text)
    if not found:
        return None
    is_prefix = bool(part["prefix"]) or word.endswith("*")
    if _HAS_GLUED.match(found[-1]):
        if len(found) > 1 and len(found[-1]) == 1 and _HAS_GLUED.match(found[-2]):
            found = found[:-1]  # the last letter stands in the last pair already
        else:
            is_prefix = True  # one letter: any pair that begins with it
    return Phrase(tuple(found), is_prefix, bool(part["no"]))
