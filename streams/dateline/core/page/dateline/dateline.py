"""Read one dateline at a position: ``MOSKOU (ANP/RTR/AFP) - ``, ``(ANSA) - ROMA, 26 FEB - ``, ``LONDON -- ``.

A dateline is places, what stands beside them, a date and agencies, closed by a dash or what a wire
prints instead. Each part may be missing; ``Found`` says how much was there, and the page decides
whether that is enough. In front may stand what the item does to an earlier one: ``WITHDRAWN: ``.
Every pattern looks at one bounded window, so the time does not depend on the page.
"""

import re
from functools import lru_cache
from typing import Final

from dateline.core.data.text.characters import DASHES, STRAY_DASHES
from dateline.core.page.dateline.attribution import agencies_at, behind_stop
from dateline.core.page.dateline.dated import date_at, goes_on
from dateline.core.page.dateline.dispatch import dispatch, may_open_dispatch
from dateline.core.page.dateline.labels import announced, announces
from dateline.core.page.dateline.model import Found, told
from dateline.core.page.dateline.place_list import spots
from dateline.core.page.dateline.punctuation import FLUSH, FULL_STOP, SP, STOP, UPON
from dateline.core.page.dateline.rare_forms import BYLINES, behind_byline, in_parentheses
from dateline.core.page.dateline.small import in_small_letters
from dateline.core.text.agencies import FIRST_WORDS, PRINTED, credited_in, is_acronym, known


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
