"""Take headlines off the texts that they open: ``CABLE SHIP-REPAIR — A ship …``, ``PREMIER DIES AT 91: A former …``.

Digests and advisories of news agencies print a slug or a headline in capitals at the head of each
text. One such line may be a place or a shout; several, one below the other, are how the page is made.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from dateline.core.data.text.characters import CAPITALS, DASHES, QUOTES
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def with_inline_headlines(text: str, pieces: Sequence[Piece], knows: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces, headlines in capitals at the head of texts made pieces of their own, behind a rule.

    ``knows`` says whether a name is a place's, which is no headline.
    """
    found = {
        at: match
        for at, piece in enumerate(pieces)
        if piece.end - piece.start > _SHORTEST
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
_SHORTEST: Final = 60
"""Characters of headline and text."""
_SIGNS: Final = rf"{CAPITALS}0-9{re.escape(QUOTES)}"
_WORD: Final = rf"[{_SIGNS}$][{_SIGNS}.,$%&-]*"
_HEAD: Final = re.compile(
    rf"(?P<head>{_WORD}(?: {_WORD}){{0,14}}?)(?P<stop>:| ?[{DASHES}]{{2}}| [{DASHES}]) +(?=[{_SIGNS}])"
)
