"""Decide where the times of a section stand, and which of them count, by what repeats in it.

``choose_times`` picks the times that belong to items: ages where there are any, else clock times and dates. Dates
count beside ages where they continue them: a list prints ``6 days ago``, and ``March 4, 2025`` for what is older.
``find_placement`` then decides whether times stand below, above or inside their items. ``drop_tickers`` removes
the timed headlines of a ticker beside the items.
"""

from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.core.data.text.characters import BULLETS
from dateline.core.page.layout.lists.score import stems
from dateline.core.page.lines.kinds.wording import MIN_HEADLINE_SPACES
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def choose_times(pieces: Sequence[Piece]) -> tuple[set[int], Reason]:
    """Return the starts of the times that belong to items, and why: ages, if there are any; else clocks and dates.

    One date on a page of several datelines is the page's own.
    """
    stamps = [piece for piece in pieces if piece.stamp is not None]
    if len(stamps) == 1 and _is_page_date(pieces, stamps[0]):
        return set(), Reason.PAGE_DATE
    if any(piece.stamp is not None and piece.stamp.strong for piece in stamps):
        return {
            piece.start for piece in stamps if piece.stamp is not None and piece.stamp.relative
        } | _find_older_dates(pieces), Reason.ONLY_AGES
    opens = [at for at, piece in enumerate(pieces) if piece.dateline is not None]
    opens_line = [at for at, piece in enumerate(pieces) if piece.stamp is not None]
    datelines = len(opens)
    if datelines == 1 and _are_sub_headings(pieces, opens[0]):
        return set(), Reason.SUB_HEADINGS
    if len(stamps) == 1 and stamps[0].timed and not datelines:  # a paragraph that opens with a time
        return set(), Reason.OPENS_PARAGRAPH
    if datelines < 2 or len(stamps) * 2 > datelines or all(opens_headline(pieces, at) for at in opens_line):  # noqa: PLR2004
        return {piece.start for piece in stamps}, Reason.ALL_TIMES
    return set(), Reason.FEW_TIMES


