"""Find the ages that stand glued to the texts before and behind them: ``gewond.3 uur geledenANKARA (ANP) - ``."""

import re
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from dateline.core.data.text.characters import CAPITALS, CLOSERS, QUOTES, TERMINATORS
from dateline.core.data.times.ages import PHRASES, TONGUES, Phrase
from dateline.core.times.patterns import SP, spoken, words
from dateline.core.times.timestamps import Stamp


def glued(text: str) -> list[Stamp]:
    """Every strong phrase of the page that closes one text or opens the next, in order.

    Looked for at the words that none can do without, all at once, since most text has few of these; each
    with the blank that parts it from its amount, since most words that end so are others: Chicago.
    """
    spans: set[tuple[int, int]] = set()
    for number, at, end in _FINDER.find_matches_as_indexes(text, overlapping=True):
        row = _ROW_OF[number]
        closes = row.plain is not None
        found = _closed_by(text, at + 1, end, row) if closes else row.shape.match(text, at)
        if found is not None and _stands_apart(text, found):
            spans.add(found.span())
    return [Stamp(start, end, text[start:end], strong=True) for start, end in sorted(spans)]


class _Row(NamedTuple):
    """A word that phrases close with, ``geleden``, or open with, and the phrases."""

    word: str
    shape: re.Pattern[str]
    plain: re.Pattern[str] | None = None
    """The plainest phrase that the word closes; None where it opens them."""

    def forms(self) -> list[str]:
        """Return the word as it stands in a text: with the blank beside it, before it or behind."""
        if self.plain is not None:
            return [blank + self.word for blank in _BLANKS]
        first, rest = self.word[0], self.word[1:]
        return [either + rest + blank for either in dict.fromkeys((first, first.upper())) for blank in _BLANKS]


def _closed_by(text: str, at: int, end: int, row: _Row) -> re.Match[str] | None:
    """Return the phrase that the word at ``at`` closes."""
    found = row.plain.search(text, max(0, at - _SHORT_REACH), end) if row.plain is not None else None
    if found is not None:
        return found
    return row.shape.search(text, max(0, at - _REACH, text.rfind("\n", max(0, at - _REACH), at)), end)


def is_cut_age(line: str) -> bool:
    """Whether a page's last line is an age that the page cuts off: ``55 minuten gele``, ``2 dagen``."""
    number = _CUT_NUMBER.match(line)
    rest = line[number.end() :] if number is not None else ""
    return bool(rest) and any(whole.startswith(rest) for whole in _SPOKEN)


def _stands_apart(text: str, found: re.Match[str]) -> bool:
    """Whether the phrase found stands between texts rather than in one."""
    start, end = found.span()
    after = text[end : end + 2]
    if after and not after[0].isspace():
        return _GLUE.match(after) is not None or _QUOTED_END.match(text, end) is not None
    before = text[max(0, start - 3) : start]
    opens = not before or before[-1] == "\n" or not before[-1].isspace() or _CLOSED.search(before) is not None
    if not opens:
        return False
    if not after or after[0] in "\r\n" or after.isspace():
        return True
    return _DIGIT.search(found[0]) is not None and _GLUE.match(after[1]) is not None  # ``An hour ago Reuters said``


def _closing_rows() -> list[_Row]:
    """Return the words that close a phrase, ``geleden``, each with its plainest phrase and with all."""
    rows: dict[str, list[Phrase]] = {}
    for phrase in PHRASES:
        if phrase.after:
            rows.setdefault(phrase.after, []).append(phrase)
    return [
        _Row(word, re.compile(rf"(?:{'|'.join(map(spoken, same))})\Z"), _plain(word, same))
        for word, same in rows.items()
    ]


def _plain(word: str, phrases: list[Phrase]) -> re.Pattern[str]:
    """Return what nine in ten phrases look like, ``3 uur geleden`` with no word before: read first, for speed."""
    units = words(unit for phrase in phrases for unit in TONGUES[phrase.language].units)
    return re.compile(rf"(?<![\d{_BLANKS}])\d{{1,3}}{SP}(?:{units}){SP}{word}\Z")


def _opening_rows() -> list[_Row]:
    """Return the words that alone open a phrase: ``vor``, ``il y a``."""
    return [
        _Row(phrase.before, re.compile(rf"{spoken(phrase)}(?![^\W\d_{CAPITALS}])"))
        for phrase in PHRASES
        if not phrase.after
    ]


_BLANKS: Final = SP.strip("[]")
_SHORT_REACH: Final = 16
"""Characters that the plainest phrase takes at most, up to the word that closes it."""
_REACH: Final = 50
"""Characters that a phrase takes at most, up to the word that closes it."""
_ROWS: Final = (*_closing_rows(), *_opening_rows())
_FORMS: Final = [(form, row) for row in _ROWS for form in row.forms()]
_ROW_OF: Final = [row for _, row in _FORMS]
_FINDER: Final = AhoCorasick([form for form, _ in _FORMS], implementation=Implementation.DFA)
_DIGIT: Final = re.compile(r"\d")
_GLUE: Final = re.compile(rf"[{CAPITALS}+*_-]|[{QUOTES}(\[](?=\w|[{QUOTES}])")
_QUOTED_END: Final = re.compile(rf"[{QUOTES}]\s*+\Z")
_CLOSED: Final = re.compile(rf"[{TERMINATORS}{re.escape(CLOSERS)}]\s*$")
_CUT_NUMBER: Final = re.compile(r"\d{1,3} ")
_SPOKEN: Final = frozenset(
    f"{unit} {phrase.after}" for phrase in PHRASES if phrase.after for unit in TONGUES[phrase.language].units
)
"""What follows the number of an age, in every language that closes one with a word."""
