"""Datelines of rarer forms: after a byline, in parentheses, in lower case, and those of East Asian wires.

Each function reads a dateline at the start of a line, and returns None where there is none:

- ``By IANS, Ranchi : ``
- ``(Des Moines, IA) — ``, ``(Lane Co., OR)  -- ``
- ``Baunatal - firma -``: a place and a desk's word, with the line to themselves
- ``新华社合肥12月2日电``: dispatches in Chinese, Japanese and Korean, with neither spaces nor dashes
- ``port said, egypt — In a former customs house …``: feeds that print everything in lower case
"""

import re
from typing import Final

from dateline.core.data.text.characters import CAPITALS, DASHES
from dateline.core.data.wire.dispatches import DISPATCH_AGENCIES, DISPATCH_OPENINGS
from dateline.core.page.dateline.model import DatelineMatch
from dateline.core.page.dateline.place_list import places_at
from dateline.core.page.dateline.stop_patterns import BODY_OPENERS, SP, STOP
from dateline.core.places.names.qualifiers import read_qualifier
from dateline.core.places.resolve import PrintedPlace
from dateline.core.text.agencies import AGENCY_PATTERN, credit, credited_in, has_known_agency
from dateline.core.text.pattern_code import compiled


def byline_dateline(line: str) -> DatelineMatch | None:
    """Read ``By Anil Varghese, IANS, Thiruvananthapuram : ``; a byline without agency or place is no dateline."""
    byline = _BYLINE.match(line)
    places, end = places_at(line, byline.end(), len(line)) if byline is not None else ([], 0)
    colon = _COLON.match(line, end) if places else None
    if byline is None or colon is None:
        return None
    return DatelineMatch(0, colon.end(), tuple(places), credited_in(byline["agency"]), closed=True, stop=":")


def parenthesized_dateline(line: str) -> DatelineMatch | None:
    """Read ``(Des Moines, IA) — ``, and ``(Lane Co., OR)  -- ``: a county's name is abbreviated."""
    closing = line.find(")", 1, _MAX_PARENTHESES_CHARS)
    stop = STOP.match(line, closing + 1) if closing > 0 else None
    if stop is None:
        return None
    places, end = places_at(line, 1, closing)
    if end != closing or not places:
        match = _ABBREVIATED.fullmatch(line, 1, closing)
        if match is None or read_qualifier(match["beside"]) is None:
            return None
        places = [PrintedPlace(match["name"], match["beside"])]
    return DatelineMatch(0, stop.end(), tuple(places), (), closed=True, stop=stop[0].strip())


def desk_dateline(line: str) -> DatelineMatch | None:
    """Read ``Baunatal - firma -``, with the line to itself. The word between the dashes is an agency or a desk's."""
    match = _DESK_LINE.fullmatch(line)
    if match is None:
        return None
    places, end = places_at(line, 0, match.end("place"))
    if not places or end != match.end("place"):
        return None
    agencies = credited_in(match["desk"])
    return DatelineMatch(
        0, len(line), tuple(places), agencies if has_known_agency(agencies) else (), closed=True, stop="-"
    )


def lowercase_dateline(line: str) -> DatelineMatch | None:
    """Read ``port said, egypt — ``. It is not sure by its form: the page has to bear it out."""
    match = _LOWERCASE.match(line)
    if match is None:
        return None
    return DatelineMatch(0, match.end(), (PrintedPlace(match["name"], match["beside"]),), (), closed=True, stop="—")


def may_open_east_asian(line: str) -> bool:
    """Whether a line may open with an East Asian dateline.

    A cheap test before the patterns are tried: few pages are in these scripts. The line must not be empty.
    """
    return line[0] >= _FIRST_LETTER or (line[0] in "[(" and line[1:2] >= _FIRST_LETTER)


def east_asian_dateline(line: str) -> DatelineMatch | None:
    """Read ``新华社合肥12月2日电(记者周文静)``, ``【リスボン共同】``, ``(서울=연합뉴스) 홍길동 기자 = ``."""
    for form in _FORMS:
        match = form.match(line)
        if match is not None:
            groups = match.groupdict()
            places = (PrintedPlace(groups["place"]),) if groups.get("place") else ()
            agencies = tuple(credit(name) for name in _AGENCY_NAMES.findall(groups.get("agency") or ""))
            return DatelineMatch(0, match.end(), places, agencies, groups.get("date"), closed=True)
    return None


BYLINES: Final = ("By ", "BY ")
"""What a line opens with that ``byline_dateline`` can read."""
_BYLINE: Final = compiled(rf"(?:By|BY) (?:[^,:\n]{{3,40}}, )?(?P<agency>{AGENCY_PATTERN}), ")
_COLON: Final = re.compile(rf"{SP}?:{SP}+")
_MAX_PARENTHESES_CHARS: Final = 120
"""Characters of the line in which the closing parenthesis is looked for; chosen by hand."""
_ABBREVIATED: Final = compiled(rf"(?P<name>[{CAPITALS}][^\n(),.]{{1,30}}\.),{SP}(?P<beside>[^\W\d_][^\n(),]{{1,30}})")
_DESK_LINE: Final = compiled(
    rf"(?P<place>[{CAPITALS}][^{DASHES}\n]{{1,40}}){SP}[{DASHES}]{SP}(?P<desk>\w{{2,12}}){SP}?[{DASHES}]"
)
_LOWERCASE_NAME: Final = r"[^\W\d_]+(?:[ '-][^\W\d_]+){0,3}"
_LOWERCASE: Final = compiled(
    rf"(?P<name>{_LOWERCASE_NAME})(?:,{SP}(?P<beside>{_LOWERCASE_NAME}))?{SP}[\u2013\u2014]{SP}(?=[{BODY_OPENERS}])"
)
_FIRST_LETTER: Final = "\u3010"
"""``【``, the first character in code point order that opens such a dateline; the scripts' letters come after it."""
_FORMS: Final = tuple(compiled(form) for form in DISPATCH_OPENINGS)
_AGENCY_NAMES: Final = re.compile(DISPATCH_AGENCIES)
