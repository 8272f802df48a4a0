"""Read one dateline at a position: ``MOSKOU (ANP/RTR/AFP) - ``, ``(ANSA) - ROMA, 26 FEB - ``, ``LONDON -- ``.

A dateline is places, what stands beside them, a date and agencies, closed by a dash or what a wire
prints instead. Each part may be missing; ``Found`` says how much was there, and the page decides
whether that is enough. In front may stand what the item does to an earlier one: ``WITHDRAWN: ``.
Every pattern looks at one bounded window, so the time does not depend on the page.

Read the agencies of a dateline: in parentheses, between slashes, plain, or behind its dash.

The date in a dateline: ``March 3``, ``26 FEB``, ``quarta-feira``.
"""

import re
from functools import lru_cache
from typing import Final

from dateline.core.data.text.characters import CAPITALS, DASHES, STRAY_DASHES
from dateline.core.data.times.months import MONTHS, WEEKDAYS
from dateline.core.data.wire.writers import CORRESPONDENTS
from dateline.core.page.dateline.labels import announced, announces
from dateline.core.page.dateline.model import Found, told
from dateline.core.page.dateline.place_list import spots
from dateline.core.page.dateline.punctuation import FLUSH, FULL_STOP, SP, STOP, UPON
from dateline.core.page.dateline.rare_forms import (
    BYLINES,
    behind_byline,
    dispatch,
    in_parentheses,
    in_small_letters,
    may_open_dispatch,
)
from dateline.core.text.agencies import FIRST_WORDS, PRINTED, Credit, credited_in, is_acronym, known
from dateline.core.times.patterns import DAY, WHOLE_WEEKDAY


def agencies_at(text: str, at: int, limit: int) -> tuple[tuple[Credit, ...], int]:
    """Read the agencies at ``at``, in parentheses, between slashes or plain, and say where they end."""
    if (empty := _EMPTY.match(text, at, limit)) is not None:  # an agency that the site took out
        return (), empty.end()
    listed = _PARENS.match(text, at, limit) or _SLASHED.match(text, at, limit)
    if listed is None:
        listed = _PLAIN.match(text, at, limit)
        if listed is None or not _closes(text, at, listed, limit):
            return (), at
    agencies = credited_in(listed["list"])
    if not known(agencies) and (written := _WRITTEN_BY.match(listed["list"])) is not None:
        agencies = credited_in(written["name"])
    return agencies, listed.end()


def _closes(text: str, at: int, listed: re.Match[str], limit: int) -> bool:
    """Whether agencies without parentheses close a dateline: by a stop, the line's end, or a slash before them."""
    end = listed.end()
    if end == limit or _BEHIND_PLAIN.match(text, end, limit):
        return True
    return " / " in text[at : listed.start("list")] and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def behind_stop(text: str, end: int, limit: int) -> tuple[tuple[Credit, ...], int]:
    """Read agencies behind the dash: ``WASHINGTON — (AP) — ``, ``МИНСК, 5 мар - РИА Новости. ``."""
    listed = _PARENS.match(text, end, limit)
    stop = STOP.match(text, listed.end(), limit) if listed is not None else None
    if listed is None and (listed := _NAMED.match(text, end, limit)) is not None:
        stop = listed
    if listed is None or not known(credited_in(listed["list"])):
        return (), end
    return credited_in(listed["list"]), stop.end() if stop is not None else listed.end()


_WRITTEN_BY: Final = re.compile(
    rf"(?P<name>{PRINTED})(?:,{SP}?|'s{SP}|{SP})(?:{'|'.join(map(re.escape, CORRESPONDENTS))})(?!\w)"
)
"""``/TASS Correspondent Igor Malkov/``."""
_EMPTY: Final = re.compile(rf"{SP}?\({SP}?\)")
_PARENS: Final = re.compile(rf"[,.]?{SP}{{0,2}}\((?P<list>[^()\n]{{2,60}})\)")
_SLASHED: Final = re.compile(rf"\.?{SP}?/(?P<list>[^\W\d_][^/()\n]{{1,40}})/{SP}?[.:]?")
_PLAIN: Final = re.compile(
    rf"{SP}?(?:[,.|/]|[{DASHES}]{{1,2}})?{SP}?(?P<list>(?:[{CAPITALS}][^\W\d_]{{2,20}}/)?(?:{PRINTED})(?:(?:{SP}?/{SP}?|\u2013)(?:{PRINTED}))*)(?=\W|$)"
)
_BEHIND_PLAIN: Final = re.compile(rf"{STOP.pattern}|\.{SP}(?=[{UPON}])")
_NAMED: Final = re.compile(
    rf"(?P<list>{PRINTED})(?:,{SP}[{CAPITALS}][^\W\d_]{{1,20}}(?:{SP}[{CAPITALS}][^\W\d_]{{1,20}}){{0,2}})?(?:\.{SP}|:{SP})"
)
"""An agency behind the dash, with its writer: ``- РИА Новости, Олег Савин. ``."""


