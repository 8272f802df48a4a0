"""Read the dateline of a Chinese, Japanese or Korean dispatch, which has neither spaces nor dashes."""

import re
from typing import Final

from dateline.core.data.wire.dispatches import FORMS, NAMES
from dateline.core.page.dateline.model import Found
from dateline.core.places.resolve import PrintedPlace
from dateline.core.text.agencies import credit


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
