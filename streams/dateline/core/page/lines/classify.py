"""What a line is, or what is left of one beside its ages: text, a time, a marker, a rule, a credit or boilerplate.

Make a text of a part of a line, less the white space around it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from dateline.core.data.text.characters import ARROWS, CAPITALS, CLOSERS, DASHES, ITEM_BULLETS, QUOTES, SPACE
from dateline.core.data.wire.boilerplate import GLUED_LINKS, PUBLICATION_OPENINGS, SOURCE_LABELS
from dateline.core.data.wire.section_markers import MARKER_OPENINGS
from dateline.core.page.dateline.dateline import dateline
from dateline.core.page.dateline.midline import CREDIT_WITH_DASH, midline_dateline
from dateline.core.page.dateline.model import DatelineMatch
from dateline.core.page.lines.caption import is_captioned
from dateline.core.page.lines.closing_credit import signed
from dateline.core.page.lines.piece import Kind, Piece, shifted
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.sentence import closes, goes_on, is_dense, may_open
from dateline.core.page.lines.wording import by_words, find_notice, of_page
from dateline.core.text.agencies import AGENCY_PATTERN
from dateline.core.text.signals import signal_line
from dateline.core.times import timestamps as times
from dateline.core.times.timestamps import Stamp


def text_piece(text: str, start: int, end: int, found: DatelineMatch | None) -> Piece:
    """Return [start, end) as a text, and whether it closes like a sentence."""
    start, end = trimmed(text, start, end)
    sentence = closes(text, start, end) or signed(text, start, end)
    return Piece(Kind.TEXT, start, end, dateline=found, sentence=sentence, dense=is_dense(text, start, end))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return [start, end) without white space around it."""
    while start < end and text[start] in SPACE:
        start += 1
    while end > start and text[end - 1] in SPACE:
        end -= 1
    return start, end


