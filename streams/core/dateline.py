"""Read one dateline at a position: ``MOSKOU (ANP/RTR/AFP) - ``, ``FORT IRWIN, Calif. (AP) — ``, ``(ANSA) - ROMA, 26 FEB - ``.

A dateline is places, what stands beside them, a date and agencies, closed by a dash or what a wire
prints instead. Each part may be missing; ``form`` says how much was there, and the page decides
whether that is enough. Every pattern looks at one bounded window, so the time does not depend on the page.
"""

import re
from typing import Final, NamedTuple

from streams.core.data.agencies import FORMS
from streams.core.data.boilerplate import NO_PLACES
from streams.core.data.characters import CAPITALS, DASHES
from streams.core.data.names import PARTICLES, WATERS
from streams.core.places import PrintedPlace
from streams.core.stamp import DAY


class Credit(NamedTuple):
    """An agency as printed, and its code; None where it is not known."""

    printed: str
    code: str | None


class Found(NamedTuple):
    """A dateline at [start, end) of the page; the body begins at ``end``."""

    start: int
    end: int
    spots: tuple[PrintedPlace, ...]
    credits: tuple[Credit, ...]
    date: str | None
    capitals: bool
    closed: bool
    cut: bool = False
    """Whether the page stops inside it."""

    @property
    def sure(self) -> bool:
        """Whether its own form leaves no doubt: an agency that is known, or a place with a date."""
        known = any(credit.code for credit in self.credits)
        return (known and (self.closed or bool(self.spots))) or (self.date is not None and bool(self.spots))


def dateline(text: str, start: int, end: int) -> Found | None:
    """The dateline that begins at ``start`` and ends before ``end``; None where there is none."""
    limit = min(end, start + _WINDOW)
    if start >= limit or not _OPENING.match(text, start, limit):
        return None
    found = _agency_first(text, start, limit) or _place_first(text, start, limit)
    return _without_repeat(found, text, limit) if found is not None else None


def cut_dateline(text: str, start: int, end: int) -> Found | None:
    """The dateline that [start, end) is, where the page stops inside it: ``BOEDAPEST (ANP/A``; else None."""
    if end - start > _WINDOW:
        return None
    spots, at = _spots(text, start, end)
    if not spots:
        return None
    rest = text[at:end].lstrip(" ,")
    if rest and rest[0] not in "(/" and not _DATE.match(text, at, end):
        return None
    named = tuple(one for one in credits_in(rest.lstrip("(").rstrip(")")) if one.code is not None)
    capitals = all(spot.printed.upper() == spot.printed for spot in spots)
    return Found(start, end, tuple(spots), named, None, capitals=capitals, closed=False)


def credit(printed: str) -> Credit:
    """The agency of one printed form."""
    return Credit(printed, _CODES.get(printed.strip(" .").lower()))


def names_agency(line: str) -> bool:
    """Whether a line names an agency and nothing else."""
    return line.strip(" .()").lower() in _CODES


def credits_in(printed: str) -> tuple[Credit, ...]:
    """The agencies of a list such as ``ANP/RTR/AFP`` or ``dpa/lby``, known or not."""
    whole = printed.strip()
    if whole.lower() in _CODES:
        return (credit(whole),)
    return tuple(credit(part.strip()) for part in _LIST.split(whole) if part.strip())


_WINDOW: Final = 200
_SP: Final = r"[ \u00a0\u202f]"
_LIST: Final = re.compile(rf"{_SP}*[/,;+&]{_SP}*|{_SP}+[{DASHES}]{_SP}+|{_SP}en{_SP}|{_SP}and{_SP}|{_SP}und{_SP}")
_CODES: Final = {form.lower(): code for code, forms in FORMS.items() for form in forms}
_PRINTED: Final = "|".join(
    re.escape(form) for form in sorted({f for forms in FORMS.values() for f in forms} | {f.upper() for forms in FORMS.values() for f in forms}, key=len, reverse=True)
)

