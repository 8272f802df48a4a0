"""Find ages that are glued to the text before or after them: ``gewond.3 uur geledenANKARA (ANP) - ``.

``glued_ages`` is the entry. ``is_cut_age`` tests the last line of a page that was cut off.
"""

import re
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from dateline.core.data.text.characters import CAPITALS, CLOSERS, DASHES, GERMAN_CLOSERS, QUOTES, TERMINATORS
from dateline.core.data.text.function_words import WORDS_FOR_AND
from dateline.core.data.times.ages import AGE_WORDS, MONTH, PHRASES, WEEK, YEAR, Phrase
from dateline.core.text.pattern_code import compiled
from dateline.core.times.phrases.patterns import SP, age_pattern, any_word
from dateline.core.times.phrases.timestamps import Stamp
from dateline.core.times.phrases.wrapped_lines import MAX_WIDTH, are_full


def glued_ages(text: str) -> list[Stamp]:
    """Return every age on the page that stands between two texts, in order.

    A stamp has the brackets or the sign by which its age is set off: ``… potable (il y a 5 min)``.

    For speed, the page is searched once for the word that each age needs, ``geleden``, with the space beside it
    (``ago`` alone would also find Chicago); only there an age is matched.
    """
    found: dict[tuple[int, int], str] = {}
    for number, at, end in _FINDER.find_matches_as_indexes(text, overlapping=True):
        row = _ROW_OF[number]
        closes = row.plain is not None
        match = _closed_by(text, at + 1, end, row) if closes else row.age.match(text, at)
        if match is None:
            continue
        if (span := _set_off(text, match)) is not None or _stands_apart(text, match):
            found[span or match.span()] = match[0]
    return [Stamp(start, end, printed, strong=True) for (start, end), printed in sorted(found.items())]


class _Row(NamedTuple):
    """A word that closes ages (``geleden``) or opens them (``vor``), and the ages with this word."""

    word: str
    age: re.Pattern[str]
    """All ages with the word."""
    plain: re.Pattern[str] | None = None
    """The plainest ages that the word closes; None where the word opens ages."""

    def forms(self) -> list[str]:
        """Return the word with each kind of space beside it: before a closing word, after an opening one."""
        if self.plain is not None:
            return [space + self.word for space in _SPACES]
        first, rest = self.word[0], self.word[1:]
        return [letter + rest + space for letter in dict.fromkeys((first, first.upper())) for space in _SPACES]


def _closed_by(text: str, at: int, end: int, row: _Row) -> re.Match[str] | None:
    """Return the age that the word [at, end) closes; None where it closes none."""
    match = row.plain.search(text, max(0, at - _MAX_PLAIN_CHARS), end) if row.plain is not None else None
    if match is not None:
        return match
    return row.age.search(text, max(0, at - _MAX_AGE_CHARS, text.rfind("\n", max(0, at - _MAX_AGE_CHARS), at)), end)


def is_cut_age(line: str) -> bool:
    """Whether a page's last line is an age that is cut off: ``55 minuten gele``, ``2 dagen``."""
    number = _CUT_NUMBER.match(line)
    rest = line[number.end() :] if number is not None else ""
    return bool(rest) and any(ending.startswith(rest) for ending in _ENDINGS)


