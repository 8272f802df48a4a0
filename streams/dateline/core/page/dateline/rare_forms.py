"""Read datelines of rarer forms: behind a writer's name, ``By IANS, Ranchi : ``, and in parentheses."""

import re
from typing import Final

from dateline.core.page.dateline.model import Found
from dateline.core.page.dateline.place_list import spots
from dateline.core.page.dateline.punctuation import SP, STOP
from dateline.core.text.agencies import PRINTED, credited_in


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
