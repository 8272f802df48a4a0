"""Sentences: where they end, by what is printed between two tokens.

Nearly all gaps are in a table. A compiled loop looks them up; only the others are read.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np

from dateline.core.data.text.characters import CLOSERS
from dateline.core.stories.similarity.changes.number_words.large_numbers import GAPS
from dateline.core.stories.similarity.compiler import (
    INT64S,
    UINT32S,
    UINT64S,
    WRITABLE_INT64S,
    compiled,
)
from dateline.core.stories.similarity.tokens import CodePoints, Hashes64, Positions

_ENDS_OF_SENTENCES: Final = frozenset(".!?")
"""Marks that end a sentence where a space follows."""
RUNS_ON: Final[Mapping[str, bool]] = {
    **dict.fromkeys((*GAPS, ", ", "; ", " ("), True),
    **dict.fromkeys((". ", "? ", "! ", "\n", ".\n"), False),
}
"""Whether a sentence goes on behind the most frequent gaps: what ``runs_on_behind`` would find out."""
_GAP_CHARS: Final = 2
"""Characters of the gaps that the compiled loop knows; narrower ones end no sentence within a line."""
_NEW_LINE: Final = ord("\n")
_HALF: Final = np.uint64(32)
"""Bits of a character in a number that stands for a gap of two."""


def _known_gaps(*, ends: bool) -> Hashes64:
    """Return the gaps of two characters behind which a sentence ends, or those behind which it goes on too."""
    gaps = [gap for gap, runs_on in RUNS_ON.items() if len(gap) == _GAP_CHARS and not (ends and runs_on)]
    return np.array([ord(gap[0]) << int(_HALF) | ord(gap[1]) for gap in gaps], np.uint64)


_KNOWN_GAPS: Final = _known_gaps(ends=False)
_KNOWN_ENDS: Final = _known_gaps(ends=True)


def runs_on_behind(gap: str) -> bool:
    """Return whether a sentence goes on behind a gap between two tokens."""
    if (runs_on := RUNS_ON.get(gap)) is not None:  # as nearly always
        return runs_on
    ends = gap.lstrip(CLOSERS)[:1] in _ENDS_OF_SENTENCES and any(map(str.isspace, gap))
    return not ends and "\n" not in gap


def ends_of_sentences(text: str, code_points: CodePoints, starts: Positions, ends: Positions) -> list[int]:
    """Return the last token of each sentence and line; the last one of the text is always among them.

    Within a line, a mark and a space stand behind it.
    """
    found, asked = np.empty(len(starts), np.int64), np.empty(len(starts), np.int64)
    size, others = _read_gaps(code_points, starts, ends, _KNOWN_GAPS, _KNOWN_ENDS, found, asked)
    tokens: list[int] = found[:size].tolist()
    if others:
        gaps = [(token, text[ends[token] : starts[token + 1]]) for token in asked[:others].tolist()]
        tokens = sorted([*tokens, *[token for token, gap in gaps if not runs_on_behind(gap)]])
    return tokens


@compiled(UINT32S, INT64S, INT64S, UINT64S, UINT64S, WRITABLE_INT64S, WRITABLE_INT64S)
def _read_gaps(  # noqa: PLR0913, PLR0917 - a compiled loop gets arrays, not the objects that hold them
    code_points: CodePoints,
    starts: Positions,
    ends: Positions,
    known_gaps: Hashes64,
    known_ends: Hashes64,
    found: Positions,
    asked: Positions,
) -> tuple[int, int]:
    """Fill in the tokens that end a sentence or a line, and those whose gap is not known; return how many there are."""
    size = others = 0
    last = len(starts) - 1
    for token in range(len(starts)):
        is_end, is_known = token == last, token == last
        for at in range(ends[token], starts[token + 1] if token < last else ends[token]):
            is_end |= code_points[at] == _NEW_LINE
        width = starts[token + 1] - ends[token] if token < last else 0
        is_known |= is_end or width < _GAP_CHARS
        if width == _GAP_CHARS and not is_known:
            gap = np.uint64(code_points[ends[token]]) << _HALF | np.uint64(code_points[ends[token] + 1])
            for known in known_gaps:
                is_known |= gap == known
            for known in known_ends:
                is_end |= gap == known
        if is_end:
            found[size] = token
            size += 1
        elif not is_known:
            asked[others] = token
            others += 1
    return size, others
