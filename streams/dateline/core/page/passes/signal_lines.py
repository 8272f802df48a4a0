"""Give a word of correction or withdrawal that has a line to itself to the item that it stands at.

``HEADLINE`` / ``WITHDRAWN`` / ``CITY (AP) - ``: such a signal line is no headline where there is another, and no
text of the item above. Where no other line can be the headline, it is the headline. One that repeats between the
items of a page, or stands in a menu, is no signal.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from dateline.core.data.wire.signals import SIGNALS
from dateline.core.page.layout.drafts import Draft, SignalLine
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.text.signals import is_bare_word

_Span = tuple[int, int]
"""The pieces [first, stop) of a signal line, by number."""


def mark_signal_lines(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces: signal lines that are no headline become noise; idle ones lose their signal."""
    if not [piece for piece in pieces if piece.signal is not None]:  # as on nearly every page
        return list(pieces)
    marked = list(pieces)
    for first, stop in _find_idle_lines(text, marked):
        marked[first:stop] = [piece._replace(signal=None) for piece in marked[first:stop]]
    for first, stop in _find_signal_lines(marked):
        if _is_beside_headline(marked, first, stop):
            marked[first:stop] = [
                piece._replace(kind=Kind.NOISE, sentence=False, why=Reason.LONE_SIGNAL) for piece in marked[first:stop]
            ]
    return marked


