"""Read what one line leaves open as a clock time, where the times of the page around it run one way.

``mark_dotted_clocks``: a number with a dot alone on its line, ``23.47``, is a price, a mark or a time. Times run one
way down the page, and below each stands a text.

``cut_ticker_clocks``: a line such as ``13:10 van Aert wins the race.`` may be a sentence that opens with a time, or an
item of a ticker. Between the items of a ticker, and in their order, it is an item.

``cut_worded_clocks``: ``um 17:41 Brand in Emden`` may be the middle of a sentence, or a headline behind its time. Where
three lines or more open with the same word, the latest time first, and a text stands below each, they are headlines.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dateline.core.data.text.characters import CAPITALS, DASHES, QUOTES
from dateline.core.data.times.clocks import CLOCK_FIRST, LINE_FIRST
from dateline.core.data.wire.writers import NAME_OPENINGS
from dateline.core.page.lines.classify import classify
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.text.pattern_code import any_of, compiled
from dateline.core.times.phrases.patterns import CLOCK, LATER_CLOCK, SP, any_word
from dateline.core.times.phrases.spans import opens_range
from dateline.core.times.phrases.timestamps import Stamp


def mark_dotted_clocks(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: lines that are clock times with a dot become times, if all such lines are."""
    numbers = [
        at for at, piece in enumerate(pieces) if piece.why is Reason.NUMBER and _CLOCK.fullmatch(text, *_span(piece))
    ]
    if len(numbers) < _MIN_CLOCKS or not _run_one_way(text, pieces, numbers):
        return pieces
    ends = [*numbers[1:], len(pieces)]
    if not all(
        any(piece.is_paragraph and piece.kind is Kind.TEXT for piece in pieces[at + 1 : end])
        for at, end in zip(numbers, ends, strict=True)
    ):
        return pieces
    marked = list(pieces)
    for at in numbers:
        start, end = _span(pieces[at])
        time = Stamp(start, end, text[start:end], strong=False)
        marked[at] = pieces[at]._replace(kind=Kind.STAMP, stamp=time, why=None)
    return marked


def _span(piece: Piece) -> tuple[int, int]:
    return piece.start, piece.end


def _run_one_way(text: str, pieces: Sequence[Piece], numbers: Sequence[int]) -> bool:
    """Whether the times run down the page from late to early, or from early to late."""
    printed = [text[pieces[at].start : pieces[at].end].split(".") for at in numbers]
    minutes = [int(hour) * 60 + int(minute) for hour, minute in printed]
    return all(one > next_ for one, next_ in pairwise(minutes)) or all(one < next_ for one, next_ in pairwise(minutes))


