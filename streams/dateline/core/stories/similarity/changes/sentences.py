"""Sentences and lines: where they end, by what is printed between two tokens, and which lines are new.

Nearly all gaps are in a table. A compiled loop looks them up; only the others are read.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np

from dateline.core.data.text.characters import CLOSERS
from dateline.core.stories.similarity.changes.number_words.large_numbers import GAPS
from dateline.core.stories.similarity.changes.token_flags import IN_FIGURES, IS_FRESH, IS_NEW_CONTENT, IS_NEW_WORD
from dateline.core.stories.similarity.compiler import (
    INT64,
    INT64S,
    TABLE_OF_INT64S,
    UINT8S,
    UINT32S,
    UINT64S,
    WRITABLE_INT64S,
    compiled,
    compiled_entry,
)
from dateline.core.stories.similarity.tokens import CodePoints, Hashes64, Positions
from dateline.core.stories.similarity.vocabulary import Marks

_ENDS_OF_SENTENCES: Final = frozenset(".!?")
"""Marks that end a sentence where a space follows."""
RUNS_ON: Final[Mapping[str, bool]] = {
    **dict.fromkeys((*GAPS, ", ", "; ", " ("), True),
    **dict.fromkeys((". ", "? ", "! ", "\n", ".\n"), False),
}
"""Whether a sentence goes on behind the most frequent gaps: what ``runs_on_behind`` would find out."""
MIN_FRESH: Final = 0.8
"""Share of the tokens of a sentence or paragraph that are fresh in a new one. Chosen by hand."""
_MAX_WORDS_OF_A_ROW: Final = 12
"""Tokens of the longest row of figures. Chosen by hand."""
_MIN_NEW_WORDS: Final = 3
"""Words of a new paragraph that the text before lacked, at least: fewer are a reworded place. Chosen by hand."""
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


@compiled_entry(UINT32S, INT64S, INT64S, UINT64S, UINT64S, WRITABLE_INT64S, WRITABLE_INT64S)
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


class FreshLines(NamedTuple):
    """The lines with fresh tokens, in order."""

    new: list[str]
    """Those that are new paragraphs, as printed."""
    new_places: list[range]
    """The tokens of each of these."""
    changed_places: list[range]
    """The tokens of each of the others."""


def fresh_lines(text: str, code_points: CodePoints, starts: Positions, flags: Marks, shown: bytearray) -> FreshLines:
    """Return the lines of a body with fresh tokens: asked line by line they took a tenth of the time of ``changed``.

    ``flags`` are those of ``TokenFlags``, ``shown`` flags of the tokens that are shown in another line of a change.
    """
    found, lines = np.empty((len(starts), 5), np.int64), FreshLines([], [], [])
    size = _find_fresh_lines(code_points[: len(text)], starts, flags, np.frombuffer(shown, np.uint8), found)
    for first, stop, start, end, is_new in found[:size].tolist():
        if is_new:
            lines.new.append(text[start:end])
            lines.new_places.append(range(first, stop))
        else:
            lines.changed_places.append(range(first, stop))
    return lines


@compiled(UINT8S, UINT8S, INT64, INT64, INT64)
def _is_new_line(flags: Marks, shown: Marks, size: int, first: int, stop: int) -> bool:
    """Whether nearly all tokens of a line are fresh, and enough words new for a new paragraph.

    A row of figures that opens with a known word is a changed one: ``Revs 1.7 mln vs 1.4 mln``.
    """
    kinds = flags.reshape(len(flags) // size, size)
    fresh = figures = new = 0
    for token in range(first, stop):
        fresh += kinds[IS_FRESH, token]
        figures += kinds[IN_FIGURES, token]
        new += kinds[IS_NEW_CONTENT, token] and not shown[token]
    is_row = stop - first <= _MAX_WORDS_OF_A_ROW and figures > 1
    if is_row and not kinds[IS_NEW_WORD, first]:
        return False
    return fresh >= MIN_FRESH * (stop - first) and new >= _MIN_NEW_WORDS


@compiled_entry(UINT32S, INT64S, UINT8S, UINT8S, TABLE_OF_INT64S)
def _find_fresh_lines(code_points: CodePoints, starts: Positions, flags: Marks, shown: Marks, found: Positions) -> int:
    """Fill in the first token of each line with fresh ones, the one behind its last, its characters, and if it is new.

    Returns how many such lines there are.
    """
    size = first = stop = start = 0
    for end in range(len(code_points) + 1):
        if end < len(code_points) and code_points[end] != _NEW_LINE:
            continue
        has_fresh = False
        while stop < len(starts) and starts[stop] <= end:
            has_fresh |= flags[IS_FRESH * len(starts) + stop] != 0
            stop += 1
        if has_fresh:
            found[size, 0], found[size, 1], found[size, 2], found[size, 3] = first, stop, start, end
            found[size, 4] = _is_new_line(flags, shown, len(starts), first, stop)
            size += 1
        first, start = stop, end + 1
    return size
