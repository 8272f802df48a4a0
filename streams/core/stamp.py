"""Find the phrases that say when an item was published: ``3 uur geleden``, ``21.42 Uhr``, ``May 28, 2015, 5:59 a.m.``.

Only finds; ``age`` says what a phrase means. A phrase is *strong* where its own words leave no doubt
(``3 uur geleden``) and may then stand glued to other text; a clock time or date must have its line to itself.
"""

import re
from typing import Final, NamedTuple

from streams.core.agency import names_agency
from streams.core.data.ages import BETWEEN, CLOCK_AFTER, CLOCK_BEFORE, DAYS, NOW, PHRASES, Phrase
from streams.core.data.characters import BULLETS, CAPITALS, CLOSERS, QUOTES, RULES, TERMINATORS
from streams.core.data.months import MONTHS, WEEKDAYS


class Stamp(NamedTuple):
    """A time phrase at [start, end) of the page, and the credit printed with it (``- NTB15 min``)."""

    start: int
    end: int
    printed: str
    strong: bool
    credit: str = ""


def stamp(text: str, start: int, end: int) -> Stamp | None:
    """Read the line [start, end) of ``text`` as a time phrase with nothing but a credit beside it."""
    if end - start > _LONGEST_LINE:
        return None
    bullet = _BULLET.match(text, start, end)
    head = bullet.end() if bullet is not None else start
    at = head
    found = _WHOLE.fullmatch(text, head, end)
    if found is None:
        number = _NUMBER.search(text, head, end)
        if number is None or number.start() == head:
            return None
        at = number.start()
        found = _WHOLE.fullmatch(text, at, end)
    if found is None:
        return None
    credit = text[head:at].strip(_BESIDE)
    if credit and not (bullet or text[head:at].rstrip()[-1] in RULES or names_agency(credit)):
        return None
    return Stamp(found.start("stamp"), found.end("stamp"), found["stamp"], found["strong"] is not None, credit)


def glued(text: str) -> list[Stamp]:
    """Every strong phrase of the page that closes one text or opens the next, in order.

    Looked for at the word that it cannot do without, since most text has few of these.
    """
    spans: set[tuple[int, int]] = set()
    for word, shape, reach in _CLOSING_WORDS:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            found = shape.search(text, max(0, at - reach), end)
            if found is not None and _stands_apart(text, found, end):
                spans.add(found.span())
            at = text.find(word, end)
    for word, shape in _OPENING_WORDS:
        at = text.find(word, 1)
        while at >= 0:
            found = shape.match(text, at - 1)
            if found is not None and _stands_apart(text, found, found.end()):
                spans.add(found.span())
            at = text.find(word, at + len(word))
    return [Stamp(start, end, text[start:end], strong=True) for start, end in sorted(spans)]


def timed(text: str, start: int, end: int) -> tuple[Stamp, int, int] | None:
    """Read a line that opens with a clock time, ``+++ 21.42 Uhr: headline +++``: its stamp and its text's span."""
    found = _TIMED.match(text, start, end)
    if found is None:
        return None
    mark = Stamp(found.start("stamp"), found.end("stamp"), found["stamp"], strong=False, credit=found["credit"] or "")
    stop = end
    while stop > found.end() and text[stop - 1] in "+ ":
        stop -= 1
    return (mark, found.end(), stop) if stop > found.end() else None


_LONGEST_LINE: Final = 90
_SP: Final = r"[ \u00a0\u202f]"


