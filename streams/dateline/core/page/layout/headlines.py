"""Decide which pieces of a section are headlines, by what its items have in common.

``find_headline_style`` looks at the blocks of a section: whether its items have headlines, in how many lines they
are printed, and whether they have datelines. ``HeadlineStyle`` then picks the headline of each item among the
lines above its text. It passes over lines that are no headline: the label of a summary (``In het kort``), a
section's name beside the item's time, a remark. A line that a page prints twice, as portals do over the page and
over the text, is the headline.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.core.data.text.characters import CAPITALS, QUOTES
from dateline.core.data.wire.boilerplate import EDITOR_LABELS
from dateline.core.data.wire.bulletins import BULLETIN_PHRASES, SUMMARY_LABELS
from dateline.core.page.layout.blocks import Block
from dateline.core.page.layout.time_position import Side
from dateline.core.page.lines.kinds.brackets import is_in_brackets, without_remarks
from dateline.core.page.lines.kinds.wording import (
    MIN_HEADLINE_SPACES,
    has_small_word,
    is_aside,
    is_label,
    is_tag,
    names_bulletin,
)
from dateline.core.page.lines.piece import Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.text.pattern_code import compiled


def find_headline_style(text: str, blocks: Sequence[Block], side: Side, *, marked: bool = False) -> "HeadlineStyle":
    """Return how a section prints its headlines; ``marked`` where the section stands after a marker."""
    above = bodies = datelines = bare = 0
    paragraphs: list[int] = []
    for number, block in enumerate(blocks):
        texts, opens = block.texts, block.opens
        datelines += len(opens)
        bare += number > 0 and bool(opens) and not opens[0]
        for here, there in pairwise(opens) if len(opens) > 1 else ():
            above += texts[there - 1].is_heading
            bodies += 1
            paragraphs.append(there - here - 1)
    return HeadlineStyle(
        text=text,
        headed=above * 2 > bodies or side is not Side.NONE,
        no_datelines=not datelines,
        several=datelines > 1 or len(blocks) > 2,  # noqa: PLR2004
        uniform=len(paragraphs) > 1 and len(set(paragraphs)) == 1 and above == bodies,
        paragraphs=paragraphs[0] if paragraphs else 0,
        marked=marked,
        headless=(bodies > 1 or (bare > 1 and bare * 2 > len(blocks))) and not above and not marked,
        leads=_leads(paragraphs),
        bare=not datelines and _are_bare(blocks),
        terse=_are_terse(blocks),
        dispatch=datelines == 1 and any(_is_dated(block) for block in blocks),
    )


def _leads(paragraphs: Sequence[int]) -> bool:
    """Whether the first item is an article and the others are briefs, by the paragraphs below their first ones."""
    return len(paragraphs) > 1 and paragraphs[0] > 0 and not any(paragraphs[1:])


def _are_bare(blocks: Sequence[Block]) -> bool:
    """Whether the items begin with their texts: most blocks with a time, but the last, show no headline."""
    timed = [block for block in blocks[:-1] if block.stamp is not None]
    return sum(bool(block.texts) and block.texts[0].is_paragraph for block in timed) * 2 > len(timed)


def _are_terse(blocks: Sequence[Block]) -> bool:
    """Whether most blocks with a time hold one line, on the line of the time."""
    timed = [block.texts for block in blocks if block.stamp is not None]
    return len(timed) > 1 and sum(len(texts) == 1 and texts[0].timed for texts in timed) * 2 > len(timed)


def _is_dated(block: Block) -> bool:
    """Whether its first dateline has a date and no agency."""
    match = block.texts[block.opens[0]].dateline if block.opens else None
    return match is not None and match.date is not None and not match.credits


class HeadlineStyle(NamedTuple):
    """How a section prints its headlines."""

    text: str
    """The page."""
    headed: bool
    """Whether the items have headlines."""
    no_datelines: bool
    """Whether the section has no dateline."""
    several: bool
    """Whether it holds more than one item, so that a line above may name them all."""
    uniform: bool
    """Whether every item has the same number of paragraphs, so that one more is a headline."""
    paragraphs: int
    """How many paragraphs stand below the first paragraph of the first item, its successor's headline included."""
    marked: bool
    """Whether a marker stands above it."""
    terse: bool
    """Whether its items are single lines after a time."""
    headless: bool
    """Whether it holds several datelines without headlines, so that a line above the first is the page's."""
    leads: bool
    """Whether its first item is an article above briefs, so that a few words above it are its headline."""
    bare: bool
    """Whether its items have times, but neither datelines nor headlines."""
    dispatch: bool
    """Whether its one dateline has a date and no agency: an agency's own print, whose titles are in capitals."""

    def pick_above(self, texts: Sequence[Piece], *, opening: bool, timed: bool) -> tuple[Piece | None, Reason]:
        """Return the nearest headline among the pieces above a dateline, or None; and why.

        ``opening`` where they open the section, ``timed`` where a time stands above them.
        """
        if not texts:
            return None, Reason.NO_LINE
        lines = texts
        if len(texts) > 1:  # else there is no choice
            twice = _find_repeated_line(self.text, texts)
            if twice is not None and not self._is_above_another(twice, texts[-1]):
                of_page = self._names_page(twice) and not self.headed
                return (None, Reason.NAMES_PAGE) if of_page else (twice, Reason.TWICE)
            lines = self._without_asides(_drop_summary(self.text, texts))
        last = self._pick_likeliest(lines, several=self.several) if opening else lines[-1]
        if is_tag(self._printed(last)):
            return None, Reason.LONE_WORD
        if timed or (self.marked and opening and len(texts) == 1):  # whatever punctuation mark it closes with
            return last, Reason.OF_TIME if timed else Reason.BEHIND_MARKER
        if opening:
            first = last if last.is_heading or len(lines) < 2 else lines[-2]  # noqa: PLR2004  # above a standfirst
            return (first, Reason.OPENS_SECTION) if self._may_head(first) else (None, Reason.NAMES_PAGE)
        return (last, Reason.ABOVE_DATELINE) if self.headed and last.is_heading else (None, Reason.NO_HEADLINES)

    def split_item(
        self, texts: Sequence[Piece], *, opening: bool, stamped: bool
    ) -> tuple[Piece | None, list[Piece], Reason]:
        """Return headline and body of an item without dateline, and why; the body is empty without running text.

        ``opening`` where the item opens the section, ``stamped`` where it has a time.
        """
        lines = list(texts)
        twice = _find_repeated_line(self.text, lines)
        if twice is not None:
            same = _strip_quotes(self._printed(twice))
            rest = [piece for piece in lines[lines.index(twice) + 1 :] if _strip_quotes(self._printed(piece)) != same]
            start = next((at for at, piece in enumerate(rest) if self._may_open(piece)), 0)
            return twice, rest[start:], Reason.TWICE
        if stamped and not opening:
            if _is_labelled(self.text, lines):  # ``12:40 Marseille``
                lines = lines[1:]
            if len(lines) > 1 and lines[0].is_heading and not self.terse:
                head = self._count_labels(lines)
                return lines[head], lines[head + 1 :], Reason.OPENS_TIMED
            runs = self.terse or lines[0].is_paragraph or lines[0].sentence or lines[0].timed
            return None, lines if runs else [], Reason.TERSE
        first = next((at for at, piece in enumerate(lines) if self._begins_text(piece, stamped=stamped)), None)
        if first is not None and is_in_brackets(self.text, lines[first]):  # an editor's note as long as a paragraph
            below = range(first + 1, len(lines))
            first = next((at for at in below if self._begins_text(lines[at], stamped=stamped)), first)
        if first is None:
            return None, [], Reason.NO_LINE
        above = self._without_asides(_drop_summary(self.text, lines[:first]))
        if not above or self._names_page(above[-1]) or is_tag(self._printed(above[-1])):
            return None, lines[first:], Reason.NAMES_PAGE if above else Reason.NO_LINE
        return self._pick_likeliest(above, several=self.several or stamped), lines[first:], Reason.ABOVE_TEXT

    def ends_in_headline(self, texts: Sequence[Piece]) -> bool:
        """Whether the last piece of the page is the headline of an item that it cuts off."""
        return self.uniform and len(texts) - 1 == self.paragraphs and texts[-1].is_heading

    def may_be_cut(self, piece: Piece) -> bool:
        """Whether the page's last line may be the headline of a cut item: no remark in parentheses, no sign-off."""
        printed = self._printed(piece)
        if printed.lower().startswith(EDITOR_LABELS):
            return False
        return not piece.sentence and printed[0] not in "([=" and printed.lower() not in BULLETIN_PHRASES

    def _without_asides(self, lines: Sequence[Piece]) -> Sequence[Piece]:
        """Return the lines that may be a headline; where none may, those that are no remark in brackets, or all."""
        unbracketed = without_remarks(self.text, lines)
        return [piece for piece in unbracketed if not is_aside(self._printed(piece))] or unbracketed or lines

    def _is_above_another(self, twice: Piece, last: Piece) -> bool:
        """Whether a line printed twice stands above another headline, that of a page's first item."""
        under = self.several and last.is_heading and self._may_open(last)
        return under and not _are_equal(self.text, twice, last)

    def _pick_likeliest(self, lines: Sequence[Piece], *, several: bool) -> Piece:
        """Return the nearest line that has as many words as a headline; the nearest line where none has.

        Above the only article of a page, return the first of such lines: what follows it is a standfirst or a
        caption. Lines without a blank line between them are a menu, and end the search.
        """
        chosen = None
        for at in range(len(lines) - 1, -1, -1):
            piece = lines[at]
            apart = at + 1 < len(lines) and lines[at + 1].gap and piece.is_heading and (piece.gap or not at)
            if chosen is not None and (several or not apart):
                break
            menu = chosen is not None and _TITLE_CASE.fullmatch(self.text, piece.start, piece.end) is not None
            if self.text.count(" ", piece.start, piece.end) >= MIN_HEADLINE_SPACES + (chosen is not None) and not menu:
                chosen = piece
        return chosen or lines[-1]

    def _may_head(self, piece: Piece) -> bool:
        """Whether the line above a section's first text is that text's headline, and not the page's or a section's."""
        few = self.leads and 1 <= self.text.count(" ", piece.start, piece.end) <= MIN_HEADLINE_SPACES
        few = few and has_small_word(self._printed(piece))
        of_page = self._names_page(piece) or (
            not self.headed and ((self.headless and not few) or (is_label(self._printed(piece)) and not self.dispatch))
        )
        return piece.is_heading and not of_page

    def _count_labels(self, lines: Sequence[Piece]) -> int:
        """Return 1 where the first line is a section's name or a place above the headline, ``Arnhem``; else 0."""
        label = len(lines) > 2 and self.text.count(" ", lines[0].start, lines[0].end) < 2  # noqa: PLR2004
        return int(label and lines[1].is_heading and self._may_open(lines[1]) and lines[2].is_paragraph)

    def _begins_text(self, piece: Piece, *, stamped: bool) -> bool:
        """Whether a text begins with the piece: a paragraph, or a line that names the speaker of the next."""
        introduces = piece.size > _MAX_LABEL_CHARS and self.text[piece.end - 1] == ":"
        return piece.is_paragraph or introduces or (stamped and piece.sentence)

    def _may_open(self, piece: Piece) -> bool:
        """Whether a line may open a text or be a headline; no section's name or tag may."""
        return piece.is_paragraph or self.text.count(" ", piece.start, piece.end) >= MIN_HEADLINE_SPACES

    def _names_page(self, piece: Piece) -> bool:
        return self.several and names_bulletin(self._printed(piece).lower())

    def _printed(self, piece: Piece) -> str:
        return self.text[piece.start : piece.end]