_LETTER: Final = r"[^\W\d_]"
_WORD: Final = rf"(?:(?:[{CAPITALS}]\.){{1,3}}|[{CAPITALS}]{_LETTER}{{0,3}}\.(?={_SP}[{CAPITALS}])|[{CAPITALS}](?:{_LETTER}|['’`]){{0,30}})"
_PARTICLE: Final = "|".join(re.escape(word) for word in sorted(PARTICLES, key=len, reverse=True))
_NAME: Final = rf"(?:['’`][sStT][ -])?{_WORD}(?:(?:{_SP}|[-‐‑])(?:(?:{_PARTICLE})(?:{_SP}|-)|[dl]['’]){{0,3}}{_WORD}){{0,5}}+"
_OTHER: Final = rf"{_SP}?\({_LETTER}[^()\n/]{{1,30}}\)"
_OPENING: Final = re.compile(rf"[{CAPITALS}(/'’`\"]")
_WATER: Final = rf"(?:/(?i:{'|'.join(WATERS)})(?!\w))?"
_PLACE: Final = re.compile(rf"(?P<name>{_NAME}{_WATER}(?:{_OTHER}(?={_SP}?/))?)")
_SLASH: Final = re.compile(rf"{_SP}?/{_SP}?(?=[{CAPITALS}'’`])|{_SP}?\+{_SP}?(?=[{CAPITALS}])")
_BESIDE: Final = re.compile(rf",{_SP}?(?!{DAY})(?P<name>{_NAME}\.?)")
_DATE: Final = re.compile(rf"[,.]?{_SP}?(?P<date>(?i:{DAY})|\d{{1,2}}[/.]\d{{1,2}}|\d{{1,2}}月\d{{1,2}}日)\.?(?:{_SP}\d{{1,2}}[:.]\d\d)?(?!\w)")
_PARENS: Final = re.compile(rf"[,.]?{_SP}?\((?P<list>[^()\n]{{2,60}})\)")
_SLASHED: Final = re.compile(rf"\.?{_SP}?/(?P<list>{_LETTER}[^/()\n]{{1,30}})/{_SP}?[.:]?")
_PLAIN: Final = re.compile(rf"{_SP}?(?:[,.|]|[{DASHES}]{{1,2}})?{_SP}?(?P<list>(?:{_PRINTED})(?:{_SP}?/{_SP}?(?:{_PRINTED}))*)(?=\W)")
_STOP: Final = re.compile(rf"{_SP}?(?:[.:]?{_SP}?[{DASHES}]{{1,3}}|[:=])(?=\s|$|[{CAPITALS}\"'“„«‘(])[ \t\u00a0]*")
_FLUSH: Final = re.compile(rf"{_SP}(?:[{DASHES}]{{1,3}}|[:=])(?=\s|$|[{CAPITALS}\"'“„«‘])[ \t\u00a0]*|\.?[—–―]{_SP}?(?=[\s{CAPITALS}\"'“„«‘])|\.?-{{1,2}}{_SP}|:{_SP}|\.?-{{2}}(?=[\w\"'“„«‘])|\.[-–—]{_SP}?")
_FIRST: Final = re.compile(rf"(?:\((?P<parens>[^()\n]{{2,60}})\)|(?P<plain>{_PRINTED}))(?:{_SP}?[.:]?[{DASHES}]{{1,2}}{_SP}?|{_SP}?[:=,|]{_SP}?|{_SP})")
_REPEAT: Final = re.compile(r"\(?")


def _agency_first(text: str, start: int, limit: int) -> Found | None:
    """``(ANSA) - ROMA, 26 FEB - ``, ``(AFP) - ``, ``Reuters - LONDON: ``."""
    head = _FIRST.match(text, start, limit)
    if head is None:
        return None
    named = credits_in(head["parens"] or head["plain"])
    if not any(one.code for one in named):
        return None
    dashed = head[0].rstrip()[-1] in DASHES + "="
    if head["parens"] is None and not dashed:  # ``Bloomberg: bank wil …`` is a headline
        return None
    rest = _place_first(text, head.end(), limit)
    if rest is not None and rest.spots and not rest.credits:
        return rest._replace(start=start, credits=named)
    return Found(start, head.end(), (), named, None, capitals=True, closed=dashed)


