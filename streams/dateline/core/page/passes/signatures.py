"""Find signatures: a writer or outlet with an agency below a text, and an agency before a text's later paragraph.

Two look like datelines. ``Marta Kossak (PAP)`` has its line to itself, as ``KARS (AA)`` has: but it stands below a
text, and names a person. ``(AOF) - Les ventes …`` opens a paragraph, as an item would: but it is the only one of the
page, and stands below the paragraph that opens the text.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Final

from dateline.core.data.text.characters import CAPITALS, DASHES
from dateline.core.page.lines.kinds.closing_credit import find_closing_credit
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.text.agencies import AGENCY_PATTERN
from dateline.core.text.pattern_code import compiled
from dateline.core.times.phrases.timestamps import date_in


def mark_signatures(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces: a writer with an agency becomes byline and credit, a later agency loses its dateline."""
    pieces = _mark_credits_below_texts(text, pieces)
    dated = [(at, piece) for at, piece in enumerate(pieces) if piece.dateline is not None]
    if not dated:
        return list(pieces)
    datelines = [piece for _, piece in dated if piece.rest_chars > 0 and not _is_label(text, piece)]
    only = datelines[0] if len(datelines) == 1 and _is_agency_alone(text, datelines[0]) else None
    changed: dict[int, list[Piece]] = {}
    for at, piece in dated:
        if _is_signature(text, pieces, at):
            opening = text.rindex("(", piece.start, piece.end)
            end = piece.start + len(text[piece.start : opening].rstrip())
            byline = Piece(Kind.NOISE, piece.start, end, gap=piece.gap, why=Reason.BYLINE)
            changed[at] = [byline, Piece(Kind.CREDIT, opening, piece.end)]
        elif _is_published_line(text, piece):
            changed[at] = _credit_and_line(text, piece)
        elif (piece is only and at and _is_text(pieces[at - 1])) or _is_label(text, piece):
            changed[at] = [piece._replace(dateline=None)]
    if not changed:
        return list(pieces)
    return list(chain.from_iterable(changed.get(at) or (piece,) for at, piece in enumerate(pieces)))