def classify(text: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of [start, end), a line or what is left of one beside its ages; none for white space."""
    return [shifted(piece, start) for piece in line_pieces(text[start:end])]


def line_pieces(line: str) -> Sequence[Piece]:
    """Return the pieces of a line, as they stand in it."""
    return _remembered(line) if len(line) <= _LONGEST_REMEMBERED else _read(line)


def _read(text: str) -> list[Piece]:
    read, said = _as_read(text), signal_line(text)
    return read if said is None else [piece._replace(signal=said) for piece in read]


def _as_read(text: str) -> list[Piece]:
    start, end = 0, len(text)
    crawled = _CRAWLER.match(text, start, end) if text.find("date ", start, min(end, start + _INDENT)) >= 0 else None
    found = (
        [Piece(Kind.NOISE, crawled.start("noise"), crawled.end(), why=Reason.CRAWLER)] if crawled is not None else []
    )
    start = crawled.end() if crawled is not None else start
    if text.find("+++", start, end) < 0 and text.find("___", start, end) < 0:
        return found + _lines(text, start, end)
    if text.startswith("+++", start) and (opening := dateline(text, start, end)) is not None and opening.label_length:
        return found + _lines(text, start, end)  # ``+++ KORREKTUR +++ BERLIN (dpa) - ``
    first = text.find("+++", start, end)
    opened = times.leading_stamp(text, first, end) if first >= 0 else None
    if opened is not None:
        return [*found, *_lines(text, start, first), *_timed(text, first, opened)]
    around = text.startswith("+++", start) and text.endswith("+++", start, end)
    if around and text.count("+++", start, end) == _BOTH_ENDS:  # ``+++ headline +++``: its text is below
        end -= len("+++")
    for rule in _INNER_RULE.finditer(text, start, end):
        found += [*_lines(text, start, rule.start()), Piece(Kind.RULE, *rule.span(), why=Reason.SIGNS)]
        start = rule.end()
    return found + _lines(text, start, end)


_BOTH_ENDS: Final = 2
_REMEMBERED: Final = 16384
"""Lines of which it is remembered what they are: menus and briefs stand on hundreds of pages."""
_LONGEST_REMEMBERED: Final = 512
"""Characters of such a line: all of them together are 32 MiB at most."""
_remembered = lru_cache(maxsize=_REMEMBERED)(_read)


def _lines(text: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of a line, cut where a headline in capitals stands glued to a credit: ``(ANSA).TRUFFA …``."""
    read: list[Piece] = []
    for found in _GLUED_CREDIT.finditer(text, start, end) if text.find(").", start, end) >= 0 else ():
        read += _line(text, start, found.end())
        start = found.end()
    return [*read, *_line(text, start, end)]


def _line(text: str, start: int, end: int) -> list[Piece]:
    read: list[Piece] = []
    start, end = trimmed(text, start, end)
    while start < end:
        if (alone := _whole(text, start, end)) is not None:
            return [*read, alone]
        if (opened := times.leading_stamp(text, start, end)) is not None:
            return [*read, *_timed(text, start, opened)]
        link = _GLUED_LINK.match(text, start, end) if text[start] in _LINK_HEADS else None
        if link is None:
            return [*read, *_bulleted(text, start, end)]
        read.append(Piece(Kind.RULE, start, link.end(), why=Reason.PAGE_LINE))
        start, end = trimmed(text, link.end(), end)
    return read


def _bulleted(text: str, start: int, end: int) -> list[Piece]:
    bullet = _ITEM_BULLET.match(text, start, end) if text[start] in _BULLET_HEADS else None
    if bullet is None or (text[start] == "[" and dateline(text, start, end) is not None):  # ``[東京 8日 ロイター] - ``
        return _text(text, start, end)
    sign = Piece(Kind.RULE, start, bullet.end(bullet.lastgroup or 0), why=Reason.SIGNS)
    start, end = trimmed(text, bullet.end(), end)
    alone = _whole(text, start, end) if start < end else None
    if alone is not None and alone.kind is Kind.CREDIT:
        return [sign, alone]
    return [sign, *_text(text, start, end)] if start < end else [sign]


def _whole(text: str, start: int, end: int) -> Piece | None:
    """Return the line as one piece, where it is none of an item's text."""
    if end - start <= _LONGEST_LINE:
        line = text[start:end]
        kind, section, why = by_words(line)
        sourced = kind is Kind.NOISE and line.lower().startswith(_DATING) and times.stamp(text, start, end) is not None
        if kind is not Kind.TEXT and not sourced:
            return Piece(kind, start, end, section=section, why=why)
        if (mark := times.stamp(text, start, end)) is not None:
            return Piece(Kind.STAMP, start, end, stamp=mark)
    opening = text[start : min(end, start + _LONGEST_OF_PAGE)]
    why = of_page(opening) or find_notice(opening)
    if why is None and is_captioned(text, start, end, _LONGEST_LINE):
        why = Reason.CAPTION_END
    return Piece(Kind.NOISE, start, end, why=why) if why is not None else None


def _timed(text: str, start: int, opened: tuple[Stamp, int, int]) -> list[Piece]:
    """Return the two pieces of ``+++ 21.42 Uhr: headline +++``."""
    mark, first, last = opened
    head, *more = _text(text, first, last)
    return [Piece(Kind.STAMP, start, first, stamp=mark, timed=True), head._replace(timed=True), *more]


def _text(text: str, start: int, end: int) -> list[Piece]:
    """Return [start, end) as text, cut where a sure dateline stands glued inside it."""
    read: list[Piece] = []
    found = dateline(text, start, end)
    if found is not None and not (goes_on(found, end) if found.sure else may_open(text, found, end)):
        found = None
    at = found.end if found is not None else start
    for match in CREDIT_WITH_DASH.finditer(text, at, end):
        inner = midline_dateline(text, start, match.start(), end)
        if inner is None or inner.end < match.end() or inner.start < at:
            continue
        if inner.start == at:  # ``DODE BIJ ONGEVAL - OSS (ANP) - ``: what looked like a place is the headline
            if found is None or found.sure:
                continue
            stop = (
                0 if found.label_length else len(found.stop) + 1
            )  # ``KILL: ACME - LOSS IN LONDON (AP) - `` keeps its dash
            read.append(text_piece(text, start, at - stop, None))
        else:
            read += _with_marker(text, text_piece(text, start, inner.start, found))
        start, found, at = inner.start, inner, inner.end
    read.append(text_piece(text, start, end, found))
    return read


def _with_marker(text: str, piece: Piece) -> list[Piece]:
    """Cut a marker off the end of a text that the page has run into one line with what follows."""
    found = _MARKER_TAIL.search(text, max(piece.start, piece.end - _REACH), piece.end)
    line = text[piece.start : piece.end].rstrip(" |") if found is None and piece.size <= _LONGEST_LINE else ""
    if line:  # ``By JANE DOE Associated Press ATLANTA (AP) — ``
        kind, _, why = by_words(line)
        return [piece._replace(kind=kind, why=why)] if kind is Kind.NOISE else [piece]
    if found is None:
        return [piece]
    marker = Piece(Kind.MARKER, found.start("marker"), piece.end, section=found["section"])
    return [text_piece(text, piece.start, found.start("marker"), piece.dateline), marker]


_DATING: Final = (*SOURCE_LABELS, *PUBLICATION_OPENINGS)
_LONGEST_LINE: Final = 90
"""A longer line is text and nothing else."""
_REACH: Final = 60
_LONGEST_OF_PAGE: Final = 400
"""Characters of a line in which a feed may name its site."""
_INDENT: Final = 20
"""White space that may stand before a crawler's note."""
_ENDED: Final = rf".!?{re.escape(CLOSERS)}"
_MARKER_TAIL: Final = re.compile(
    rf"(?<=[{_ENDED}] )(?P<marker>(?:{'|'.join(map(re.escape, MARKER_OPENINGS))}) (?P<section>[^\n{_ENDED}]{{2,40}}))$"
)
_CRAWLER: Final = re.compile(r"\s*(?P<noise>date \d{4}(?:-\d\d){0,2} +)(?=\S)")
_INNER_RULE: Final = re.compile(r"(?<!\S)(?:\+{3}|_{3,})(?!\S)")
_GLUED_LINK: Final = re.compile(
    rf"(?:{'|'.join(map(re.escape, GLUED_LINKS))})(?: ?[{ARROWS}])?(?=[{CAPITALS}{QUOTES}])"
)
_GLUED_CREDIT: Final = re.compile(rf"\((?:{AGENCY_PATTERN})(?:/(?:{AGENCY_PATTERN}))*\)\.(?=[{CAPITALS}]{{2}})")
_LINK_HEADS: Final = frozenset(row[0] for row in GLUED_LINKS)
_BULLET_HEADS: Final = frozenset(ITEM_BULLETS + ".:[")
_ITEM_BULLET: Final = re.compile(
    rf"(?P<sign>[{ITEM_BULLETS}]|\.{{1,2}}-?|:)[{SPACE}]+(?=\S)|(?P<label>\[[^\[\]\n]{{2,20}}\])[{SPACE}]*[{DASHES}]?[{SPACE}]*"
)