def _place_first(text: str, start: int, limit: int) -> Found | None:
    """Places, what is beside them, date, agencies and stop, in this order."""
    dated = _DATE.match(text, start, limit)
    spots, at = ([], start) if dated is not None else _spots(text, start, limit)
    if not spots and dated is None:
        return None
    date = None
    dated = dated or _DATE.match(text, at, limit)
    if dated is not None:
        date, at = dated["date"], dated.end()
    named, at = _credits(text, at, limit)
    if not spots and not any(one.code for one in named):
        return None
    if named and not any(one.code for one in named) and not all(one.printed.isupper() for one in named):
        if len(named) > 1:
            return None
        spots[-1] = PrintedPlace(f"{spots[-1].printed} ({named[0].printed})", spots[-1].beside)  # ``Kiew (Kyjiw) - ``
        named = ()
    if named and date is None:
        dated = _DATE.match(text, at, limit)
        if dated is not None and _STOP.match(text, dated.end(), limit):
            date, at = dated["date"], dated.end()
    stop = (_STOP if named or date else _FLUSH).match(text, at, limit)
    slashed = text[at - 1 : at] in {"/", "."} and text[start:at].count("/") > 1 and bool(named)
    if stop is None and not (named and any(one.code for one in named)):
        return None
    end = stop.end() if stop is not None else at
    if stop is not None and not named:
        named, end = _credits_after_stop(text, end, limit)
    capitals = all(spot.printed.upper() == spot.printed for spot in spots)
    end = _skip_blanks(text, end, limit)
    return Found(start, end, tuple(spots), named, date, capitals=capitals, closed=stop is not None or slashed)


def _spots(text: str, start: int, limit: int) -> tuple[list[PrintedPlace], int]:
    """The places from ``start`` on, and where they end."""
    spots: list[PrintedPlace] = []
    at = start
    while len(spots) < _MOST_PLACES:
        place = _PLACE.match(text, at, limit)
        if place is None:
            break
        at = place.end()
        beside = []
        while len(beside) < 2 and (named := _BESIDE.match(text, at, limit)):  # noqa: PLR2004 - ``Washington, D.C., U.S.``
            if named["name"].lower() in _CODES:
                break
            beside.append(named["name"])
            at = named.end()
        spots.append(PrintedPlace(place["name"], ", ".join(beside) or None))
        slash = _SLASH.match(text, at, limit)
        if slash is None or text.startswith(tuple(f"/{form}/" for form in ("TASS", "ТАСС")), at):
            break
        at = slash.end()
    if any(spot.printed.lower() in _NO_PLACES for spot in spots):
        return [], start
    return spots, at


_MOST_PLACES: Final = 6
_NO_PLACES: Final = frozenset(NO_PLACES)


def _credits(text: str, at: int, limit: int) -> tuple[tuple[Credit, ...], int]:
    """The agencies at ``at``, in parentheses, between slashes or plain, and where they end."""
    for pattern in (_PARENS, _SLASHED):
        listed = pattern.match(text, at, limit)
        if listed is not None:
            return credits_in(listed["list"]), listed.end()
    listed = _PLAIN.match(text, at, limit)
    if listed is not None and _STOP.match(text, listed.end(), limit):
        return credits_in(listed["list"]), listed.end()
    return (), at


def _credits_after_stop(text: str, at: int, limit: int) -> tuple[tuple[Credit, ...], int]:
    """The agencies of ``Milano, 26 feb. - (Adnkronos) - `` and ``— (AP) — ``."""
    listed = _PARENS.match(text, at, limit)
    if listed is not None:
        named = credits_in(listed["list"])
        stop = _STOP.match(text, listed.end(), limit)
        if any(one.code for one in named):
            return named, stop.end() if stop is not None else listed.end()
    return (), at


def _skip_blanks(text: str, at: int, limit: int) -> int:
    while at < limit and text[at] in " \t\u00a0":
        at += 1
    return at


def _without_repeat(found: Found, text: str, limit: int) -> Found:
    """Swallow the same dateline printed again right behind: ``(ANSA) - ROMA, 26 FEB - ANSA) - ROMA, 26 FEB - ``."""
    size = found.end - found.start
    for offset in (0, 1):  # the second may have lost its opening parenthesis
        first = text[found.start + offset : found.end].rstrip()
        if len(first) > 4 and text.startswith(first, found.end, min(limit, found.end + size)):  # noqa: PLR2004
            return found._replace(end=_skip_blanks(text, found.end + len(first), limit + size))
    return found
