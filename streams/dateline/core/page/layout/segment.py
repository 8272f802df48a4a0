"""Cut a page at its markers into sections, and draft the items of each.

A section is what stands above the first marker, or the list that a marker opens. ``segment`` decides how a section
is laid out, cuts it into blocks, and drafts what each block holds.
"""

from collections.abc import Container, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.core.data.text.characters import DASHES
from dateline.core.page.layout.blocks import cut_blocks
from dateline.core.page.layout.drafts import BlockPosition, Draft, draft_items
from dateline.core.page.layout.headline.likeness import shares_any
from dateline.core.page.layout.headlines import find_headline_style
from dateline.core.page.layout.lists.headline_groups import mark_list_items
from dateline.core.page.layout.lists.score import NO_LIST, Undivided, stems
from dateline.core.page.layout.page_line import without_page_lines
from dateline.core.page.layout.time_position import Placement, Side, choose_times, find_placement, opens_headline
from dateline.core.page.lines.kinds.wording import MIN_HEADLINE_SPACES, is_link_label
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.sentence import stops_at_function_word


class Section(NamedTuple):
    """Pieces of a page below a marker; ``name`` is None above the first marker, empty where a marker names none."""

    name: str | None
    pieces: list[Piece]


def cut_sections(text: str, pieces: Sequence[Piece]) -> list[Section]:
    """Return the page's sections: the one above the first marker, then one for each marker that opens a list."""
    if not [piece for piece in pieces if piece.kind is Kind.MARKER]:
        return [Section(None, list(pieces))]
    marked: list[tuple[Piece | None, list[Piece]]] = [(None, [])]
    for piece in pieces:
        if piece.kind is Kind.MARKER:
            marked.append((piece, []))
        else:
            marked[-1][1].append(piece)
    sections = [Section(None, [])]
    has_paragraph = False  # of the last section: asked of its pieces, it takes a time that grows with their square
    for marker, following in marked:
        if marker is not None and _opens_list(text, marker, following):
            links = is_link_label(text[marker.start : marker.end])
            following = _without_linked_lines(text, following, sections[-1].pieces) if links else following  # noqa: PLW2901
            sections.append(Section(marker.section or "", following))
            has_paragraph = _has_paragraph(following)
        else:
            added = _drop_links(following) if marker is not None and has_paragraph else following
            sections[-1].pieces.extend(added)
            has_paragraph = has_paragraph or _has_paragraph(added)
    return sections


def _has_paragraph(pieces: Sequence[Piece]) -> bool:
    return any(piece.is_paragraph for piece in pieces)


def _opens_list(text: str, marker: Piece, following: Sequence[Piece]) -> bool:
    """Whether items follow a marker; else it is a link in the middle of an article, or links stand below it.

    At the page's end an item may be cut: in its headline, or in its first words.
    """
    if any(piece.dateline is not None or piece.kind is Kind.STAMP for piece in following):
        return True
    texts = [piece for piece in following if piece.kind is Kind.TEXT]
    if marker.section is None or len(texts) != len(following) or len(texts) > _MAX_CUT_ITEM_LINES:
        return False
    if len(texts) == _MAX_CUT_ITEM_LINES:
        return _is_cut_text(text, *texts)
    return not texts or not _closes_with_name(text, texts[0])


def _is_cut_text(text: str, head: Piece, below: Piece) -> bool:
    """Whether the page's last line is the beginning of a text below its headline, and no second headline.

    It is longer than the headline. Or it reads like a sentence, most words in small letters, and stops at a function
    word, repeats a word of the headline, or stands below a headline that a gap sets apart or that has more capitals.
    """
    if below.size > head.size:
        return True
    headline, line = text[head.start : head.end], text[below.start : below.end]
    if _count_small_words(line) < _MIN_CUT_WORDS - 1 or _count_small_words(line) * 2 <= len(line.split()):
        return False
    if stops_at_function_word(line) or head.gap > below.gap:
        return True
    return _count_small_words(headline) * 2 < len(headline.split()) or not stems(headline).isdisjoint(stems(line))


def _count_small_words(line: str) -> int:
    """Return how many words begin with a small letter."""
    return sum(word[0].islower() for word in line.split())


def _closes_with_name(text: str, line: Piece) -> bool:
    """Whether a line closes with what closes a line at the page's top, behind a dash or a bar: the site's name.

    Such a line is whole, and the title of another page.
    """
    printed = text[line.start : line.end]
    sign = max(printed.rfind(f" {one} ") for one in _TITLE_SIGNS)
    name = printed[sign:] if sign > 0 else ""
    return len(name) >= _MIN_NAME_CHARS and text.find(f"{name}\n", 0, min(line.start, _MAX_TOP_CHARS)) >= 0


