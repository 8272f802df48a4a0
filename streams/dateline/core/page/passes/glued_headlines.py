"""Take off a headline that is printed again where its text begins: ``… la ferrovia del tèRoma, 11 giu. (…) …``.

Part headlines from the datelines glued to them that name no agency: ``… onder controleTHOLEN - De brandweer``.

Beside an agency the parentheses show where a dateline ends; a bare one is looked for where a capital
follows a small letter, and believed where a place of that name is known and a text follows.

Take headlines off the texts that they open: ``CABLE SHIP-REPAIR — A ship …``, ``PREMIER DIES AT 91: A former …``.

Digests and advisories of news agencies print a slug or a headline in capitals at the head of each
text. One such line may be a place or a shout; several, one below the other, are how the page is made.

Take photo credits off the lines that they were scraped into: ``ANP Heinen wacht met oordeel``.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from dateline.core.data.text.characters import CAPITALS, DASHES, QUOTES
from dateline.core.data.wire.captions import PHOTO
from dateline.core.page.lines.classify import classify
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.text.agencies import PRINTED


def without_echoes(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, a headline glued to the text below it made noise, and a credit behind it a piece of its own.

    Aggregators print ``Räntan lämnas oförändrad Ekonomi TT Norges Bank …``: headline, section, agency, text.
    """
    kept: list[Piece] = []
    above = 0
    for piece in pieces:
        size = piece.end - piece.start
        if not (_SHORTEST_ECHO <= above <= size - _SHORTEST_ECHO and _repeats(text, kept[-1], piece)):
            kept.append(piece)
            above = size
            continue
        start = piece.start + above
        credited = _CREDITED.match(text, start, piece.end)
        kept.append(piece._replace(kind=Kind.NOISE, end=start, dateline=None, why=Reason.ECHO))
        if credited is not None:
            kept.append(Piece(Kind.CREDIT, credited.start("agency"), credited.end("agency")))
            start = credited.end()
        kept += classify(text, start, piece.end)
        above = kept[-1].size
    return kept


def _repeats(text: str, head: Piece, piece: Piece) -> bool:
    if piece.kind is not Kind.TEXT or text[head.start] != text[piece.start]:
        return False
    return head.heading and text.startswith(text[head.start : head.end], piece.start)


_SHORTEST_ECHO: Final = 15
"""Characters of a headline that is no word or name which its text may well begin with."""
_CREDITED: Final = re.compile(rf" (?:[{CAPITALS}][^\W\d_]+ )?(?P<agency>{PRINTED}) (?=[{CAPITALS}“”\"])")


