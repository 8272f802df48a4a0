"""Decide which pieces of a stretch are headlines, by what its items have in common.

How the items of a stretch are printed that have times: with headlines or without, in one line or in more.

Labels above a text that are no headline: of a summary set between the two, or beside the item's time.

Find the headline that a page prints twice, as portals do: over the page and over its text.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.core.data.text.characters import CAPITALS, QUOTES
from dateline.core.data.wire.bulletins import BULLETIN, SUMMARIES
from dateline.core.page.layout.blocks import Chunk
from dateline.core.page.layout.time_position import Side
from dateline.core.page.lines.piece import Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.wording import WORDS, is_aside, is_label, is_tag, names_bulletin


def are_bare(chunks: Sequence[Chunk]) -> bool:
    """Whether the items begin with their texts: most chunks with a time, but the last, show no headline."""
    timed = [chunk for chunk in chunks[:-1] if chunk.stamp is not None]
    return sum(bool(chunk.texts) and chunk.texts[0].body for chunk in timed) * 2 > len(timed)


def are_terse(chunks: Sequence[Chunk]) -> bool:
    """Whether most chunks with a time hold one line, on the line of the time."""
    timed = [chunk.texts for chunk in chunks if chunk.stamp is not None]
    return len(timed) > 1 and sum(len(texts) == 1 and texts[0].timed for texts in timed) * 2 > len(timed)


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


def printed_twice(text: str, lines: Sequence[Piece]) -> Piece | None:
    """Return the first of two equal lines that stand together; None where there are none."""
    found = None
    for one, other in pairwise(lines):
        if one.size >= _SHORTEST and equal(text, one, other):
            longer = found is not None and _line(text, one).startswith(_line(text, found))
            found = found if longer else one
    return found


def equal(text: str, one: Piece, other: Piece) -> bool:
    """Whether two lines are one headline; behind the second, numbers of the page may stand: ``150 150 admin``."""
    if abs(one.size - other.size) <= _SLACK:
        return _line(text, one) == _line(text, other)
    head = text[one.start : one.end]
    rest = text[other.start : other.end].removeprefix(head)
    return other.heading and 0 < len(rest) <= _JUNK and rest[0] == " " and rest[1:2].isdigit()


def plain(line: str) -> str:
    """Return a line without quotes and spaces, which differ between two prints of one headline."""
    return line.translate(_UNQUOTE).lower()


def _line(text: str, piece: Piece) -> str:
    return plain(text[piece.start : piece.end])


_SHORTEST: Final = 10
"""Characters of the shortest headline that counts as printed twice; ``Annonce`` stands in a row as well."""
_SLACK: Final = 4
_JUNK: Final = 24
_UNQUOTE: Final = str.maketrans("", "", QUOTES + " ")


def headlines(text: str, chunks: Sequence[Chunk], where: Side, *, marked: bool = False) -> "Headlines":
    """Return what the stretch shows about its headlines; ``marked`` where it stands behind a marker."""
    above = bodies = datelines = bare = 0
    paragraphs: list[int] = []
    for number, chunk in enumerate(chunks):
        texts, opens = chunk.texts, chunk.opens
        datelines += len(opens)
        bare += number > 0 and bool(opens) and not opens[0]
        for here, there in pairwise(opens) if len(opens) > 1 else ():
            above += texts[there - 1].heading
            bodies += 1
            paragraphs.append(there - here - 1)
    return Headlines(
        text=text,
        listed=above * 2 > bodies or where is not Side.NONE,
        plain=not datelines,
        several=datelines > 1 or len(chunks) > 2,  # noqa: PLR2004
        uniform=len(paragraphs) > 1 and len(set(paragraphs)) == 1 and above == bodies,
        usual=paragraphs[0] if paragraphs else 0,
        marked=marked,
        many=(bodies > 1 or (bare > 1 and bare * 2 > len(chunks))) and not above and not marked,
        bare=not datelines and are_bare(chunks),
        terse=are_terse(chunks),
        dispatch=datelines == 1 and any(_is_dated(chunk) for chunk in chunks),
    )


def _is_dated(chunk: Chunk) -> bool:
    """Whether its first dateline has a date and no agency."""
    found = chunk.texts[chunk.opens[0]].dateline if chunk.opens else None
    return found is not None and found.date is not None and not found.credits


class Headlines(NamedTuple):
    """How a stretch prints its headlines."""

    text: str
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
    dispatch: bool
    """Whether its one dateline has a date and no agency: a wire's own print, whose titles are in capitals."""

    def above(self, texts: Sequence[Piece], *, opening: bool, timed: bool) -> tuple[Piece | None, Reason]:
        """Return the headline among the pieces above a dateline, the nearest that can be one, and why it or none."""
        if not texts:
            return None, Reason.NO_LINE
        lines = texts
        if len(texts) > 1:  # else there is nothing to choose among
            twice = printed_twice(self.text, texts)
            if twice is not None and not self._is_over_another(twice, texts[-1]):
                named = self._names_page(twice) and not self.listed
                return (None, Reason.NAMES_PAGE) if named else (twice, Reason.TWICE)
            texts = without_summary(self.text, texts)
            lines = [piece for piece in texts if not is_aside(self._printed(piece))] or texts
        last = self._likeliest(lines, several=self.several) if opening else lines[-1]
        if is_tag(self._printed(last)):
            return None, Reason.LONE_WORD
        if timed or (self.marked and opening and len(texts) == 1):  # whatever sign it closes with
            return last, Reason.OF_TIME if timed else Reason.BEHIND_MARKER
        if opening:
            first = last if last.heading or len(lines) < 2 else lines[-2]  # noqa: PLR2004  # above a standfirst
            return (first, Reason.OPENS_STRETCH) if self._may_head(first) else (None, Reason.NAMES_PAGE)
        return (last, Reason.ABOVE_DATELINE) if self.listed and last.heading else (None, Reason.NO_HEADLINES)

    def _is_over_another(self, twice: Piece, last: Piece) -> bool:
        """Whether a line printed twice stands above another headline, that of a page's first item."""
        under = self.several and last.heading and self._reads(last)
        return under and not equal(self.text, twice, last)

    def _likeliest(self, lines: Sequence[Piece], *, several: bool) -> Piece:
        """Return the nearest of one or more lines that has a headline's words; the nearest where none has.

        Above an article that the page is all about, the first of such lines: what follows is a standfirst or
        a caption. Lines without a blank line between them are a menu, and end the search.
        """
        chosen = None
        for at in range(len(lines) - 1, -1, -1):
            piece = lines[at]
            apart = at + 1 < len(lines) and lines[at + 1].gap and piece.heading and (piece.gap or not at)
            if chosen is not None and (several or not apart):
                break
            menu = chosen is not None and _TITLED.fullmatch(self.text, piece.start, piece.end) is not None
            if self.text.count(" ", piece.start, piece.end) >= WORDS + (chosen is not None) and not menu:
                chosen = piece
        return chosen or lines[-1]

    def _may_head(self, piece: Piece) -> bool:
        """Whether the line above a stretch's first text is that text's headline and not the page's or a section's."""
        named = self._names_page(piece) or (
            not self.listed and (self.many or (is_label(self._printed(piece)) and not self.dispatch))
        )
        return piece.heading and not named

    def ends_in_headline(self, texts: Sequence[Piece]) -> bool:
        """Whether the last piece of the page is the headline of an item that it cuts off."""
        return self.uniform and len(texts) - 1 == self.usual and texts[-1].heading

    def may_be_cut(self, piece: Piece) -> bool:
        """Whether the page's last line may be the headline of a cut item: no remark in parentheses, no sign-off."""
        printed = self._printed(piece)
        return not piece.sentence and printed[0] not in "([=" and printed.lower() not in BULLETIN

    def divide(
        self, texts: Sequence[Piece], *, opening: bool, stamped: bool
    ) -> tuple[Piece | None, list[Piece], Reason]:
        """Headline and body of an item without dateline, an empty one where nothing is running text; and why."""
        lines = list(texts)
        twice = printed_twice(self.text, lines)
        if twice is not None:
            same = plain(self._printed(twice))
            rest = [piece for piece in lines[lines.index(twice) + 1 :] if plain(self._printed(piece)) != same]
            start = next((at for at, piece in enumerate(rest) if self._reads(piece)), 0)
            return twice, rest[start:], Reason.TWICE
        if stamped and not opening:
            if is_labelled(self.text, lines):  # ``12:40 Marseille``
                lines = lines[1:]
            if len(lines) > 1 and lines[0].heading and not self.terse:
                head = self._labels(lines)
                return lines[head], lines[head + 1 :], Reason.OPENS_TIMED
            runs = self.terse or lines[0].body or lines[0].sentence or lines[0].timed
            return None, lines if runs else [], Reason.TERSE
        first = next((at for at, piece in enumerate(lines) if self._begins(piece, stamped=stamped)), None)
        if first is None:
            return None, [], Reason.NO_LINE
        heads = without_summary(self.text, lines[:first])
        above = [piece for piece in heads if not is_aside(self._printed(piece))] or heads
        if not above or self._names_page(above[-1]) or is_tag(self._printed(above[-1])):
            return None, lines[first:], Reason.NAMES_PAGE if above else Reason.NO_LINE
        return self._likeliest(above, several=self.several or stamped), lines[first:], Reason.ABOVE_TEXT

    def _labels(self, lines: Sequence[Piece]) -> int:
        """Return 1 where the first line is a section's name or a place above the headline, ``Arnhem``; else 0."""
        label = len(lines) > 2 and self.text.count(" ", lines[0].start, lines[0].end) < 2  # noqa: PLR2004
        return int(label and lines[1].heading and self._reads(lines[1]) and lines[2].body)

    def _printed(self, piece: Piece) -> str:
        return self.text[piece.start : piece.end]

    def _begins(self, piece: Piece, *, stamped: bool) -> bool:
        """Whether a text begins with the piece: a paragraph, or a line that says who speaks in the next."""
        says = piece.size > _SAYING and self.text[piece.end - 1] == ":"
        return piece.body or says or (stamped and piece.sentence)

    def _reads(self, piece: Piece) -> bool:
        """Whether a line may open a text: no section's name or tag."""
        return piece.body or self.text.count(" ", piece.start, piece.end) >= WORDS

    def _names_page(self, piece: Piece) -> bool:
        return self.several and names_bulletin(self._printed(piece).lower())


_TITLED: Final = re.compile(
    rf"[{CAPITALS}][^\s,.:;]*(?: [{CAPITALS}][^\s,.:;]*)*(?: [^\W\d_]{{5,}})?(?: [{CAPITALS}][^\s,.:;]*){{4,}}"
)
"""``Politica Economia Esteri Cronaca Sport Video``: a menu, where a line with a headline's words stands below."""
_SAYING: Final = 50
"""Characters from which on a line that ends with a colon is no label."""
