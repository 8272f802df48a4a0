"""Find what a page says of an item beside its headline and text: the wire's note, a notice, the time of a change.

The note, ``(Corrects name of the agency in first paragraph)``, stands in brackets on a line or two of its own between
headline and text, or right above the headline. It is neither of them, and says what an update or a correction changed.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Final, NamedTuple

from dateline.core.data.wire.signals import EDITORS_LABELS
from dateline.core.page.layout.drafts import Draft, SignalLine
from dateline.core.page.lines.kinds.brackets import find_last_remark, find_remark
from dateline.core.page.lines.piece import Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.text.notices import find_correction, is_correction, notice_signal
from dateline.core.text.signals import MAX_NOTE_CHARS, NOTE_OPENERS, is_note, note_signal
from dateline.core.text.withdrawals.reinstatement import is_reinstatement
from dateline.core.times.phrases.change_time import change_in, is_stamp, may_hold_change
from dateline_schemas.brief import Signal


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
    if remark is None and head is not None:
        remark = _find_note_above(text, head, item_start)
    return " ".join(text[slice(*remark)].split()) if remark is not None else None


_MAX_CHARS_ABOVE: Final = 2 * MAX_NOTE_CHARS
"""Characters above the text of an item without a headline in which its note is looked for: the longest note, and a
byline. Chosen by hand."""


def _find_note_above(text: str, head: Piece, item_start: int) -> tuple[int, int] | None:
    """Return [start, end) of the note right above a headline; None where there is none.

    Its words show that it is one, and it stands no nearer to the item that ends at ``item_start``. At the head of a
    page a section's name or a time may stand between.
    """
    remark = find_last_remark(text, max(item_start, head.start - _MAX_CHARS_ABOVE), head.start)
    if remark is None or not _is_note(text[slice(*remark)]):
        return None
    above, below = text[item_start : remark[0]], text[remark[1] : head.start]
    if item_start and (below.strip() or (not above.strip() and above.count("\n") < below.count("\n"))):
        return None
    return remark if len(below.strip()) <= _MAX_LABEL_CHARS and "\n" not in below.strip() else None


_MAX_LABEL_CHARS: Final = 40
"""The longest line between a note and the headline below it, in characters. Chosen by hand."""


def without_notes_of_next(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the items, each without a note at its end that stands nearer to the headline of the item below."""
    notes = [draft.body[-1] if len(draft.body) > 1 else None for draft in drafts[:-1]]
    return [
        draft._replace(body=draft.body[:-1]) if note is not None and _is_note_of(text, note, below) else draft
        for draft, note, below in zip(drafts, notes, drafts[1:], strict=False)
    ] + list(drafts[-1:])


def _is_note_of(text: str, note: Piece, below: Draft) -> bool:
    """Whether a piece is a note right above the headline of an item, and farther from the text above."""
    head = below.headline
    if head is None or text[note.start] not in NOTE_OPENERS or not head.gap < note.gap:
        return False
    return not text[note.end : head.start].strip() and _is_note(text[note.start : note.end])


def _is_note(remark: str) -> bool:
    """Whether the words of a remark show that it is a note; a single word may part items: ``(CORRECTED)``."""
    return note_signal(remark) is not None and is_note(" ".join(remark.split()).rstrip("."), marked=True)


def with_remark(text: str, draft: Draft, above: int) -> Draft:
    """Return an item without a headline that is a remark in brackets, and with the signal of a note above its text.

    Such a remark is an editor's note: ``(Adds mayor, details)``. It stays within the item's span. An item without a
    text keeps its line, and so does one whose line is printed twice. ``above`` is the end of the item above.
    """
    head = draft.headline
    if not draft.body or draft.why in _REASONS_OF_SURE_HEADLINES:
        return draft
    if head is not None and not _is_one_line(text, head, draft) and (remark := find_remark(text, head)) is not None:
        draft = draft._replace(headline=None, why=Reason.REMARK)
    else:
        remark = find_last_remark(text, above if head is None else head.end, draft.body[0].start)
        if remark is None and head is not None:
            remark = _find_note_above(text, head, above)
    if remark is None or draft.signal_line is not None or (kind := note_signal(text[slice(*remark)])) is None:
        return draft
    return draft._replace(signal_line=SignalLine(*remark, kind))


def _is_one_line(text: str, head: Piece, draft: Draft) -> bool:
    """Whether a draft's text opens on the line of its headline: brackets around that line are no note above a text."""
    first = draft.body[0].start
    return head.end <= first and "\n" not in text[head.end : first]


_REASONS_OF_SURE_HEADLINES: Final = frozenset({Reason.ONLY_LINE, Reason.TWICE})
"""Why a line is a headline although it stands in brackets."""


