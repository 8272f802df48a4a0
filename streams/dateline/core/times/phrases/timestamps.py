"""Find a printed time on a line, with the credit that is printed beside it.

A time phrase says when an item was published: ``3 uur geleden``, ``21.42 Uhr``, ``May 28, 2015, 5:59 a.m.``. A
phrase is *strong* where its words leave no doubt (``3 uur geleden``); such a phrase may also be glued to other text
(``glued_ages``). A clock time or a date must have its line to itself.

Entries: ``stamp`` reads a line that holds a time phrase and at most a credit, ``leading_stamp`` a line that opens with
a clock time, ``date_in`` finds a date inside a line. What a phrase means is decided in ``printed_time``
and ``publication_interval``. The credit beside a time is an agency, a writer, a section or where the item came from.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.text.characters import BULLETS, CAPITALS, DASHES, QUOTES, RULES
from dateline.core.data.text.function_words import ALL_FUNCTION_WORDS
from dateline.core.data.times.ages import AGE_WORDS, NOW, PHRASES
from dateline.core.data.times.clocks import (
    BETWEEN,
    CLOCK_BEFORE,
    DATE_BEFORE,
    DAYS,
    LABELS,
)
from dateline.core.data.times.months import MONTHS, WEEKDAYS
from dateline.core.data.wire.boilerplate import (
    COMMENT_PROMPTS,
    COUNT_LABELS,
    COUNTED_WORDS,
    READING_TIME_LABELS,
    SOURCE_LABELS,
)
from dateline.core.data.wire.writers import BYLINES, NAME_JOINTS
from dateline.core.text.agencies import BY_WHOM, credited_in, has_known_agency, names_agencies, names_agency
from dateline.core.text.pattern_code import any_case_of, compiled
from dateline.core.times.phrases.openings import PLAIN_LETTERS, may_open_day, may_open_phrase
from dateline.core.times.phrases.patterns import (
    AND_AGE,
    AND_CLOCK,
    BARE_AGE,
    BY,
    CLOCK,
    DATED_CLOCK,
    DAY,
    DAY_BESIDE_CLOCK,
    JOIN,
    LABEL,
    LINE_CLOCK,
    MOMENT,
    MONTH,
    NAMED_DAY,
    RELATIVE,
    SHORT_DAY,
    UPDATED,
    any_word,
)
from dateline.core.times.phrases.patterns import SP as _SP
from dateline.core.times.phrases.spans import opens_duration, opens_range
from dateline.core.times.printed_time import meaning


class Stamp(NamedTuple):
    """A time phrase at [start, end) of the page, and the credit printed beside it (``- NTB15 min``)."""

    start: int
    end: int
    printed: str
    strong: bool
    credit: str = ""

    @property
    def relative(self) -> bool:
        """Whether its day depends on when the page was fetched: an age, ``gisteren``, ``hier à 18h42``."""
        return self.strong or _DIGIT.search(self.printed) is None or _NAMED_DAY.fullmatch(self.printed) is not None

    def shifted(self, by: int) -> "Stamp":
        """Return the same phrase ``by`` characters further on."""
        return Stamp(self.start + by, self.end + by, self.printed, self.strong, self.credit)


def stamp(text: str, start: int, end: int) -> Stamp | None:
    """Return the time phrase that the line [start, end) is, with at most a credit beside it; None for any other."""
    phrase = _line_stamp(text[start:end]) if end - start <= _MAX_LINE_CHARS else None
    return phrase.shifted(start) if phrase is not None else None


_MAX_CACHED_LINES: Final = 4096
"""Lines whose time is cached, each of at most ``_MAX_LINE_CHARS`` characters. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_LINES)
def _line_stamp(line: str) -> Stamp | None:
    """Return the time phrase that a line is. Cached, because pages repeat the same few hundred phrases."""
    if not _may_be_time(line):
        return None
    if line[0] == "(" and line[-1] == ")":  # ``(21/09/2023 : 11:12)``
        inner = _line_stamp(line[1:-1])
        return inner._replace(start=0, end=len(line), printed=line) if inner is not None else None
    line = _COUNTS.sub("", _EDITOR.sub("", line))
    behind = _WRITER_BEHIND.search(line)
    if behind is not None and is_writer(behind["writer"]):  # ``April 29 by Dale Hutchens Leave a Comment``
        line = line[: behind.start()]
    bullet = _BULLET.match(line) or _COUNT_IN_FRONT.match(line)
    at = head = bullet.end() if bullet is not None else 0
    match = _phrase(line, head)
    if match is None and (at := _phrase_start(line, head)) > head:
        match = _phrase(line, at) or _DOTTED_CLOCK.fullmatch(line, at)
        if match is not None and match.re is _DOTTED_CLOCK and not names_agency(line[head:at]):
            match = None
    if match is None and (dash := _DASH.search(line, head)) is not None:  # ``Algérie 360 - Thu, 05/10/2023 - 14:39``
        at = dash.end()
        match = _phrase(line, at)
    if match is None or not _has_credit_after(match):
        return None
    credit = _credit_before(line, head, at)
    if credit is None:
        return None
    strong = match["strong"] is not None
    source = _SOURCE_BEHIND.search(line, match.end("stamp"))
    credit = _agencies_or_all(source["by"]) if source is not None and names_agencies(source["by"]) else credit
    credit = credit or _agencies_or_all(match["by"] or "")
    return Stamp(match.start("stamp"), match.end("stamp"), match["stamp"], strong, credit)


