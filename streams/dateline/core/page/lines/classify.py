"""Cut a line into pieces and decide the kind of each: text, a time, a marker, a rule, a credit or noise.

``classify`` and ``classify_line`` read a line, or what is left of one beside its ages. A crawler's note is cut off
its head, and the line is cut at rules inside it. A part that is no item's text is one piece. The rest is text: it
is cut where a sure dateline is glued inside it, and where a marker is glued to its end.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from dateline.core.data.text.characters import ARROWS, CAPITALS, CLOSERS, DASHES, ITEM_BULLETS, QUOTES, SPACE
from dateline.core.data.wire.boilerplate import GLUED_LINKS, PUBLICATION_OPENINGS, SOURCE_LABELS
from dateline.core.data.wire.section_markers import MARKER_OPENINGS, READ_MORE
from dateline.core.page.dateline.dateline import dateline
from dateline.core.page.dateline.midline import CREDIT_WITH_DASH, agency_first_dateline, midline_dateline
from dateline.core.page.dateline.model import DatelineMatch
from dateline.core.page.lines.kinds.caption import ends_as_caption, find_photo_credit
from dateline.core.page.lines.kinds.closing_credit import is_signed
from dateline.core.page.lines.kinds.read_on import find_read_on
from dateline.core.page.lines.kinds.sign_up import is_sign_up
from dateline.core.page.lines.kinds.wording import classify_by_words, find_notice, find_page_line
from dateline.core.page.lines.piece import Kind, Piece, shift
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.sentence import closes_sentence, has_text_after, is_dense, may_open_text
from dateline.core.text.agencies import AGENCY_PATTERN
from dateline.core.text.pattern_code import compiled
from dateline.core.text.signals import signal_line
from dateline.core.times.phrases import timestamps as times
from dateline.core.times.phrases.timestamps import Stamp


def classify(text: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of [start, end), a line or what is left of one beside its ages; none for white space."""
    return [shift(piece, start) for piece in classify_line(text[start:end])]


def classify_line(line: str) -> Sequence[Piece]:
    """Return the pieces of a line, with positions in the line."""
    return _classify_cached(line) if len(line) <= _MAX_CACHED_CHARS else _classify(line)


def _classify(line: str) -> list[Piece]:
    """Return the pieces of a line, all with the line's signal if it is a signal line."""
    pieces, signal = _cut_line(line), signal_line(line)
    return pieces if signal is None else [piece._replace(signal=signal) for piece in pieces]


_CACHED_LINES: Final = 16384
"""How many lines' pieces are cached: menus and briefs stand on hundreds of pages. Chosen by hand."""
_MAX_CACHED_CHARS: Final = 512
"""The longest cached line, in characters: all of them together are 32 MiB at most. Chosen by hand."""
_classify_cached = lru_cache(maxsize=_CACHED_LINES)(_classify)


def _cut_line(text: str) -> list[Piece]:
    """Return the pieces of a line, cut after a crawler's note, at ``+++`` before a time, and at rules inside it."""
    start, end = 0, len(text)
    crawled = (
        _CRAWLER_NOTE.match(text, start, end)
        if text.find("date ", start, min(end, start + _MAX_CRAWLER_INDENT)) >= 0
        else None
    )
    pieces = (
        [Piece(Kind.NOISE, crawled.start("noise"), crawled.end(), why=Reason.CRAWLER)] if crawled is not None else []
    )
    start = crawled.end() if crawled is not None else start
    if not any(text.find(signs, start, end) >= 0 for signs in _RULE_SIGNS):
        return pieces + _cut_at_glued_credits(text, start, end)
    if text.startswith("+++", start) and (opening := dateline(text, start, end)) is not None and opening.label_length:
        return pieces + _cut_at_glued_credits(text, start, end)  # ``+++ KORREKTUR +++ BERLIN (dpa) - ``
    first = text.find("+++", start, end)
    if (mark := _cut_mark(text, start)) is not None:
        pieces.append(mark)
        start = mark.end
    opened = times.leading_stamp(text, first, end) if first >= 0 else None
    if opened is not None:
        return [*pieces, *_cut_at_glued_credits(text, start, first), *_cut_timed_line(text, first, opened)]
    around = text.startswith("+++", start) and text.endswith("+++", start, end)
    if around and text.count("+++", start, end) == _BOTH_STOPS:  # ``+++ headline +++``: its text is below
        end -= len("+++")
    inner = _GLUED_STARS if text.count("***", start, end) >= _MIN_GLUED_RULES else _INNER_RULE
    for rule in inner.finditer(text, start, end):
        pieces += [
            *_cut_at_glued_credits(text, start, rule.start()),
            Piece(Kind.RULE, *rule.span(), why=Reason.SIGNS),
        ]
        start = rule.end()
    return pieces + _cut_at_glued_credits(text, start, end)


