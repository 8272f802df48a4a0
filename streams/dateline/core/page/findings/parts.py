"""What each part of a page was read as, and why: every character but white space, each once.

What an item of a page begins with: the marker, time, rule or dateline that parts it from what stands above.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dateline.core.data.text.characters import INVISIBLE
from dateline.core.page.dateline.model import DatelineMatch
from dateline.core.page.findings.finding import Finding, What
from dateline.core.page.layout.segment import Segment
from dateline.core.page.layout.time_position import Side
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.passes.datelines import MIN_BELIEVED_SCORE, Weight
from dateline.core.page.passes.dividers import mask_numbers
from dateline.core.page.split import Item, Reading
from dateline.core.text.normal_form import Normal


def page_findings(page: Normal, reading: Reading, given: str) -> list[Finding]:
    """Return the parts of the page in order; ``page`` is the normal form of ``given``."""
    parts = [part for ordinal, item in enumerate(reading.items) for part in _of_item(item, ordinal, reading)]
    parts.sort(key=lambda part: part[:2])
    held = [part.start for part in parts], [part.end for part in parts]
    parts += [part for part in _of_page(page.text, reading) if not _overlaps(part, *held)]
    return list(_with_rest(page, sorted(parts, key=lambda part: part[:2]), given))


def dateline_why(found: DatelineMatch, weighed: Weight | None) -> str:
    """Return why a dateline was believed or not: sure by its form, or weighed with what the page shows."""
    if found.cut:
        return "the page stops inside it, and it looks like those before"
    if weighed is None:
        known = [one.printed for one in found.credits if one.code is not None]
        return f"sure by its form: {'a known agency, ' + '/'.join(known) if known else 'a place with a date'}"
    signs = {
        "a known name": weighed.known, "capitals": weighed.capitals, "where an item may begin": weighed.begins,
        "others like it on the page": weighed.others, "as many as a list's": weighed.repeated,
    }  # fmt: skip
    against = {
        "an unknown name unlike the known ones": weighed.unlike, "no running text follows": not weighed.opens,
        "no item may begin here": not weighed.begins,
    }  # fmt: skip
    for_it, other = (", ".join(name for name, said in row.items() if said) or "nothing" for row in (signs, against))
    return f"in doubt: {weighed.score} points, {MIN_BELIEVED_SCORE} are needed; for it: {for_it}; against it: {other}"


def _of_item(item: Item, ordinal: int, reading: Reading) -> Iterator[Finding]:
    """Yield headline, dateline, body, time and credit of an item."""
    draft = item.draft
    if draft.headline is not None:
        yield Finding(
            draft.headline.start, draft.headline.end, "headline", draft.why.value, item.headline or "", ordinal
        )
    for piece in draft.body:
        start, found = piece.start, piece.dateline
        if found is not None:
            why = dateline_why(found, reading.stages.trusted.weights.get(piece.start))
            why += f"; in front of it stands a word of {found.signal}" if found.signal is not None else ""
            yield Finding(start, found.end, "dateline", why, brief=ordinal)
            start = found.end
        if start < piece.end:
            why = "it follows the dateline" if found is not None else "running text below the item's opening"
            yield Finding(start, piece.end, "body", why, brief=ordinal)
    if draft.credit is not None:
        yield Finding(draft.credit.start, draft.credit.end, "credit", item.credited.value, brief=ordinal)


def _of_page(text: str, reading: Reading) -> Iterator[Finding]:
    """Yield what the pieces of the page are that no item holds as its text."""
    stages = reading.stages
    left = {(piece.start, piece.end) for piece in stages.without_tickers}
    for piece in stages.without_echoes:
        if (piece.start, piece.end) not in left:
            yield Finding(piece.start, piece.end, "dropped", "a ticker: timed lines with no text between them")
    placed = {piece.start: part for part in reading.segments for piece in part.stretch.pieces}
    times = {item.stamp: ordinal for ordinal, item in enumerate(reading.items) if item.stamp is not None}
    groups = [rule for part in reading.segments if part.grouped for rule in part.read if rule.why is Reason.GROUP]
    counted = {piece.start for part in reading.segments for piece in part.read if piece.stamp is not None}
    starts = [item.start for item in reading.items]
    headlines = {item.headline for item in reading.items}
    alike = Counter(
        mask_numbers(text[piece.start : piece.end]) for piece in stages.read if piece.why is Reason.REPEATED
    )
    for piece in [*stages.read, *groups]:
        part = placed.get(piece.start)
        if piece.kind is Kind.STAMP:
            ordinal = times.get(piece.stamp) if piece.stamp is not None else None
            yield _time(piece, part, ordinal, counts=piece.start in counted)
        elif piece.kind is Kind.TEXT:
            within = bisect_right(starts, piece.start) - 1
            inside = within >= 0 and piece.start < reading.items[within].end
            again = text[piece.start : piece.end] in headlines
            yield Finding(piece.start, piece.end, "dropped", _dropped(piece, part, reading, again=again, inside=inside))
        elif piece.size or piece.why is not None:
            count = alike[mask_numbers(text[piece.start : piece.end])]
            why = _why(piece) + (f" ({count} of them)" if piece.why is Reason.REPEATED else "")
            yield Finding(piece.start, piece.end, _KINDS[piece.kind], why)


def _why(piece: Piece) -> str:
    if piece.why is not None:
        return piece.why.value
    if piece.kind is Kind.MARKER:
        named = f", {piece.section}" if piece.section else ""
        return f"its words open a list of other items{named}"
    return "agencies' names with the line to themselves"


def _time(piece: Piece, part: Segment | None, ordinal: int | None, *, counts: bool) -> Finding:
    """Return what a time is: an item's, or why it is none's."""
    printed = piece.stamp.printed if piece.stamp is not None else ""
    if part is not None and ordinal is not None:
        side = part.placed.side
        why = part.counting.value if side is Side.NONE else f"times stand {_SIDES[side]}"
        return Finding(piece.start, piece.end, "time", why, printed, ordinal)
    why = "no item stands where its item would" if counts or part is None else f"does not count: {part.counting.value}"
    return Finding(piece.start, piece.end, "time", why, printed)


def _dropped(piece: Piece, part: Segment | None, reading: Reading, *, again: bool, inside: bool) -> str:
    """Return why a text is no item's; ``again`` where it is a headline's, ``inside`` where it stands in an item."""
    if reading.refused is not None:
        return reading.refused.value
    if part is None:
        return "a headline that a marker in the midst of an article links to"
    opening = part.standfirst
    if opening is not None and piece in (opening.headline, *opening.body):
        return Reason.STANDFIRST.value
    if again:
        return "a headline that is printed again"
    if inside:
        return "it stands inside an item and is neither its headline nor its text"
    return "no dateline, time or place in a list makes it an item's headline or text"


def _overlaps(part: Finding, starts: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether an item holds some of the part as its own; what has no width stands between things."""
    before = bisect_left(starts, part.end) - 1
    return before >= 0 and ends[before] > part.start


