"""What a line is, or what is left of one beside its ages: text, a time, a marker, a rule, a credit or boilerplate."""

import re
from typing import Final

from streams.core import stamp as times
from streams.core.agency import names_agency
from streams.core.data.boilerplate import BYLINES, CAPTIONS, LINES, NAME_JOINTS, PREFIXES
from streams.core.data.characters import CAPITALS, CLOSERS, DASHES, SPACE, TERMINATORS
from streams.core.data.markers import BARE, OPENING
from streams.core.dateline import Found, dateline
from streams.core.piece import Kind, Piece
from streams.core.stamp import Stamp


def classify(text: str, start: int, end: int) -> list[Piece]:
    """The piece or pieces of [start, end), a line or what is left of one beside its ages; none for white space."""
    while start < end and text[start] in SPACE:
        start += 1
    while end > start and text[end - 1] in SPACE:
        end -= 1
    if start >= end:
        return []
    crawled = _CRAWLER.match(text, start, end)
    if crawled is not None:
        return [Piece(Kind.NOISE, start, crawled.end()), *classify(text, crawled.end(), end)]
    ruled = _RULED.search(text, start, end) if "+++" in text[start:end] or "___" in text[start:end] else None
    if ruled is not None and ruled.end() < end:
        return [
            *classify(text, start, ruled.start()),
            Piece(Kind.RULE, *ruled.span()),
            *classify(text, ruled.end(), end),
        ]
    if end - start <= _LINE and (short := _short(text, start, end)) is not None:
        return short
    if text[start] in "*•" and start + 2 < end and text[start + 1] in SPACE:
        return [Piece(Kind.RULE, start, start + 1), *_text(text, start + 2, end)]
    if text.startswith("+++", start) and (opened := times.timed(text, start, end)) is not None:
        return _timed(text, start, end, opened)
    return _text(text, start, end)


def _short(text: str, start: int, end: int) -> list[Piece] | None:
    """The pieces of a line that is short enough to be something else than text."""
    line = text[start:end]
    if _RULE.fullmatch(line):
        return [Piece(Kind.RULE, start, end)]
    lowered = line.lower().strip(_TRIM)
    section = _section(line)
    if section is not None or lowered in _BARE:
        return [Piece(Kind.MARKER, start, end, section=section)]
    bare = lowered.lstrip("0123456789:. /-,")
    if lowered in _LINES or bare.startswith(_PREFIXES) or _CAPTION.search(line) or _BYLINE.fullmatch(line):
        return [Piece(Kind.NOISE, start, end)]
    if names_agency(lowered):
        return [Piece(Kind.CREDIT, start, end)]
    if not any(char.isalpha() for char in line) and ":" not in line and not line[0].isdigit():
        return [Piece(Kind.NOISE, start, end)]
    mark = times.stamp(text, start, end)
    if mark is not None:
        return [Piece(Kind.STAMP, start, end, stamp=mark)]
    if line.isdecimal():
        return [Piece(Kind.NOISE, start, end)]
    opened = times.timed(text, start, end)
    return _timed(text, start, end, opened) if opened is not None else None


def _timed(text: str, start: int, end: int, opened: tuple[Stamp, int, int]) -> list[Piece]:
    """The two pieces of ``+++ 21.42 Uhr: headline +++``."""
    mark, first, last = opened
    head, *more = _text(text, first, last)
    return [Piece(Kind.STAMP, start, first, stamp=mark, timed=True), head._replace(timed=True), *more]


def _section(line: str) -> str | None:
    """The section that a marker names: ``Meer uit Buitenland`` → ``Buitenland``."""
    for opening in _OPENINGS.get(line[:3].lower(), ()):
        if line.startswith(opening):
            name = line[len(opening) :]
            if opening[-1] in "'’" or name[:1] in " \u00a0":
                name = name.strip(" \u00a0:>»›")
                return name if 0 < len(name) <= _SECTION and name[-1] not in TERMINATORS else None
    return None


_SECTION: Final = 40