def find_notice(text: str, draft: Draft, end: int, below: int) -> str | None:
    """Return the notice of correction between headline and text, or near below the text; None where there is none.

    Only whole sentences about the story count: a label alone, ``Correction: …``, may open a reader's comment. The item
    ends at ``end``, and the next one begins at ``below``.
    """
    body, head = draft.body, draft.headline
    spans = [(end, min(below, end + _MAX_CHARS_BELOW))]
    if head is not None and body and head.end < body[0].start:
        spans.insert(0, (head.end, min(body[0].start, head.end + _MAX_CHARS_BELOW)))
    for first, last in spans:
        for line in text[first:last].split("\n"):
            if is_correction(line):
                return " ".join(line.split()).lstrip(_BULLETS)
    return None


def find_reinstatement(text: str, draft: Draft) -> str | None:
    """Return the sentence between headline and text by which a withdrawn story is back; None where there is none.

    It belongs to the text: a note may be newer than the text beside it, and this came with it. Readers' comments nearly
    always stand below a text; one above it is taken for such a sentence too.
    """
    head = draft.headline
    if head is None or not draft.body or head.end > draft.body[0].start:
        return None
    between = text[head.end : min(draft.body[0].start, head.end + _MAX_CHARS_BELOW)].split("\n")
    parts = (" ".join(line.split()).strip(_AROUND_SENTENCE).partition(": ") for line in between)
    lines = (rest if label.lower() in EDITORS_LABELS else label + sign + rest for label, sign, rest in parts)
    return next((line for line in lines if is_reinstatement(line)), None)


_AROUND_SENTENCE: Final = "•*·–—_ ()[]"  # noqa: RUF001  # dashes that open a line
_MAX_CHARS_BELOW: Final = 1500
"""Characters below a headline or a text in which its notice is looked for: credits and a few links. Chosen by hand."""
_BULLETS: Final = "•*·-–—_ "  # noqa: RUF001  # dashes that open a line


def find_change(text: str, draft: Draft, above: int, below: int) -> str | None:
    """Return the time at which the page says that an item was changed, as printed: ``10:05`` of ``Updated 10:05``.

    Its stamp stands above the item or below its last paragraph, with no other line between, or between headline and
    text. None where there is none. The item above ends at ``above``, and the next one begins at ``below``.
    """
    if not draft.body:
        return None
    first, last, head = draft.body[0], draft.body[-1], draft.headline
    is_headed = head is not None and head.end <= first.start
    start, end = (head.start, head.end) if head is not None and is_headed else (first.start, first.start)
    highest, lowest = max(above, start - _MAX_CHARS_BESIDE), min(below, last.end + _MAX_CHARS_BESIDE)
    if not (
        may_hold_change(text, highest, first.start)
        or may_hold_change(text, max(last.start, last.end - _MAX_CHARS_BESIDE), lowest)
    ):
        return None  # as on most pages
    beside = text[highest:start].split("\n")
    behind = text[last.end : lowest].split("\n")
    spans = [
        (start - _size_of_stamps(beside[::-1]), start),
        (end, min(first.start, end + 2 * _MAX_CHARS_BESIDE)),
        (max(end, first.start - _MAX_CHARS_BESIDE), first.start),
        (last.end, last.end + _size_of_stamps(behind)),
    ]
    if last is not first and last.size <= _MAX_CHARS_BESIDE:
        spans.insert(3, (last.start, last.end))
    return next((printed for span in spans if (printed := change_in(text, *span)) is not None), None)


def _size_of_stamps(lines: Sequence[str]) -> int:
    """Return the characters of the first lines that are stamps or empty, each with a line break but the last."""
    stamps = takewhile(lambda line: not line.strip() or is_stamp(line), lines)
    return max(0, sum(len(line) + 1 for line in stamps) - 1)


_MAX_CHARS_BESIDE: Final = 200
"""Characters above or below an item in which it is said when it was changed: bylines and a few links. So long may its
last paragraph be that says so. Chosen by hand."""


class Notice(NamedTuple):
    """What a text says of its story: the notice of correction in it, and the signal that it gives."""

    correction: str | None
    signal: Signal | None


def notice_in(text: str) -> Notice:
    """Return the notice of a text, cached unless the text is long."""
    return _short_notice(text) if len(text) <= _MAX_CACHED_CHARS else _short_notice.__wrapped__(text)


_MAX_CACHED_TEXTS: Final = 8192
"""Texts whose notice is cached, of at most ``_MAX_CACHED_CHARS`` each: 32 MiB. Chosen by hand: briefs repeat."""
_MAX_CACHED_CHARS: Final = 4096
"""Characters of a text whose notice is cached: a longer one is an article's, and stands on one page only."""


@lru_cache(maxsize=_MAX_CACHED_TEXTS)
def _short_notice(text: str) -> Notice:
    correction = find_correction(text)
    return Notice(correction, notice_signal(text, correction))