def opens_headline(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the time at ``at`` stands in front of a headline, and the headline above a dateline."""
    head, below = pieces[at + 1 : at + 2], pieces[at + 2 : at + 3]
    return pieces[at].timed and bool(head and below) and head[0].is_heading and below[0].dateline is not None


def _is_page_date(pieces: Sequence[Piece], stamp: Piece) -> bool:
    """Whether a date on a line of its own stands above all text, as the day's date does on a newspaper's page."""
    first = next((piece for piece in pieces if piece.kind is Kind.TEXT), None)
    weak = stamp.stamp is not None and not stamp.stamp.strong and ":" not in stamp.stamp.printed[_MIN_DATE_CHARS:]
    return weak and first is not None and stamp.start < first.start and not first.is_paragraph


def _find_older_dates(pieces: Sequence[Piece]) -> set[int]:
    """Return the starts of the dates that continue the ages of a list, below the last age.

    Each has a text of its own. If ages close their items, the last date closes the list. If they open them, each
    date has a headline beside it, which a date in the middle of a text has not.
    """
    stamps = [at for at, piece in enumerate(pieces) if piece.stamp is not None]
    if not stamps or _is_age(pieces[stamps[-1]]):
        return set()
    ages = [at for at in stamps if _is_age(pieces[at])]
    dates = [at for at in stamps if ages and at > ages[-1]]
    if len(ages) < _MIN_AGES or not dates or any(pieces[at].timed for at in dates):
        return set()
    if not all(_have_text(pieces[here:there]) for here, there in pairwise([ages[-1], *dates])):
        return set()
    closing, below = _have_text(pieces[: ages[0]]), _have_text(pieces[dates[-1] :])
    if closing is below or not (closing or all(_is_beside_headline(pieces, at) for at in dates)):
        return set()
    return {pieces[at].start for at in dates}


def _is_age(piece: Piece) -> bool:
    return piece.stamp is not None and piece.stamp.relative


def _have_text(pieces: Iterable[Piece]) -> bool:
    return any(piece.kind is Kind.TEXT and piece.is_paragraph for piece in pieces)


def _is_beside_headline(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a headline stands directly above the date at ``at``, or below it."""
    return (at > 0 and pieces[at - 1].is_heading) or (at + 1 < len(pieces) and pieces[at + 1].is_heading)


def _are_sub_headings(pieces: Sequence[Piece], at: int) -> bool:
    """Whether every time stands between the paragraphs of the one text, which begins at ``at``."""
    stamps = [number for number, piece in enumerate(pieces) if piece.stamp is not None]
    ruled = any(piece.kind is Kind.RULE and piece.size > 1 for piece in pieces[at:])
    if not stamps or ruled or any(_is_full_time(pieces[number]) for number in stamps):
        return False
    return stamps[0] > at and any(piece.is_paragraph for piece in pieces[stamps[-1] :])


def _is_full_time(piece: Piece) -> bool:
    """Whether a time has a label, or date and clock time, and so is no sub-heading."""
    return piece.stamp is not None and (
        piece.stamp.start > piece.start
        or ":" in piece.stamp.printed[_MIN_DATE_CHARS:]
        or len(piece.stamp.printed) > _MAX_DATE_CHARS
    )


class Side(Enum):
    """Where an item's time stands."""

    AFTER = "after"
    """Below its body, as on Dutch portals."""
    BEFORE = "before"
    """Above its headline or body, as in live feeds."""
    BETWEEN = "between"
    """Below its headline, above its body."""
    NONE = "none"


class Placement(NamedTuple):
    """Where times stand, and why. Where each of the ``times`` was asked, ``votes`` of them decided."""

    side: Side
    why: Reason
    times: int = 0
    votes: int = 0


def find_placement(text: str, pieces: Sequence[Piece]) -> Placement:
    """Return where the times of these pieces stand: as their own lines show, or as the section's ends do.

    A time that opens its line (``+++ 21.42 Uhr: …``, ``- NTB15 min``) opens an item. Else a section that ends
    with a time closes items with it, and one that begins with a time opens them. Where both ends are texts, ages
    stand below, as on portals, unless blank lines show that each opens a block (see ``_open_blocks``); clock times and
    dates stand on the side without a blank line.
    """
    parts = [piece for piece in pieces if piece.kind in _TEXT_OR_TIME]
    stamps = [at for at, piece in enumerate(parts) if piece.kind is Kind.STAMP]
    if not stamps:
        return Placement(Side.NONE, Reason.NO_TIMES)
    times = len(stamps)
    between = sum(_is_between(parts, at) for at in stamps)
    if between * 2 > times:
        return Placement(Side.BETWEEN, Reason.BETWEEN_VOTES, times, between)
    credited = sum(_closes_above_time(pieces, at) for at, piece in enumerate(pieces) if piece.kind is Kind.CREDIT)
    if credited * 2 > times and any(piece.is_paragraph for piece in parts[: stamps[0]]):
        return Placement(Side.AFTER, Reason.BELOW_CREDITS, times, credited)
    opening = sum(_opens_line(text, parts, at) for at in stamps)
    ends = _find_placement_by_ends(text, parts, stamps)
    if ends.why is Reason.AGES_BELOW and _open_blocks(text, pieces):
        ends = Placement(Side.BEFORE, Reason.OPENS_BLOCKS, times)
    if ends.why is Reason.ENDS_WITH_TIME and not any(parts[at].timed for at in stamps):
        return ends
    if opening * 2 > times:
        return Placement(Side.BEFORE, Reason.OPENING_VOTES, times, opening)
    return ends


def _is_between(parts: Sequence[Piece], at: int) -> bool:
    """Whether a headline stands above the time at ``at``, and its text below."""
    return 0 < at < len(parts) - 1 and parts[at + 1].is_paragraph and parts[at - 1].is_heading


def _closes_above_time(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the agency's name at ``at`` closes a text, and a time stands directly below."""
    below = pieces[at + 1] if at + 1 < len(pieces) else None
    return at > 0 and below is not None and below.kind is Kind.STAMP and not below.gap and pieces[at - 1].is_paragraph


def _opens_line(text: str, parts: Sequence[Piece], at: int) -> bool:
    """Whether the time shares its line with what it opens, or has a bullet in front."""
    return parts[at].timed or text[parts[at].start] in BULLETS


def _find_placement_by_ends(text: str, parts: Sequence[Piece], stamps: Sequence[int]) -> Placement:
    """Return where the times stand, by what stands above the first and below the last, or by the blank lines."""
    times = len(stamps)
    above = any(piece.is_paragraph for piece in parts[: stamps[0]])
    last = [piece for piece in parts[stamps[-1] :] if piece.kind is Kind.TEXT]
    below = any(piece.is_paragraph or _has_headline_words(text, piece) for piece in last) if above else bool(last)
    if above and below:
        opens = [at for at, piece in enumerate(parts) if piece.dateline is not None]
        if len(opens) == times and (opens[0] < stamps[0]) is not (opens[-1] > stamps[-1]):
            above, below = opens[0] < stamps[0], opens[-1] > stamps[-1]  # a dateline for each time
    if not (above and below):
        if below:
            return Placement(Side.BEFORE, Reason.BEGINS_WITH_TIME, times)
        return Placement(Side.AFTER, Reason.ENDS_WITH_TIME if above else Reason.NO_TEXTS, times)
    headed = parts[stamps[0] - 1].is_heading and sum(parts[at - 1].is_paragraph for at in stamps) == times - 1 > 1
    if any(piece.stamp is not None and piece.stamp.strong for piece in parts):
        if headed:  # the text above the first time is no item: ``Latest headlines``
            return Placement(Side.BEFORE, Reason.BEGINS_WITH_TIME, times)
        return Placement(Side.AFTER, Reason.AGES_BELOW, times)
    leaning = sum(_lean_back(parts, at) for at in stamps)
    if leaning * 3 >= times:
        return Placement(Side.AFTER, Reason.LEANS_BACK, times, leaning)
    return Placement(Side.BEFORE, Reason.LEANS_ON, times, leaning)


def _open_blocks(text: str, pieces: Sequence[Piece]) -> bool:
    """Whether each age opens a block of its own, between a first item without an age and texts at the page's end.

    More blank lines stand above each age than between it and its text. A portal that prints ages below its items has a
    blank line below each headline too. The lead shows that it is none of these blocks: the last one is whole and has
    no age below, or a blank line stands in front of the lead's text and of no other.
    """
    parts = [piece for piece in pieces if piece.kind in _TEXT_OR_TIME]
    stamps = [at for at, piece in enumerate(parts) if piece.kind is Kind.STAMP]
    if not all(_opens_block(parts, at) for at in stamps):
        return False
    closing = [piece for piece in parts[stamps[-1] + 1 :] if piece.is_paragraph]
    lost = any(piece.why in _LOST_TIMES for piece in pieces if piece.start > closing[-1].start)
    if lost or _begins_like(text, pieces[-1], parts[stamps[-1]]):
        return False  # instead of the last item's age
    headed = any(parts[at + 1].is_heading for at in stamps)
    if headed and closing[0] is parts[-1] is parts[stamps[-1] + 1] and closing[0].dateline is None:
        return False  # a line of the page below the last age
    lead = next(piece for piece in parts if piece.is_paragraph)
    return closing[-1].sentence or (len(stamps) > 1 and lead.gap > 0)


def _begins_like(text: str, line: Piece, age: Piece) -> bool:
    """Whether a line that is no text is shorter than an age and opens as it does: the page cuts it off."""
    if line.is_paragraph or not 0 < line.size <= age.size:
        return False
    first, opening = (text[piece.start : piece.end].split(maxsplit=1)[0] for piece in (line, age))
    return first == opening or (first.isdecimal() and opening.isdecimal())


def _opens_block(parts: Sequence[Piece], at: int) -> bool:
    """Whether more blank lines stand above the time at ``at`` than between it and the first paragraph below."""
    for piece in parts[at + 1 :]:
        if piece.kind is Kind.STAMP or piece.gap >= parts[at].gap:
            return False
        if piece.is_paragraph:
            return True
    return False


def _has_headline_words(text: str, piece: Piece) -> bool:
    """Whether a line has as many words as a headline, and more than a menu's entry."""
    return text.count(" ", piece.start, piece.end) >= MIN_HEADLINE_SPACES


def _lean_back(parts: Sequence[Piece], at: int) -> int:
    """Return 1 where the time stands nearer to the text above it, -1 to the one below, 0 for neither."""
    return (at + 1 < len(parts) and parts[at + 1].gap > 0) - (parts[at].gap > 0)


def drop_tickers(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces without a ticker's: timed lines that follow each other with no text between.

    On a page of nothing else, or with an introduction, they are its items, and stay. So do the posts of a live blog:
    they share words with the article above them.
    """
    timed = next((at for at, piece in enumerate(pieces) if piece.timed), None)
    if timed is None:
        return list(pieces)
    beside_article = _is_article(pieces[:timed]) and not _are_posts(text, pieces, timed)
    if not (beside_article or any(_is_other_item(piece) for piece in pieces)):
        return list(pieces)
    remaining: list[Piece] = []
    at = 0
    while at < len(pieces):
        stop = _end_of_timed_lines(pieces, at)
        if stop - at <= _PIECES_OF_A_TIMED_LINE:
            stop = max(stop, at + 1)
            remaining += pieces[at:stop]
        at = stop
    return remaining


def _end_of_timed_lines(pieces: Sequence[Piece], start: int) -> int:
    """Return where the timed lines from ``start`` on end; a sign may stand between two, alone on its line."""
    stop = at = start
    while at + 1 < len(pieces):
        if _is_timed_line(pieces[at], pieces[at + 1]):
            stop = at = at + 2
        elif at == stop > start and pieces[at].kind is Kind.NOISE and pieces[at].size == 1:
            at += 1
        else:
            break
    return stop


def _is_article(above: Sequence[Piece]) -> bool:
    """Whether a headline and two paragraphs stand above the first timed line: an article, and no introduction."""
    paragraphs = [at for at, piece in enumerate(above) if piece.kind is Kind.TEXT and piece.is_paragraph]
    return len(paragraphs) >= _MIN_PARAGRAPHS and any(piece.is_heading for piece in above[: paragraphs[0]])


def _are_posts(text: str, pieces: Sequence[Piece], timed: int) -> bool:
    """Whether the timed lines are posts on what the article above ``timed`` is about, and no ticker beside it.

    Half of them share a word with it. One in four is enough where blank lines part them, as paragraphs are parted.
    """
    of_article = stems(text[pieces[0].start : pieces[timed - 1].end])
    lines = [below for piece, below in pairwise(pieces[timed:]) if piece.timed and piece.stamp is not None]
    on_it = sum(not of_article.isdisjoint(stems(text[line.start : line.end])) for line in lines)
    apart = all(piece.gap for piece in pieces[timed:] if piece.timed and piece.stamp is not None)
    return on_it * (4 if apart else 2) >= len(lines)


def _is_other_item(piece: Piece) -> bool:
    """Whether a page with this piece has more than timed lines: a dateline, or a time on a line of its own."""
    return piece.dateline is not None or (piece.stamp is not None and not piece.timed)


def _is_timed_line(piece: Piece, after: Piece) -> bool:
    """Whether a time and a headline share a line here; a line with a dateline or a whole text is an item by itself."""
    item = after.dateline is not None and after.dateline.sure
    return piece.timed and piece.stamp is not None and not (item or after.sentence or after.size > _MAX_TICKER_CHARS)


_MIN_AGES: Final = 2
"""The fewest ages of a list that dates may continue. Tuned on the golden pages."""
_MAX_DATE_CHARS: Final = 28
"""The longest time that may be a sub-heading, in characters; most dates with a clock time are longer. Chosen by
hand."""
_MIN_DATE_CHARS: Final = 6
"""How many characters a date has at least: a colon after them is in the clock time after it. Tuned on the golden
pages."""
_MAX_TICKER_CHARS: Final = 120
"""The longest headline of a ticker, in characters. Tuned on the golden pages."""
_MIN_PARAGRAPHS: Final = 2
"""The fewest paragraphs of an article above timed lines; one introduces them. Chosen by hand."""
_PIECES_OF_A_TIMED_LINE: Final = 2
"""A timed line is two pieces: its time and its text."""
_LOST_TIMES: Final = {Reason.CUT_AGE, Reason.UNREAD_TIME}
"""What stands at the page's end instead of the last item's age."""
_TEXT_OR_TIME: Final = {Kind.TEXT, Kind.STAMP}
