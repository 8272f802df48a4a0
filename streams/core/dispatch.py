"""Read the dateline of a Chinese or Japanese dispatch, which has neither spaces nor dashes."""

import re
from typing import Final

from streams.core.agency import credit, credited_in
from streams.core.data.agencies import IN_BRACKETS, KOREAN
from streams.core.found import Found
from streams.core.places import PrintedPlace


def dispatch(line: str) -> Found | None:
    """Read ``新华社合肥12月2日电(记者周文静)``: agency, place, date and the word for a dispatch."""
    if line[0] in "【[(":
        return _bracketed(line)
    found = _DISPATCH.match(line)
    if found is None:
        return None
    spots_of_it = (PrintedPlace(found["place"]),) if found["place"] else ()
    return Found(0, found.end(), spots_of_it, credited_in(found["agency"]), found["date"], closed=True)


def _bracketed(line: str) -> Found | None:
    """Read ``【アテネ時事】`` or ``【3月12日 AFP】``: place, date and agencies in lenticular brackets."""
    found = _BRACKETED.match(line) or _KOREAN.match(line)
    if found is None:
        return None
    spots_of_it = (PrintedPlace(found["place"]),) if found["place"] else ()
    agencies = tuple(credit(name) for name in _NAMES.findall(found["agencies"]))
    return Found(0, found.end(), spots_of_it, agencies, found["date"], closed=True)


_KOREAN: Final = re.compile(
    rf"[(\[【](?P<place>[가-힣]{{2,8}})=(?P<agencies>{'|'.join(KOREAN)})[)\]】]\s?"
    r"(?:[가-힣·]{2,8}(?:\s[가-힣·]{2,8}){0,3}\s?=\s?|=\s?)?(?P<date>(?!))?"
)
"""``(제주=연합뉴스) 홍길동 기자 = ``."""
_NAMES: Final = re.compile("|".join(map(re.escape, (*IN_BRACKETS, *KOREAN))))
_BRACKETED: Final = re.compile(
    rf"【(?:(?P<date>\d{{1,2}}月\d{{1,2}}日)\s?)?(?P<place>[^】\s\d]{{2,14}}?)?\s?"
    rf"(?P<agencies>(?:{_NAMES.pattern})(?:[=\uff1d・\uff0f/]?(?:{_NAMES.pattern}))?)】\s?"
)
_DISPATCH: Final = re.compile(
    r"(?P<agency>新华社|新華社|中新社|中新网|共同社|法新社|路透社|美联社|人民网)(?P<place>[\u4e00-\u9fff]{2,8}?)?"
    r"(?P<date>(?:\d{4}年)?\d{1,2}月\d{1,2}日)?[电電訊讯](?:\s?[((][^()()\n]{1,60}[))])?\s?"
)
