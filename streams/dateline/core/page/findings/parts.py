"""What each part of a page was read as, and why: every character but white space, once.

``part_findings`` is the entry. It takes the parts of the items first, then those pieces of the page that no
item holds, then what is left between them. ``opening_reasons`` says for each item what separates it from what
stands above: a marker, a time, a rule or its dateline.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from dateline.core.data.text.characters import INVISIBLE
from dateline.core.page.dateline.model import DatelineMatch
from dateline.core.page.findings.finding import Finding, What
from dateline.core.page.layout.lists.score import Undivided
from dateline.core.page.layout.segment import Segment
from dateline.core.page.layout.time_position import Side
from dateline.core.page.lines.kinds.wording import is_page_label
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.passes.datelines import MIN_BELIEVED_SCORE, Weight
from dateline.core.page.passes.dividers import mask_numbers
from dateline.core.page.split import Item, SplitTrace
from dateline.core.text.normal_form import NormalText


def part_findings(
    normal_text: NormalText, trace: SplitTrace, given: str, blocks: Iterable[Finding] = ()
) -> list[Finding]:
    """Return the parts of a page in order; ``normal_text`` is the normal form of ``given``, the text as given.

    ``blocks`` are those of an HTML page that its structure keeps out of the briefs.
    """
    parts = [part for ordinal, item in enumerate(trace.items) for part in _of_item(item, ordinal, trace)]
    parts.sort(key=lambda part: part[:2])
    starts, ends = [part.start for part in parts], [part.end for part in parts]
    of_page = [*_of_page(normal_text.text, trace), *blocks]
    parts += [part for part in of_page if not _overlaps(part, starts, ends)]
    return list(_with_rest(normal_text, sorted(parts, key=lambda part: part[:2]), given))


def _of_item(item: Item, ordinal: int, trace: SplitTrace) -> Iterator[Finding]:
    """Yield headline, dateline, body and credit of an item."""
    draft = item.draft
    left_whole = next((part.undivided for part in trace.segments if draft in part.drafts), None)
    if draft.headline is not None:
        yield Finding(
            draft.headline.start, draft.headline.end, "headline", draft.why.value, item.headline or "", ordinal
        )
    is_line = draft.why is Reason.ONLY_LINE  # the line of a flash is its headline and its text
    for piece in draft.body:
        start, match = piece.start, piece.dateline
        if match is not None:
            why = dateline_reason(match, trace.stages.weighed.weights.get(piece.start))
            why += f"; in front of it stands a word of {match.signal}" if match.signal is not None else ""
            yield Finding(start, match.end, "dateline", why, brief=ordinal)
            start = match.end
        if is_line and draft.headline is not None and draft.headline.end < piece.end:
            yield Finding(draft.headline.end, piece.end, "body", _END_OF_LINE, brief=ordinal)
        if start < piece.end and not is_line:
            why = "it follows the dateline" if match is not None else "running text below the item's opening"
            if left_whole is not None and piece.start in left_whole.starts:
                why += f"; {undivided_reason(left_whole)}"
            yield Finding(start, piece.end, "body", why, brief=ordinal)
    if draft.credit is not None:
        yield Finding(draft.credit.start, draft.credit.end, "credit", item.credit_reason.value, brief=ordinal)


def undivided_reason(undivided: Undivided) -> str:
    """Return why texts that look like the items of a list are left in one item."""
    odds = f"{undivided.score:.1f} of the {undivided.needed:.1f} points that are needed"
    return f"{Reason.UNDIVIDED.value}: {odds}"


def dateline_reason(match: DatelineMatch, weight: Weight | None) -> str:
    """Return why a dateline was believed or not: sure by its form, or weighed against what the page shows."""
    if match.cut:
        return "the page stops inside it, and it looks like those before"
    if weight is None:
        agencies = [one.printed for one in match.credits if one.code is not None]
        return f"sure by its form: {'a known agency, ' + '/'.join(agencies) if agencies else 'a place with a date'}"
    signs_for = {
        "a known name": weight.is_place_name, "capitals": weight.capitals,
        "where an item may begin": weight.begins_item, "others like it on the page": weight.others_alike,
        "as many as a list's": weight.like_a_list,
    }  # fmt: skip
    signs_against = {
        "an unknown name unlike the known ones": weight.unlike, "no running text follows": not weight.opens_text,
        "no item may begin here": not weight.begins_item,
    }  # fmt: skip
    for_it, against_it = (
        ", ".join(name for name, applies in signs.items() if applies) or "nothing"
        for signs in (signs_for, signs_against)
    )
    return (
        f"in doubt: {weight.score} points, {MIN_BELIEVED_SCORE} are needed; for it: {for_it}; against it: {against_it}"
    )


def _of_page(text: str, trace: SplitTrace) -> Iterator[Finding]:
    """Yield a finding for each piece of the page; the caller drops those that are part of an item."""
    stages = trace.stages
    left = {(piece.start, piece.end) for piece in stages.after_tickers}
    for piece in stages.after_echoes:
        if (piece.start, piece.end) not in left:
            yield Finding(piece.start, piece.end, "dropped", "a ticker: timed lines with no text between them")
    segments = {piece.start: part for part in trace.segments for piece in part.section.pieces}
    times = {item.stamp: ordinal for ordinal, item in enumerate(trace.items) if item.stamp is not None}
    of_lists = [piece for part in trace.segments if part.listed for piece in part.pieces]
    groups = [piece for piece in of_lists if piece.why in _REASONS_OF_LISTS and piece.kind is Kind.RULE]
    dropped = {piece.start: piece for piece in of_lists if piece.why in _REASONS_OF_LISTS and piece.kind is Kind.NOISE}
    counted = {piece.start for part in trace.segments for piece in part.pieces if piece.stamp is not None}
    starts = [item.start for item in trace.items]
    headlines = {item.headline for item in trace.items}
    below_texts = _lines_below_texts(trace)
    notes = "\n".join([item.note for item in trace.items if item.note is not None])
    repeats = [piece for piece in stages.pieces if piece.why is Reason.REPEATED]
    alike = Counter(mask_numbers(text[piece.start : piece.end]) for piece in repeats)
    for piece in [*(dropped.get(piece.start, piece) for piece in stages.pieces), *groups]:
        part = segments.get(piece.start)
        if piece.kind is Kind.STAMP:
            ordinal = times.get(piece.stamp) if piece.stamp is not None else None
            yield _time(piece, part, ordinal, counts=piece.start in counted)
        elif piece.kind is Kind.TEXT:
            within = bisect_right(starts, piece.start) - 1
            inside = within >= 0 and piece.start < trace.items[within].end
            again = text[piece.start : piece.end] in headlines
            below = piece.start in below_texts
            words = text[piece.dateline.end if piece.dateline else piece.start : piece.end]
            why = _dropped_reason(piece, part, trace, again=again, inside=inside)
            why = Reason.BELOW_TEXT.value if below and not again else why
            why = trace.misfits[piece.start].value if piece.start in trace.misfits and not inside else why
            why = _NOTE_REASON if trace.no_items_reason is None and text[piece.start : piece.end] in notes else why
            why = Reason.LABEL.value if not inside and is_page_label(words) else why
            yield Finding(piece.start, piece.end, "dropped", why)
        elif piece.size or piece.why is not None:
            count = alike[mask_numbers(text[piece.start : piece.end])]
            why = _piece_reason(piece) + (f" ({count} of them)" if piece.why is Reason.REPEATED else "")
            yield Finding(piece.start, piece.end, _WHAT_OF_KIND[piece.kind], why)


def _lines_below_texts(trace: SplitTrace) -> set[int]:
    """Return the starts of the lines that were drafted as text, and stand below the last line that is text."""
    of_items = {piece.start for item in trace.items for piece in item.draft.body}
    below: set[int] = set()
    for draft in [draft for part in trace.segments for draft in part.drafts]:
        starts = [piece.start for piece in draft.body]
        last = next((at for at in range(len(starts) - 1, -1, -1) if starts[at] in of_items), len(starts))
        below.update(starts[last + 1 :])
    return below


def _time(piece: Piece, part: Segment | None, ordinal: int | None, *, counts: bool) -> Finding:
    """Return which item a time belongs to, or why it belongs to none; ``ordinal`` is that item's."""
    printed = piece.stamp.printed if piece.stamp is not None else ""
    if part is not None and ordinal is not None:
        side = part.placement.side
        why = part.times_reason.value if side is Side.NONE else f"times stand {_SIDES[side]}"
        return Finding(piece.start, piece.end, "time", why, printed, ordinal)
    why = (
        "no item stands where its item would"
        if counts or part is None
        else f"does not count: {part.times_reason.value}"
    )
    return Finding(piece.start, piece.end, "time", why, printed)