def _text(text: str, start: int, end: int) -> list[Piece]:
    """[start, end) as text, cut where a sure dateline stands glued inside it."""
    read: list[Piece] = []
    found = dateline(text, start, end)
    at = found.end if found is not None else start
    for match in _INSIDE.finditer(text, at, end):
        inner = _inside(text, start, match.start(), end)
        if inner is None or inner.end < match.end() or inner.start <= at:
            continue
        read.append(_piece(text, start, inner.start, found))
        start, found, at = inner.start, inner, inner.end
    read.append(_piece(text, start, end, found))
    return read


def _piece(text: str, start: int, end: int, found: Found | None) -> Piece:
    while end > start and text[end - 1] in SPACE:
        end -= 1
    return Piece(Kind.TEXT, start, end, dateline=found, sentence=_closes(text, start, end))


def _closes(text: str, start: int, end: int) -> bool:
    """Whether [start, end) ends like a sentence."""
    last = end
    while last > start and text[last - 1] in _CLOSING:
        last -= 1
    if last == start or text[last - 1] not in TERMINATORS:
        return False
    if text[last - 1] == ".":
        return not (_ABBREVIATED.search(text, max(start, last - 6), last) and last == end)
    return last < end or text[last - 1] not in "?!…"


def _inside(text: str, start: int, at: int, end: int) -> Found | None:
    """The dateline whose agencies stand at ``at``, in the midst of a line."""
    window = text[max(start, at - _REACH) : at]
    tail = _CAPITAL_TAIL.search(window)
    if tail is None:
        tail = _SENTENCE_TAIL.search(window)
    if tail is None:
        return None
    found = dateline(text, at - len(window) + tail.start("name"), end)
    return found if found is not None and found.sure and found.closed else None


_LINE: Final = 90
"""The longest line that can be anything else than text."""
_REACH: Final = 60
_CLOSING: Final = frozenset(CLOSERS + SPACE)
_TRIM: Final = " .:|»›>«<…→-–\u00a0"
_INSIDE: Final = re.compile(rf"\([^()\n]{{2,40}}\)[ \u00a0]?[{DASHES}]")
_WORDS: Final = rf"[{CAPITALS}'’][{CAPITALS}'’.]+(?:[ /-][{CAPITALS}'’.]+){{0,6}}"
_CAPITAL_TAIL: Final = re.compile(rf"(?<![{CAPITALS}])(?P<name>{_WORDS}) $")
_SENTENCE_TAIL: Final = re.compile(rf"[.!?\"”»’)](?P<name> ?[{CAPITALS}][^.!?\"”»’]{{1,50}}) $")
_RULED: Final = re.compile(r"(?<=[^\s+_]) (?:\+{3}|_{3,}) (?=\S)|^(?:\+{3}|_{3,}) (?=[^\d\s])")
_CRAWLER: Final = re.compile(r"date \d{4}(?:-\d\d){0,2} +(?=\S)")
_CAPTION: Final = re.compile(rf"(?:^|[ .])(?:{'|'.join(re.escape(row) for row in CAPTIONS)})")
_JOINTS: Final = "|".join(NAME_JOINTS)
_BYLINE: Final = re.compile(
    rf"(?:{'|'.join(BYLINES)}) [{CAPITALS}][^ ,]*(?:,? (?:[{CAPITALS}][^ ,]*|{_JOINTS}))"
    r"{0,8}"
)
_RULE: Final = re.compile(r"[_=*+~•·.\-–—\s|#]{2,}|[_=*~]")
_ABBREVIATED: Final = re.compile(r"(?:[A-Z]\.){2}$|\b(?:jr|sr|St|Inc|Co|Corp|Ltd)\.$")
_BARE: Final = frozenset(row.lower() for row in BARE)
_LINES: Final = frozenset(row.lower() for row in LINES)
_PREFIXES: Final = tuple(row.lower() for row in PREFIXES)


def _by_first_letters() -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for opening in sorted(OPENING, key=len, reverse=True):
        rows.setdefault(opening[:3].lower(), []).append(opening)
    return rows


_OPENINGS: Final = _by_first_letters()
