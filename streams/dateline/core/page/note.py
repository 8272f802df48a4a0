"""Find the wire's note between an item's headline and its text: ``(Corrects name of the agency in first paragraph)``.

The note stands in brackets on a line or two of its own. It is neither headline nor text, and says what an update or
a correction changed.
"""

from typing import Final

from dateline.core.page.layout.drafts import Draft
from dateline.core.page.lines.brackets import find_last_remark
from dateline.core.text.signals import MAX_NOTE_CHARS


def find_note(text: str, draft: Draft, item_start: int) -> str | None:
    """Return the nearest note above an item's text, with its brackets, on one line; None where there is none.

    ``text`` is the page. ``item_start`` is where the item before ends, below which a note above an item without a
    headline stands.
    """
    if not draft.body:
        return None
    end = draft.body[0].start
    head = draft.headline
    start = head.end if head is not None and head.end <= end else max(item_start, end - _MAX_CHARS_ABOVE)
    remark = find_last_remark(text, start, end)
    return " ".join(text[slice(*remark)].split()) if remark is not None else None


_MAX_CHARS_ABOVE: Final = 2 * MAX_NOTE_CHARS
"""Characters above the text of an item without a headline in which its note is looked for: the longest note, and a
byline. Chosen by hand."""