def _dropped_reason(piece: Piece, part: Segment | None, trace: SplitTrace, *, again: bool, inside: bool) -> str:
    """Return why a text belongs to no item; ``again``: it repeats a headline, ``inside``: it stands inside an item."""
    if trace.no_items_reason is not None:
        return trace.no_items_reason.value
    if part is None:
        return "a headline that a marker in the midst of an article links to"
    opening = part.standfirst
    if opening is not None and piece in (opening.headline, *opening.body):
        return Reason.STANDFIRST.value
    if again or piece == part.page_line:
        return "a headline that is printed again" if again else Reason.ABOVE_ALL.value
    if inside:
        return "it stands inside an item and is neither its headline nor its text"
    above = piece.is_paragraph and piece.dateline is None and piece.start < trace.items[0].start
    return ABOVE_ITEMS if above else "no dateline, time or place in a list makes it an item's headline or text"


_REASONS_OF_LISTS: Final = {Reason.GROUP, Reason.PLAIN_ITEM, Reason.BETWEEN_ITEMS, Reason.FIRST_TWICE}
"""Why the pieces of a list are rules or noise, where they were not before it was one."""
ABOVE_ITEMS: Final = (
    "it stands above the first item without a dateline, and does not show itself as the page's article: that has a"
    " headline, says several of its words again, and is neither the page's words about itself nor the item's standfirst"
)
_NOTE_REASON: Final = (
    "a remark in brackets between headline and text; the field `note` has it where it says what was changed"
)
"""Why a text that stands in an item's note belongs to no item."""
_END_OF_LINE: Final = "the end of the line, which the text has and the headline does not: it may be the site's name"
"""Why the end of a flash is text alone."""


