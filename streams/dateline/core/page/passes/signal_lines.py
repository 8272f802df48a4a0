"""Give the words that have a line to themselves to the items whose headline or dateline stands at that line.

``HEADLINE`` / ``WITHDRAWN`` / ``CITY (AP) - ``: such a line is no headline where there is another, and no text
of the item above. Where it is the only line that can be the headline, it stays so. One that repeats between the
items of a page, or stands in a menu, says nothing.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from dateline.core.data.wire.signals import SIGNALS
from dateline.core.page.layout.drafts import Draft, Said
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.text.signals import is_bare


def without_lone_words(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, the words made noise that are no headline, and those that say nothing no signal."""
    if not [piece for piece in pieces if piece.signal is not None]:  # as on nearly every page
        return list(pieces)
    read = list(pieces)
    for first, stop in _idle(text, read):
        read[first:stop] = [piece._replace(signal=None) for piece in read[first:stop]]
    for first, stop in _lines(read):
        if _is_beside_headline(read, first, stop):
            read[first:stop] = [
                piece._replace(kind=Kind.NOISE, sentence=False, why=Reason.LONE_SIGNAL) for piece in read[first:stop]
            ]
    return read


def with_said(text: str, read: Sequence[Piece], drafts: list[Draft]) -> list[Draft]:
    """Return the items, each with the word at its opening; none with a word that stands between any two of them."""
    lines = _lines(read)
    if not lines:
        return drafts
    near = _Near(
        own={piece.start: line for line in lines for piece in read[slice(*line)]},
        above={read[at].start: line for line in lines if (at := _below(read, line[1])) is not None},
        below={read[at].start: line for line in lines if (at := _above(read, line[0])) is not None},
    )
    said = [_said(read, _line_of(draft, near)) for draft in drafts]
    between = [text[one.start : one.end] for one in said[1:] if one is not None]
    if len(between) == len(said) - 1 >= _TWICE and len(set(between)) == 1:
        return drafts
    return [draft._replace(said=one) for draft, one in zip(drafts, said, strict=True)]


class _Near(NamedTuple):
    """The lines by where a piece starts that is of one, or stands below or above it."""

    own: dict[int, "_Line"]
    above: dict[int, "_Line"]
    below: dict[int, "_Line"]


_Line = tuple[int, int]
"""The pieces [first, stop) of a line."""


def _line_of(draft: Draft, near: _Near) -> _Line | None:
    """Return the line at an item's opening: its headline, or directly above that or the text, or below the headline."""
    head, body = draft.headline, draft.body[0] if draft.body else None
    for piece in (head, body):
        if piece is not None and (line := near.own.get(piece.start) or near.above.get(piece.start)) is not None:
            return line
    return near.below.get(head.start) if head is not None and body is not None and head.start < body.start else None


def _said(read: Sequence[Piece], line: _Line | None) -> Said | None:
    if line is None:
        return None
    said = {piece.signal for piece in read[slice(*line)]}
    return Said(read[line[0]].start, read[line[1] - 1].end, next(kind for kind, _ in SIGNALS if kind in said))


def _lines(read: Sequence[Piece]) -> list[_Line]:
    """Return the pieces of each such line, or of several together: ``+++ KORREKTUR +++`` is read as three."""
    found: list[_Line] = []
    for at in [at for at, piece in enumerate(read) if piece.signal is not None and piece.why is not Reason.REPEATED]:
        if found and found[-1][1] == at:
            found[-1] = found[-1][0], at + 1
        else:
            found.append((at, at + 1))
    return found


def _idle(text: str, read: Sequence[Piece]) -> list[_Line]:
    """Return the lines that say nothing: the same stands again and again, or it is a menu's."""
    lines = _lines(read)
    printed = [text[read[first].start : read[stop - 1].end] for first, stop in lines]
    often = Counter(map(str.upper, printed))
    return [
        line
        for line, words in zip(lines, printed, strict=True)
        if often[words.upper()] >= _OFTEN or (is_bare(words) and _ends_menu(text, read, line[0]))
    ]


def _ends_menu(text: str, read: Sequence[Piece], at: int) -> bool:
    """Whether labels stand above it without a blank line between, several of them."""
    run = read[max(0, at - _LABELS) : at + 1]
    close = len(run) > _LABELS and not any(piece.gap for piece in run[1:])
    labels = all(not piece.body and piece.kind in _OF_MENUS for piece in run[:-1])
    return close and labels and all(text.count(" ", piece.start, piece.end) < _WORDS for piece in run[:-1])


def _is_beside_headline(read: Sequence[Piece], first: int, stop: int) -> bool:
    """Whether an item begins here that has another line for its headline, or that no line of signs has parted."""
    under, over = _below(read, stop), _above(read, first)
    if under is None or read[under].kind is not Kind.TEXT:
        return False
    kinds = {piece.kind for piece in read[first:stop]}
    headed = over is not None and read[over].heading
    follows = over is not None and read[over].kind is Kind.TEXT
    if read[under].dateline is not None:
        return Kind.TEXT not in kinds or headed or (follows and Kind.RULE not in kinds)
    if read[under].heading:
        texts = [piece for piece in read[under + 1 : under + _NEAR] if piece.kind is Kind.TEXT][:_TWICE]
        return any(piece.dateline is not None for piece in texts) if follows else bool(texts)
    top = _above(read, over) if over is not None else None
    return headed and (top is None or read[top].kind is not Kind.TEXT)  # else it may be a text's last line


def _below(read: Sequence[Piece], at: int) -> int | None:
    """Return where the next piece stands, less the writer's name."""
    while at < len(read) and read[at].why is Reason.BYLINE:
        at += 1
    return at if at < len(read) else None


def _above(read: Sequence[Piece], at: int) -> int | None:
    """Return where the piece above stands, less the writer's name."""
    at -= 1
    while at >= 0 and read[at].why is Reason.BYLINE:
        at -= 1
    return at if at >= 0 else None


_OFTEN: Final = 3
_TWICE: Final = 2
_LABELS: Final = 2
"""Labels above a word from which on they are a menu that it ends."""
_WORDS: Final = 3
"""Blanks of a line that reads like a headline."""
_NEAR: Final = 5
_OF_MENUS: Final = {Kind.TEXT, Kind.NOISE, Kind.MARKER}
