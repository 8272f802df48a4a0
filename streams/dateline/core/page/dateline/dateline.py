"""Read one dateline at a position: ``MOSKOU (ANP/RTR/AFP) - ``, ``(ANSA) - ROMA, 26 FEB - ``, ``LONDON -- ``.

A dateline is places, the state or country beside each, a date and agencies, ended by a dash or by what
a wire prints instead. Each part may be missing: ``DatelineMatch`` says which were there, and the page
decides whether that is enough. In front there may be a label that says what the item does to an earlier
one: ``WITHDRAWN: ``.

``dateline`` is the entry. Below it stand the forms of a line's opening, then the end of a dateline and its
agencies. Every pattern looks at a window of bounded size, so the time for one position does
not depend on the length of the page.
"""

import re
from functools import lru_cache
from typing import Final

from dateline.core.data.text.characters import CAPITALS, DASHES, STRAY_DASHES
from dateline.core.data.wire.writers import CORRESPONDENTS
from dateline.core.page.dateline.date import AHEAD, DATE_WORDS, date_at
from dateline.core.page.dateline.labels import belongs_to, label_of
from dateline.core.page.dateline.model import DatelineMatch, with_certainty
from dateline.core.page.dateline.place_list import places_at
from dateline.core.page.dateline.rare_forms import (
    BYLINES,
    byline_dateline,
    desk_dateline,
    east_asian_dateline,
    lowercase_dateline,
    may_open_east_asian,
    parenthesized_dateline,
)
from dateline.core.page.dateline.slips import slip_dateline
from dateline.core.page.dateline.stop_patterns import BODY_OPENERS, FULL_STOP, SP, STOP, STOP_AFTER_PLACE
from dateline.core.places.resolve import PrintedPlace
from dateline.core.text.agencies import AGENCY_PATTERN, FIRST_WORDS, Credit, credited_in, has_known_agency, is_acronym
from dateline.core.text.pattern_code import compiled


def dateline(text: str, start: int, end: int) -> DatelineMatch | None:
    """Read the dateline that begins at ``start`` and ends before ``end``; None where there is none."""
    limit = min(end, start + _MAX_DATELINE_CHARS)
    match = _at_line_start(text[start:limit])
    if match is None:
        return None
    match = DatelineMatch(start + match.start, start + match.end, *match[2:])
    if not match.credits and _is_time(text[match.end : end]):
        return None  # ``Akt. 11.04.2011 - 16:12``
    return _with_repeat(match, text, end)


def _is_time(rest: str) -> bool:
    """Whether what follows is a time, and no text: it has a clock time and no word."""
    return len(rest) <= _MAX_TIME_CHARS and _CLOCK.search(rest) is not None and _WORD.search(rest) is None


_MAX_TIME_CHARS: Final = 30
"""The longest time behind what looks like a dateline, in characters. Chosen by hand."""
_CLOCK: Final = re.compile(r"\d[:.]\d\d")
_WORD: Final = re.compile(r"[^\W\d_]{3}")


def cut_dateline(text: str, start: int, end: int) -> DatelineMatch | None:
    """Read [start, end) as a dateline that the page's end cuts off: ``BOEDAPEST (ANP/A``; None if it is not one."""
    if end - start > _MAX_DATELINE_CHARS:
        return None
    label = label_of(text[start:end])
    label_length, signal = (label.end, label.signal) if label is not None else (0, None)
    places, at = places_at(text, start + label_length, end)
    rest = text[at:end].lstrip(" ,")
    if not places or (rest and rest[0] not in "(/" and date_at(text, at, end) is None):
        return None
    agencies = tuple(one for one in credited_in(rest.strip("()")) if one.code is not None)
    return with_certainty(
        DatelineMatch(
            start, end, tuple(places), agencies, closed=True, cut=True, label_length=label_length, signal=signal
        )
    )