def _phrase(line: str, at: int) -> re.Match[str] | None:
    """Return the time phrase that a line is from ``at`` on."""
    return _PHRASE.fullmatch(line, at) if may_open_phrase(line, at) else None


def _may_be_time(line: str) -> bool:
    """Whether the line has a digit, or opens with a word of a phrase without digits: a quick test."""
    if _DIGIT.search(line) is not None:
        return True
    word = _LETTERS.search(line)
    return word is not None and (word[0].lower() in _OPENING_WORDS or _RULE.search(line) is not None)


def _credit_before(line: str, head: int, at: int) -> str | None:
    """Return the credit between ``head`` and the time at ``at``, empty for none; None where other words stand there."""
    labelled = _LABEL_END.search(line, head, at)
    before = line[head : labelled.start() if labelled is not None and labelled.start() > head else at].rstrip()
    credit = before.strip(_BESIDE)
    if labelled is not None:  # ``PTI | Kochi | Published: July 12, 2016``
        credit = credit.split(" | ")[0]
    if head == 0 and (source := _SOURCE_LABEL.match(credit)) is not None:
        credit = credit[source.end() :]
    credit = credit[len(by[0]) :] if (by := BY_WHOM.match(credit)) and names_agency(credit[by.end() :]) else credit
    if not credit or head or names_agency(credit) or before[-1] in RULES:
        return credit
    if before.endswith("//") or (credit[0].isupper() and before[-1] == ","):
        return credit  # ``U.S. News // 1 hour ago``, ``Skagen, 04/09/2024 - 16:58``
    dashed = labelled is not None or before[-1] in DASHES or credit.isalpha() or _INITIALS.fullmatch(credit) is not None
    return credit if (dashed or is_writer(credit)) and _DAY_AND_CLOCK.match(line, at) is not None else None


def _has_credit_after(match: re.Match[str]) -> bool:
    """Whether the words after a time are a credit, a section's name after a bullet (``·•· Innenriks``), or none."""
    by, sign = match["by"], match["sign"]
    if not by or match["of"] or names_agencies(by):
        return True
    if sign is not None and _SITE.fullmatch(by) is not None:
        return True
    if match["strong"] is not None and _is_where(match["stamp"], by, sign):
        return True
    if sign is None or sign[0] not in RULES:
        return False
    dated = match["strong"] is None and len(match["stamp"]) > _MIN_DATED_CHARS
    return by.isalpha() or has_known_agency(credited_in(by)) or (dated and is_writer(by))


def _is_where(stamp: str, by: str, sign: str | None) -> bool:
    """Whether the words behind an age are an agency, ``door ANP``, or where it is from: ``in Africa``.

    The age is of minutes or hours: ``20 years ago in Madrid`` is a headline.
    """
    age = meaning(stamp, month_first=False).age
    words = by.split()
    if not words or age is None or age.unit not in _UNITS_WITHIN_DAY or (sign is not None and len(sign) > 1):
        return False
    whom = BY_WHOM.match(by)
    if whom is not None and has_known_agency(credited_in(by[whom.end() :].strip(_BESIDE))):
        return True
    small = words[0] if sign is None else words[0].lower()
    names = words[1:] if small in ALL_FUNCTION_WORDS else []
    return 0 < len(names) <= _MAX_WHERE_WORDS and all(word[0].isupper() and word.isalpha() for word in names)


