"""Draft the one item of a page that is one article (``passes/article_core.py`` finds it) or a story in a column.

The headline of an article is the uppermost line that shares many words with its text, its time is the longest one above
its text. A news agency's printer sets a column (``passes/column.py`` recognises it). All lines below its opening are
its text: no list, rule or time divides it.
"""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from dateline.core.page.layout.blocks import cut_blocks
from dateline.core.page.layout.drafts import Draft
from dateline.core.page.layout.headlines import find_headline_style
from dateline.core.page.layout.segment import Section, Segment
from dateline.core.page.layout.time_position import Placement, Side
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.topic_words import find_topic_words


def segment_article(
    text: str, pieces: Sequence[Piece], opening: int, beside: AbstractSet[int] = frozenset()
) -> Segment:
    """Return the page as a section with one item; ``opening`` is the number of the piece that opens its text.

    The pieces that start at ``beside`` are none of its text.
    """
    body = tuple([piece for piece in pieces[opening:] if piece.kind is Kind.TEXT and piece.start not in beside])
    headline, why = _pick_headline(text, pieces[:opening], body)
    stamps = [piece for piece in pieces[:opening] if piece.stamp is not None]
    stamp = max(stamps, key=lambda piece: piece.size).stamp if stamps else None
    headline = headline._replace(dateline=None) if headline is not None else None
    draft = Draft(headline, body, stamp, why=why)
    section = Section(None, [piece for piece in pieces if piece.start not in beside] if beside else list(pieces))
    placement = Placement(Side.NONE, Reason.NO_TIMES)
    return Segment(
        section, [draft], section.pieces, Reason.ONE_TIME, listed=False, placement=placement, standfirst=None
    )


def segment_teasers(article: Segment, pieces: Sequence[Piece], teasers: Sequence[tuple[int, int]]) -> Segment:
    """Return the teasers below an article as a section; each is where its headline and its paragraph start."""
    by_start = {piece.start: piece for piece in pieces}
    drafts = [
        Draft(by_start[head]._replace(dateline=None), (by_start[body],), why=Reason.ABOVE_TEXT)
        for head, body in teasers
    ]
    section = Section("", [by_start[start] for teaser in teasers for start in teaser])
    return article._replace(section=section, drafts=drafts, pieces=section.pieces)


def segment_column(text: str, pieces: Sequence[Piece], opening: int) -> Segment:
    """Return the page as a section with a story in a column; the piece numbered ``opening`` opens its text."""
    body = tuple([piece for piece in pieces[opening:] if piece.kind is Kind.TEXT])
    titles = [piece for piece in pieces[:opening] if piece.kind is Kind.TEXT]
    style = find_headline_style(text, cut_blocks(pieces, Side.NONE), Side.NONE)._replace(dispatch=True)
    headline, why = style.pick_above(titles, opening=True, timed=False)
    credit = next((piece for piece in pieces[opening:] if piece.kind is Kind.CREDIT), None)
    draft = Draft(headline, body, credit=credit, why=why)
    section = Section(None, list(pieces))
    placement = Placement(Side.NONE, Reason.NO_TIMES)
    return Segment(
        section, [draft], section.pieces, Reason.NO_TIMES, listed=False, placement=placement, standfirst=None
    )


def _pick_headline(text: str, above: Sequence[Piece], body: Sequence[Piece]) -> tuple[Piece | None, Reason]:
    """Return the first line that shares 3/5 as many words with the text as the line that shares most, and why.

    The standfirst below a headline is longer, and often shares more. A line of some words that is printed twice comes
    before all others, and a longer line directly below a kicker before the kicker.
    """
    topic = set().union(*(find_topic_words(text[piece.start : piece.end]) for piece in body))
    lines = [piece for piece in above if piece.kind is Kind.TEXT]
    printed = [text[piece.start : piece.end] for piece in lines]
    shared = [len(find_topic_words(line) & topic) for line in printed]
    prints = Counter(printed)
    for piece, line, count in zip(lines, printed, shared, strict=True):
        if count >= _MIN_SHARED_WORDS and prints[line] > 1 and line.count(" ") >= _MIN_SPACES_OF_HEADLINE:
            return piece, Reason.TWICE
    most = max(shared, default=0)
    first = next((at for at, count in enumerate(shared) if count and count * 5 >= most * 3), None)
    if first is None:
        return None, Reason.NO_LINE
    below = [*lines[first + 1 : first + _LINES_BELOW_A_KICKER + 1], body[0]]
    if _is_kicker(text, lines[first], below) and shared[first + 1]:
        first += 1
    return lines[first], Reason.SHARED_WORDS


def _is_kicker(text: str, piece: Piece, below: Sequence[Piece]) -> bool:
    """Whether a few words stand directly above a headline, and the headline directly above a standfirst.

    The headline is longer and no sentence. The standfirst is a sentence; it may be the first of the text.
    """
    if len(below) <= 1 or text.count(" ", piece.start, piece.end) >= _MIN_SPACES_OF_HEADLINE:
        return False
    head, standfirst = below[0], below[1]
    if text[piece.end : head.start].strip() or text[head.end : standfirst.start].strip():
        return False
    longer = text.count(" ", head.start, head.end) > _MIN_SPACES_OF_HEADLINE
    return longer and not head.sentence and standfirst.sentence


_MIN_SHARED_WORDS: Final = 2
"""The fewest words that a line printed twice shares with the text. Chosen by hand: one is in many a menu."""
_LINES_BELOW_A_KICKER: Final = 2
"""Lines below a kicker that show it: the headline, and the standfirst or the text."""
_MIN_SPACES_OF_HEADLINE: Final = 4
"""The fewest spaces of a line that is no kicker and no entry of a menu. Chosen by hand."""