def _drop_links(following: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces after a marker in the middle of an article, without the headlines that it links to."""
    at = next((at for at, piece in enumerate(following) if piece.is_paragraph or piece.sentence), len(following))
    return following[at:]


def _without_linked_lines(text: str, following: list[Piece], before: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a list below ``Read also`` without the lines that this label links to.

    They stand above the list's first text, a section's name among them or not, and share no word with it. Lines below a
    blank line may be its headline where one is longer than such a name. So may a single line where the list's other
    texts have headlines. If a blank line parts it from its text, theirs must be parted too; those of the pieces
    ``before`` the label count as well. On a page of one text, below the label, the line above it is its headline.
    """
    if not any(piece.kind is Kind.TEXT for piece in before) and sum(piece.is_paragraph for piece in following) == 1:
        return following
    first = next((at for at, piece in enumerate(following) if piece.is_paragraph), 0)
    lines = following[:first]
    if not lines or any(piece.kind is Kind.STAMP for piece in lines):
        return following
    stop = next((one.start for one in following[first + 1 :] if one.kind is not Kind.TEXT), len(text))
    if shares_any([text[piece.start : piece.end] for piece in lines], text[following[first].start : stop]):
        return following
    below = lines[next((at for at, piece in enumerate(lines[1:], 1) if piece.gap), first) :]
    if any(text.count(" ", piece.start, piece.end) >= MIN_HEADLINE_SPACES for piece in below):
        return following
    parted = following[first].gap > 0
    headed = _are_headed_apart(before, following[first:]) if parted else _are_headed(following[first:])
    return following if first == 1 and headed else following[first:]


def _are_headed(pieces: Sequence[Piece]) -> bool:
    """Whether headlines stand above at least half of the texts behind the first."""
    headed = bare = 0
    for above, piece in pairwise(pieces):
        if piece.is_paragraph and above.is_heading:
            headed += 1
        elif piece.dateline is not None or (piece.is_paragraph and above.kind is not Kind.TEXT):
            bare += 1
    return headed >= bare


def _are_headed_apart(before: Sequence[Piece], behind: Sequence[Piece]) -> bool:
    """Whether several items before and behind a label have headlines that a blank line parts from their texts.

    Before the label, an item has a dateline, or the last item's time stands above its headline: the parts of an article
    have headlines too.
    """
    apart = sum(piece.gap > 0 and piece.is_paragraph and above.is_heading for above, piece in pairwise(behind))
    for at, (above, piece) in enumerate(pairwise(before)):
        if piece.gap > 0 and piece.is_paragraph and above.is_heading:
            apart += piece.dateline is not None or (at > 0 and before[at - 1].kind is Kind.STAMP)
    return apart >= _MIN_HEADED_APART and _are_headed(behind) and _are_headed(before)


_MIN_HEADED_APART: Final = 2
"""The fewest items that show how a page's headlines stand. Chosen by hand: one may be the page's own article."""
_MIN_NAME_CHARS: Final = 6
"""The shortest name of a site with the sign in front of it, in characters. Chosen by hand."""
_MAX_TOP_CHARS: Final = 4000
"""Characters of a page's top in which its title stands. Bounds the time of a page with many markers; chosen by hand."""
_TITLE_SIGNS: Final = DASHES + "|"
"""What stands between a page's title and its site's name."""
_MIN_CUT_WORDS: Final = 4
"""The fewest words of a text that the page's end cuts off, the first with a capital. Chosen by hand."""
_MAX_CUT_ITEM_LINES: Final = 2
"""The most lines of a section that the page's end cuts: a headline and the first words of its body. Tuned on the
golden pages."""


class Segment(NamedTuple):
    """The items of one section, and the decisions about it."""

    section: Section
    drafts: list[Draft]
    pieces: list[Piece]
    """The section's pieces without the times that do not count; with a rule before each item of a list."""
    times_reason: Reason
    """Why its times count or do not."""
    listed: bool
    """Whether the shape of a list divides its items."""
    placement: Placement
    """Where its times stand."""
    standfirst: Draft | None
    """What looked like the first item and is a bulletin's introduction."""
    page_line: Piece | None = None
    """What looked like the first item's headline and names the page."""
    undivided: Undivided | None = None
    """What may be items of a list, and is left whole."""


def segment(text: str, section: Section, *, last: bool) -> Segment:
    """Return the items of one section; ``last`` where the page ends with it."""
    counted, reason = choose_times(section.pieces)
    if (single := _segment_with_one_time(text, section, counted, last=last)) is not None:
        return single
    return _segment(text, section, (counted, reason), last=last)


def _segment_with_one_time(text: str, section: Section, counted: Container[int], *, last: bool) -> Segment | None:
    """Return the one item of a section with one time, wherever the time stands.

    None if there are several items or several times. A day and an hour on lines of their own, with no more than a label
    between them, are one time: ``Vandaag``, ``Laatste update:``, ``11:20``.
    """
    if section.name is not None:
        return None
    read = [piece for piece in section.pieces if piece.kind is not Kind.NOISE]
    at = [number for number, piece in enumerate(read) if piece.kind is Kind.STAMP and piece.start in counted]
    stamps = [read[number] for number in at]
    if not at or at[-1] - at[0] != len(at) - 1 or any(one.timed for one in stamps):
        return None
    if sum(piece.dateline is not None for piece in section.pieces) > 1:
        return None
    whole = _segment(text, section, ((), Reason.ONE_TIME), last=last)
    if len(whole.drafts) != 1 or not whole.drafts[0].body:
        return None
    return whole._replace(drafts=[whole.drafts[0]._replace(stamp=stamps[0].stamp)])


def _segment(text: str, section: Section, times: tuple[Container[int], Reason], *, last: bool) -> Segment:
    """Return the items of a section; ``times`` are the starts of the times that count, and why these do."""
    counted, reason = times
    pieces = _drop_uncounted_times(section.pieces, counted)
    kinds = [piece.kind for piece in pieces]
    stamps, credited = kinds.count(Kind.STAMP), Kind.CREDIT in kinds
    own = any(piece.timed and opens_headline(pieces, at) for at, piece in enumerate(pieces) if piece.stamp is not None)
    few = not own and (stamps <= 1 or _are_above_text(pieces))
    division = mark_list_items(text, _drop_uncounted_times(section.pieces, ())) if few else NO_LIST
    listed, ruled = division.pieces is not None, _are_items_ruled(pieces)
    pieces = _drop_uncounted_times(division.pieces, ()) if division.pieces is not None else pieces
    placement = find_placement(text, pieces)
    side = placement.side
    blocks = cut_blocks(pieces, side)
    style = find_headline_style(text, blocks, side, marked=section.name is not None)
    drafts: list[Draft] = []
    for number, block in enumerate(blocks):
        final = last and number == len(blocks) - 1
        position = BlockPosition(style, side, first=number == 0, final=final, listed=listed or (ruled and number > 0))
        of_block = draft_items(block, position)
        if credited and of_block and (credit := _find_credit(block.pieces)) is not None:
            of_block[-1] = of_block[-1]._replace(credit=credit)
        drafts += of_block
    items = _drop_standfirst(text, drafts, side)
    standfirst = drafts[0] if len(items) < len(drafts) else None
    items, page_line = without_page_lines(text, items)
    if listed and stamps:
        reason = Reason.GROUPED
    return Segment(section, items, pieces, reason, listed, placement, standfirst, page_line, division.undivided)


def _drop_uncounted_times(pieces: Sequence[Piece], counted: Container[int]) -> list[Piece]:
    """Return the pieces without the times that do not count; one that opens a line of text goes back to the text."""
    if not [piece for piece in pieces if piece.kind is Kind.STAMP and piece.start not in counted]:
        return list(pieces)
    remaining: list[Piece] = []
    opening: Piece | None = None
    for piece in pieces:
        if piece.kind is Kind.STAMP and piece.start not in counted:
            opening = piece if piece.timed else None
            continue
        remaining.append(
            piece if opening is None else piece._replace(start=opening.start, gap=opening.gap, timed=False)
        )
        opening = None
    return remaining


def _are_above_text(pieces: Sequence[Piece]) -> bool:
    """Whether all times stand above the first text, as a page's dates do."""
    first = next((at for at, piece in enumerate(pieces) if piece.is_paragraph), 0)
    return not any(piece.kind is Kind.STAMP for piece in pieces[first:])


def _are_items_ruled(pieces: Sequence[Piece]) -> bool:
    """Whether rules stand between datelines, so that what stands between two rules is an item without dateline too."""
    rules = [piece for piece in pieces if piece.kind is Kind.RULE and piece.size >= _MIN_RULE_CHARS]
    return len(rules) >= _MIN_ITEMS and sum(piece.dateline is not None for piece in pieces) >= _MIN_ITEMS - 1


def _find_credit(block: Sequence[Piece]) -> Piece | None:
    """Return the agency's name that credits an item: last, before the last time, or beside the first; None for none."""
    closing = next((piece for piece in block[-2:] if piece.kind is Kind.CREDIT), None)
    if closing is not None and (closing is block[-1] or block[-1].kind is Kind.STAMP):
        return closing
    opening = block[:2]
    opens = {piece.kind for piece in opening} == {Kind.STAMP, Kind.CREDIT} and not opening[1].gap
    return next((piece for piece in opening if piece.kind is Kind.CREDIT), None) if opens else None


def _drop_standfirst(text: str, drafts: list[Draft], side: Side) -> list[Draft]:
    """Return the items without the first, if it alone has no headline or time: it introduces a bulletin."""
    if len(drafts) < _MIN_ITEMS:
        return drafts
    first, *others = drafts
    introduces = first.stamp is None and first.body and text[first.body[-1].end - 1] == ":"
    if introduces and all(draft.stamp is not None for draft in others):  # ``The Latest on the landslide:``
        return others
    if side is Side.BETWEEN and first.stamp is None and not (first.body and first.body[0].dateline):
        return others
    if first.headline is not None or first.stamp is not None or (first.body and first.body[0].dateline is not None):
        return drafts
    headed = sum(draft.headline is not None for draft in others)
    stamped = sum(draft.stamp is not None for draft in others)
    return drafts if max(headed, stamped) * 5 < len(others) * 4 else others


_MIN_RULE_CHARS: Final = 2
"""The shortest rule between items, in characters; one alone is a bullet. Tuned on the golden pages."""
_MIN_ITEMS: Final = 3
"""The fewest items of a section with a standfirst, and the fewest rules that divide a section. Tuned on the golden
pages."""
