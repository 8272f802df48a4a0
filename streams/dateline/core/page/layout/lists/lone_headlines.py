"""Find headlines without text in a list whose other items have a text and an age: ``Minister resigns``, ``1 hour ago``.

Such a headline has an age of its own where the ages of the others stand. It is an item like a flash, whose line is
headline and text.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from dateline.core.page.layout.blocks import cut_blocks
from dateline.core.page.layout.drafts import Draft, SectionedDraft
from dateline.core.page.layout.segment import Segment
from dateline.core.page.layout.time_position import Side
from dateline.core.page.lines.kinds.news_line import weigh_line
from dateline.core.page.lines.kinds.wording import MIN_HEADLINE_SPACES, is_page_label, names_bulletin
from dateline.core.page.lines.reason import Reason


def with_lone_headlines(
    text: str, segments: Sequence[Segment], sectioned: Sequence[SectionedDraft]
) -> list[SectionedDraft]:
    """Return the items of a page in order, among them the headlines that have an age and no text."""
    of_piece = {piece.start: number for number, part in enumerate(segments) for piece in part.pieces}
    members: dict[int, list[SectionedDraft]] = defaultdict(list)
    for one in sectioned:
        if one.draft.body and (number := of_piece.get(one.draft.body[0].start)) is not None:
            members[number].append(one)
    taken = {piece.start for one in sectioned for piece in (one.draft.headline, *one.draft.body) if piece is not None}
    printed = {text[head.start : head.end] for one in sectioned if (head := one.draft.headline) is not None}
    found: list[SectionedDraft] = []
    for number, beside in members.items():
        lone = list(_find_lone(text, segments[number], [one.draft for one in beside], taken))
        if len(lone) < len(beside):
            new = [draft for draft in lone if text[draft.body[0].start : draft.body[0].end] not in printed]
            found += [beside[-1].with_draft(draft) for draft in new]
    return sorted([*sectioned, *found], key=_start) if found else list(sectioned)


def _start(one: SectionedDraft) -> int:
    return one.draft.lines[0].start


def _find_lone(text: str, part: Segment, beside: Sequence[Draft], taken: Collection[int]) -> Iterator[Draft]:
    """Yield the headlines without text of a list; ``beside`` are its texts, and ``taken`` the starts of their lines."""
    side = part.placement.side
    stamps = [draft.stamp for draft in beside if draft.stamp is not None]
    if side is Side.NONE or not _MIN_TEXTS <= len(stamps) == len(beside) or not all(stamp.strong for stamp in stamps):
        return
    for number, block in enumerate(cut_blocks(part.pieces, side)):
        if block.stamp is None or not block.stamp.strong or len(block.texts) != 1:
            continue
        (line,) = block.texts
        if line.start in taken or not line.is_heading:
            continue
        if is_lone_headline(text[line.start : line.end], opening=number == 0, dense=line.dense):
            yield Draft(line, (line,), block.stamp, why=Reason.LONE_HEADLINE)


def is_lone_headline(printed: str, *, opening: bool, dense: bool) -> bool:
    """Whether a line with an age and no text is a headline, and no label or words of the page to its reader.

    A line of few words is one in capitals only: ``POPE DEAD``. ``opening`` where it opens the list: it may be the
    page's name with the time of its last change, unless it reads like news. ``dense`` where it is Chinese or Japanese.
    """
    if is_page_label(printed) or names_bulletin(printed.lower()):
        return False
    weight = weigh_line(printed)
    if opening or weight.is_news:
        return weight.is_news
    spaces = printed.count(" ")
    return not weight.page and (dense or spaces >= MIN_HEADLINE_SPACES or (spaces > 0 and printed.isupper()))


_MIN_TEXTS: Final = 2
"""The fewest texts with an age that show how the items of a list are printed. Chosen by hand."""