def goes_on(text: str, at: int, limit: int) -> bool:
    """Whether anything of a dateline can stand at ``at``, behind a place; on most lines nothing can."""
    ahead = _AHEAD.match(text, at, limit)
    if ahead is None:
        return False
    word = ahead["word"]
    return word is None or word.lower() in _DATE_WORDS or word.lower() in FIRST_WORDS


def date_at(text: str, at: int, limit: int) -> re.Match[str] | None:
    """Read the date at ``at``; it is looked for only where a digit or a month's name stands there."""
    ahead = _AHEAD.match(text, at, limit)
    if ahead is None or not (ahead["word"] or ahead["sign"] == "(" or ahead["sign"].isdigit()):
        return None
    if (ahead["word"] and ahead["word"].lower() not in _DATE_WORDS) or (ahead["within"] or "").lower() in _AGENCIES:
        return None
    return _DATE.match(text, at, limit)


_DATE: Final = re.compile(
    rf"[,.]?{SP}?(?:\((?P<within>(?i:{DAY}))\)|(?P<date>(?i:{DAY})|{WHOLE_WEEKDAY}(?={SP}?[{DASHES}(])|\d{{1,2}}[/.]\d{{1,2}}|\d{{1,2}}月\d{{1,2}}日|\d{{1,2}}(?={SP}?\()))"
    rf"\.?(?:{SP}\d{{1,2}}[:.]\d\d)?(?!\w)"
)
_AHEAD: Final = re.compile(
    rf"[,.]?{SP}{{0,3}}(?:(?P<sign>[{DASHES}{STRAY_DASHES}(/,.:=|&0-9]|(?<=\.{SP})[{CAPITALS}])(?:(?<=\()(?P<within>[^\W\d_]+))?|(?P<word>[^\W\d_]+))"
)
_DATE_WORDS: Final = frozenset(
    told
    for name in (*(name for names in MONTHS for name in names), *WEEKDAYS)
    for told in (re.split(r"[ -]", name)[0], name, name.upper().lower())
)
"""As they begin, in small letters; of Turkish ``KASIM``, what other languages make of its ``I``."""
_AGENCIES: Final = FIRST_WORDS - _DATE_WORDS - {""}  # what most parentheses hold


def dateline(text: str, start: int, end: int) -> Found | None:
    """Read the dateline that begins at ``start`` and ends before ``end``; None where there is none."""
    limit = min(end, start + _WINDOW)
    found = _opening(text[start:limit])
    if found is None:
        return None
    found = Found(start + found.start, start + found.end, *found[2:])
    return _without_repeat(found, text, end)


@lru_cache(maxsize=8192)
def _opening(line: str) -> Found | None:
    """Read a line's first characters; the same brief opens alike on hundreds of pages."""
    found = _read(line)
    return told(found) if found is not None else None


def _read(line: str) -> Found | None:
    said = announced(line)
    behind = _unannounced(line[said.end :]) if said is not None else None
    if said is not None and behind is not None and announces(line, said, behind := told(behind)):
        return behind._replace(end=said.end + behind.end, label=said.end, signal=said.signal)
    return _unannounced(line)


def _unannounced(line: str) -> Found | None:
    if not line or line[0].islower():
        return in_small_letters(line)
    if may_open_dispatch(line) and (sent := dispatch(line)) is not None:
        return sent
    if not _OPENING.match(line) or not _SIGN.search(line, 0, _LONGEST_NAMES):
        return None
    if line.startswith(BYLINES):
        return behind_byline(line)
    found = _agency_first(line, 0, len(line)) if _may_be_agency(line) else None
    if found is None and line[0] == "(":
        return in_parentheses(line)
    return found or _place_first(line, 0, len(line))


def cut_dateline(text: str, start: int, end: int) -> Found | None:
    """Read [start, end) as a dateline that the page stops inside: ``BOEDAPEST (ANP/A``; None where it is none."""
    if end - start > _WINDOW:
        return None
    said = announced(text[start:end])
    label, kind = said[:2] if said is not None else (0, None)
    named, at = spots(text, start + label, end)
    rest = text[at:end].lstrip(" ,")
    if not named or (rest and rest[0] not in "(/" and date_at(text, at, end) is None):
        return None
    agencies = tuple(one for one in credited_in(rest.strip("()")) if one.code is not None)
    return told(Found(start, end, tuple(named), agencies, closed=True, cut=True, label=label, signal=kind))


def _may_be_agency(line: str) -> bool:
    """Whether an agency may open the line; asked first, since the pattern of them all is long."""
    word = _WORD.match(line)
    return line[0] == "(" or (word is not None and word[0].lower() in FIRST_WORDS)


def _agency_first(text: str, start: int, limit: int) -> Found | None:
    """Read ``(ANSA) - ROMA, 26 FEB - ``, ``(AFP) - ``, ``Reuters - LONDON: ``."""
    head = _FIRST.match(text, start, limit)
    if head is None:
        return None
    agencies = credited_in(head["parens"] or head["plain"])
    dashed = head[0].rstrip()[-1] in DASHES + "="
    rest = _place_first(text, head.end(), limit) if known(agencies) else None
    placed = rest is not None and rest.stop.startswith(".") and head[0][-1] == " "  # ``ACN Reus.- ``
    if not known(agencies) or (head["parens"] is None and not dashed and not placed):
        return None  # ``Bloomberg: bank wil …`` is a headline
    if rest is not None and rest.spots and not rest.credits:
        return rest._replace(start=start, credits=agencies)
    return Found(start, head.end(), (), agencies, closed=dashed)