def cut_ticker_clocks(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: a line that opens with a clock time and a small letter is cut behind it in a ticker."""
    timed = [at for at, piece in enumerate(pieces) if piece.kind is Kind.STAMP and piece.timed]
    if len(timed) < _MIN_NEIGHBOURS:
        return pieces
    cut: list[Piece] = []
    for at, piece in enumerate(pieces):
        clock = _OPENING_CLOCK.match(text, *_span(piece)) if piece.kind is Kind.TEXT and not piece.timed else None
        is_item = (
            clock is not None
            and piece.dateline is None
            and (not text[clock.end()].islower() or _NAME.match(text, clock.end(), piece.end) is not None)
            and not opens_range(text, *clock.span("clock"), piece.end)
        )
        if clock is None or not is_item or not _stands_in_ticker(text, pieces, timed, at):
            cut.append(piece)
            continue
        start, end = clock.span("clock")
        time = Stamp(start, end, clock["clock"], strong=False)
        head, *rest = classify(text, clock.end(), piece.end)
        stamp = Piece(Kind.STAMP, start, clock.end(), piece.gap, piece.indent, stamp=time, timed=True)
        cut += [stamp, head._replace(timed=True), *rest]
    return cut


def _stands_in_ticker(text: str, pieces: Sequence[Piece], timed: Sequence[int], at: int) -> bool:
    """Whether the times of the nearest two items, around a line or on one side of it, run one way with its own.

    ``timed`` are the numbers of the times in front of items. A line in which the sentence above goes on is none.
    """
    above = pieces[at - 1] if at else None
    if above is not None and above.kind is Kind.TEXT and not above.sentence and pieces[at].sentence:
        return False
    below = bisect_left(timed, at)
    around = timed[max(0, below - 1) : below + 1] if 0 < below < len(timed) else timed[:2] if not below else timed[-2:]
    numbers = sorted([*around, at])
    if any(there - here > _MAX_PIECES_BETWEEN for here, there in pairwise(numbers)):
        return False
    clocks = [_minutes(text, pieces[number]) for number in numbers]
    return clocks == sorted(clocks) or clocks == sorted(clocks, reverse=True)


def _minutes(text: str, piece: Piece) -> int:
    """Return the minutes since midnight of the first clock time in a piece."""
    return _minutes_of(text[piece.start : piece.end])


def cut_worded_clocks(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, headlines cut behind a time that a word opens: ``ore 17:41 Chiuso il ponte``.

    The latest comes first, as in lists of news: programmes and chronologies run from early to late.
    """
    found = {at: clock for at, piece in enumerate(pieces) if (clock := _worded_clock(text, pieces, at)) is not None}
    words = Counter(clock["word"] for clock in found.values())
    if not words:
        return pieces
    word, count = words.most_common(1)[0]
    times = [_minutes_of(clock["clock"]) for clock in found.values() if clock["word"] == word]
    if count < _MIN_CLOCKS or times != sorted(times, reverse=True):
        return pieces
    cut: list[Piece] = []
    for at, piece in enumerate(pieces):
        clock = found.get(at)
        if clock is None or clock["word"] != word:
            cut.append(piece)
            continue
        head, *rest = classify(text, clock.end(), piece.end)
        cut += [_stamp_piece(clock, piece), head._replace(timed=True), *rest]
    return cut


def cut_headline_clock(text: str, headline: Piece) -> list[Piece]:
    """Return a headline of the page's structure behind its time: ``ore 17:41 Chiuso il ponte``; else the headline.

    The word in front of the time has a small letter, as no headline's first word has.
    """
    clock = _WORDED_CLOCK.match(text, *_span(headline)) if text[headline.start].islower() else None
    if clock is None or opens_range(text, *clock.span("clock"), headline.end):
        return [headline]
    return [_stamp_piece(clock, headline), headline._replace(start=clock.end())]


def _stamp_piece(clock: re.Match[str], piece: Piece) -> Piece:
    """Return the time in front of a headline as a piece."""
    start, end = clock.span("stamp")
    time = Stamp(start, end, clock["stamp"], strong=False)
    return Piece(Kind.STAMP, start, clock.end(), piece.gap, piece.indent, stamp=time, timed=True)


def _worded_clock(text: str, pieces: Sequence[Piece], at: int) -> re.Match[str] | None:
    """Return the time behind a word that opens a headline, and no line in which the text above goes on."""
    piece = pieces[at]
    if piece.kind is not Kind.TEXT or piece.timed or piece.sentence or piece.dateline is not None:
        return None
    above = pieces[at - 1] if at else None
    if above is not None and above.kind is Kind.TEXT and above.is_paragraph and not above.sentence and not piece.gap:
        return None
    if at + 1 == len(pieces) or not pieces[at + 1].sentence:  # a fixture, ``ore 20:45 Inter-Lecce``, has no text
        return None
    clock = _WORDED_CLOCK.match(text, *_span(piece))
    return None if clock is None or opens_range(text, *clock.span("clock"), piece.end) else clock


def _minutes_of(printed: str) -> int:
    """Return the minutes since midnight of a printed clock time; those of a half day count as they are printed."""
    hour, minute = [*map(int, _NUMBER.findall(printed)[:2]), 0, 0][:2]
    return hour * 60 + minute


_WORDED_CLOCK: Final = compiled(
    rf"(?P<stamp>(?P<word>{any_word((*CLOCK_FIRST, *LINE_FIRST))}){SP}(?P<clock>{LATER_CLOCK}))"
    rf"(?:{SP}*[{DASHES}:|·•])?{SP}+(?=[{CAPITALS}{QUOTES}])"
)
"""A clock time behind a word that opens it on a line of its own, in front of a capital or a quotation."""
_CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_MIN_CLOCKS: Final = 3
"""The fewest times of a page; two numbers run one way by chance. Chosen by hand."""
_OPENING_CLOCK: Final = compiled(rf"(?P<clock>{CLOCK}|(?:[01]?\d|2[0-3]):[0-5]\d){SP}+(?=[^\W\d_])(?![A-Z])")
"""A clock time in front of a letter that is no capital. With a dot it may be a number: ``12.45 percent of voters``."""
_NAME: Final = re.compile(
    rf"(?:(?:{any_of(NAME_OPENINGS)}) [^\W\d_]{{1,4}} |[^\W\d_]{{1,5}}['\u2019 ])?[^\W\d_]{{0,2}}[{CAPITALS}]"
)
"""A name, behind a short word or two, ``in London``, ``von der Leyen``, or with small letters first: ``iPhone``. A
sentence that a clock time opens goes on with its verb."""
_NUMBER: Final = re.compile(r"\d{1,2}")
_MIN_NEIGHBOURS: Final = 2
"""Items with times of a ticker, at least, beside the line in doubt. Chosen by hand."""
_MAX_PIECES_BETWEEN: Final = 4
"""Pieces from one time of a ticker to the next, at most: an item of three lines. Chosen by hand."""
