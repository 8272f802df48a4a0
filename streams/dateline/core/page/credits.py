"""Which agencies an item is credited to, where its dateline names none.

``item_credits`` looks beside the item's time, on a line of its own, at the end of its text, in the byline, and
on a page of one item also beside the page's time and in its copyright line.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from dateline.core.data.text.characters import DASHES
from dateline.core.page.layout.drafts import Draft
from dateline.core.page.lines.kinds.closing_credit import find_closing_credit
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.text.agencies import AGENCY_PATTERN, Credit, credit, credit_line, credited_in, has_known_agency
from dateline.core.text.pattern_code import compiled


class CreditLines(NamedTuple):
    """The lines of a page that may credit an agency, in order; collected once a page."""

    credits: list[Piece]
    """Agencies' names with the line to themselves."""
    credit_starts: list[int]
    content_starts: list[int]
    """Where texts and times start."""
    page_end: int
    """Where the last piece of the page ends."""
    beside_time: tuple[Credit, ...]
    """The first known agency of the page that is printed beside a time; empty where there is none."""
    noise: list[Piece]
    """Lines that belong to the page; one may name the owner of the text: ``© Copyright Adnkronos``."""
    bylines: list[Piece]
    """Those of ``noise`` that name a writer: ``By Rod Tremayne, PA``."""


def collect_credit_lines(pieces: Sequence[Piece]) -> CreditLines:
    """Return the lines of a page that may credit an agency; ``pieces`` must not be empty."""
    credits_alone: list[Piece] = []
    content_starts: list[int] = []
    beside_time: list[str] = []
    noise: list[Piece] = []
    for piece in pieces:
        if piece.stamp is not None and piece.stamp.credit:
            beside_time.append(piece.stamp.credit)
        if piece.kind in _CONTENT:
            content_starts.append(piece.start)
        elif piece.kind is Kind.NOISE:
            noise.append(piece)
        elif piece.kind is Kind.CREDIT:
            credits_alone.append(piece)
    return CreditLines(
        credits_alone,
        [piece.start for piece in credits_alone],
        content_starts,
        pieces[-1].end,
        next(((one,) for one in map(credit, beside_time) if one.code is not None), ()),
        noise,
        [piece for piece in noise if piece.why is Reason.BYLINE],
    )


def item_credits(  # noqa: PLR0913  # what the page shows of one item
    text: str, lines: CreditLines, draft: Draft, extent: tuple[int, int], *, alone: bool, above_lists: bool = False
) -> tuple[tuple[Credit, ...], Reason]:
    """Return the agencies that the item at ``extent`` is credited to, and where they stand.

    ``alone``: whether the page holds no other item. A credit that stands once on a page of many items
    belongs to none of them, unless the item is the one article ``above_lists`` of others.
    """
    if draft.stamp is not None and has_known_agency(beside := credited_in(draft.stamp.credit)):
        return beside, Reason.BESIDE_TIME
    start, end = extent
    last = next((piece.end for piece in reversed(draft.body) if piece.is_paragraph or piece.sentence), end)
    at_end = find_closing_credit(text, start, end) or (last < end and find_closing_credit(text, start, last))
    line = draft.credit or (None if at_end else _own_line(lines, start, end, alone=alone, above_lists=above_lists))
    if line is not None:
        printed = text[line.start : line.end]
        return credit_line(printed) or _listed(printed), Reason.OWN_LINE
    if at_end:
        return at_end, Reason.AT_END
    agency = _in_byline(text, lines.bylines, start, end) or _before_paragraph(text, draft.body[1:])
    if agency or not alone:
        return agency, Reason.OWN_LINE if agency else Reason.UNCREDITED
    if lines.beside_time:
        return lines.beside_time, Reason.PAGE_TIME
    owner = _copyright_owner(text, lines.noise)
    return owner, Reason.OWN_LINE if owner else Reason.UNCREDITED


def _listed(printed: str) -> tuple[Credit, ...]:
    """Return the agencies of a line that ``passes/signatures.py`` found to be a credit: ``(IAR)``, ``ANP/Regio8``."""
    listed = credited_in(printed.strip("()"))
    return listed if printed.startswith("(") else tuple(one for one in listed if one.code is not None)


def _own_line(lines: CreditLines, start: int, end: int, *, alone: bool, above_lists: bool) -> Piece | None:
    """Return the credit line of the item: one inside it, or after it where the page has several that close items.

    Where the item is the one article ``above_lists``, a single one after it is enough, and so is one on the next line
    that closes the item: others follow, so that it is not the page's.
    """
    if alone:
        return lines.credits[0] if lines.credits else None
    first = bisect_left(lines.credit_starts, start)
    if first < len(lines.credit_starts) and lines.credit_starts[first] < end:
        return lines.credits[first]
    behind = bisect_left(lines.credit_starts, end)
    if behind == len(lines.credit_starts):
        return None
    at = lines.credit_starts[behind]
    closes = at == end + 1 and bisect_left(lines.content_starts, at) < len(lines.content_starts)
    if len(lines.credits) < _MIN_CLOSING_CREDITS and not above_lists and not closes:
        return None
    after = bisect_left(lines.content_starts, end)
    apart = after < len(lines.content_starts) and lines.content_starts[after] < lines.credit_starts[behind]
    return None if apart else lines.credits[behind]


def _in_byline(text: str, bylines: Sequence[Piece], start: int, end: int) -> tuple[Credit, ...]:
    """Return the agency that the item's writer works for, from the byline inside the item."""
    for piece in bylines:
        if start < piece.start < end and (match := _WRITES_FOR.search(text, piece.start, piece.end)) is not None:
            return (credit(match["name"]),)
    return ()


def _before_paragraph(text: str, paragraphs: Sequence[Piece]) -> tuple[Credit, ...]:
    """Return the agency that opens a later paragraph of a text, with a dash after it: ``(AOF) - Les ventes …``."""
    matches = (_OPENS_PARAGRAPH.match(text, piece.start, piece.end) for piece in paragraphs if text[piece.start] == "(")
    return next(((credit(match["name"]),) for match in matches if match is not None), ())


def _copyright_owner(text: str, noise: Sequence[Piece]) -> tuple[Credit, ...]:
    """Return the agency that the first copyright line of the page names."""
    matches = (_COPYRIGHT.search(text, piece.start, piece.end) for piece in noise)
    return next(((credit(match["name"]),) for match in matches if match is not None), ())


_CONTENT: Final = {Kind.TEXT, Kind.STAMP}
_MIN_CLOSING_CREDITS: Final = 2
"""Credit lines on a page from which on each may close the item above it; chosen by hand."""
_WRITES_FOR: Final = compiled(rf"[, ](?P<name>{AGENCY_PATTERN})(?=$|[, ])")
_OPENS_PARAGRAPH: Final = compiled(rf"\((?P<name>{AGENCY_PATTERN})\) ?[{DASHES}]")
_COPYRIGHT: Final = compiled(
    rf"(?:©|\([cC]\)|(?i:copyright))(?: ?(?i:copyright))? ?(?:\d{{4}} )?(?P<name>{AGENCY_PATTERN})(?=\W|$)"
)
