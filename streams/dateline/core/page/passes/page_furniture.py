"""Take away what readers say below an article: all behind ``Reacties (3)`` or ``12 Kommentare``, up to a marker.

Take away the links below a page's last text: headlines, each with its time, and nothing to read.

Take away the points that sum an article up between its headline and its text: ``• Besluit valt in april``.

Take away what a page says of itself: a request for consent beside its items, or that it is not there at all.
"""

import re
from collections.abc import Sequence
from typing import Final

from ahocorasick_rs import AhoCorasick

from dateline.core.data.text.characters import BULLETS, DASHES, ITEM_BULLETS
from dateline.core.data.wire.boilerplate import COMMENTS, CONSENT
from dateline.core.data.wire.notices import CONSENT_TERMS, GONE, SIGHS
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def without_comments(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, readers' comments made noise: texts with times behind the one line that counts them."""
    heads = [
        at
        for at, piece in enumerate(pieces)
        if piece.kind in _LINES and text[piece.start] in _FIRST and _is_head(text, piece)
    ]
    if len(heads) != 1:
        return pieces
    start = heads[0]
    stop = next((at for at in range(start, len(pieces)) if pieces[at].kind is Kind.MARKER), len(pieces))
    if not (any(piece.body for piece in pieces[:start]) and _are_comments(pieces[start + 1 : stop])):
        return pieces
    said = [piece._replace(kind=Kind.NOISE, stamp=None, why=Reason.COMMENTS) for piece in pieces[start:stop]]
    return [*pieces[:start], *said, *pieces[stop:]]


def _is_head(text: str, piece: Piece) -> bool:
    return piece.size <= _LONGEST and _COMMENTS_HEAD.fullmatch(text, piece.start, piece.end) is not None


def _are_comments(below: Sequence[Piece]) -> bool:
    """Whether there are texts with times, and no dateline."""
    timed = any(piece.kind is Kind.STAMP for piece in below) and any(piece.body for piece in below)
    return timed and not any(piece.dateline is not None for piece in below)


_LONGEST: Final = 32
_LINES: Final = {Kind.TEXT, Kind.NOISE}
_WORDS: Final = "|".join(map(re.escape, COMMENTS))
_FIRST: Final = frozenset("0123456789") | {letter for row in COMMENTS for letter in (row[0], row[0].upper())}
"""What such a line opens with; few others do."""
_COMMENTS_HEAD: Final = re.compile(rf"(?i:(?:{_WORDS}) ?(?:\(\d{{1,4}}\))?:?|\d{{1,4}} (?:{_WORDS}):?)")


def without_linked(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, those below the last text made noise where they are headlines with their times.

    A list's last item has a text, unless the page is cut: one headline and one time are left alone.
    """
    last = len(pieces) - 1
    while last >= 0 and not (pieces[last].kind is Kind.TEXT and pieces[last].body):
        last -= 1
    if len(pieces) - last <= _LEAST or last < 0:
        return pieces
    below = range(last + 1, len(pieces))
    times = [at for at in below if pieces[at].kind is Kind.STAMP]
    if len(times) < _LINKS_IN_A_LIST or not all(_is_of_link(pieces, at) for at in times):
        return pieces
    return [
        piece._replace(kind=Kind.NOISE, stamp=None, section=None, why=Reason.LINKED)
        if at > last and piece.kind in _LINKS
        else piece
        for at, piece in enumerate(pieces)
    ]


def _is_of_link(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a headline stands directly above the time, or on its line."""
    return pieces[at - 1].heading and not pieces[at].timed


_LINKS_IN_A_LIST: Final = 2
_LEAST: Final = 4
"""Pieces of two links."""
_LINKS: Final = {Kind.TEXT, Kind.STAMP, Kind.MARKER}
"""What links are made of; an agency's name below the text credits it."""


def without_summary(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, points in a row below a headline made noise where a text of more than one follows them."""
    points = [
        at
        for at, piece in enumerate(pieces)
        if piece.kind is Kind.TEXT
        and (text[piece.start] in BULLETS or (at and pieces[at - 1].kind is Kind.RULE))
        and _is_point(text, pieces, at)
    ]
    if len(points) < _POINTS_IN_A_SUMMARY or not any(sign in text for sign in _SIGNS):
        return pieces
    first, last = points[0], points[-1]
    rows = sum(piece.kind is Kind.TEXT for piece in pieces[first : last + 1])
    if rows != len(points) or len(points) > _MOST or not _is_between(pieces, first, last):
        return pieces
    return [
        piece._replace(kind=Kind.NOISE, why=Reason.SUMMARY)
        if first - 1 <= at <= last and _goes(piece, at, first)
        else piece
        for at, piece in enumerate(pieces)
    ]


def _goes(piece: Piece, at: int, first: int) -> bool:
    return piece.kind is Kind.RULE or (piece.kind is Kind.TEXT and at >= first)


def _is_point(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether a bullet opens the line, as a piece of its own or as its first sign."""
    if pieces[at].dateline is not None or pieces[at].timed:
        return False
    bullet = at > 0 and pieces[at - 1].kind is Kind.RULE and text[pieces[at - 1].start] in ITEM_BULLETS
    return bullet or _POINT.match(text, pieces[at].start) is not None


def _is_between(pieces: Sequence[Piece], first: int, last: int) -> bool:
    """Whether a headline stands above the points, and behind a blank line two texts below them, or a dateline."""
    above = next((piece for piece in reversed(pieces[:first]) if piece.kind is not Kind.RULE), None)
    below = [piece for piece in pieces[last + 1 :] if piece.kind is Kind.TEXT][:_POINTS_IN_A_SUMMARY]
    if above is None or not above.heading or not below or not pieces[last + 1].gap:
        return False
    return below[0].dateline is not None or (len(below) == _POINTS_IN_A_SUMMARY and all(piece.body for piece in below))


_SIGNS: Final = (*ITEM_BULLETS, *(f"\n{sign} " for sign in BULLETS))
"""One of them is on every page with points."""
_POINTS_IN_A_SUMMARY: Final = 2
_MOST: Final = 6
_POINT: Final = re.compile(rf"[{BULLETS}] ")


def notice_of(opening: str) -> Reason | None:
    """Return what the opening of a line makes of it: a request for consent, or that the page is not there."""
    lowered = opening[:_OPENING].lower()
    if lowered[:_HEAD_LETTERS] not in _NOTICE_HEADS:
        return None
    if lowered.startswith(GONE) or ((sigh := _SIGH.match(lowered)) and lowered.startswith(GONE, sigh.end())):
        return Reason.GONE
    return Reason.CONSENT if lowered.startswith(CONSENT) else None


def without_notices(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, those made noise that belong to a request for consent; all, of a page that is not there."""
    said = [(at, piece.why) for at, piece in enumerate(pieces) if piece.why is not None]
    if any(why is Reason.GONE for _, why in said) and not any(_is_news(piece) for piece in pieces):
        return [piece._replace(kind=Kind.NOISE, stamp=None, why=Reason.GONE) for piece in pieces]
    asking = [at for at, why in said if why is Reason.CONSENT]
    if not asking and not any(piece.dateline is not None for piece in pieces):
        bodies = [at for at, piece in enumerate(pieces) if piece.kind is Kind.TEXT and not piece.heading]
        wall = 0 < len(bodies) <= _FEW and all(_asks(text, pieces[at], _CONSENT_LINES) for at in bodies)
        asking = bodies if wall else []
    if not asking:
        return pieces
    beside = {at + by for at in asking for by in (-1, 1)}
    near = {at + by for at in asking for by in range(-_NEAR, _NEAR + 1)}
    return [
        piece._replace(kind=Kind.NOISE, why=Reason.CONSENT)
        if at in near and _asks(text, piece, 1 if at in beside else _CONSENT_LINES)
        else piece
        for at, piece in enumerate(pieces)
    ]


def _is_news(piece: Piece) -> bool:
    """Whether a page with this piece holds an item all the same: a dateline, an age, or a paragraph of some length."""
    if piece.kind is Kind.TEXT:
        return piece.dateline is not None or piece.size > _STORY
    return piece.stamp is not None and piece.stamp.strong


def _asks(text: str, piece: Piece, least: int) -> bool:
    """Whether a text speaks of consent, by so many of its terms at least."""
    if piece.kind is not Kind.TEXT or piece.dateline is not None or piece.heading:
        return False
    terms = {term for term, *_ in _TERMS.find_matches_as_indexes(text[piece.start : piece.end].lower())}
    return len(terms) >= least


_OPENING: Final = 48
"""Characters of a line by which it is known."""
_STORY: Final = 250
"""Characters of a text that is longer than what a page says of what it lacks."""
_CONSENT_LINES: Final = 2
_NEAR: Final = 4
"""Lines within which a text belongs to the one that asks for consent."""
_FEW: Final = 8
"""Texts of a page that asks for consent and holds nothing else."""
_HEAD_LETTERS: Final = 3
"""Letters by which the rows are looked into first; few lines open with any of them."""
_NOTICE_HEADS: Final = frozenset(row[:_HEAD_LETTERS] for row in (*CONSENT, *GONE, *SIGHS))
_SIGH: Final = re.compile(rf"(?:{'|'.join(SIGHS)})[{DASHES} :!.,|…]+")
_TERMS: Final = AhoCorasick(list(CONSENT_TERMS))
