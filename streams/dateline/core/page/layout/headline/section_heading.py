"""The heading of a block of briefs that have no headlines: ``Ook in het nieuws``, under the page's article.

It is the nearest line above the first of them and looks like its headline. But none of the others has one, and it
shares no word with the text under it.
"""

from collections.abc import Sequence
from typing import Final

from dateline.core.page.layout.drafts import Draft
from dateline.core.page.layout.headline.likeness import shares_any
from dateline.core.page.lines.reason import Reason


def without_section_heading(text: str, drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Return the items of a page, the first below its article without the heading of the whole block."""
    if len(drafts) < _MIN_ITEMS or drafts[0].headline is None or any(draft.drawn for draft in drafts):
        return drafts
    first, others = drafts[1], drafts[2:]
    head = first.headline
    if head is None or first.why not in _NEAREST or any(draft.headline is not None for draft in others):
        return drafts
    printed = text[head.start : head.end]
    if printed.count(" ") >= _MAX_WORDS or shares_any([printed], text[first.body[0].start : first.body[-1].end]):
        return drafts
    return [drafts[0], first._replace(headline=None, why=Reason.NAMES_PAGE), *others]


_MIN_ITEMS: Final = 3
"""The fewest items of such a page: its article and two briefs."""
_MAX_WORDS: Final = 6
"""Words of the longest heading of a block. Chosen by hand: headlines are longer."""
_NEAREST: Final = frozenset({Reason.ABOVE_DATELINE, Reason.OPENS_SECTION})
"""Why a line is a headline by where it stands alone."""
