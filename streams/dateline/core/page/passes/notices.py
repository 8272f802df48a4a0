"""Take away what a page says of itself: a request for consent beside its items, or that it is not there at all."""

import re
from typing import Final

from ahocorasick_rs import AhoCorasick

from dateline.core.data.text.characters import DASHES
from dateline.core.data.wire.boilerplate import CONSENT
from dateline.core.data.wire.notices import CONSENT_TERMS, GONE, SIGHS
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def notice_of(opening: str) -> Reason | None:
    """Return what the opening of a line makes of it: a request for consent, or that the page is not there."""
    lowered = opening[:_OPENING].lower()
    if lowered[:_HEAD] not in _HEADS:
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
        wall = 0 < len(bodies) <= _FEW and all(_asks(text, pieces[at], _SEVERAL) for at in bodies)
        asking = bodies if wall else []
    if not asking:
        return pieces
    beside = {at + by for at in asking for by in (-1, 1)}
    near = {at + by for at in asking for by in range(-_NEAR, _NEAR + 1)}
    return [
        piece._replace(kind=Kind.NOISE, why=Reason.CONSENT)
        if at in near and _asks(text, piece, 1 if at in beside else _SEVERAL)
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
_SEVERAL: Final = 2
_NEAR: Final = 4
"""Lines within which a text belongs to the one that asks for consent."""
_FEW: Final = 8
"""Texts of a page that asks for consent and holds nothing else."""
_HEAD: Final = 3
"""Letters by which the rows are looked into first; few lines open with any of them."""
_HEADS: Final = frozenset(row[:_HEAD] for row in (*CONSENT, *GONE, *SIGHS))
_SIGH: Final = re.compile(rf"(?:{'|'.join(SIGHS)})[{DASHES} :!.,|…]+")
_TERMS: Final = AhoCorasick(list(CONSENT_TERMS))
