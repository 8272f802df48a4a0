"""A piece of a page: a line or a part of one, and what it is by its own looks."""

from enum import Enum
from typing import Final, NamedTuple

from dateline.core.page.dateline.model import DatelineMatch
from dateline.core.page.lines.reason import Reason
from dateline.core.times.timestamps import Stamp
from dateline_schemas.brief import Signal


class Kind(Enum):
    """What a piece is by its own looks."""

    TEXT = "text"
    STAMP = "stamp"
    MARKER = "marker"
    RULE = "rule"
    CREDIT = "credit"
    """An agency's name with the line to itself."""
    NOISE = "noise"

    __hash__ = object.__hash__
    """Of its own, since Enum's is written in Python and the kinds are looked up in sets."""


class Piece(NamedTuple):
    """A part of one line: [start, end) of the page, without white space around it."""

    kind: Kind
    start: int
    end: int
    gap: int = 0
    """How many blank lines stand above it."""
    indent: bool = False
    stamp: Stamp | None = None
    dateline: DatelineMatch | None = None
    section: str | None = None
    timed: bool = False
    """Whether it shares its line with a time in front."""
    wrapped: bool = False
    """Whether its sentence goes on in the next line."""
    sentence: bool = False
    """Whether it closes like a sentence."""
    why: Reason | None = None
    """Why it is a rule or noise."""
    dense: bool = False
    """Whether it is Chinese or Japanese, which say in ten letters what takes others a line."""
    signal: Signal | None = None
    """What its line says of an item, where it holds a word of correction or withdrawal and nothing else."""

    @property
    def size(self) -> int:
        """Length in characters."""
        return self.end - self.start

    @property
    def rest(self) -> int:
        """Length of what follows its dateline."""
        return self.end - (self.dateline.end if self.dateline is not None else self.start)

    @property
    def body(self) -> bool:
        """Whether it reads like a paragraph: a dateline, a long line, or a sentence of some length."""
        if self.dateline is not None:
            return True
        size = self.end - self.start
        if self.dense:
            return size > _LONG_DENSE or (size > _SHORT_DENSE and self.sentence)
        return size > _LONG or (size > _SHORT and self.sentence) or self.wrapped

    @property
    def heading(self) -> bool:
        """Whether it reads like a headline."""
        if self.kind is not Kind.TEXT or self.dateline is not None or self.sentence or self.wrapped:
            return False
        return self.end - self.start <= (_LONG_DENSE if self.dense else _LONG)


def spaced(piece: Piece, gap: int, *, indent: bool) -> Piece:
    """Return the piece with what stands above and before it; ``_replace`` takes three times as long."""
    return _made(Piece, (piece[0], piece[1], piece[2], gap, indent, *piece[5:]))


def shifted(piece: Piece, by: int, gap: int = 0, *, indent: bool = False) -> Piece:
    """Return the piece of a line by itself as one ``by`` characters into the page, below so many blank lines.

    Made as a tuple is, without a name a field: one is made for every piece of every page.
    """
    kind, start, end, _, _, stamp, found, section, timed, wrapped, sentence, why, dense, signal = piece
    if stamp is not None:
        stamp = stamp.shifted(by)
    if found is not None:
        found = _made(DatelineMatch, (found[0] + by, found[1] + by, *found[2:]))
    start, end = start + by, end + by
    moved = (kind, start, end, gap, indent, stamp, found, section, timed, wrapped, sentence, why, dense, signal)
    return _made(Piece, moved)


_made: Final = tuple.__new__


_SHORT: Final = 40
_LONG: Final = 150
_SHORT_DENSE: Final = 12
_LONG_DENSE: Final = 45
