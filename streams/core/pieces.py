"""Read a page as pieces: its lines, cut where an age or a dateline is glued into one, each with what it is.

Nothing is decided here that one piece cannot show by itself; what the page as a whole shows is for
``trust`` and ``layout``.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from streams.core import stamp as times
from streams.core.data.boilerplate import CAPTIONS, LINES, PREFIXES
from streams.core.data.characters import CAPITALS, CLOSERS, DASHES, SPACE, TERMINATORS
from streams.core.data.markers import BARE, OPENING
from streams.core.dateline import Found, dateline, names_agency
from streams.core.stamp import Stamp


class Kind(Enum):
    """What a piece is by its own looks."""

    TEXT = "text"
    STAMP = "stamp"
    MARKER = "marker"
    RULE = "rule"
    CREDIT = "credit"
    """An agency's name with the line to itself."""
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of one line: [start, end) of the page, without white space around it."""

    kind: Kind
    start: int
    end: int
    gap: bool = False
    """Whether a blank line stands above it."""
    indent: bool = False
    stamp: Stamp | None = None
    dateline: Found | None = None
    section: str | None = None
    timed: bool = False
    """Whether it shares its line with a time in front."""
    sentence: bool = False
    """Whether it closes like a sentence."""

    @property
    def size(self) -> int:
        """Length in characters."""
        return self.end - self.start

    @property
    def rest(self) -> int:
        """Length of what follows its dateline."""
        return self.end - (self.dateline.end if self.dateline is not None else self.start)

    @property
    def body(self) -> bool:
        """Whether it reads like a paragraph: a dateline, a long line, or a sentence of some length."""
        return self.dateline is not None or self.size > _LONG or (self.sentence and self.size > _SHORT)

    @property
    def heading(self) -> bool:
        """Whether it reads like a headline."""
        return self.kind is Kind.TEXT and self.dateline is None and not self.sentence and self.size <= _LONG


def pieces(text: str) -> list[Piece]:
    """Every piece of the page, in order; together they hold all of it but white space."""
    glued = times.glued(text)
    read: list[Piece] = []
    at = next_stamp = 0
    gap = False
    for line in text.splitlines(keepends=True):
        start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line)
        while start < end and text[start] in SPACE:
            start += 1
        while end > start and text[end - 1] in SPACE:
            end -= 1
        if start >= end:
            gap = True
            continue
        within = []
        while next_stamp < len(glued) and glued[next_stamp].start < end:
            within.append(glued[next_stamp])
            next_stamp += 1
        first = len(read)
        _cut(text, start, end, within, read)
        if len(read) > first:
            read[first] = replace(read[first], gap=gap, indent=line[:2].isspace())
        gap = False
    return read


_SHORT: Final = 40
_LONG: Final = 150
_LINE: Final = 90


def _cut(text: str, start: int, end: int, stamps: list[Stamp], read: list[Piece]) -> None:
    """Cut one line at its glued ages and datelines, and add its pieces to ``read``."""
    if not stamps:
        _classify(text, start, end, read)
        return
    if len(stamps) == 1 and (whole := times.stamp(text, start, end)) is not None:
        read.append(Piece(Kind.STAMP, start, end, stamp=whole))
        return
    for mark in stamps:
        _classify(text, start, mark.start, read)
        read.append(Piece(Kind.STAMP, mark.start, mark.end, stamp=mark))
        start = mark.end
    _classify(text, start, end, read)


def _classify(text: str, start: int, end: int, read: list[Piece]) -> None:
    """Add the piece or pieces of [start, end), a line or what is left of one beside its ages."""
    while start < end and text[start] in SPACE:
        start += 1
    while end > start and text[end - 1] in SPACE:
        end -= 1
    if start >= end:
        return
    crawled = _CRAWLER.match(text, start, end)
    if crawled is not None:
        read.append(Piece(Kind.NOISE, start, crawled.end()))
        start = crawled.end()
    if end - start <= _LINE and (short := _short(text, start, end)) is not None:
        read.extend(short)
        return
    if _bullet(text, start, end):
        read.append(Piece(Kind.RULE, start, start + 1))
        start += 2
    if text.startswith("+++", start) and (opened := times.timed(text, start, end)) is not None:
        read.extend(_timed(text, start, end, opened))
        return
    _text(text, start, end, read)


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
    if lowered in _LINES or bare.startswith(_PREFIXES) or _CAPTION.search(line):
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
    head: list[Piece] = []
    _text(text, first, last, head)
    head[0] = replace(head[0], timed=True)
    return [Piece(Kind.STAMP, start, first, stamp=mark, timed=True), *head]


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


def _text(text: str, start: int, end: int, read: list[Piece]) -> None:
    """Add [start, end) as text, cut where a sure dateline stands glued inside it."""
    found = dateline(text, start, end)
    at = found.end if found is not None else start
    for match in _INSIDE.finditer(text, at, end):
        inner = _inside(text, start, match.start(), end)
        if inner is None or inner.end < match.end() or inner.start <= at:
            continue
        read.append(_piece(text, start, inner.start, found))
        start, found, at = inner.start, inner, inner.end
    read.append(_piece(text, start, end, found))


def _piece(text: str, start: int, end: int, found: Found | None) -> Piece:
    while end > start and text[end - 1] in SPACE:
        end -= 1
    return Piece(Kind.TEXT, start, end, dateline=found, sentence=_closes(text, start, end))


def _closes(text: str, start: int, end: int) -> bool:
    """Whether [start, end) ends like a sentence."""
    last = end
    while last > start and text[last - 1] in CLOSERS + SPACE:
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


def _bullet(text: str, start: int, end: int) -> bool:
    return text[start] in "*•" and start + 2 < end and text[start + 1] in SPACE


_REACH: Final = 60
_TRIM: Final = " .:|»›>«<…→-–\u00a0"
_INSIDE: Final = re.compile(rf"\([^()\n]{{2,40}}\)[ \u00a0]?[{DASHES}]")
_WORDS: Final = rf"[{CAPITALS}'’][{CAPITALS}'’.]+(?:[ /-][{CAPITALS}'’.]+){{0,6}}"
_CAPITAL_TAIL: Final = re.compile(rf"(?<![{CAPITALS}])(?P<name>{_WORDS}) $")
_SENTENCE_TAIL: Final = re.compile(rf"[.!?\"”»’)](?P<name> ?[{CAPITALS}][^.!?\"”»’]{{1,50}}) $")
_CRAWLER: Final = re.compile(r"date \d{4}(?:-\d\d){0,2} +(?=\S)")
_CAPTION: Final = re.compile(rf"(?:^|[ .])(?:{'|'.join(re.escape(row) for row in CAPTIONS)})")
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