def _phrase_start(line: str, head: int) -> int:
    """Return where a phrase after a credit may begin: at the first number, at words before it, or after a rule."""
    digit = _DIGIT.search(line, head)
    if digit is None:
        rule = _RULE.search(line, head)
        return rule.end() if rule is not None else head
    first = max(head, digit.start() - _MAX_OPENING_CHARS)
    words = _LETTERS.findall(line[first : digit.start()].lower().translate(PLAIN_LETTERS))
    if _WORDS_BEFORE_NUMBER.isdisjoint(words[-1:]) and not any(word.startswith(_DAY_WORDS) for word in words):
        return digit.start()  # as in most lines
    number = _NUMBER.search(line, first, digit.end())
    return number.start() if number is not None else digit.start()


def _agencies_or_all(by: str) -> str:
    """Return a credit as printed; where it names agencies (``belga, jvh``), only these, joined by slashes."""
    return "/".join([one.printed for one in credited_in(by) if one.code is not None]) or by


def is_writer(credit: str) -> bool:
    """Whether a credit is one or several persons' names: ``Peter de Groot``, ``Door Jan Jansen``."""
    words = _BYLINE.sub("", credit).split()
    return 1 < len(words) <= _MAX_NAME_WORDS and all(word[0].isupper() or word in NAME_JOINTS for word in words)


def leading_stamp(text: str, start: int, end: int) -> tuple[Stamp, int, int] | None:
    """Return the clock time that opens a line, and the span of the text after it; None for any other line.

    ``+++ 21.42 Uhr: headline +++`` is such a line, and with its day ``Hier à 21h15 - headline``.
    """
    may_lead = text[start] in _LEADING_CHARS or text[start].isdecimal()
    match = _LEADING_TIME.match(text, start, end) if may_lead else None
    if match is None and _may_lead(text, start, end):
        match = _LEADING_DAY.match(text, start, end)
    if match is None:
        return None
    name = match.lastgroup or "stamp"
    if opens_range(text, *match.span(name), end):
        return None
    if name in _UNDATED and opens_duration(text, *match.span(name), end):
        return None
    mark = Stamp(match.start(name), match.end(name), match[name], strong=False, credit=match["credit"] or "")
    stop = end
    while stop > match.end() and text[stop - 1] in "+ ":
        stop -= 1
    return (mark, match.end(), stop) if stop > match.end() else None


def _may_lead(text: str, start: int, end: int) -> bool:
    """Whether a line opens with the first letters of a day or of a word before a clock time, and has a number near."""
    near = _DIGIT.search(text, start, min(end, start + _MAX_OPENING_CHARS))
    return near is not None and may_open_day(text, start)


def date_in(text: str, start: int, end: int) -> Stamp | None:
    """Return the first date inside [start, end), with its clock time if it has one: ``PUBLICERAD 22 JANUARI``."""
    match = _DATE_INSIDE.search(text, start, end)
    return None if match is None else Stamp(match.start(), match.end(), match[0], strong=False)


