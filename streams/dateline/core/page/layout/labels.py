"""Labels above a text that are no headline: of a summary set between the two, or beside the item's time."""

from collections.abc import Sequence
from typing import Final

from dateline.core.data.wire.bulletins import SUMMARIES
from dateline.core.page.lines.piece import Piece


def without_summary(text: str, lines: Sequence[Piece]) -> Sequence[Piece]:
    """Return the lines above the label of a summary that is set between headline and text; all without one."""
    at = next((at for at, line in enumerate(lines) if text[line.start : line.end].lower().strip(" :") in SUMMARIES), 0)
    return lines[:at] or lines


def is_labelled(text: str, lines: Sequence[Piece]) -> bool:
    """Whether the time shares its line with a section's or town's name, and a headline and its text stand below."""
    if len(lines) < _LINES or not lines[0].timed or not lines[0].heading:
        return False
    label = text.count(" ", lines[0].start, lines[0].end) < _WORDS
    return label and lines[1].heading and lines[2].body


_LINES: Final = 3
_WORDS: Final = 2