def _set_off(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """Return the span of an age with its brackets, or with the sign in front of it, at the end of a line.

    None for an age that is not set off so, or that is of the line's own words: ``The wall fell - 37 years ago``, or
    ``arrested in Cadiz (2 days ago)`` above ``and taken to Madrid``.
    """
    start, end = match.span()
    sign = _SIGN_BEFORE.search(text, max(0, start - _MAX_SIGN_CHARS), start)
    closing = _PAIRS[sign["bracket"]] if sign is not None and sign["bracket"] else ""
    if sign is None or not text.startswith(closing, end):
        return None
    bracketed = bool(closing)
    end += bracketed
    after = text[end : end + 2]
    is_closed = bracketed and _CLOSED.search(text, max(0, sign.start() - 2), sign.start()) is not None
    if after.strip(" \u00a0\u202f")[:1] not in {"", "\n", "\r"} and not (is_closed and _GLUE.match(after)):
        return None
    if not is_closed and _goes_on_below(text, end):
        return None
    unit = _UNIT.search(match[0])
    is_recent = unit is None or unit["unit"].lower() not in _LONG_UNITS
    return (sign.start(), end) if is_closed or is_recent else None


def _goes_on_below(text: str, end: int) -> bool:
    """Whether a sentence that is broken at the end of its line goes on in the next: it opens in small letters there.

    *And* shows it; any other word may open a teaser, a byline or a name (``by our reporter``, ``adidas``), so there the
    lines must be wrapped. Small letters show nothing in a paragraph that itself opens with one.
    """
    below = _SMALL_WORD_BELOW.match(text, end)
    if below is None:
        return False
    paragraph = text[max(0, end - _MAX_PARAGRAPH) : end].rpartition("\n\n")[2].lstrip()
    if paragraph[:1].islower():
        return False
    return below["word"] in WORDS_FOR_AND or _is_wrapped(text, end, below.start("word"))


def _is_wrapped(text: str, end: int, below: int) -> bool:
    """Whether a line that ends at ``end``, and the one above it, have no room for the first word of the next line."""
    above = text[max(0, end - MAX_WIDTH * 2) : end].split("\n")[-2:]
    lines = [line.strip() for line in (*above, text[below : below + MAX_WIDTH + 1].partition("\n")[0])]
    width = max(map(len, lines))
    return len(lines) > 2 and all(lines) and are_full(lines, width)  # noqa: PLR2004 - a line above it


def _stands_apart(text: str, match: re.Match[str]) -> bool:
    """Whether a matched age stands between two texts and not inside one."""
    start, end = match.span()
    after = text[end : end + 2]
    before = text[max(0, start - 3) : start]
    opens = not before or before[-1] == "\n" or not before[-1].isspace() or _CLOSED.search(before) is not None
    if after and not after[0].isspace():
        if after[0].isalpha() and not after[0].isupper() and not opens:  # without case, no letter begins a text
            return False
        return _GLUE.match(after) is not None or _QUOTED_END.match(text, end) is not None
    if not opens:
        return False
    if not after or after[0] in "\r\n" or after.isspace():
        return True
    return _DIGIT.search(match[0]) is not None and _GLUE.match(after[1]) is not None  # ``An hour ago Reuters said``


def _closing_rows() -> list[_Row]:
    """Return a row for each word that closes ages."""
    rows: dict[str, list[Phrase]] = {}
    for phrase in PHRASES:
        if phrase.after:
            rows.setdefault(phrase.after, []).append(phrase)
    return [
        _Row(word, compiled(rf"(?:{'|'.join(map(age_pattern, same))})\Z"), _plain(word, same))
        for word, same in rows.items()
    ]


def _plain(word: str, phrases: list[Phrase]) -> re.Pattern[str]:
    """Return the expression for nine in ten ages, such as ``3 uur geleden``; it is tried first, for speed."""
    units = any_word(unit for phrase in phrases for unit in AGE_WORDS[phrase.language].units)
    return compiled(rf"(?<![\d{_SPACES}])\d{{1,3}}{SP}(?:{units}){SP}{word}\Z")


def _opening_rows() -> list[_Row]:
    """Return a row for each word that opens ages which no word closes: ``vor``, ``il y a``."""
    return [
        _Row(phrase.before, compiled(rf"{age_pattern(phrase)}(?![^\W\d_{CAPITALS}])"))
        for phrase in PHRASES
        if not phrase.after
    ]


_SPACES: Final = SP.strip("[]")
_MAX_PLAIN_CHARS: Final = 16
"""Characters of a plain age before its closing word: a number of three digits, a unit and two spaces."""
_MAX_AGE_CHARS: Final = 50
"""Characters of any age before its closing word: bounds time. Chosen by hand from the rows of ``ages``."""
_ROWS: Final = (*_closing_rows(), *_opening_rows())
_FORMS: Final = [(form, row) for row in _ROWS for form in row.forms()]
_ROW_OF: Final = [row for _, row in _FORMS]
_FINDER: Final = AhoCorasick([form for form, _ in _FORMS], implementation=Implementation.DFA)
_DIGIT: Final = re.compile(r"\d")
_PAIRS: Final = {"(": ")", "[": "]"}
_SIGN_BEFORE: Final = compiled(rf"(?<=[^{DASHES}\s])(?:{SP}?(?P<bracket>[(\[])|{SP}[{DASHES}]{SP})\Z")
"""What sets an age off from the words in front of it on its line."""
_MAX_SIGN_CHARS: Final = 4
"""Characters of such a sign with its spaces and the character in front of it, at most."""
_SMALL_WORD_BELOW: Final = compiled(
    rf"[ \t\r\u00a0\u202f]{{0,4}}\n[ \t\u00a0\u202f]{{0,4}}(?P<word>[^\W\d_{CAPITALS}]{{1,20}})(?![^\W\d_])"
)
"""The end of a line above one that opens with a word in small letters: ``iPhone`` is none."""
_MAX_PARAGRAPH: Final = 1000
"""Characters in which the beginning of a paragraph is looked for: bounds time. Chosen by hand."""
_UNIT: Final = re.compile(r"\d\W?(?P<unit>[^\W\d_]+)")
_LONG_UNITS: Final = frozenset(
    unit.lower() for row in AGE_WORDS.values() for unit, size in row.units.items() if size in {WEEK, MONTH, YEAR}
)
"""Units of ages that a headline tells of: ``The wall fell - 37 years ago``."""
_GLUE: Final = compiled(rf"[{CAPITALS}+*_-]|[{QUOTES}(\[](?=\w|[{QUOTES}])")
_QUOTED_END: Final = re.compile(rf"[{QUOTES}]\s*+\Z")
_CLOSED: Final = re.compile(rf"(?:[{TERMINATORS}{re.escape(CLOSERS)}]|[{TERMINATORS}][{GERMAN_CLOSERS}])\s*$")
_CUT_NUMBER: Final = re.compile(r"\d{1,3} ")
_ENDINGS: Final = frozenset(
    f"{unit} {phrase.after}" for phrase in PHRASES if phrase.after for unit in AGE_WORDS[phrase.language].units
)
"""What follows the number of an age, ``minuten geleden``, in every language that closes ages with a word."""