_MAX_LINE_CHARS: Final = 90
"""Characters of a line that is read as a time phrase: bounds time. Tuned on the golden pages."""
_MAX_NAME_WORDS: Final = 5
"""Words of a writer's name, or of several names. Tuned on the golden pages."""
_UNITS_WITHIN_DAY: Final = frozenset({"second", "minute", "hour"})
_MAX_WHERE_WORDS: Final = 2
"""Words of a section or place behind an age. Chosen by hand."""
_BYLINE: Final = re.compile(rf"^(?:{'|'.join(map(re.escape, BYLINES))}) ")
_MIN_DATED_CHARS: Final = 12
"""Characters above which a time phrase holds a date: a name after it is then a writer and no headline.

Tuned on the golden pages.
"""
_MAX_OPENING_CHARS: Final = 30
"""Characters before its first digit in which a phrase may begin: bounds time. Tuned on the golden pages."""
_OPENERS: Final = "|".join(f"(?:{any_word([row.before])}){_SP}" for row in PHRASES if row.before)
_INITIALS: Final = re.compile(r"[a-z]{2,4}/[a-z]{2,4}(?:/[a-z]{2,4})?")
"""Writers' initials below a text: ``fsc/com 12-Mar-25 14:22``."""
_DAY_AND_CLOCK: Final = compiled(rf"(?:{DAY}|{SHORT_DAY})(?:,?{_SP}|{_SP}[{DASHES}]{_SP}){CLOCK}")
"""A day and clock time, as after a section's name: ``Chronik 9.3. 12.34 Uhr``."""
_SITE: Final = re.compile(r"[^\W_]+(?:[.-][^\W_]+){0,3}\.[a-zA-Z]{2,4}")
"""A site's name as a credit: ``31 Oct 2025, Lexpress.mu``."""
_SOURCE_LABEL: Final = re.compile(rf"(?i:{any_case_of(SOURCE_LABELS)}){_SP}?")
"""The label of a source in front of a time: ``Source: Xinhua    2018-11-06 20:17:43    Editor: …``."""
_LABEL_END: Final = re.compile(rf"{LABEL}{_SP}?:?{_SP}?$")
_NUMBER: Final = compiled(
    rf"(?:\b(?:{_OPENERS})|\b(?:{any_word(DAYS)}){JOIN}|(?:\b(?i:{any_case_of(WEEKDAYS)})\.?,?{_SP})?(?:\b{MONTH}{_SP})?)\d"
)
"""The beginning of a phrase after a credit: its first number, with the words that open a phrase before it."""
_RULE: Final = re.compile(rf"[{RULES}]{_SP}?")
_BESIDE: Final = " \u00a0,/" + RULES + BULLETS + DASHES
"""Spaces and punctuation marks that are stripped from a credit."""
_DIGIT: Final = re.compile(r"\d")
_DATE_INSIDE: Final = compiled(rf"(?<!\w){DAY}(?:{JOIN}{CLOCK})?(?!\w)")
_DOTTED: Final = r"(?:[01]?\d|2[0-3])\.[0-5]\d(?![\d.])"
"""A clock time with a dot, which is one only after a label: ``Publicerad 14.22``."""
_PHRASE: Final = compiled(
    rf"(?:(?P<label>{LABEL}){_SP}?:?{_SP}?(?:(?:{any_word((*DATE_BEFORE, *CLOCK_BEFORE))}){_SP}?(?::{_SP})?)?)?"
    rf"(?P<stamp>(?P<strong>{RELATIVE})|(?:{BARE_AGE})|{MOMENT}|{LINE_CLOCK}|(?(label){_DOTTED}|(?!)))"
    rf"(?:{BY}|{UPDATED}|(?(strong){AND_CLOCK}|{AND_AGE}))?[.: ,]{{0,2}}"
)
_DOTTED_CLOCK: Final = re.compile(rf"(?P<stamp>{_DOTTED})(?P<strong>(?!))?(?P<sign>(?!))?(?P<by>(?!))?")
"""A clock time with a dot after an agency: ``TT 14.22``."""
_EDITOR: Final = re.compile(r"[ |]{2,}(?:Editor|Editado por|Editora?|Redactora?): ?[^\d\n:]{2,40}$")
_DASH: Final = re.compile(rf" [{DASHES}|] ")
_COUNT: Final = r"\d{1,3}(?:[.,]?\d{3})?"
_COUNTED: Final = (
    rf"{_COUNT}x? (?i:{any_case_of((*COUNTED_WORDS, *COUNT_LABELS))})|(?i:{any_case_of(COUNT_LABELS)}) ?:? ?{_COUNT}x?"
    rf"|(?i:{any_case_of(READING_TIME_LABELS)}) ?:? ?\d{{1,3}} ?min[a-z]*\.?"
)
_COUNTS: Final = re.compile(rf"(?: ?[{BULLETS}|·] ?(?:{_COUNTED})){{1,3}}$")
"""Counts after a time: ``Tue, May 10, 2022, 9:14 AM·2 min read``, ``12 mrt 2025 17:52 | Views: 1.204``."""
_COUNT_IN_FRONT: Final = re.compile(rf"(?:{_COUNTED}) ?[{BULLETS}|·] ?")
"""``2 min read · 2 hours ago``."""
_WRITER_BEHIND: Final = re.compile(
    rf"(?<=\w) (?:by|von|door|par|por|di|av|af) (?P<writer>[^\W\d_][^\d\n,;:|]{{2,50}}?)"
    rf"(?: (?i:{_COUNT} (?:{any_case_of((*COUNTED_WORDS, *COUNT_LABELS))})|{any_case_of(COMMENT_PROMPTS)}))?$"
)
"""A writer after a time, and what a blog prints behind."""
_SOURCE_BEHIND: Final = re.compile(rf"(?i:{any_case_of(SOURCE_LABELS)}){_SP}?(?P<by>[^\d\n:]{{2,30}})$")
"""A source after a time: ``Redactie 12-03-25, 07:45 Laatste update: 09:12 Bron: Belga``."""
_BULLET: Final = re.compile(rf"[{BULLETS}]{_SP}*")
_NUMBERS: Final = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}/\d{1,2}/\d{2}(?!\d)|\d{4}-\d{2}-\d{2})"
_NO_SENTENCE: Final = r"(?![a-zà-ÿ](?![a-z]{0,2}[A-Z]))"
"""A sentence goes on in small letters; a headline may open with ``iPhone`` or ``eBay``."""
_BEFORE_HEADLINE: Final = rf"{_SP}*[{DASHES}:.|·•]{_SP}+(?=\S){_NO_SENTENCE}"
"""What parts a day and its clock time from a headline."""
_BARE_CLOCK: Final = r"(?:[01]?\d|2[0-3])[.:][0-5]\d"
_UNIT_CLOCK: Final = rf"(?:{CLOCK}|{_BARE_CLOCK})"
"""A clock time with its unit, zone or neither: ``21.15 Uhr``, ``9:15 PM``, ``21:15``."""
_BAR: Final = rf"{_SP}[|·]{_SP}"
_DATED: Final = (
    rf"(?:(?P<dated>(?>{DATED_CLOCK})){_BEFORE_HEADLINE}"
    rf"|(?P<barred>(?>{_NUMBERS}{_BAR}{_UNIT_CLOCK}|{_UNIT_CLOCK}{_BAR}{_NUMBERS})(?!\d)){_SP}+(?=[{CAPITALS}{QUOTES}])"
    rf"|(?P<beside>(?>{DAY_BESIDE_CLOCK})){_SP}+(?=[{CAPITALS}{QUOTES}]))(?!{LABEL})"
)
_LEADING_TIME: Final = compiled(
    rf"(?:\+{{2,5}}{_SP}*|[{BULLETS}]{_SP}+(?P<credit>[^\W\d_][^\d\n]{{0,30}}?){_SP}|[{BULLETS}]{_SP}+)?"
    rf"(?:{_DATED}"
    rf"|(?P<stamp>{CLOCK}|{_NUMBERS}(?:,?{_SP}{CLOCK})?)"
    rf"(?:{_SP}*(?::|\.|{BETWEEN})?{_SP}+(?:[{DASHES}:|·•](?=[{CAPITALS}]))?(?=\S)|[{RULES}](?=\w))"
    rf"|(?P<bare>{_BARE_CLOCK})(?:(?:{_SP}*[{DASHES}|·•])?{_SP}+(?=\S){_NO_SENTENCE}|(?=[{CAPITALS}])))"
)
_LEADING_DAY: Final = compiled(rf"(?P<credit>(?!))?(?:{_DATED}|(?P<clock>{CLOCK}|{LINE_CLOCK}){_BEFORE_HEADLINE})")
_UNDATED: Final = frozenset({"stamp", "clock"})
"""The groups of a clock time that may be a number of hours."""
_LEADING_CHARS: Final = "+k" + BULLETS
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_OPENING_WORDS: Final = frozenset(
    word[0].lower()
    for forms in (NOW, DAYS, LABELS, *((*row.numbers, *row.amounts, *row.hedges) for row in AGE_WORDS.values()))
    for form in (*forms, *(row.before for row in PHRASES if row.before))
    if (word := _LETTERS.search(form)) is not None
)
"""Words that open a phrase without digits, in lower case."""
_NAMED_DAY: Final = compiled(NAMED_DAY)
_WORDS_BEFORE_NUMBER: Final = frozenset(
    word.lower().translate(PLAIN_LETTERS)
    for forms in (WEEKDAYS, *MONTHS, (row.before for row in PHRASES if row.before))
    for form in forms
    for word in _LETTERS.findall(form)[-1:]
)
"""The last words of what may stand in front of a phrase's first number, with a space between."""
_DAY_WORDS: Final = tuple(word[0].lower().translate(PLAIN_LETTERS) for form in DAYS if (word := _LETTERS.search(form)))
"""Words for days, which other words may follow without a space."""