def _cut_mark(text: str, start: int) -> Piece | None:
    """Return a word of the wire between signs as a rule with its signal, ``+++ KORREKTUR +++ …``; None for none."""
    match = _MARK.match(text, start)
    kind = signal_line(match[0]) if match is not None else None
    return Piece(Kind.RULE, *match.span(), why=Reason.SIGNS, signal=kind) if match is not None and kind else None


_RULE_SIGNS: Final = ("+++", "___", "----", "====", "***")
"""What every rule inside a line has in it."""
_BOTH_STOPS: Final = 2
"""How often ``+++`` stands in a line that it only surrounds."""
_MARK: Final = re.compile(r"\+{3} ?[^+\n]{2,60}\+{3}(?=\s+\S)")
"""What may be a word of the wire. The longest, CORRECTING AND REPLACING, has 24 characters; a number may follow."""
_MAX_CRAWLER_INDENT: Final = 20
"""How far into a line a crawler's note is looked for, in characters. Chosen by hand."""
_CRAWLER_NOTE: Final = re.compile(r"\s*(?P<noise>date \d{4}(?:-\d\d){0,2} +)(?=\S)")
_INNER_RULE: Final = re.compile(r"(?<!\S)(?:\+{3}|_{3,}|-{4,}|={4,})(?!\S)")
_GLUED_STARS: Final = re.compile(r"(?<!\S)(?:\+{3}|_{3,}|-{4,}|={4,})(?!\S)|(?<!\*)\*{3}(?!\*)")
"""The same, and stars that a line prints between its items without a space: ``***Oil falls LONDON (AP) - Oil …***``."""
_MIN_GLUED_RULES: Final = 3
"""The fewest such stars of a line of items; two surround a warning. Chosen by hand."""