def _mark_credits_below_texts(text: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces: a short line that credits a text directly above it becomes a credit.

    ``ANP/Regio8`` is one where the page prints the other name on another line too: it is the site's own. So is
    ``(IAR)`` where another text of the page closes with a known agency in parentheses.
    """
    lines = [
        at
        for at, piece in enumerate(pieces)
        if at
        and piece.end - piece.start <= _MAX_CREDIT_CHARS
        and not piece.gap
        and (text[piece.start] == "(" or text.find("/", piece.start, piece.end) > 0)
        and _is_text(pieces[at - 1])
    ][:_MAX_CREDIT_LINES]
    credited = {at for at in lines if _credits_with_outlet(text, pieces, at)}
    acronyms = {at for at in lines if _is_acronym(text, pieces[at])}
    if acronyms and any(_closes_with_agency(text, piece) for piece in pieces):
        credited |= acronyms
    if not credited:
        return pieces
    return [piece._replace(kind=Kind.CREDIT, why=None) if at in credited else piece for at, piece in enumerate(pieces)]


def _credits_with_outlet(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line names an agency and the site, and no text follows directly: ``ANP/Regio8``."""
    piece, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if piece.kind is not Kind.TEXT and piece.why is not Reason.CAPTION:
        return False
    match = _AGENCY_AND_OUTLET.fullmatch(text, piece.start, piece.end)
    if match is None or not (after is None or after.gap or after.kind is not Kind.TEXT):
        return False
    return text.count(match["outlet"], 0, _MAX_SEARCHED_CHARS) > 1


def _is_acronym(text: str, piece: Piece) -> bool:
    """Whether a line is an acronym in parentheses: ``(IAR)``."""
    if piece.kind is not Kind.TEXT or piece.dateline is not None:
        return False
    return _ACRONYM.fullmatch(text, piece.start, piece.end) is not None


def _closes_with_agency(text: str, piece: Piece) -> bool:
    """Whether a text closes with a known agency in parentheses."""
    if piece.kind is not Kind.TEXT or not piece.is_paragraph or text[piece.end - 1] != ")":
        return False
    return bool(find_closing_credit(text, piece.start, piece.end))


def _is_published_line(text: str, piece: Piece) -> bool:
    """Whether an agency stands in front of a line that says when it published: ``MAP - publié le 12 mai à 12:48``."""
    match = piece.dateline
    if match is None or not match.credits or match.places or match.date or match.signal or piece.sentence:
        return False
    if not 0 < piece.rest_chars <= _MAX_PUBLISHED_CHARS or not text[match.end].islower():
        return False
    return text[piece.end - 1].isdecimal() and date_in(text, match.end, piece.end) is not None


def _credit_and_line(text: str, piece: Piece) -> list[Piece]:
    """Return the agency and the line behind it."""
    match = piece.dateline
    end = match.end if match is not None else piece.start
    name = text[piece.start : end].rstrip(_BEHIND_NAME)
    return [
        Piece(Kind.CREDIT, piece.start, piece.start + len(name), gap=piece.gap),
        Piece(Kind.NOISE, end, piece.end, why=Reason.PUBLISHED_LINE),
    ]


def _is_text(piece: Piece) -> bool:
    return piece.kind is Kind.TEXT and piece.is_paragraph and piece.sentence


def _is_signature(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether a dateline with its line to itself names a writer and an agency below a text."""
    piece = pieces[at]
    match = piece.dateline
    if match is None or piece.rest_chars or not match.sure or match.date or len(match.places) != 1 or not at:
        return False
    name = match.places[0].printed
    words = name.split(" ")
    if len(words) not in _WORDS_OF_A_NAME or match.places[0].beside is not None or name.isupper():
        return False
    if text[piece.end - 1] != ")" or not all(word[:1].isupper() for word in words):
        return False
    below = pieces[at + 1] if at + 1 < len(pieces) else None
    opens = below is not None and below.kind is Kind.TEXT and below.gap == 0 and below.is_paragraph
    return _is_text(pieces[at - 1]) and not opens


def _is_agency_alone(text: str, piece: Piece) -> bool:
    """Whether an agency in parentheses opens a paragraph: ``(AOF) - Les ventes …``."""
    match = piece.dateline
    alone = match is not None and match.credits and not (match.places or match.date or match.signal)
    return bool(alone) and text[piece.start] == "("


def _is_label(text: str, piece: Piece) -> bool:
    """Whether an agency stands in front of a short line in capitals: ``AOF - EN SAVOIR PLUS``."""
    match = piece.dateline
    if match is None or not match.credits or match.places or match.date or match.signal or text[piece.start] == "(":
        return False
    return 0 < piece.rest_chars < _MAX_LABEL_CHARS and text[match.end : piece.end].isupper() and not piece.sentence


_MAX_CREDIT_CHARS: Final = 40
"""The longest line that credits the text above it, in characters. Chosen by hand."""
_MAX_CREDIT_LINES: Final = 100
"""Lines of a page that are looked at as credits: it bounds the time. Chosen by hand."""
_MAX_SEARCHED_CHARS: Final = 200_000
"""How much of a page is searched for the site's own name, in characters: it bounds the time. Chosen by hand."""
_AGENCY_AND_OUTLET: Final = compiled(rf"(?:{AGENCY_PATTERN})/(?P<outlet>[{CAPITALS}][^\W_]{{3,30}})")
_ACRONYM: Final = compiled(rf"\((?:[{CAPITALS}]{{2,6}})(?:/[{CAPITALS}]{{2,6}}){{0,2}}\)")
_MAX_PUBLISHED_CHARS: Final = 60
"""The longest line behind an agency that says when it published, in characters. Chosen by hand."""
_BEHIND_NAME: Final = f" :|{DASHES}"
_WORDS_OF_A_NAME: Final = range(2, 4)
"""Words of a writer's name. Chosen by hand."""
_MAX_LABEL_CHARS: Final = 40
"""The longest line in capitals behind an agency that is a label, in characters. Chosen by hand."""
