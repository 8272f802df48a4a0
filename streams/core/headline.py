"""Decide which pieces of a stretch are headlines, by what its items have in common."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from streams.core.data.boilerplate import BULLETIN
from streams.core.data.characters import CAPITALS, QUOTES
from streams.core.data.names import APOSTROPHES
from streams.core.layout import Side
from streams.core.piece import Kind, Piece
from streams.core.reason import Reason

Chunk = Sequence[Piece]


def headlines(
    text: str, chunks: Sequence[Chunk], where: Side, title: str | None, *, marked: bool = False
) -> "Headlines":
    """Return what the stretch shows about its headlines.

    ``title`` is the page's own, where it was told; ``marked`` whether the stretch stands behind a marker.
    """
    above = bodies = datelines = 0
    paragraphs: list[int] = []
    for chunk in chunks:
        texts = [piece for piece in chunk if piece.kind is Kind.TEXT]
        opens = [at for at, piece in enumerate(texts) if piece.dateline is not None]
        datelines += len(opens)
        for here, there in pairwise(opens):
            above += texts[there - 1].heading
            bodies += 1
            paragraphs.append(there - here - 1)
    return Headlines(
        text=text,
        title=_plain(title) if title else None,
        listed=above * 2 > bodies or where is not Side.NONE,
        plain=not datelines,
        several=datelines > 1 or len(chunks) > 2,  # noqa: PLR2004
        uniform=len(paragraphs) > 1 and len(set(paragraphs)) == 1 and above == bodies,
        usual=paragraphs[0] if paragraphs else 0,
        marked=marked,
        many=bodies > 1 and not above and not marked,
        bare=not datelines and _are_bare(chunks),
        terse=_are_terse(chunks),
    )


def _are_bare(chunks: Sequence[Chunk]) -> bool:
    """Whether the items begin with their texts: most chunks with a time, but the last, show no headline."""
    first = [
        next((piece for piece in chunk if piece.kind is Kind.TEXT), None) for chunk in chunks[:-1] if _timed(chunk)
    ]
    return sum(piece is not None and piece.body for piece in first) * 2 > len(first)


def _are_terse(chunks: Sequence[Chunk]) -> bool:
    """Whether most chunks with a time hold one line, on the line of the time."""
    timed = [[piece for piece in chunk if piece.kind is Kind.TEXT] for chunk in chunks if _timed(chunk)]
    return sum(len(texts) == 1 and texts[0].timed for texts in timed) * 2 > len(timed) > 1


def _timed(chunk: Chunk) -> bool:
    return any(piece.kind is Kind.STAMP for piece in chunk)


@dataclass(frozen=True, slots=True)
class Headlines:
    """How a stretch prints its headlines."""

    text: str
    title: str | None
    listed: bool
    """Whether the items have headlines."""
    plain: bool
    """Whether the stretch has no dateline at all."""
    several: bool
    """Whether it holds more items than one, so that a line above may name them all."""
    uniform: bool
    """Whether every item has the same number of paragraphs, so that one more is a headline."""
    usual: int
    marked: bool
    """Whether a marker stands above it."""
    terse: bool
    """Whether its items are single lines behind a time."""
    many: bool
    """Whether it holds several datelines without headlines, so that a line above the first is the page's."""
    bare: bool
    """Whether its items have times, no datelines and no headlines."""

    def above(self, texts: Sequence[Piece], *, opening: bool, timed: bool) -> tuple[Piece | None, Reason]:
        """Return the headline among the pieces above a dateline, the nearest that can be one, and why it or none."""
        twice = self._twice(texts)
        if twice is not None:
            return (None, Reason.NAMES_PAGE) if self._names_page(twice) and not self.listed else (twice, Reason.TWICE)
        lines = [piece for piece in texts if not self._is_aside(piece)] or texts
        last = self._likeliest(lines) if opening else lines[-1] if lines else None
        if last is None or self._is_tag(last):
            return None, Reason.NO_LINE if last is None else Reason.LONE_WORD
        if timed:
            return last, Reason.OF_TIME
        if self.marked and opening and len(texts) == 1:
            return last, Reason.BEHIND_MARKER  # whatever sign it closes with
        if opening:
            first = last if last.heading or len(lines) < 2 else lines[-2]  # noqa: PLR2004  # above a standfirst
            heads = first is not None and self._may_head(first)
            return (first, Reason.OPENS_STRETCH) if heads else (None, Reason.NAMES_PAGE)
        return (last, Reason.ABOVE_DATELINE) if self.listed and last.heading else (None, Reason.NO_HEADLINES)

    def _likeliest(self, lines: Sequence[Piece]) -> Piece | None:
        """Return the nearest line that has a headline's words; the nearest where none has."""
        full = (piece for piece in reversed(lines) if self.text.count(" ", piece.start, piece.end) >= _WORDS)
        return next(full, lines[-1] if lines else None)

    def _may_head(self, piece: Piece) -> bool:
        """Whether the line above a stretch's first text is that text's headline and not the page's or a section's."""
        named = self._names_page(piece) or (not self.listed and (self._is_label(piece) or self.many))
        return piece.heading and not named

    def ends_in_headline(self, texts: Sequence[Piece]) -> bool:
        """Whether the last piece of the page is the headline of an item that it cuts off."""
        return self.uniform and len(texts) - 1 == self.usual and texts[-1].heading

    def divide(
        self, texts: Sequence[Piece], *, opening: bool, stamped: bool
    ) -> tuple[Piece | None, list[Piece], Reason]:
        """Headline and body of an item without dateline, an empty one where nothing is running text; and why."""
        lines = list(texts)
        twice = self._twice(lines)
        if twice is not None:
            same = self._line(twice)
            rest = [piece for piece in lines[lines.index(twice) + 1 :] if self._line(piece) != same]
            return twice, rest, Reason.TWICE
        if stamped and not opening:
            if len(lines) > 1 and lines[0].heading and not self.terse:
                return lines[0], lines[1:], Reason.OPENS_TIMED
            runs = self.terse or lines[0].body or lines[0].sentence or lines[0].timed
            return None, lines if runs else [], Reason.TERSE
        first = next((at for at, piece in enumerate(lines) if self._begins(piece, stamped=stamped)), None)
        if first is None:
            return None, [], Reason.NO_LINE
        above = [piece for piece in lines[:first] if not self._is_aside(piece)] or lines[:first]
        if not above or self._names_page(above[-1]) or self._is_tag(above[-1]):
            return None, lines[first:], Reason.NAMES_PAGE if above else Reason.NO_LINE
        return self._likeliest(above), lines[first:], Reason.ABOVE_TEXT

    def _twice(self, lines: Sequence[Piece]) -> Piece | None:
        """Return the first of two equal lines that stand together, as portals print their headline."""
        found = None
        for one, other in pairwise(lines):
            if one.size >= _SHORTEST_TWICE and self._equal(one, other):
                longer = found is not None and self._line(one).startswith(self._line(found))
                found = found if longer else one
        return found

    def _equal(self, one: Piece, other: Piece) -> bool:
        """Whether two lines are one headline; behind the second, numbers of the page may stand: ``150 150 admin``."""
        if abs(one.size - other.size) <= _SLACK:
            return self._line(one) == self._line(other)
        head = self.text[one.start : one.end]
        rest = self.text[other.start : other.end].removeprefix(head)
        return other.heading and 0 < len(rest) <= _JUNK and rest[0] == " " and rest[1:2].isdigit()

    def _line(self, piece: Piece) -> str:
        return _plain(self.text[piece.start : piece.end])

    def _begins(self, piece: Piece, *, stamped: bool) -> bool:
        """Whether a text begins with the piece: a paragraph, or a line that says who speaks in the next."""
        says = piece.size > _SAYING and self.text[piece.end - 1] == ":"
        return piece.body or says or (stamped and piece.sentence)

    def _is_aside(self, piece: Piece) -> bool:
        """Whether a line above a text is no headline where another is: a writer's names, a remark, a lone word."""
        line = self.text[piece.start : piece.end]
        if (line[0] in "([" and line[-1] in ")]") or (line[-1] == ":" and line.count(" ") < _WORDS):
            return True
        lone = " " not in line and (line[0].islower() or len(line) < _WORD or _SLUG.fullmatch(line) is not None)
        return lone or _NAMES.fullmatch(line) is not None

    def _is_tag(self, piece: Piece) -> bool:
        """Whether a line is a lone word in small letters."""
        line = self.text[piece.start : piece.end]
        return " " not in line and line.islower()

    def _is_label(self, piece: Piece) -> bool:
        """Whether a line is a section's name in capitals: ``FIGURE SKATING``."""
        line = self.text[piece.start : piece.end]
        return line.isupper() and line.count(" ") < _LABEL_WORDS

    def _names_page(self, piece: Piece) -> bool:
        lowered = self.text[piece.start : piece.end].lower()
        return self.several and any(words in lowered for words in BULLETIN)