_MAX_CACHED_OPENINGS: Final = 8192
"""Openings of lines whose dateline is cached, each of at most ``_MAX_DATELINE_CHARS`` characters. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_OPENINGS)
def _at_line_start(line: str) -> DatelineMatch | None:
    """Read the dateline at the start of a line's first characters.

    Cached, because the same brief stands on hundreds of pages.
    """
    match = _labelled(line)
    match = with_certainty(match) if match is not None else None
    if (match is None or not match.sure) and (slip := slip_dateline(line)) is not None:
        return slip if slip.sure or match is None else match
    return match


def _labelled(line: str) -> DatelineMatch | None:
    """Read a dateline with its label, or else without one."""
    label = label_of(line)
    after = _unlabelled(line[label.end :]) if label is not None else None
    if label is not None and after is not None and belongs_to(label, after := with_certainty(after), line):
        return after._replace(end=label.end + after.end, label_length=label.end, signal=label.signal)
    return _unlabelled(line)


def _unlabelled(line: str) -> DatelineMatch | None:
    """Try the forms that the first characters of the line allow."""
    if not line or line[0].islower():
        return lowercase_dateline(line)
    if may_open_east_asian(line) and (match := east_asian_dateline(line)) is not None:
        return match
    if not _OPENING.match(line) or not _MARK.search(line, 0, _MAX_CHARS_BEFORE_MARK):
        return None
    if line.startswith(BYLINES):
        return byline_dateline(line)
    match = desk_dateline(line) if line[-1] in DASHES else None
    if match is None and _may_open_with_agency(line):
        match = _agency_first(line, 0, len(line))
    if match is None and line[0] == "(":
        return parenthesized_dateline(line)
    return match or _place_first(line, 0, len(line))


def _may_open_with_agency(line: str) -> bool:
    """Whether an agency may open the line; a cheap test, since the pattern of all agencies is long."""
    word = _FIRST_WORD.match(line)
    return line[0] == "(" or (word is not None and word[0].lower() in FIRST_WORDS)


def _agency_first(text: str, start: int, limit: int) -> DatelineMatch | None:
    """Read ``(ANSA) - ROMA, 26 FEB - ``, ``(AFP) - ``, ``Reuters - LONDON: ``."""
    head = _AGENCY_HEAD.match(text, start, limit)
    if head is None:
        return None
    agencies = credited_in(head["parens"] or head["plain"])
    dashed = head[0].rstrip()[-1] in DASHES + "="
    rest = _place_first(text, head.end(), limit) if has_known_agency(agencies) else None
    full_stop = rest is not None and rest.stop.startswith(".") and head[0][-1] == " "  # ``ACN Reus.- ``
    if not has_known_agency(agencies) or (head["parens"] is None and not dashed and not full_stop):
        return None  # ``Bloomberg: bank wil …`` is a headline
    if rest is not None and rest.places and not rest.credits:
        return rest._replace(start=start, credits=agencies)
    return DatelineMatch(start, head.end(), (), agencies, closed=dashed)


def _place_first(text: str, start: int, limit: int) -> DatelineMatch | None:
    """Read places, date, agencies and the closing punctuation mark, in this order; or a date first, then an agency."""
    date = date_at(text, start, limit)
    places, at = ([], start) if date is not None else places_at(text, start, limit)
    if date is None and not (places and _may_continue(text, at, limit)):
        return None
    date = date or date_at(text, at, limit)
    agencies, at = _agencies_at(text, date.end() if date is not None else at, limit)
    dated_place = date is not None and bool(places)  # after a date there is no second name of the place
    if agencies and not (has_known_agency(agencies) or dated_place or _is_agency_in_form(places, agencies)):
        if not places or len(agencies) > 1 or not agencies[0].printed[0].isalpha():
            return None
        places[-1] = places[-1]._replace(printed=f"{places[-1].printed} ({agencies[0].printed})")  # ``Kiew (Kyjiw) - ``
        agencies = ()
    if not places and not has_known_agency(agencies):
        return None
    if agencies and date is None:
        date = date_at(text, at, limit)
        at = date.end() if date is not None and STOP.match(text, date.end(), limit) else at
        date = date if date is not None and at == date.end() else None
    printed_date = date["date"] or date["within"] if date is not None else None
    return _with_end(text, limit, DatelineMatch(start, at, tuple(places), agencies, printed_date))


def _is_agency_in_form(places: list[PrintedPlace], agencies: tuple[Credit, ...]) -> bool:
    """Whether unknown names in parentheses are agencies by their form, and no second name of the place.

    They are in capitals, or hold an acronym (``SUVA (RNZ Pacific) — ``), or a state or country stands beside the place.
    """
    if all(one.printed.isupper() for one in agencies):
        return True
    if len(agencies) != 1 or not places:
        return False
    words = agencies[0].printed.split()
    acronym = any(len(word) >= _MIN_ACRONYM_CHARS and word.isupper() and word.isalpha() for word in words)
    return words[0][:1].isupper() and (places[-1].beside is not None or (acronym and len(words) > 1))


def _with_end(text: str, limit: int, match: DatelineMatch) -> DatelineMatch | None:
    """Read what ends the dateline, and a date or agencies after that; None where nothing that can end it follows.

    A known agency needs no closing punctuation mark. Agencies may stand after the dash: ``— (AP) — ``.
    """
    agencies, at = match.credits, match.end
    stop = (STOP if agencies or match.date else STOP_AFTER_PLACE).match(text, at, limit)
    if stop is None:
        abbreviated = bool(match.places) and (match.places[-1].beside or "").endswith(".")
        stop = FULL_STOP.match(text, at, limit) if agencies or match.date or abbreviated else None
        # ``Bückeburg (epd). Mit``, ``LIMA. AP. La``, ``Jalapa, Ver. El``
    if stop is None and at == limit and match.places and has_known_agency(agencies):
        return match._replace(end=at, closed=True)  # ``ASUNCIÓN / EFE``, with the line to itself
    if stop is None:
        return _without_stop(text, limit, match)
    sign = stop[0].strip()
    match = match._replace(stop=sign or ".")
    end = stop.end()
    date = match.date if sign else (match.date or "").rstrip(".")  # its full stop is the dateline's
    if not date and (later := date_at(text, end, limit)) and (later_stop := STOP.match(text, later.end(), limit)):
        date, end = later["date"], later_stop.end()  # ``Vancouver, British Columbia - 12. Februar 2020 - ``
    if not agencies:
        agencies, end = _agencies_after_stop(text, end, limit)
    if sign == ":" and (clock := _CLOCK_BEHIND.match(text, end, limit)) is not None:
        return match._replace(end=clock.end(), credits=agencies, date=date, closed=True, sure=True)
    return match._replace(end=_skip_spaces(text, end, limit), credits=agencies, date=date, closed=True)


def _without_stop(text: str, limit: int, match: DatelineMatch) -> DatelineMatch | None:
    """Return a dateline without a closing punctuation mark, if its agencies or date speak for it and a text follows."""
    agencies, at = match.credits, match.end
    slashed = text[at - 1] in "/." and text[match.start : at].count("/") > 1
    if text[_skip_spaces(text, at, limit) :][:1].islower():
        return None
    stated = agencies and match.capitals and any(place.beside for place in match.places)  # ``SALINA, Kan. (KQX)``
    credited = has_known_agency(agencies) or (match.date and match.places and is_acronym(agencies))
    if not (credited or stated):
        return None
    return match._replace(end=_skip_spaces(text, at, limit), closed=slashed)


def _with_repeat(match: DatelineMatch, text: str, end: int) -> DatelineMatch:
    """Include the same dateline printed again right after it: ``(ANSA) - ROMA, 26 FEB - ANSA) - ROMA, 26 FEB - ``."""
    for dropped in (0, 1):  # the second print may lack the opening parenthesis
        printed = text[match.start + match.label_length + dropped : match.end].rstrip()
        if len(printed) >= _MIN_REPEAT_CHARS and text.startswith(printed, match.end, end):
            return match._replace(end=_skip_spaces(text, match.end + len(printed), end))
    return match


def _skip_spaces(text: str, at: int, limit: int) -> int:
    while at < limit and text[at] in _SPACES:
        at += 1
    return at


def _agencies_at(text: str, at: int, limit: int) -> tuple[tuple[Credit, ...], int]:
    """Read the agencies at ``at``: in parentheses, between slashes or plain. Return them and where they end."""
    if (empty := _EMPTY_PARENTHESES.match(text, at, limit)) is not None:  # the site has removed the agency
        return (), empty.end()
    match = _IN_PARENTHESES.match(text, at, limit) or _BETWEEN_SLASHES.match(text, at, limit)
    if match is None:
        match = _PLAIN.match(text, at, limit)
        if match is None or not _ends_dateline(text, at, match, limit):
            return (), at
    agencies = credited_in(match["list"])
    if not has_known_agency(agencies) and (writer := _AGENCY_WITH_WRITER.match(match["list"])) is not None:
        agencies = credited_in(writer["name"])
    return agencies, match.end()


def _ends_dateline(text: str, at: int, match: re.Match[str], limit: int) -> bool:
    """Whether agencies without parentheses end a dateline.

    They do where a closing punctuation mark or the line's end follows, or where they stand after a slash.
    """
    end = match.end()
    if end == limit or _STOP_AFTER_PLAIN.match(text, end, limit):
        return True
    return " / " in text[at : match.start("list")] and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _agencies_after_stop(text: str, end: int, limit: int) -> tuple[tuple[Credit, ...], int]:
    """Read agencies after the dash: ``WASHINGTON — (AP) — ``, ``МИНСК, 5 мар - РИА Новости. ``."""
    match = _IN_PARENTHESES.match(text, end, limit)
    stop = STOP.match(text, match.end(), limit) if match is not None else None
    if match is None and (match := _PLAIN_BEHIND_DASH.match(text, end, limit)) is not None:
        stop = match
    if match is None:
        return (), end
    agencies = credited_in(match["list"])
    if not has_known_agency(agencies) and not (stop is not None and is_acronym(agencies)):  # ``QUETTA: (DNA) - ``
        return (), end
    return agencies, stop.end() if stop is not None else match.end()


def _may_continue(text: str, at: int, limit: int) -> bool:
    """Whether anything of a dateline can follow a place that ends at ``at``; on most lines nothing can."""
    ahead = AHEAD.match(text, at, limit)
    if ahead is None:
        return False
    word = ahead["word"]
    return word is None or word.lower() in DATE_WORDS or word.lower() in FIRST_WORDS


_MAX_DATELINE_CHARS: Final = 200
"""Characters in which a dateline is read, its label included; it bounds the time that one position takes.