_TITLE_CASE: Final = compiled(
    rf"[{CAPITALS}][^\s,.:;]*(?: [{CAPITALS}][^\s,.:;]*)*(?: [^\W\d_]{{5,}})?(?: [{CAPITALS}][^\s,.:;]*){{4,}}"
)
"""``Politica Economia Esteri Cronaca Sport Video``: a menu, if a line with as many words as a headline is below."""
_MAX_LABEL_CHARS: Final = 50
"""The longest line with a colon at its end that is a label, in characters. Tuned on the golden pages."""


def _drop_summary(text: str, lines: Sequence[Piece]) -> Sequence[Piece]:
    """Return the lines above the label of a summary that stands between headline and text; all without one."""
    at = next(
        (at for at, line in enumerate(lines) if text[line.start : line.end].lower().strip(" :") in SUMMARY_LABELS), 0
    )
    return lines[:at] or lines


def _is_labelled(text: str, lines: Sequence[Piece]) -> bool:
    """Whether the time shares its line with a section's or town's name, and a headline and its text stand below."""
    if len(lines) < _MIN_LABELLED_LINES or not lines[0].timed or not lines[0].is_heading:
        return False
    label = text.count(" ", lines[0].start, lines[0].end) < _MIN_SPACES_OF_NO_LABEL
    return label and lines[1].is_heading and lines[2].is_paragraph


