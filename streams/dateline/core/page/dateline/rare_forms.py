"""Read datelines of rarer forms: behind a writer's name, ``By IANS, Ranchi : ``, and in parentheses.

Read the dateline of a Chinese, Japanese or Korean dispatch, which has neither spaces nor dashes.

Read datelines that a feed prints in small letters: ``port said, egypt — In a former customs house …``.
"""

import re
from typing import Final

from dateline.core.data.wire.dispatches import FORMS, NAMES
from dateline.core.page.dateline.model import Found
from dateline.core.page.dateline.place_list import spots
from dateline.core.page.dateline.punctuation import SP, STOP, UPON
from dateline.core.places.resolve import PrintedPlace
from dateline.core.text.agencies import PRINTED, credit, credited_in


def behind_byline(line: str) -> Found | None:
    """Read ``By Anil Varghese, IANS, Thiruvananthapuram : ``; a byline without agency or place is no dateline."""
    by = _BYLINE.match(line)
    named, at = spots(line, by.end(), len(line)) if by is not None else ([], 0)
    stop = _COLON.match(line, at) if named else None
    if by is None or stop is None:
        return None
    return Found(0, stop.end(), tuple(named), credited_in(by["agency"]), closed=True, stop=":")


def in_parentheses(line: str) -> Found | None:
    """Read ``(Des Moines, IA) — ``."""
    closing = line.find(")", 1, _LONGEST)
    stop = STOP.match(line, closing + 1) if closing > 0 else None
    if stop is None:
        return None
    named, at = spots(line, 1, closing)
    if at != closing or not named:
        return None
    return Found(0, stop.end(), tuple(named), (), closed=True, stop=stop[0].strip())


BYLINES: Final = ("By ", "BY ")
_LONGEST: Final = 120
_BYLINE: Final = re.compile(rf"(?:By|BY) (?:[^,:\n]{{3,40}}, )?(?P<agency>{PRINTED}), ")
_COLON: Final = re.compile(rf"{SP}?:{SP}+")


def dispatch(line: str) -> Found | None:
    """Read ``新华社合肥12月2日电(记者周文静)``, ``【リスボン共同】``, ``(서울=연합뉴스) 홍길동 기자 = ``."""
    for form in _FORMS:
        found = form.match(line)
        if found is not None:
            named = found.groupdict()
            spots = (PrintedPlace(named["place"]),) if named.get("place") else ()
            credits_of_it = tuple(credit(name) for name in _NAMES.findall(named.get("agency") or ""))
            return Found(0, found.end(), spots, credits_of_it, named.get("date"), closed=True)
    return None


def may_open_dispatch(line: str) -> bool:
    """Whether a line may open with one: asked first, since few pages are of these scripts."""
    return line[0] >= _FIRST_LETTER or (line[0] in "[(" and line[1:2] >= _FIRST_LETTER)


_FIRST_LETTER: Final = "\u3010"
"""The first sign that one opens with, ``【``; the letters of these scripts come behind it."""
_FORMS: Final = tuple(re.compile(form) for form in FORMS)
_NAMES: Final = re.compile(NAMES)


def in_small_letters(line: str) -> Found | None:
    """Read ``port said, egypt — ``, as some feeds print it; the page has to bear it out."""
    found = _SMALL.match(line)
    if found is None:
        return None
    return Found(0, found.end(), (PrintedPlace(found["name"], found["beside"]),), (), closed=True, stop="—")


_SMALL_NAME: Final = r"[^\W\d_]+(?:[ '-][^\W\d_]+){0,3}"
_SMALL: Final = re.compile(
    rf"(?P<name>{_SMALL_NAME})(?:,{SP}(?P<beside>{_SMALL_NAME}))?{SP}[\u2013\u2014]{SP}(?=[{UPON}])"
)