def _with_rest(page: Normal, parts: list[Finding], given: str) -> Iterator[Finding]:
    """Yield the parts with spans in the text as given, and what is left between them."""
    at = 0
    for part in parts:
        start, end = page.given(part.start, part.end)
        start = max(start, at)
        if start > end or (start == end and part.start < part.end):
            continue
        yield from _rest(given, at, start)
        yield part._replace(start=start, end=end)
        at = end
    yield from _rest(given, at, len(given))


def _rest(given: str, start: int, end: int) -> Iterator[Finding]:
    """Yield what stands between two parts, where it is more than white space."""
    between = given[start:end]
    if between.strip():
        first = start + len(between) - len(between.lstrip())
        last = end - len(between) + len(between.rstrip())
        unseen = not between.strip(INVISIBLE + " \n\r\t")
        yield Finding(first, last, "dropped", "signs that nobody sees" if unseen else "signs around a line or a time")


_KINDS: Final[dict[Kind, What]] = {
    Kind.MARKER: "marker", Kind.RULE: "rule", Kind.NOISE: "noise", Kind.CREDIT: "credit",
}  # fmt: skip
_SIDES: Final = {
    Side.AFTER: "below their items",
    Side.BEFORE: "above their items",
    Side.BETWEEN: "between headline and text",
}


def openings(reading: Reading) -> list[str]:
    """Return for each item what opens it, and what makes it a lead, one of a list, or one beside a lead."""
    above: dict[int, tuple[Segment, Piece | None]] = {}
    for part in reading.segments:
        parting: Piece | None = None
        for piece in part.read:
            if piece.kind is Kind.TEXT:
                above.setdefault(piece.start, (part, parting))
            if piece.kind in _PARTING:
                parting = piece
    return [f"{_opens(item, above)}; {_ROLES[item.role]}" for item in reading.items]


def _opens(item: Item, above: Mapping[int, tuple[Segment, Piece | None]]) -> str:
    first = item.draft.headline or item.draft.body[0]
    part, parting = above[first.start]
    if parting is None:
        return "it is first on the page" if part.stretch.section is None else "it is first behind the marker"
    if parting.kind is Kind.TEXT:
        return "a dateline opens it" if item.dateline is not None else "its headline opens it"
    if parting.kind is Kind.STAMP:
        closes = part.placed.side is Side.AFTER
        votes = f" ({part.placed.votes} of {part.placed.times})" if part.placed.votes else ""
        does = "closes the item above" if closes else "opens it"
        return f"the time in front {does}: {part.placed.why.value}{votes}"
    return parting.why.value if parting.why is not None else "a credit in front closes the item above"


_PARTING: Final = {Kind.TEXT, Kind.STAMP, Kind.RULE, Kind.CREDIT}
_ROLES: Final = {
    "lead": "the page's article: the only item, or above a marker",
    "related": "behind a marker that opens a list",
    "item": "one of a page of several, none of them behind a marker",
}