_MIN_LABELLED_LINES: Final = 3
"""The fewest lines of an item with a label beside its time: the label, a headline and a text."""
_MIN_SPACES_OF_NO_LABEL: Final = 2
"""The fewest spaces of a line that is no label beside a time. Chosen by hand."""


def _find_repeated_line(text: str, lines: Sequence[Piece]) -> Piece | None:
    """Return the first of two neighbouring lines that are equal; None for none.

    Of several such pairs the last counts, unless its line begins with an earlier one.
    """
    repeated = None
    for one, other in pairwise(lines):
        if one.size >= _MIN_REPEATED_CHARS and _are_equal(text, one, other):
            longer = repeated is not None and _unquoted(text, one).startswith(_unquoted(text, repeated))
            repeated = repeated if longer else one
    return repeated


def _are_equal(text: str, one: Piece, other: Piece) -> bool:
    """Whether two lines are one headline. After the second, numbers of the page may stand: ``150 150 admin``."""
    if abs(one.size - other.size) <= _MAX_QUOTE_CHARS:
        return _unquoted(text, one) == _unquoted(text, other)
    head = text[one.start : one.end]
    rest = text[other.start : other.end].removeprefix(head)
    return other.is_heading and 0 < len(rest) <= _MAX_NUMBERS_CHARS and rest[0] == " " and rest[1:2].isdigit()


def _unquoted(text: str, piece: Piece) -> str:
    return _strip_quotes(text[piece.start : piece.end])


def _strip_quotes(line: str) -> str:
    """Return a line in lower case, without the quotes and spaces that differ between two prints of a headline."""
    return line.translate(_WITHOUT_QUOTES).lower()


_MIN_REPEATED_CHARS: Final = 10
"""The shortest headline that counts as printed twice, in characters; ``Annonce`` stands in a row as well. Tuned on
the golden pages."""
_MAX_QUOTE_CHARS: Final = 4
"""How much two prints of one headline may differ in length, in characters, by quotes and spaces. Chosen by hand."""
_MAX_NUMBERS_CHARS: Final = 24
"""The longest rest with numbers of the page after a headline's second print, in characters. Tuned on the golden
pages."""
_WITHOUT_QUOTES: Final = str.maketrans("", "", QUOTES + " ")