def with_parted_headlines(text: str, pieces: list[Piece], knows: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces, texts cut where a known place and a dash stand glued to the headline before them."""
    found = {
        at: cut
        for at, piece in enumerate(pieces)
        if piece.dateline is None and piece.end - piece.start >= _SHORTEST_PARTED and (cut := _cut(text, piece, knows))
    }
    if not found:
        return pieces
    parted: list[Piece] = []
    for at, piece in enumerate(pieces):
        if at in found:
            parted.append(piece._replace(end=found[at], sentence=False))
            parted += classify(text, found[at], piece.end)
        else:
            parted.append(piece)
    return parted


def _cut(text: str, piece: Piece, knows: Callable[[str], bool]) -> int | None:
    """Return where the dateline begins that a text's headline is glued to; None where none is."""
    if piece.kind is not Kind.TEXT:
        return None
    stop = min(piece.end, piece.start + _LONGEST)
    if text.find(" - ", piece.start, stop) < 0 and text.find(" \u2013 ", piece.start, stop) < 0:
        return None  # cheap to ask first, and no other dash stands so
    dash = _DASH.search(text, piece.start, stop)
    glue = _GLUE.search(text, max(piece.start, dash.start() - _REACH), dash.start()) if dash is not None else None
    if dash is None or glue is None or text.count(" ", piece.start, glue.start("name")) < _WORDS:
        return None
    known = all(knows(name) for name in glue["name"].split("/"))
    return glue.start("name") if known and piece.end - dash.end() >= _TEXT else None


_SHORTEST_PARTED: Final = 80
"""Characters of headline, dateline and text."""
_TEXT: Final = 40
_LONGEST: Final = 200
_REACH: Final = 40
_WORDS: Final = 2
"""Blanks of the shortest headline."""
_QUOTES: Final = re.escape(QUOTES)
_DASH: Final = re.compile(rf" [-\u2013] (?=[{CAPITALS}{_QUOTES}])")
_GLUE: Final = re.compile(rf"[^\W\d_{CAPITALS}]{{2}}[{_QUOTES}!?]?(?P<name>[{CAPITALS}][^\d\n,.;:!?\"]{{2,30}}+)\Z")


def with_inline_headlines(text: str, pieces: Sequence[Piece], knows: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces, headlines in capitals at the head of texts made pieces of their own, behind a rule.

    ``knows`` says whether a name is a place's, which is no headline.
    """
    found = {
        at: match
        for at, piece in enumerate(pieces)
        if piece.end - piece.start > _SHORTEST_INLINE
        and text[piece.start + 1].isupper()
        and (match := _head(text, piece))
        and not knows(match["head"])
    }
    if len(found) < _SEVERAL:
        return list(pieces)
    parted: list[Piece] = []
    for at, piece in enumerate(pieces):
        match = found.get(at)
        if match is None:
            parted.append(piece)
            continue
        parted.append(Piece(Kind.RULE, piece.start, piece.start, why=Reason.INLINE))
        parted.append(Piece(Kind.TEXT, match.start("head"), match.end("head"), gap=piece.gap))
        parted.append(piece._replace(start=match.end(), gap=0, dateline=None))
    return parted


def _head(text: str, piece: Piece) -> re.Match[str] | None:
    """Read the headline in capitals that opens a text: words before a colon, a slug with hyphens before a dash."""
    if piece.kind is not Kind.TEXT or (piece.dateline is not None and piece.dateline.sure):
        return None
    match = _HEAD.match(text, piece.start, piece.end)
    if match is None or " " not in match["head"]:
        return None
    return match if match["stop"] == ":" or "-" in match["head"] else None


_SEVERAL: Final = 3
_SHORTEST_INLINE: Final = 60
"""Characters of headline and text."""
_SIGNS: Final = rf"{CAPITALS}0-9{re.escape(QUOTES)}"
_WORD: Final = rf"[{_SIGNS}$][{_SIGNS}.,$%&-]*"
_HEAD: Final = re.compile(
    rf"(?P<head>{_WORD}(?: {_WORD}){{0,14}}?)(?P<stop>:| ?[{DASHES}]{{2}}| [{DASHES}]) +(?=[{_SIGNS}])"
)


def without_photo_credits(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, with the credit in front of a headline made a piece of its own where the page repeats it.

    One headline may well begin with an agency's name; the next one too is a photo's credit.
    """
    marked = {
        at: match.end()
        for at, piece in enumerate(pieces)
        if piece.kind is Kind.TEXT
        and text[piece.start] in _FIRST
        and piece.heading
        and (match := _CREDIT.match(text, piece.start, piece.end))
    }
    if len(marked) < _REPEATED or len(marked) * 2 < sum(piece.dateline is not None for piece in pieces):
        return list(pieces)
    parted: list[Piece] = []
    for at, piece in enumerate(pieces):
        if at == len(pieces) - 1 and piece.heading and text[piece.start : piece.end] in _CUT:
            parted.append(piece._replace(kind=Kind.NOISE, why=Reason.PHOTO_CREDIT))
        elif at in marked:
            parted.append(piece._replace(kind=Kind.NOISE, end=marked[at], why=Reason.PHOTO_CREDIT))
            parted.append(piece._replace(start=marked[at], gap=0))
        else:
            parted.append(piece)
    return parted


_REPEATED: Final = 2
_CUT: Final = frozenset(name[:size] for name in PHOTO for size in range(1, len(name) + 1))
"""What is left of a credit that the page cuts off."""
_FIRST: Final = frozenset(name[0] for name in PHOTO)
_NAMES: Final = "|".join(re.escape(name) for name in sorted(PHOTO, key=len, reverse=True))
_CREDIT: Final = re.compile(rf"(?:{_NAMES})(?:[ /,]+(?:{_NAMES}))*(?:/[^\W\d_]+(?: [^\W\d_]+)?)? +(?=[^{DASHES}\s:])")