Chosen by hand; the longest dateline of the golden pages has 61 characters.
"""
_MIN_REPEAT_CHARS: Final = 5
"""Characters from which on the same words after a dateline are its second print; chosen by hand."""
_MIN_ACRONYM_CHARS: Final = 3
"""Letters of a word in capitals from which on it is an agency's acronym; two are a state's. Chosen by hand."""
_MAX_CHARS_BEFORE_MARK: Final = 120
"""Characters at the start of a line in which ``_MARK`` is looked for, as a bound on names.

Chosen by hand; on the golden pages 60 are enough and 40 are not.
"""
_CLOCK_BEHIND: Final = re.compile(rf"(?:[01]\d|2[0-3])[.:]?[0-5]\d:{SP}")
"""A clock time with a colon, as the police print it behind the place: ``Narvik: 0512: ``."""
_SPACES: Final = " \t\u00a0"
_OPENING: Final = compiled(rf"[{BODY_OPENERS}(/]|\d")
_MARK: Final = re.compile(rf"[{DASHES}{STRAY_DASHES}(/:=&]|[^\W\d_]{{2}}\.{SP}")
"""A character that every dateline has, and most headlines lack."""
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
_AGENCY_HEAD: Final = compiled(
    rf"(?:\((?P<parens>[^()\n]{{2,60}})\)(?:{SP}?[.:]?[{DASHES}]{{1,2}}{SP}?|{SP}?[:=,|.]{SP}?|{SP})"
    rf"|(?P<plain>{AGENCY_PATTERN})(?:{SP}?[.:]?(?:[{DASHES}]{{1,2}}{SP}|--)|{SP}?[:=,|]{SP}?|{SP}))"
)
"""Agencies that open a dateline, with the character after them: ``(ANSA) - ``."""
_AGENCY_WITH_WRITER: Final = compiled(
    rf"(?P<name>{AGENCY_PATTERN})(?:,{SP}?|'s{SP}|{SP})(?:{'|'.join(map(re.escape, CORRESPONDENTS))})(?!\w)"
)
"""``/TASS Correspondent Igor Malkov/``."""
_EMPTY_PARENTHESES: Final = re.compile(rf"{SP}?\({SP}?\)")
_IN_PARENTHESES: Final = re.compile(rf"[,.]?{SP}{{0,2}}\((?P<list>[^()\n]{{2,60}})\)")
_BETWEEN_SLASHES: Final = re.compile(rf"\.?{SP}?/(?P<list>[^\W\d_][^/()\n]{{1,40}})/{SP}?[.:]?")
_PLAIN: Final = compiled(
    rf"{SP}?(?:[,.|/]|[{DASHES}]{{1,2}})?{SP}?(?P<list>(?:[{CAPITALS}][^\W\d_]{{2,20}}/)?(?:{AGENCY_PATTERN})(?:(?:{SP}?/{SP}?|\u2013)(?:{AGENCY_PATTERN}))*)(?=\W|$)"
)
"""Agencies without parentheses: ``ASUNCIÓN / EFE``."""
_STOP_AFTER_PLAIN: Final = compiled(rf"{STOP.pattern}|\.{SP}(?=[{BODY_OPENERS}])")
_PLAIN_BEHIND_DASH: Final = compiled(
    rf"(?P<list>{AGENCY_PATTERN})(?:,{SP}[{CAPITALS}][^\W\d_]{{1,20}}(?:{SP}[{CAPITALS}][^\W\d_]{{1,20}}){{0,2}})?(?:\.{SP}|:{SP})"
)
"""An agency after the dash, perhaps with its writer: ``- РИА Новости, Олег Савин. ``."""
