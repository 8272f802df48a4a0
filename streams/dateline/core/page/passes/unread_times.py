"""Mark lines that stand where a page's items have their times, and that were not understood as times of items.

Such a line (``gstrn 22u30``) between a headline and its dateline was the headline, and the true one was text of the
item above. ``Updated 12 minutes ago`` is a line of the page; below each item of a list that has no other times, it is
the item's.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dateline.core.data.times.ages import AGE_WORDS, PHRASES
from dateline.core.data.times.clocks import CHANGE_LABELS, CLOCK_AFTER, CLOCK_BEFORE, DATE_BEFORE, DAYS, LABELS
from dateline.core.data.times.months import MONTHS, WEEKDAYS
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.times.phrases.timestamps import stamp


def mark_unread_times(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: where times stand between headlines and datelines, a line with a number there is noise.

    Where only times of changes stand between the items, they are the items' times.
    """
    pieces = _with_times_of_changes(text, pieces)
    times = [at for at, piece in enumerate(pieces) if piece.kind is Kind.STAMP and _is_between(pieces, at)]
    if len(times) < _MIN_TIMES:
        return pieces
    lines = [
        at
        for at, piece in enumerate(pieces)
        if piece.kind is Kind.TEXT
        and piece.size <= _MAX_TIME_CHARS
        and piece.is_heading
        and not piece.timed
        and _is_between(pieces, at)
        and _may_be_time(text[piece.start : piece.end])
    ]
    if not lines:
        return pieces
    marked = list(pieces)
    for at in lines:
        marked[at] = pieces[at]._replace(kind=Kind.NOISE, why=Reason.UNREAD_TIME)
        marked[at - 1] = pieces[at - 1]._replace(wrapped=False)  # as it seemed above a small letter
    return marked


def _with_times_of_changes(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: lines such as ``Updated 12 minutes ago`` are times where they are a list's only ones."""
    if any(piece.kind is Kind.STAMP for piece in pieces):
        return pieces
    changes = {at: time for at, piece in enumerate(pieces) if (time := time_of_change(text, piece)) is not None}
    printed = {time.stamp.printed for time in changes.values() if time.stamp is not None}
    if len(printed) < _MIN_TIMES:  # an article may print its own above and below
        return pieces
    between = (pieces[above:below] for above, below in pairwise(changes))
    if not all(any(piece.kind is Kind.TEXT and piece.is_paragraph for piece in item) for item in between):
        return pieces
    return [changes.get(at, piece) for at, piece in enumerate(pieces)]


def time_of_change(text: str, piece: Piece) -> Piece | None:
    """Return a line of the page that says how long ago it was changed, as a time; None for any other piece.

    In front may stand how long it takes to read: ``2 min read · 2 hours ago``.
    """
    if piece.why not in _REASONS_OF_CHANGES:
        return None
    time = stamp(text, piece.start, piece.end)
    if time is not None and piece.why is Reason.PAGE_LINE:
        front = text[piece.start : time.start].lower()
        time = time if front.strip().endswith(CHANGE_LABELS) or front[:1].isdecimal() else None
    return piece._replace(kind=Kind.STAMP, stamp=time, why=None) if time is not None and time.strong else None


def _is_between(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line stands directly below a headline and directly above a dateline."""
    if not 0 < at < len(pieces) - 1 or pieces[at].gap:
        return False
    above, below = pieces[at - 1]._replace(wrapped=False), pieces[at + 1]
    return above.is_heading and below.dateline is not None and not below.gap


def _may_be_time(line: str) -> bool:
    """Whether a line has a number, and no more words beside those of times than a time has: ``gstrn omstr. 22u``.

    ``Gent wint met 3-0`` has three such words, and ``Ajax wint 3-0`` two of which one is a name.
    """
    if _NUMBER.search(line) is None or _NO_TIME.search(line) is not None:
        return False
    others = [word for word in _WORD.findall(line) if word.lower() not in _WORDS_OF_TIMES]
    named = any(word[0].isupper() for word in others)
    return len(others) < (_MIN_WORDS_WITH_NAME if named else _MIN_WORDS)


_REASONS_OF_CHANGES: Final = frozenset({Reason.PUBLISHED_LINE, Reason.PAGE_LINE})
"""Why a line with the time of a change is noise."""
_MIN_TIMES: Final = 2
"""The fewest times of a page that show where its times stand. Chosen by hand."""
_MAX_TIME_CHARS: Final = 30
"""The longest line that may be a time, in characters; a headline below a kicker is longer. Chosen by hand."""
_MIN_WORDS: Final = 3
"""The fewest words beside those of times that make a line a headline. Chosen by hand."""
_MIN_WORDS_WITH_NAME: Final = 2
"""The same where one of them has a capital: one alone may stand at the head of a time, ``Publ. 28.XI``."""
_NUMBER: Final = re.compile(r"\d")
_NO_TIME: Final = re.compile(r"[%€$£]|\b\d{1,3}-0\b")
"""A share, a sum, or the score of a side that has no goal: no time is written so."""
_WORD: Final = re.compile(r"(?<![^\W_])[^\W\d_]{2,}(?![^\W_])")
"""A word of two letters or more without a digit: ``u`` and ``22u`` are none."""
_WORDS_OF_TIMES: Final = frozenset(
    word.lower()
    for rows in (
        *(DAYS, LABELS, CLOCK_AFTER, CLOCK_BEFORE, DATE_BEFORE, WEEKDAYS, *MONTHS),
        *((*language.units, *language.numbers, *language.hedges) for language in AGE_WORDS.values()),
        *((row.before, row.after) for row in PHRASES),
    )
    for form in rows
    for word in _WORD.findall(form)
)
"""Every word of a printed time, in lower case."""