def attach_signal_lines(text: str, pieces: Sequence[Piece], drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, each with the signal line at its opening.

    If the same line stands between every two of three or more items, it divides them: the drafts are returned
    unchanged.
    """
    spans = _find_signal_lines(pieces)
    if not spans:
        return drafts
    neighbours = _Neighbours(
        own={piece.start: span for span in spans for piece in pieces[slice(*span)]},
        above={pieces[at].start: span for span in spans if (at := _below(pieces, span[1])) is not None},
        below={pieces[at].start: span for span in spans if (at := _above(pieces, span[0])) is not None},
    )
    lines = [_signal_line(pieces, _find_line_of(draft, neighbours)) for draft in drafts]
    between = [text[line.start : line.end] for line in lines[1:] if line is not None]
    if len(between) == len(lines) - 1 >= _MIN_DIVIDERS and len(set(between)) == 1:
        return drafts
    return [draft._replace(signal_line=line) for draft, line in zip(drafts, lines, strict=True)]


class _Neighbours(NamedTuple):
    """The signal lines by the starts of the pieces that are theirs, or that stand next to them."""

    own: dict[int, _Span]
    """By the start of a piece of the line itself."""
    above: dict[int, _Span]
    """By the start of the piece that the line stands above."""
    below: dict[int, _Span]
    """By the start of the piece that the line stands below."""


def _find_line_of(draft: Draft, neighbours: _Neighbours) -> _Span | None:
    """Return the signal line at an item's opening: its headline, above the headline or the text, or between them."""
    head, body = draft.headline, draft.body[0] if draft.body else None
    for piece in (head, body):
        if (
            piece is not None
            and (span := neighbours.own.get(piece.start) or neighbours.above.get(piece.start)) is not None
        ):
            return span
    return (
        neighbours.below.get(head.start) if head is not None and body is not None and head.start < body.start else None
    )


def _signal_line(pieces: Sequence[Piece], span: _Span | None) -> SignalLine | None:
    """Return the signal line at a span; of several signals in it the gravest counts."""
    if span is None:
        return None
    signals = {piece.signal for piece in pieces[slice(*span)]}
    return SignalLine(
        pieces[span[0]].start, pieces[span[1] - 1].end, next(kind for kind, _ in SIGNALS if kind in signals)
    )


def _find_signal_lines(pieces: Sequence[Piece]) -> list[_Span]:
    """Return the span of each signal line; neighbours are joined, since ``+++ KORREKTUR +++`` is cut into three."""
    spans: list[_Span] = []
    for at in [at for at, piece in enumerate(pieces) if piece.signal is not None and piece.why is not Reason.REPEATED]:
        if spans and spans[-1][1] == at:
            spans[-1] = spans[-1][0], at + 1
        else:
            spans.append((at, at + 1))
    return spans


def _find_idle_lines(text: str, pieces: Sequence[Piece]) -> list[_Span]:
    """Return the signal lines that signal nothing: they repeat on the page, or end a menu."""
    spans = _find_signal_lines(pieces)
    printed = [text[pieces[first].start : pieces[stop - 1].end] for first, stop in spans]
    counts = Counter(map(str.upper, printed))
    return [
        span
        for span, words in zip(spans, printed, strict=True)
        if counts[words.upper()] >= _MIN_REPEATED or (is_bare_word(words) and _ends_menu(text, pieces, span[0]))
    ]


def _ends_menu(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether the signal line ends a menu: several labels stand above it, without a blank line between any two."""
    run = pieces[max(0, at - _MIN_MENU_LABELS) : at + 1]
    close = len(run) > _MIN_MENU_LABELS and not any(piece.gap for piece in run[1:])
    labels = all(not piece.is_paragraph and piece.kind in _KINDS_OF_LABELS for piece in run[:-1])
    return (
        close and labels and all(text.count(" ", piece.start, piece.end) < _MIN_HEADLINE_SPACES for piece in run[:-1])
    )


def _is_beside_headline(pieces: Sequence[Piece], first: int, stop: int) -> bool:
    """Whether the item that begins at the signal line [first, stop) has another line for its headline.

    Above a dateline, a line below a text is a signal line too, if no line of punctuation marks stands with it.
    """
    under, over = _below(pieces, stop), _above(pieces, first)
    if under is None or pieces[under].kind is not Kind.TEXT:
        return False
    kinds = {piece.kind for piece in pieces[first:stop]}
    headed = over is not None and pieces[over].is_heading
    follows = over is not None and pieces[over].kind is Kind.TEXT
    if pieces[under].dateline is not None:
        return Kind.TEXT not in kinds or headed or (follows and Kind.RULE not in kinds)
    if pieces[under].is_heading:
        texts = [piece for piece in pieces[under + 1 : under + 1 + _MAX_PIECES_TO_TEXT] if piece.kind is Kind.TEXT][
            :_MAX_TEXTS_BELOW
        ]
        return any(piece.dateline is not None for piece in texts) if follows else bool(texts)
    top = _above(pieces, over) if over is not None else None
    return headed and (top is None or pieces[top].kind is not Kind.TEXT)  # else it may be a text's last line


def _below(pieces: Sequence[Piece], at: int) -> int | None:
    """Return the number of the next piece that is no byline, from ``at`` on; None for none."""
    while at < len(pieces) and pieces[at].why is Reason.BYLINE:
        at += 1
    return at if at < len(pieces) else None


def _above(pieces: Sequence[Piece], at: int) -> int | None:
    """Return the number of the nearest piece above ``at`` that is no byline; None for none."""
    at -= 1
    while at >= 0 and pieces[at].why is Reason.BYLINE:
        at -= 1
    return at if at >= 0 else None


_MIN_REPEATED: Final = 3
"""The fewest equal signal lines on a page that signal nothing. Chosen by hand."""
_MIN_DIVIDERS: Final = 2
"""If at least this many items below the first all carry the same signal line, it divides items and signals nothing.
Chosen by hand."""
_MAX_TEXTS_BELOW: Final = 2
"""How many texts below a headline may hold the item's dateline. Chosen by hand."""
_MIN_MENU_LABELS: Final = 2
"""The fewest labels above a signal line that make it the end of a menu. Chosen by hand."""
_MIN_HEADLINE_SPACES: Final = 3
"""The fewest spaces of a line that reads like a headline: four words. Chosen by hand."""
_MAX_PIECES_TO_TEXT: Final = 4
"""Pieces below a headline that are searched for the item's text. Chosen by hand."""
_KINDS_OF_LABELS: Final = {Kind.TEXT, Kind.NOISE, Kind.MARKER}
