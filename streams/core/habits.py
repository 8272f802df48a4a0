"""How the items of a stretch are printed that have times: with headlines or without, in one line or in more."""

from collections.abc import Sequence

from streams.core.piece import Kind, Piece

Chunk = Sequence[Piece]


def are_bare(chunks: Sequence[Chunk]) -> bool:
    """Whether the items begin with their texts: most chunks with a time, but the last, show no headline."""
    first = [
        next((piece for piece in chunk if piece.kind is Kind.TEXT), None) for chunk in chunks[:-1] if _timed(chunk)
    ]
    return sum(piece is not None and piece.body for piece in first) * 2 > len(first)


def are_terse(chunks: Sequence[Chunk]) -> bool:
    """Whether most chunks with a time hold one line, on the line of the time."""
    timed = [[piece for piece in chunk if piece.kind is Kind.TEXT] for chunk in chunks if _timed(chunk)]
    return sum(len(texts) == 1 and texts[0].timed for texts in timed) * 2 > len(timed) > 1


def _timed(chunk: Chunk) -> bool:
    return any(piece.kind is Kind.STAMP for piece in chunk)
