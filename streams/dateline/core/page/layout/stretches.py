"""Cut a page's pieces at its markers: what stands above the first, and the list that each opens."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from dateline.core.page.lines.piece import Kind, Piece


class Stretch(NamedTuple):
    """Pieces of a page; ``section`` is None above the first marker, empty where a marker names none."""

    section: str | None
    pieces: list[Piece]


def stretches(read: Sequence[Piece]) -> list[Stretch]:
    """Return the page's stretches: the one above the first marker, then one a marker that opens a list."""
    if not [piece for piece in read if piece.kind is Kind.MARKER]:
        return [Stretch(None, list(read))]
    marked: list[tuple[Piece | None, list[Piece]]] = [(None, [])]
    for piece in read:
        if piece.kind is Kind.MARKER:
            marked.append((piece, []))
        else:
            marked[-1][1].append(piece)
    found = [Stretch(None, [])]
    for marker, following in marked:
        if marker is not None and _opens_list(marker, following):
            found.append(Stretch(marker.section or "", following))
        else:
            inside = marker is not None and any(piece.body for piece in found[-1].pieces)
            found[-1].pieces.extend(_without_links(following) if inside else following)
    return found


def _without_links(following: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces behind a marker in the midst of an article, without the headlines that it links to."""
    at = next((at for at, piece in enumerate(following) if piece.body or piece.sentence), len(following))
    return following[at:]


def _opens_list(marker: Piece, following: Sequence[Piece]) -> bool:
    """Whether items follow a marker; else it is a link in the midst of an article."""
    if any(piece.dateline is not None or piece.kind is Kind.STAMP for piece in following):
        return True
    texts = [piece for piece in following if piece.kind is Kind.TEXT]
    return marker.section is not None and len(texts) == len(following) <= _CUT_ITEM


_CUT_ITEM: Final = 2
"""A headline and what there is of its body."""