def _piece_reason(piece: Piece) -> str:
    """Return why a piece is a rule, a marker, a credit or noise."""
    if piece.why is not None:
        return piece.why.value
    if piece.kind is Kind.MARKER:
        section = f", {piece.section}" if piece.section else ""
        return f"its words open a list of other items{section}"
    return "agencies' names with the line to themselves"


def _overlaps(part: Finding, starts: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether a part shares a character with a part of an item; ``starts`` and ``ends`` are the latter's, in order."""
    before = bisect_left(starts, part.end) - 1
    return before >= 0 and ends[before] > part.start


def _with_rest(normal_text: NormalText, parts: list[Finding], given: str) -> Iterator[Finding]:
    """Yield the parts with spans in the text as given, and what is left between them."""
    at = 0
    for part in parts:
        start, end = normal_text.given(part.start, part.end)
        start = max(start, at)
        if start > end or (start == end and part.start < part.end):
            continue
        yield from _rest(given, at, start)
        yield part._replace(start=start, end=end)
        at = end
    yield from _rest(given, at, len(given))


def _rest(given: str, start: int, end: int) -> Iterator[Finding]:
    """Yield what stands between two parts, if it is more than white space."""
    between = given[start:end]
    if between.strip():
        first = start + len(between) - len(between.lstrip())
        last = end - len(between) + len(between.rstrip())
        unseen = not between.strip(INVISIBLE + " \n\r\t")
        yield Finding(first, last, "dropped", "signs that nobody sees" if unseen else "signs around a line or a time")


def opening_reasons(trace: SplitTrace) -> list[str]:
    """Return a sentence for each item: what opens it, and why it is a lead, a related item or one of several."""
    above: dict[int, tuple[Segment, Piece | None]] = {}
    for part in trace.segments:
        boundary: Piece | None = None
        for piece in part.pieces:
            if piece.kind is Kind.TEXT:
                above.setdefault(piece.start, (part, boundary))
            if piece.kind in _BOUNDARIES:
                boundary = piece
    return [f"{item.draft.drawn or _opening_reason(item, above)}; {_role(item)}" for item in trace.items]


def _role(item: Item) -> str:
    return (_DRAWN_ROLES if item.draft.drawn else _ROLES)[item.role]


def _opening_reason(item: Item, above: Mapping[int, tuple[Segment, Piece | None]]) -> str:
    """Return what opens an item; ``above`` has the segment of each text by its start, and the boundary above it."""
    pieces = (item.draft.headline, *item.draft.body[:1])  # of a flash, the headline begins behind its place
    start = min([piece.start for piece in pieces if piece is not None])
    if start not in above:  # signs in front of its headline are cut off
        start = max([opening for opening in above if opening <= start])
    part, boundary = above[start]
    if boundary is None:
        return "it is first on the page" if part.section.name is None else "it is first behind the marker"
    if boundary.kind is Kind.TEXT:
        return "a dateline opens it" if item.dateline is not None else "its headline opens it"
    if boundary.kind is Kind.STAMP:
        closes = part.placement.side is Side.AFTER
        votes = f" ({part.placement.votes} of {part.placement.times})" if part.placement.votes else ""
        does = "closes the item above" if closes else "opens it"
        return f"the time in front {does}: {part.placement.why.value}{votes}"
    return boundary.why.value if boundary.why is not None else "a credit in front closes the item above"


_BOUNDARIES: Final = {Kind.TEXT, Kind.STAMP, Kind.RULE, Kind.CREDIT}
"""Kinds of pieces that can stand between two items."""
_WHAT_OF_KIND: Final[dict[Kind, What]] = {
    Kind.MARKER: "marker", Kind.RULE: "rule", Kind.NOISE: "noise", Kind.CREDIT: "credit",
}  # fmt: skip
_SIDES: Final = {
    Side.AFTER: "below their items",
    Side.BEFORE: "above their items",
    Side.BETWEEN: "between headline and text",
}
_ROLES: Final = {
    "lead": "the page's article: the only item, or above a marker",
    "related": "behind a marker that opens a list",
    "item": "one of a page of several, none of them behind a marker",
}
_DRAWN_ROLES: Final = {
    "lead": "the page's article",
    "related": "an item beside the page's article",
    "item": "one of a page without an article",
}
"""``_ROLES`` where the structure of the page draws the items."""