def _cut_at_glued_credits(text: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of a part of a line, cut where capitals are glued to a credit: ``(ANSA).TRUFFA …``."""
    pieces: list[Piece] = []
    for credit in _GLUED_CREDIT.finditer(text, start, end) if text.find(").", start, end) >= 0 else ():
        pieces += _cut_at_glued_links(text, start, credit.end())
        start = credit.end()
    return [*pieces, *_cut_at_glued_links(text, start, end)]


def _cut_at_glued_links(text: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of a part of a line, cut after links glued to its head: ``Lees verderBrand in …``."""
    pieces: list[Piece] = []
    start, end = _trim(text, start, end)
    while start < end:
        if (label := _cut_label(text, start, end)) is not None:
            pieces.append(label)
            start, end = _trim(text, label.end, end)
        if (whole := _classify_whole(text, start, end)) is not None:
            return [*pieces, whole]
        if (opened := times.leading_stamp(text, start, end)) is not None:
            return [*pieces, *_cut_timed_line(text, start, opened)]
        link = _GLUED_LINK.match(text, start, end) if text[start] in _LINK_INITIALS else None
        if link is None:
            return [*pieces, *_cut_bullet(text, start, end)]
        pieces.append(Piece(Kind.RULE, start, link.end(), why=Reason.PAGE_LINE))
        start, end = _trim(text, link.end(), end)
    return pieces


_GLUED_CREDIT: Final = compiled(rf"\((?:{AGENCY_PATTERN})(?:/(?:{AGENCY_PATTERN}))*\)\.(?=[{CAPITALS}]{{2}})")
_GLUED_LINK: Final = compiled(rf"(?:{'|'.join(map(re.escape, GLUED_LINKS))})(?: ?[{ARROWS}])?(?=[{CAPITALS}{QUOTES}])")
_LINK_INITIALS: Final = frozenset(row[0] for row in GLUED_LINKS)


def _classify_whole(text: str, start: int, end: int) -> Piece | None:
    """Return [start, end) as one piece of another kind than text, or None."""
    if end - start <= _MAX_LINE_CHARS:
        line = text[start:end]
        kind, section, why = classify_by_words(line)
        sourced = kind is Kind.NOISE and line.lower().startswith(_DATING) and times.stamp(text, start, end) is not None
        if kind is not Kind.TEXT and not sourced:
            return Piece(kind, start, end, section=section, why=why)
        if (stamp := times.stamp(text, start, end)) is not None:
            return Piece(Kind.STAMP, start, end, stamp=stamp)
    opening = text[start : min(end, start + _MAX_FEED_CHARS)]
    why = find_page_line(opening) or find_notice(opening)
    if why is None and is_sign_up(text, start, end):
        why = Reason.SIGN_UP
    if why is None and ends_as_caption(text, start, end, _MAX_LINE_CHARS):
        why = Reason.CAPTION_END
    return Piece(Kind.NOISE, start, end, why=why) if why is not None else None


_DATING: Final = (*SOURCE_LABELS, *PUBLICATION_OPENINGS)
"""Words that stand in front of a page's time, and on lines of the page without one."""
_MAX_LINE_CHARS: Final = 90
"""The longest line that its words alone make anything but text, in characters. Tuned on the golden pages."""
_MAX_FEED_CHARS: Final = 400
"""How far into a line the name of a feed's site is looked for, in characters. Chosen by hand."""


def _cut_timed_line(text: str, start: int, opened: tuple[Stamp, int, int]) -> list[Piece]:
    """Return the two pieces of ``+++ 21.42 Uhr: headline +++``; ``opened`` is its time and the span of its text."""
    stamp, first, last = opened
    head, *more = _cut_text(text, first, last)
    return [Piece(Kind.STAMP, start, first, stamp=stamp, timed=True), head._replace(timed=True), *more]


def _cut_bullet(text: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of [start, end), a bullet or label in front of an item made a rule."""
    bullet = _ITEM_BULLET.match(text, start, end) if text[start] in _BULLET_INITIALS else None
    if bullet is None or (text[start] == "[" and dateline(text, start, end) is not None):  # ``[東京 8日 ロイター] - ``
        return _cut_text(text, start, end)
    label = _trim(text, start, bullet.end())
    rule = Piece(Kind.RULE, *label, why=Reason.SIGNS, signal=signal_line(text[slice(*label)]))  # ``[WITHDRAWN] …``
    start, end = _trim(text, bullet.end(), end)
    whole = _classify_whole(text, start, end) if start < end else None
    if whole is not None and whole.kind is Kind.CREDIT:
        return [rule, whole]
    return [rule, *_cut_text(text, start, end)] if start < end else [rule]


_BULLET_INITIALS: Final = frozenset(ITEM_BULLETS + ".:[")
_ITEM_BULLET: Final = re.compile(
    rf"(?:[{ITEM_BULLETS}]|\.{{1,2}}-?|:)[{SPACE}]+(?=\S)|\[[^\[\]\n]{{2,20}}\][{SPACE}]*[{DASHES}:]?[{SPACE}]*"
)


def _cut_text(text: str, start: int, end: int) -> list[Piece]:
    """Return [start, end) as text, cut where a sure dateline is glued inside it."""
    pieces: list[Piece] = []
    match = dateline(text, start, end)
    if (match is None or not match.sure) and (time := _cut_time(text, start, end)) is not None:
        pieces, start = [time], _trim(text, time.end, end)[0]
        match = dateline(text, start, end)
    if match is not None and not (has_text_after(match, end) if match.sure else may_open_text(text, match, end)):
        match = None
    at = match.end if match is not None else start
    first = agency_first_dateline(text, at, end) if match is None else None
    if first is not None:
        pieces.append(_text_piece(text, start, first.start, None))
        start, match, at = first.start, first, first.end
    for credit in CREDIT_WITH_DASH.finditer(text, at, end):
        inner = midline_dateline(text, start, credit.start(), end)
        if inner is None or inner.end < credit.end() or inner.start < at:
            continue
        if inner.start == at:  # ``DODE BIJ ONGEVAL - OSS (ANP) - ``: what looked like a place is the headline
            if match is None or match.sure:
                continue
            # ``KILL: ACME - LOSS IN LONDON (AP) - `` keeps its dash
            stop = 0 if match.label_length else len(match.stop) + 1
            pieces.append(_text_piece(text, start, at - stop, None))
        else:
            pieces += _cut_marker(text, _text_piece(text, start, inner.start, match))
        start, match, at = inner.start, inner, inner.end
    stop = find_read_on(text, max(start, at), end)
    credit_start = find_photo_credit(text, start, stop) if match is not None and match.sure else stop
    pieces.append(_text_piece(text, start, credit_start, match))
    if credit_start < stop:
        pieces.append(Piece(Kind.NOISE, credit_start, stop, why=Reason.CAPTION))
    if stop < end:
        pieces.append(Piece(Kind.NOISE, stop, end, why=Reason.READ_ON))
    return pieces


def _cut_time(text: str, start: int, end: int) -> Piece | None:
    """Return the time and the sign in front of a line's dateline, ``2h ago · Baku (AP) - …``; None for none.

    A dateline in capitals behind an age may lack the agency. Where the time is cut off already, the sign is a rule.
    """
    for sign in _SIGN_BEFORE_DATELINE.finditer(text, start, min(end, start + _MAX_MARKER_CHARS)):
        at = sign.start()
        stamp = times.stamp(text, start, at) if at > start else None
        opening = dateline(text, sign.end(), end) if stamp is not None or at == start else None
        if opening is None or not opening.closed:
            continue
        if opening.sure or (stamp is not None and stamp.strong and opening.capitals and opening.dashed):
            if stamp is None:
                return Piece(Kind.RULE, start, sign.end() - 1, why=Reason.SIGNS)
            return Piece(Kind.STAMP, start, sign.end() - 1, stamp=stamp)
    return None


def _text_piece(text: str, start: int, end: int, match: DatelineMatch | None) -> Piece:
    """Return [start, end) as a text with its dateline, and whether it closes like a sentence."""
    start, end = _trim(text, start, end)
    sentence = closes_sentence(text, start, end) or is_signed(text, start, end)
    return Piece(Kind.TEXT, start, end, dateline=match, sentence=sentence, dense=is_dense(text, start, end))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return [start, end) without the white space at its ends."""
    while start < end and text[start] in SPACE:
        start += 1
    while end > start and text[end - 1] in SPACE:
        end -= 1
    return start, end


def _cut_label(text: str, start: int, end: int) -> Piece | None:
    """Return the label of a list in front of its first item, ``Lees ook: ANKARA (Reuters) - …``, as a marker."""
    match = _LABEL.match(text, start, min(end, start + _MAX_MARKER_CHARS))
    if match is None or not (match["words"] in READ_MORE or classify_by_words(match["words"])[0] is Kind.MARKER):
        return None
    opening = dateline(text, match.end(), end)
    return Piece(Kind.MARKER, start, match.end("label")) if opening is not None and opening.sure else None


def _cut_marker(text: str, piece: Piece) -> list[Piece]:
    """Return a text cut before the marker at its end, which the page has run into one line with what follows."""
    match = _MARKER_AT_END.search(text, max(piece.start, piece.end - _MAX_MARKER_CHARS), piece.end)
    line = text[piece.start : piece.end].rstrip(_SEPARATORS) if match is None and piece.size <= _MAX_LINE_CHARS else ""
    stamp = times.stamp(text, piece.start, piece.start + len(line)) if line else None
    if stamp is not None:  # ``2h ago · BAKU (AP) - ``
        return [Piece(Kind.STAMP, piece.start, piece.end, stamp=stamp)]
    if line:  # ``By JANE DOE Associated Press ATLANTA (AP) — ``
        kind, _, why = classify_by_words(line)
        return [piece._replace(kind=kind, why=why)] if kind is Kind.NOISE else [piece]
    if match is None:
        is_sign = not text[piece.start : piece.end].strip(_SEPARATORS)  # behind an age: ``2 hours ago - BAKU (AP) - ``
        return [piece._replace(kind=Kind.RULE, why=Reason.SIGNS) if is_sign else piece]
    marker = Piece(Kind.MARKER, match.start(), piece.end, section=match["section"])  # None for a label
    return [_text_piece(text, piece.start, match.start(), piece.dateline), marker]


_SEPARATORS: Final = f" |·•:{DASHES}"
"""What may stand between a time or a writer and the dateline behind it."""
_SIGN_BEFORE_DATELINE: Final = re.compile(rf"[{SPACE}]{{0,2}}[{DASHES}|·•:][{SPACE}](?=\S)")
_MAX_MARKER_CHARS: Final = 60
"""How far from a text's end a marker is looked for, in characters. Chosen by hand."""
_STOPS: Final = rf".!?{re.escape(CLOSERS)}"
_MARKER_AT_END: Final = re.compile(
    rf"(?<=[{_STOPS}] )(?P<marker>(?:{'|'.join(map(re.escape, MARKER_OPENINGS))}) (?P<section>[^\n{_STOPS}]{{2,40}}))$"
    rf"|(?:(?<=[{_STOPS}] )|(?<=[{_STOPS}]))(?=[^\W\d_])(?P<label>[^\s{_STOPS}:]+(?: [^\s{_STOPS}:]+){{0,3}} ?:)$"
)
"""``More National News``, or up to four words and a colon: ``… the clerk said. Read also:``."""
_LABEL: Final = re.compile(r"(?P<label>(?P<words>[^\W\d_][^\n:.!?]{2,30}?) ?:) *(?=\S)")