def _any(words: list[str] | tuple[str, ...]) -> str:
    """Return a pattern of any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _first_letter_free(words: str) -> str:
    """Return the words with their first letter in either case."""
    return f"[{words[0].upper()}{words[0]}]{re.escape(words[1:])}"


def _shape(phrase: Phrase, number: str) -> str:
    before = rf"(?<!\w){_first_letter_free(phrase.before)}{_SP}" if phrase.before else ""
    after = f"{_SP}{phrase.after}" if phrase.after else ""
    return rf"{before}(?:{number}){_SP}?(?:{_any(tuple(phrase.units))}){after}"


def _spoken(phrase: Phrase) -> str:
    """Return the phrase with a word or digits for its number."""
    words = "|".join(_first_letter_free(word) for word in sorted(phrase.one, key=len, reverse=True))
    return _shape(phrase, rf"\d{{1,3}}|(?<!\w)(?:{words})")


_STRONG: Final = [phrase for phrase in PHRASES if phrase.before or phrase.after]


def _closing_words() -> list[tuple[str, re.Pattern[str], int]]:
    """Return the words that close a phrase, ``geleden``, each with the phrases before it and how far these reach."""
    rows: dict[str, list[Phrase]] = {}
    for phrase in _STRONG:
        if phrase.after:
            rows.setdefault(phrase.after, []).append(phrase)
    return [(word, re.compile(rf"(?:{'|'.join(map(_spoken, same))})\Z"), _REACH) for word, same in rows.items()]


def _opening_words() -> list[tuple[str, re.Pattern[str]]]:
    """Return the words that alone open a phrase, less their first letter, which may be a capital."""
    prefixed = [phrase for phrase in _STRONG if not phrase.after]
    return [(phrase.before[1:], re.compile(rf"{_spoken(phrase)}(?![^\W\d_{CAPITALS}])")) for phrase in prefixed]


_REACH: Final = 30
_CLOSING_WORDS: Final = _closing_words()
_OPENING_WORDS: Final = _opening_words()
_OPENERS: Final = "|".join(
    f"{_first_letter_free(word)}{_SP}" for word in sorted({row.before for row in _STRONG if row.before})
)

_CLOCK_WORDS: Final = _any(CLOCK_AFTER)
_MERIDIEM: Final = r"[ap]\.?m\.?|[AP]\.?M\.?"
_AFTER: Final = rf"(?:{_SP}?(?:{_MERIDIEM}))?(?:{_SP}?(?:{_CLOCK_WORDS})(?!\w))?"
CLOCK: Final = (
    rf"(?:\d{{1,2}}[:h]\d{{2}}(?::\d{{2}})?{_AFTER}|\d{{1,2}}\.\d{{2}}{_SP}?(?:{_CLOCK_WORDS}|{_MERIDIEM})"
    rf"|kl\.?{_SP}\d{{1,2}}[.:]\d{{2}}|\d{{1,2}}{_SP}?(?:{_MERIDIEM}))"
)
_MONTH: Final = rf"(?i:{_any([name for names in MONTHS for name in names])})\b\.?"
DAY: Final = (
    rf"(?:(?:(?i:{_any(WEEKDAYS)})\b\.?,?{_SP})?(?:"
    rf"{_MONTH}{_SP}\d{{1,2}}(?:,?{_SP}\d{{4}})?"
    rf"|\d{{1,2}}(?:\.|º|er|st|nd|rd|th)?(?:{_SP}de)?{_SP}{_MONTH}(?:,?{_SP}(?:de{_SP})?\d{{4}})?"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日))"
)
_DAY_WORD: Final = rf"(?i:{_any(tuple(DAYS))})"
_JOIN: Final = rf"(?:,?{_SP}?(?:{_any(CLOCK_BEFORE)})?{_SP}?|T)"
_MOMENT: Final = rf"(?:{CLOCK}{_SP}?{BETWEEN}?{_SP}?{DAY}|(?:{DAY}|{_DAY_WORD})(?:{_JOIN}{CLOCK})?|{CLOCK})"
_BARE: Final = "|".join(_shape(phrase, r"\d{1,3}") for phrase in PHRASES if not (phrase.before or phrase.after))
_RELATIVE: Final = "|".join([*(_spoken(phrase) for phrase in _STRONG), f"(?i:{_any(NOW)})"])

_WHOLE: Final = re.compile(rf"(?P<stamp>(?P<strong>{_RELATIVE})|(?:{_BARE})|{_MOMENT})[. ]{{0,2}}")
_BULLET: Final = re.compile(rf"[{BULLETS}]{_SP}*")
_NUMBER: Final = re.compile(rf"(?:\b(?:{_OPENERS})|(?:\b(?i:{_any(WEEKDAYS)})\.?,?{_SP})?(?:\b{_MONTH}{_SP})?)\d")
"""Where a phrase with a credit in front begins: at its first number, or the words that open a phrase before it."""
_BESIDE: Final = " \u00a0," + RULES + BULLETS
_TIMED: Final = re.compile(
    rf"(?:\+{{2,5}}{_SP}*|[{BULLETS}]{_SP}+(?P<credit>[^\W\d_][^\d\n]{{0,30}}?){_SP}|[{BULLETS}]{_SP}+)?"
    rf"(?P<stamp>{CLOCK}){_SP}*(?::|{BETWEEN})?{_SP}+(?=\S)"
)
_GLUE: Final = re.compile(rf"[{CAPITALS}{QUOTES}(+*_-]")
_DIGIT: Final = re.compile(r"\d")
_CLOSED: Final = re.compile(rf"[{TERMINATORS}{re.escape(CLOSERS)}]\s*$")


def _stands_apart(text: str, found: re.Match[str], end: int) -> bool:
    """Whether the phrase found stands between texts rather than in one."""
    start = found.start()
    after = text[end : end + 2]
    if after and not after[0].isspace():
        return _GLUE.match(after) is not None
    before = text[max(0, start - 3) : start]
    opens = not before or before[-1] == "\n" or not before[-1].isspace() or _CLOSED.search(before) is not None
    if not opens:
        return False
    if not after or after[0] in "\r\n" or after.isspace():
        return True
    return _DIGIT.search(found[0]) is not None and _GLUE.match(after[1]) is not None  # ``An hour ago Reuters said``