_SLACK: Final = 4
_SHORTEST_TWICE: Final = 10
"""Characters of the shortest headline that counts as printed twice; ``Annonce`` stands in a row as well."""
_JUNK: Final = 24
_WORD: Final = 3
_WORDS: Final = 3
"""Blanks of a line that reads like a headline; ``1 minute`` and ``Repórter da Agência`` have fewer."""
_SAYING: Final = 50
"""Characters from which on a line that ends with a colon is no label."""
_LABEL_WORDS: Final = 3
_NAME: Final = rf"[{CAPITALS}][^\W\d_]*\.?(?:[-{APOSTROPHES}][{CAPITALS}]?[^\W\d_]+){{0,3}}"
_PERSON: Final = rf"{_NAME}(?: {_NAME}){{1,3}}"
_SLUG: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
"""``US-Cda-Pipeline``."""
_NAMES: Final = re.compile(rf"{_PERSON}(?:, {_PERSON}){{0,4}},? (?:and|en|und|et|y|e|og|och) {_PERSON}")
"""``Ivana Petrov and Tom Hale``."""
_UNQUOTE: Final = str.maketrans("", "", QUOTES + " ")


def _plain(line: str) -> str:
    """Return a line without quotes and spaces, which differ between two prints of one headline."""
    return line.translate(_UNQUOTE).lower()
