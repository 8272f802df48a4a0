"""How the items of a stretch are printed that have times: with headlines or without, in one line or in more."""

from collections.abc import Sequence

from dateline.core.page.layout.blocks import Chunk


def are_bare(chunks: Sequence[Chunk]) -> bool:
    """Whether the items begin with their texts: most chunks with a time, but the last, show no headline."""
    timed = [chunk for chunk in chunks[:-1] if chunk.stamp is not None]
    return sum(bool(chunk.texts) and chunk.texts[0].body for chunk in timed) * 2 > len(timed)


def are_terse(chunks: Sequence[Chunk]) -> bool:
    """Whether most chunks with a time hold one line, on the line of the time."""
    timed = [chunk.texts for chunk in chunks if chunk.stamp is not None]
    return len(timed) > 1 and sum(len(texts) == 1 and texts[0].timed for texts in timed) * 2 > len(timed)
