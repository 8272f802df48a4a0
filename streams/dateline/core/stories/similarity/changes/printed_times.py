"""Printed times: whether a number is part of a date, a clock time or an age, which differ between any two editions.

And which month or day of the week stood in the place of another one: ``March → June``.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.core.data.times.ages import AGE_WORDS, NOW, PHRASES
from dateline.core.data.times.clocks import CLOCK_FIRST
from dateline.core.data.times.months import DAYS_OF_THE_WEEK, MONTHS, WEEKDAYS
from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.number_words.asked_words import TIME_WORDS
from dateline.core.stories.similarity.changes.number_words.spelled_values import FRACTION
from dateline.core.stories.similarity.tokens import Hashes64, tokens
from dateline.core.text.pattern_code import any_of, compiled
from dateline.core.times.phrases.patterns import CLOCK, DAY, MONTH, RELATIVE, WEEKDAY

_MAX_CACHED_WORDS: Final = 4_096
"""Words of which it is cached whether a time may begin with them: most stand in many texts. Chosen by hand."""


def is_time(compared: Comparison, token: int) -> bool:
    """Whether a number is a year, or part of a date, a clock time or an age; the answer is kept, as it takes time."""
    if (known := compared.times.get(token)) is None:
        compared.times[token] = known = _is_time(compared, token)
    return known


def _is_time(compared: Comparison, token: int) -> bool:
    start, end = compared.starts[token], compared.ends[token]
    if end - start == _YEAR_CHARS and _YEAR.fullmatch(compared.text, start, end):
        return True
    if not _may_be_time(compared, token) or FRACTION.fullmatch(compared.text, start, end):
        return False
    first = compared.tokens_between(start - _MAX_TIME_CHARS, start).start
    limit = end + _MAX_TIME_CHARS
    with_ages = _may_have_age(compared.text[compared.starts[first] : limit])
    for each in range(first, token + 1):
        if may_open_time(compared.printed(each), with_ages=with_ages):
            match = time_pattern(with_ages=with_ages).match(compared.text, compared.starts[each], limit)
            if match is not None and match.end() > start:
                return True
    return False


def calendar_changes(compared: Comparison, *, with_days: bool) -> list[str]:
    """Return the months in whose place others stood, as a change: ``March → June``; days of the week too, if asked for.

    Days differ between any two editions, so that they are no change but of a correction.
    """
    changed: dict[str, None] = {}
    if not compared.flags.lost:
        return []
    for names in (_months(), _days()) if with_days else (_months(),):
        fresh = compared.fresh_among(names.of_hashes.keys(), _MAX_CALENDAR_WORDS)
        if not (fresh := [token for token in fresh if compared.may_have_known_row(token)]):
            continue
        had = np.flatnonzero(compared.had_words(names.hashes))
        for token in fresh if len(had) else ():
            printed, own = compared.printed(token), names.of_hashes[int(compared.tokenized.hashes[token])]
            tried = had[names.numbers[had] != names.numbers[own]]
            if not len(tried):
                continue
            guess = compared.first_that_stood(names.hashes[tried], token)
            if guess is None:  # the day behind it changed as well: the words in front do for one that is gone
                tried = tried[~compared.has_words(names.hashes[tried])]
                guess = compared.first_that_stood(names.hashes[tried], token, one_side=True)
            if guess is not None:
                was = names.words[int(tried[guess])]
                now = printed if printed.lower() == names.words[own] else names.words[own]
                changed[f"{was.capitalize() if now[0].isupper() else was} → {now}"] = None
    return [*changed]


class _Calendar(NamedTuple):
    """Names of months, or of days of the week, in all languages, those that are one token."""

    words: list[str]
    numbers: NDArray[np.int64]
    """Which month or day each is."""
    hashes: Hashes64
    of_hashes: dict[int, int]
    """Which name each hash is of. A token may lack the last character of its name, as a sign that is no letter."""


@cache
def _months() -> _Calendar:
    return _calendar(MONTHS)


@cache
def _days() -> _Calendar:
    return _calendar(DAYS_OF_THE_WEEK)


def _calendar(rows: tuple[tuple[str, ...], ...]) -> _Calendar:
    named = {name: number for number, names in enumerate(rows) for name in names if len(name) >= _MIN_CALENDAR_CHARS}
    found = {name: hashes[0] for name in named if len(hashes := tokens(name).hashes) == 1}
    numbers = np.array([named[name] for name in found], np.int64)
    hashes = np.array([*found.values()], np.uint64)
    of_hashes = dict(zip(hashes[::-1].tolist(), range(len(hashes) - 1, -1, -1), strict=True))
    return _Calendar([*found], numbers, hashes, of_hashes)


def _may_be_time(compared: Comparison, token: int) -> bool:
    """Whether a number has a mark of a time in it, or a word of a time near it: a quick test that rules out most."""
    if not _MARKS.isdisjoint(compared.printed(token)):
        return True
    near = slice(max(0, token - _MAX_TOKENS_OF_A_TIME), token + _MAX_TOKENS_OF_A_TIME + 1)
    if compared.flags.may_be_of_time.find(1, near.start, near.stop) < 0:  # as mostly
        return False
    spans = zip(compared.starts[near], compared.ends[near], strict=True)
    return not TIME_WORDS.isdisjoint([compared.text[start:end].lower() for start, end in spans])


@lru_cache(maxsize=_MAX_CACHED_WORDS)
def may_open_time(word: str, *, with_ages: bool = True) -> bool:
    """Whether a date, a clock time or an age may begin with a token: a quick test, since the expression takes time."""
    openings = _TIME_OPENINGS if with_ages else _DATE_OPENINGS
    return word[0].isdigit() or not word.isascii() or word[:_OPENING_CHARS].lower() in openings


def _may_have_age(text: str) -> bool:
    """Whether a text may have an age: to look for one takes time, and its words stand in few."""
    return _WORD_OF_AN_AGE.search(text.lower()) is not None


@cache
def time_pattern(*, with_ages: bool = True) -> re.Pattern[str]:
    """Return the expression for a date, a clock time or an age; it is large, and compiled when first needed.

    An age that opens with a figure ends with a word such as *ago*: that is asked first, since ages take most time.
    So is the first letter of the months and days, which have hundreds of names.
    """
    behind_figure = "|".join(sorted({re.escape(phrase.after) for phrase in PHRASES if not phrase.before}))
    may_be_age = rf"(?!\d)|(?=[^\n]{{0,{_MAX_CHARS_OF_AN_AGE}}}?(?:{behind_figure}))"
    months = [name for names in MONTHS for name in names]
    day = DAY.replace(WEEKDAY, _quickly(WEEKDAY, WEEKDAYS)).replace(MONTH, _quickly(MONTH, months))
    ages = rf"(?:{may_be_age})(?:{RELATIVE})|" if with_ages else ""
    return compiled(rf"(?<!\w)(?:{ages}{day}|{CLOCK})")


def _quickly(pattern: str, names: Iterable[str]) -> str:
    """Return the expression for any of some names, which looks at its first letter first."""
    return rf"(?:(?i:(?=[{''.join(sorted({name[0] for name in names}))}])){pattern})"


_WORD_OF_AN_AGE: Final = compiled(
    any_of(
        {
            max(re.split(r"[ ']", form.lower()), key=len)
            for form in (*(phrase.after or phrase.before for phrase in PHRASES), *NOW)
        }
    )
)
"""A word that stands in each printed age, in lower case; not all of several words, as their blanks differ."""
_MIN_CALENDAR_CHARS: Final = 3
"""Letters of the shortest name of a month or day that is one: ``may``. Chosen by hand."""
_MAX_CALENDAR_WORDS: Final = 200
"""Fresh tokens that are looked at for months or days, the first ones. Bounds time; chosen by hand."""
_MAX_TOKENS_OF_A_TIME: Final = 4
"""Tokens on either side of a number among which a word of its date or age is looked for. Chosen by hand."""
_MARKS: Final = frozenset(":/-")
"""Punctuation marks inside a clock time or a date in figures."""
_OPENING_CHARS: Final = 4
"""Characters by which ``_TIME_OPENINGS`` has a word. Chosen by hand: more rule out few words more."""
_LETTERS: Final = re.compile(rf"[^\W_]{{1,{_OPENING_CHARS}}}")
_NO_BLANK: Final = frozenset(
    before + behind
    for row in AGE_WORDS.values()
    for first, second in ((row.numbers, row.units), (row.hedges, (*row.numbers, *row.amounts)))
    for before in first
    if len(before) < _OPENING_CHARS
    for behind in second
)
"""Short words of an age with what may be glued to them: ``anhour``."""


def _openings(*rows: Iterable[str]) -> frozenset[str]:
    """Return the first letters of some words, in lower case."""
    found = (_LETTERS.match(form) for forms in rows for form in forms)
    return frozenset(opening[0].lower() for opening in found if opening is not None)


_DATE_OPENINGS: Final = _openings(CLOCK_FIRST, WEEKDAYS, *MONTHS)
"""The first characters of all that a date or a clock time may begin with, but for figures."""
_TIME_OPENINGS: Final = _DATE_OPENINGS | _openings(
    NOW,
    [phrase.before for phrase in PHRASES if phrase.before],
    *((*row.numbers, *row.amounts, *row.hedges) for row in AGE_WORDS.values()),
    _NO_BLANK,
)
"""The first characters of all that ``time_pattern`` may begin with, but for figures; a shorter word is all of it.

One word in seven of the Reuters pages begins so; with words that only open with a short one it was one in three.
"""
_MAX_CHARS_OF_AN_AGE: Final = 70
"""Characters of the longest age that ``RELATIVE`` matches."""
_MAX_TIME_CHARS: Final = 24
"""Characters on either side of a number that may belong to its date or age. Bounds time; chosen by hand."""
_YEAR_CHARS: Final = 4
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