def _place_first(text: str, start: int, limit: int) -> Found | None:
    """Read places, date, agencies and stop, in this order; a date may open it, where an agency follows."""
    dated = date_at(text, start, limit)
    named, at = ([], start) if dated is not None else spots(text, start, limit)
    if dated is None and not (named and goes_on(text, at, limit)):
        return None
    dated = dated or date_at(text, at, limit)
    agencies, at = agencies_at(text, dated.end() if dated is not None else at, limit)
    said = dated is not None and bool(named)  # behind a date stands no second name
    if agencies and not (known(agencies) or said or all(one.printed.isupper() for one in agencies)):
        if not named or len(agencies) > 1 or not agencies[0].printed[0].isalpha():
            return None
        named[-1] = named[-1]._replace(printed=f"{named[-1].printed} ({agencies[0].printed})")  # ``Kiew (Kyjiw) - ``
        agencies = ()
    if not named and not known(agencies):
        return None
    if agencies and dated is None:
        dated = date_at(text, at, limit)
        at = dated.end() if dated is not None and STOP.match(text, dated.end(), limit) else at
        dated = dated if dated is not None and at == dated.end() else None
    date = dated["date"] or dated["within"] if dated is not None else None
    return _closed(text, limit, Found(start, at, tuple(named), agencies, date))


def _closed(text: str, limit: int, found: Found) -> Found | None:
    """Read the stop behind what was found; a known agency needs none, and one may follow it: ``— (AP) — ``."""
    agencies, at = found.credits, found.end
    stop = (STOP if agencies or found.date else FLUSH).match(text, at, limit)
    if stop is None:
        shortened = bool(found.spots) and (found.spots[-1].beside or "").endswith(".")
        stop = FULL_STOP.match(text, at, limit) if agencies or found.date or shortened else None
        # ``Bückeburg (epd). Mit``, ``LIMA. AP. La``, ``Jalapa, Ver. El``
    if stop is None and at == limit and found.spots and known(agencies):
        return found._replace(end=at, closed=True)  # ``ASUNCIÓN / EFE``, alone on its line
    if stop is None:
        slashed = text[at - 1] in "/." and text[found.start : at].count("/") > 1
        if text[_skip_blanks(text, at, limit) :][:1].islower():
            return None
        stated = agencies and found.capitals and any(spot.beside for spot in found.spots)  # ``SALINA, Kan. (KQX)``
        named = known(agencies) or (found.date and found.spots and is_acronym(agencies))
        if not (named or stated):
            return None
        return found._replace(end=_skip_blanks(text, at, limit), closed=slashed)
    stopped = stop[0].strip()
    found = found._replace(stop=stopped or ".")
    end = stop.end()
    date = found.date if stopped else (found.date or "").rstrip(".")  # its full stop is the dateline's
    if not date and (dated := date_at(text, end, limit)) and (again := STOP.match(text, dated.end(), limit)):
        date, end = dated["date"], again.end()  # ``Vancouver, British Columbia - 12. Februar 2020 - ``
    if not agencies:
        agencies, end = behind_stop(text, end, limit)
    return found._replace(end=_skip_blanks(text, end, limit), credits=agencies, date=date, closed=True)


def _skip_blanks(text: str, at: int, limit: int) -> int:
    while at < limit and text[at] in _BLANKS:
        at += 1
    return at


def _without_repeat(found: Found, text: str, end: int) -> Found:
    """Swallow the same dateline printed again right behind: ``(ANSA) - ROMA, 26 FEB - ANSA) - ROMA, 26 FEB - ``."""
    for lost in (0, 1):  # the second may have lost its opening parenthesis
        printed = text[found.start + found.label + lost : found.end].rstrip()
        if len(printed) >= _SHORTEST_REPEAT and text.startswith(printed, found.end, end):
            return found._replace(end=_skip_blanks(text, found.end + len(printed), end))
    return found


_WINDOW: Final = 200
_SHORTEST_REPEAT: Final = 5
_BLANKS: Final = " \t\u00a0"
_OPENING: Final = re.compile(rf"[{UPON}(/]|\d")
_SIGN: Final = re.compile(rf"[{DASHES}{STRAY_DASHES}(/:=&]|[^\W\d_]{{2}}\.{SP}")
"""What every dateline holds; most headlines do not."""
_LONGEST_NAMES: Final = 120
"""Characters within which the first of them stands."""
_FIRST: Final = re.compile(
    rf"(?:\((?P<parens>[^()\n]{{2,60}})\)(?:{SP}?[.:]?[{DASHES}]{{1,2}}{SP}?|{SP}?[:=,|.]{SP}?|{SP})"
    rf"|(?P<plain>{PRINTED})(?:{SP}?[.:]?(?:[{DASHES}]{{1,2}}{SP}|--)|{SP}?[:=,|]{SP}?|{SP}))"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
