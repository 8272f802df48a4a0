"""The piece of a page: a line or a part of one, and its kind, judged without context."""

from enum import Enum
from typing import Final, NamedTuple

from dateline.core.page.dateline.model import DatelineMatch
from dateline.core.page.lines.reason import Reason
from dateline.core.times.phrases.timestamps import Stamp
from dateline_schemas.brief import Signal


class Kind(Enum):
    """What a piece is, judged without context."""

    TEXT = "text"
    """A headline, a paragraph, or part of one."""
    STAMP = "stamp"
    """A time: an age, a clock time or a date."""
    MARKER = "marker"
    """The head of a list, as a rule with a section's name: ``Meer uit Binnenland``."""
    RULE = "rule"
    """A line of punctuation marks, or anything else that divides items."""
    CREDIT = "credit"
    """An agency's name on a line of its own."""
    NOISE = "noise"
    """What belongs to the page and to no item."""

    __hash__ = object.__hash__
    """The built-in hash: Enum's is written in Python, and kinds are often looked up in sets."""


class Piece(NamedTuple):
    """A part of one line: [start, end) of the page, in characters, without white space around it."""

    kind: Kind
    start: int
    end: int
    gap: int = 0
    """How many blank lines stand above it."""
    indent: bool = False
    """Whether its line begins with spaces."""
    stamp: Stamp | None = None
    """Its time, if it is one."""
    dateline: DatelineMatch | None = None
    """The dateline that it opens with."""
    section: str | None = None
    """The section that it names, if it is a marker."""
    timed: bool = False
    """Whether it shares its line with a time in front."""
    wrapped: bool = False
    """Whether its sentence goes on in the next line."""
    sentence: bool = False
    """Whether it closes like a sentence."""
    why: Reason | None = None
    """Why it is a rule or noise."""
    dense: bool = False
    """Whether it is Chinese or Japanese: there, ten letters hold as much as a line elsewhere."""
    signal: Signal | None = None
    """Correction or withdrawal, if its line holds a word for it and nothing else."""

    @property
    def size(self) -> int:
        """Length in characters."""
        return self.end - self.start

    @property
    def rest_chars(self) -> int:
        """Length of the text after its dateline, in characters."""
        return self.end - (self.dateline.end if self.dateline is not None else self.start)

    @property
    def is_paragraph(self) -> bool:
        """Whether it reads like a paragraph: a dateline, a long line, or a sentence of some length."""
        if self.dateline is not None:
            return True
        size = self.end - self.start
        if self.dense:
            return size > _MAX_DENSE_HEADLINE_CHARS or (size > _MAX_DENSE_LABEL_CHARS and self.sentence)
        return size > _MAX_HEADLINE_CHARS or (size > _MAX_LABEL_CHARS and self.sentence) or self.wrapped

    @property
    def is_heading(self) -> bool:
        """Whether it reads like a headline."""
        if self.kind is not Kind.TEXT or self.dateline is not None or self.sentence or self.wrapped:
            return False
        return self.end - self.start <= (_MAX_DENSE_HEADLINE_CHARS if self.dense else _MAX_HEADLINE_CHARS)


def respace(piece: Piece, gap: int, *, indent: bool) -> Piece:
    """Return the piece with another gap and indent. ``_replace`` takes three times as long."""
    return _new(Piece, (piece[0], piece[1], piece[2], gap, indent, *piece[5:]))


def shift(piece: Piece, by: int, gap: int = 0, *, indent: bool = False) -> Piece:
    """Return the piece of a line moved ``by`` characters into the page, below ``gap`` blank lines.

    It is made as a plain tuple, without field names, for speed: this runs for every piece of every page.
    """
    kind, start, end, _, _, stamp, match, section, timed, wrapped, sentence, why, dense, signal = piece
    if stamp is not None:
        stamp = stamp.shifted(by)
    if match is not None:
        match = _new(DatelineMatch, (match[0] + by, match[1] + by, *match[2:]))
    start, end = start + by, end + by
    moved = (kind, start, end, gap, indent, stamp, match, section, timed, wrapped, sentence, why, dense, signal)
    return _new(Piece, moved)


_new: Final = tuple.__new__


_MAX_LABEL_CHARS: Final = 40
"""The longest sentence that is no paragraph yet, in characters: a label or a remark. Tuned on the golden pages."""
_MAX_HEADLINE_CHARS: Final = 150
"""The longest headline, in characters; a longer line is a paragraph, whatever it closes with. Tuned on the golden
pages."""
_MAX_DENSE_LABEL_CHARS: Final = 12
"""``_MAX_LABEL_CHARS`` for Chinese and Japanese. Chosen by hand."""
_MAX_DENSE_HEADLINE_CHARS: Final = 45
"""``_MAX_HEADLINE_CHARS`` for Chinese and Japanese. Tuned on the golden pages."""
