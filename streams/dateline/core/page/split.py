"""Split a page into its items: where each begins and ends, its headline, dateline, body, time and section.

The order of the steps:

1. read the page as pieces, and let each pass change them by what the page as a whole shows (``_page_pieces``)
2. cut the pieces at markers into sections, and draft the items of each (``layout/segment.py``)
3. give each item its strings, its span and the agencies that it is credited to (``_item``)
4. join the lines of its body into paragraphs (``layout/paragraphs.py``)
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Final, NamedTuple

from dateline.core.page.credits import CreditLines, collect_credit_lines, item_credits
from dateline.core.page.dateline.model import DatelineMatch
from dateline.core.page.dateline.place_list import Knows, place_before_time
from dateline.core.page.flash import find_only_line, find_short_notice, is_refusal, segment_flash, why_no_flash
from dateline.core.page.layout.article import segment_article, segment_column, segment_teasers
from dateline.core.page.layout.drafts import Draft, is_menu_page
from dateline.core.page.layout.drawn import Drawing, DrawnPieces, read_drawing
from dateline.core.page.layout.headline.affixes import without_affixes
from dateline.core.page.layout.headline.agreement import agree_on_headlines
from dateline.core.page.layout.headline.likeliest import choose_headlines
from dateline.core.page.layout.lists.parts import join_parts
from dateline.core.page.layout.misfits import find_misfits
from dateline.core.page.layout.own_article import segment_sections
from dateline.core.page.layout.paragraphs import join_paragraphs
from dateline.core.page.layout.segment import Segment, cut_sections
from dateline.core.page.layout.text_end import cut_ends, cut_prompts, find_captions
from dateline.core.page.layout.time_position import drop_tickers
from dateline.core.page.lines.kinds.brackets import find_remark
from dateline.core.page.lines.kinds.closing_credit import without_closing_credit
from dateline.core.page.lines.kinds.closing_link import without_closing_links, without_closing_sentences
from dateline.core.page.lines.kinds.wording import is_page_label
from dateline.core.page.lines.page_day import find_days, prints_month_first
from dateline.core.page.lines.piece import Piece
from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.sentence import stops_mid_sentence
from dateline.core.page.note import find_note, find_reinstatement, with_remark, without_notes_of_next
from dateline.core.page.passes.article_core import ArticleCore, find_article
from dateline.core.page.passes.bare_places import find_place_lines, find_unmarked_places
from dateline.core.page.passes.clocks.dotted_clocks import cut_ticker_clocks, cut_worded_clocks, mark_dotted_clocks
from dateline.core.page.passes.clocks.tickers import mark_tickers
from dateline.core.page.passes.column import read_column
from dateline.core.page.passes.datelines import WeighedPieces, find_unclosed_datelines, weigh_datelines
from dateline.core.page.passes.dividers import mark_dividers
from dateline.core.page.passes.furniture.bulletin_intro import mark_bulletin_intro, mark_standfirst_points
from dateline.core.page.passes.furniture.echoes import cut_echoed_headlines
from dateline.core.page.passes.furniture.invitations import keep_headlines
from dateline.core.page.passes.furniture.masthead import mark_imprint
from dateline.core.page.passes.furniture.notices import (
    mark_captions,
    mark_comments,
    mark_credited_labels,
    mark_links,
    mark_notices,
    mark_summary_points,
)
from dateline.core.page.passes.furniture.record_names import mark_record_names
from dateline.core.page.passes.glued_headlines import (
    cut_glued_headlines,
    cut_inline_headlines,
    cut_photo_credits,
)
from dateline.core.page.passes.signal_lines import attach_signal_lines, mark_signal_lines
from dateline.core.page.passes.signatures import mark_signatures
from dateline.core.page.passes.teasers import find_teasers, keep_teasers
from dateline.core.page.passes.topics import mark_topics
from dateline.core.page.passes.unread_times import mark_unread_times
from dateline.core.text.agencies import Credit
from dateline.core.times.phrases.timestamps import Stamp
from dateline_schemas.brief import Role, Signal


class Item(NamedTuple):
    """One item of a page; ``start`` and ``end`` are code points of the page, as are the spans inside it."""

    role: Role
    start: int
    end: int
    headline: str | None
    text: str
    dateline: DatelineMatch | None
    credits: tuple[Credit, ...]
    stamp: Stamp | None
    section: str | None
    complete: bool
    draft: Draft
    """The pieces that it consists of."""
    credit_reason: Reason
    """Where its agencies were read."""
    title_signal: Signal | None = None
    """The signal in the page's title, if it is the page's article."""
    note: str | None = None
    """What stands in brackets on a line of its own above the text; with its brackets."""
    day: str | None = None
    """The date that the page prints above the item, for a time of its own that has none."""
    month_first: bool = False
    """Whether the page prints 2/3/2026 for 3 February."""


class Stages(NamedTuple):
    """The pieces of a page after each of these steps; after a step that was skipped, those of the step before."""

    after_furniture: list[Piece]
    after_echoes: list[Piece]
    after_tickers: list[Piece]
    after_dividers: list[Piece]
    weighed: WeighedPieces
    """After the datelines in doubt were weighed, with their weights."""
    pieces: list[Piece]
    """After the last step."""
    opening: int | None = None
    """Where the page is one story in a column, or one article: the number of the piece that opens its text."""
    article: bool = False
    """Whether the page is one article among furniture."""
    teasers: tuple[tuple[int, int], ...] = ()
    """Where headline and paragraph of each teaser below that article start, in characters of the page."""


class SplitTrace(NamedTuple):
    """The items of a page, and the decisions that led to them."""

    items: tuple[Item, ...]
    stages: Stages
    segments: list[Segment]
    no_items_reason: Reason | None = None
    """Why the page has no items; None where it has some."""
    misfits: Mapping[int, Reason] = MappingProxyType({})
    """Why lines that looked like an item's are none, by where each starts."""


def split(text: str, knows: Callable[[str], bool], declared: str | None = None) -> tuple[Item, ...]:
    """Return the items of a page in order; none where it holds no running text.

    ``text`` is in normal form. ``knows`` says whether a name is that of a place. ``declared`` is the page's language.
    """
    return split_with_trace(text, knows, declared).items


def split_with_trace(
    text: str,
    knows: Callable[[str], bool],
    declared: str | None = None,
    names: AbstractSet[str] = frozenset(),
    drawing: Drawing | None = None,
) -> SplitTrace:
    """Return the items of a page, and the decisions that led to them; ``names`` are those of section and site.

    ``drawing`` has the items that the page's structure shows. Others in its text are found as on a page of text.
    """
    if drawing is not None and (drawn := read_drawing(text, drawing, knows)) is not None:
        return _drawn_trace(text, drawn, knows, declared)
    stages = _page_pieces(text, knows, names)
    line = find_only_line(text, page_pieces := stages.pieces)
    if line is not None and (why := why_no_flash(text, line, declared)) is not None:
        return SplitTrace((), stages, [], why)
    single = segment_flash(page_pieces, line) if line is not None else find_short_notice(text, page_pieces)
    segments = [single] if single is not None else _segments(text, stages, names)
    sectioned, misfits = _sectioned_drafts(text, segments, names, whole=stages.opening is not None)
    unsigned = [one.draft for one in sectioned]
    if (drafts := attach_signal_lines(text, page_pieces, unsigned)) is not unsigned:
        sectioned = [one._replace(draft=draft) for one, draft in zip(sectioned, drafts, strict=True)]
    alone = len(drafts) == 1
    if (nothing := _why_no_items(text, stages, segments, drafts, declared)) is not None:
        return SplitTrace((), stages, segments, nothing)
    lines = collect_credit_lines(page_pieces)
    role: Role = "lead" if alone or any(one.related for one in sectioned) else "item"
    items, sole = list[Item](), sum(not one.related for one in sectioned) == 1
    for one in sectioned:
        only, own = alone or (stages.article and not one.related), one._replace(above_lists=sole and not one.related)
        above = items[-1].end if items else 0
        if own.draft.body and own.draft.headline is not None and own.draft.headline.start < above:
            own = own._replace(draft=own.draft._replace(headline=None, why=Reason.NO_LINE))  # that of a copy above
        items.append(_item(text, own, role, lines, above, knows, alone=only))
    items = list(_with_notes(text, _with_days(text, page_pieces, _without_links(_without_page_credit(items)))))
    return SplitTrace(tuple(items), stages, segments, misfits=misfits)


def _drawn_trace(text: str, drawn: DrawnPieces, knows: Knows, declared: str | None) -> SplitTrace:
    """Return the items of a page that its structure draws."""
    pieces, drafts = drawn.weighed.pieces, drawn.segment.drafts
    stages = Stages(pieces, pieces, pieces, pieces, drawn.weighed, pieces)
    if len(drafts) == 1 and is_refusal(text, drafts[0], declared):
        return SplitTrace((), stages, [drawn.segment], Reason.REFUSAL)
    lines = collect_credit_lines(pieces)._replace(page_end=len(text))
    has_lead, items = any(drawn.leads), list[Item]()
    for draft, is_lead, section in sorted(zip(drafts, drawn.leads, drawn.sections, strict=True), key=_opening):
        sectioned = _SectionedDraft(draft, section, has_lead and not is_lead)
        role: Role = "lead" if is_lead else "item"
        items.append(_item(text, sectioned, role, lines, items[-1].end if items else 0, knows, alone=len(drafts) == 1))
    noted = _with_notes(text, _with_days(text, pieces, _without_links(items, without_closing_sentences)))
    return SplitTrace(tuple(noted), stages, [drawn.segment])


def _opening(drawn: tuple[Draft, bool, str | None]) -> int:
    """Return where an item begins."""
    draft, _, _ = drawn
    return min(draft.body[0].start, draft.headline.start if draft.headline is not None else draft.body[0].start)


class _SectionedDraft(NamedTuple):
    """An item as pieces, and where it stands on the page."""

    draft: Draft
    section: str | None
    """The section that the marker above it names."""
    related: bool
    """Whether items stand above the marker that names its section."""
    above_lists: bool = False
    """Whether it is the one article above lists of others."""


def _sectioned_drafts(
    text: str, segments: Sequence[Segment], names: AbstractSet[str], *, whole: bool
) -> tuple[list[_SectionedDraft], dict[int, Reason]]:
    """Return the items of a page's sections, each with its likeliest headline; none that is but a label of the page.

    With them, return why lines of the misfits are no item's, by their starts. ``whole`` where the page is one story.
    """
    sectioned: list[_SectionedDraft] = []
    for part in segments:
        related = (name := part.section.name) is not None and bool(sectioned)
        sectioned += [
            _SectionedDraft(draft, name or None, related) for draft in part.drafts if not _is_label(text, draft)
        ]
    parts = [one.draft for one in sectioned]
    joined, linked = (dict(enumerate(parts)), {}) if whole else join_parts(text, parts)
    sectioned = [_with_draft(one, joined[at]) for at, one in enumerate(sectioned) if at in joined]
    pieces = [piece for part in segments for piece in part.pieces]
    listed = [at for at, one in enumerate(sectioned) if one.related]
    misfits = find_misfits(text, [one.draft for one in sectioned], pieces[-1].end if pieces else 0, listed)
    reasons = linked | {piece.start: why for at, why in misfits.items() for piece in sectioned[at].draft.lines}
    sectioned = [one for at, one in enumerate(sectioned) if at not in misfits] if misfits else sectioned
    drafts = [one.draft for one in sectioned]
    if whole:
        drafts = cut_prompts(text, drafts)
    else:
        ended = cut_ends(text, drafts, pieces[-1].end if pieces else 0)
        captions = find_captions(drafts, ended)
        pieces, drafts = [piece for piece in pieces if piece.start not in captions], ended
    likeliest = zip(sectioned, choose_headlines(text, pieces, drafts), strict=True)
    chosen = [_with_draft(one, draft) for one, draft in likeliest if draft is not None]
    bare = without_affixes(text, pieces, agree_on_headlines(text, pieces, [one.draft for one in chosen]), names)
    own = without_notes_of_next(text, bare)
    return [_with_draft(one, draft) for one, draft in zip(chosen, own, strict=True)], reasons


def _with_draft(one: _SectionedDraft, draft: Draft) -> _SectionedDraft:
    return one if draft is one.draft else one._replace(draft=draft)


def _is_label(text: str, draft: Draft) -> bool:
    """Whether headline and body of an item are nothing but labels of the page."""
    pieces = draft.body if draft.headline is None else (draft.headline, *draft.body)
    return all(
        is_page_label(text[piece.dateline.end if piece.dateline else piece.start : piece.end])
        for piece in reversed(pieces)  # a paragraph shows it sooner than a headline
    )


def _page_pieces(text: str, knows: Callable[[str], bool], names: AbstractSet[str]) -> Stages:
    """Read the page as pieces, and run the passes over them: each changes pieces by what the whole page shows."""
    clocks = cut_worded_clocks(text, mark_dotted_clocks(text, read_pieces(text)))
    timed = mark_unread_times(text, cut_ticker_clocks(text, clocks))
    named = mark_record_names(text, keep_headlines(text, mark_signatures(text, timed)), names)
    lines = mark_imprint(
        text, mark_comments(text, mark_notices(text, mark_captions(text, mark_credited_labels(named))))
    )
    if (column := read_column(text, lines)) is not None:
        pieces = mark_signal_lines(text, column.pieces)
        return Stages(lines, lines, lines, lines, WeighedPieces(column.pieces, {}), pieces, column.opening)
    if (article := find_article(text, lines)) is not None:
        return _article_stages(text, lines, article)
    after_furniture = mark_summary_points(text, mark_links(lines))
    after_echoes = mark_tickers(text, cut_echoed_headlines(text, after_furniture))
    after_tickers = drop_tickers(text, after_echoes)
    after_headlines = cut_inline_headlines(text, cut_glued_headlines(text, after_tickers, knows), knows)
    after_dividers = mark_dividers(text, after_headlines)
    weighed = weigh_datelines(text, mark_topics(text, find_place_lines(text, after_dividers, knows), knows), knows)
    after_intro = mark_standfirst_points(mark_bulletin_intro(text, weighed.pieces))
    unclosed = find_unmarked_places(text, find_unclosed_datelines(text, after_intro, knows), knows)
    last, weighed = mark_signal_lines(text, cut_photo_credits(text, unclosed)), weighed._replace(pieces=unclosed)
    return Stages(after_furniture, after_echoes, after_tickers, after_dividers, weighed, last)


def _article_stages(text: str, lines: list[Piece], article: ArticleCore) -> Stages:
    """Return the pieces of a page that is one article, with the teasers below it."""
    teasers = find_teasers(text, lines, article.last + 1)
    pieces = keep_teasers(article.pieces, lines, teasers)
    starts = tuple([(lines[teaser.headline].start, lines[teaser.paragraph].start) for teaser in teasers])
    weighed = WeighedPieces(pieces, {})
    return Stages(pieces, pieces, pieces, pieces, weighed, pieces, article.opening, article=True, teasers=starts)


def _segments(text: str, stages: Stages, names: AbstractSet[str]) -> list[Segment]:
    """Return the page's sections with their items; a story in a column is one."""
    if stages.opening is not None and stages.article:
        beside = {start for teaser in stages.teasers for start in teaser}
        article = segment_article(text, stages.pieces, stages.opening, beside)
        return [article, segment_teasers(article, stages.pieces, stages.teasers)] if beside else [article]
    if stages.opening is not None:
        return [segment_column(text, stages.pieces, stages.opening)]
    return segment_sections(text, cut_sections(text, stages.pieces), names)


def _why_no_items(
    text: str, stages: Stages, segments: Sequence[Segment], drafts: Sequence[Draft], declared: str | None
) -> Reason | None:
    """Return why a page has no items; None where it has some."""
    if not any(draft.body for draft in drafts):
        reasons = {piece.why for piece in stages.pieces}
        why = next((why for why in _REASONS_OF_NOTICES if why in reasons), None)
        labels = any(part.drafts for part in segments)
        return why or (Reason.LABEL if labels else Reason.NO_BODY if stages.pieces else Reason.EMPTY)
    if stages.opening is not None:
        return None
    if is_menu_page(stages.pieces, drafts):
        return Reason.MENU
    return Reason.REFUSAL if len(drafts) == 1 and is_refusal(text, drafts[0], declared) else None


_REASONS_OF_NOTICES: Final = (Reason.GONE, Reason.CONSENT)
"""Why a line is a notice; if no line of a page is news, the notice is why."""


def _item(  # noqa: PLR0913, PLR0917  # what the page shows of one item
    text: str, sectioned: _SectionedDraft, role: Role, lines: CreditLines, above: int, knows: Knows, *, alone: bool
) -> Item:
    """Return the item of a draft; ``role`` is its role unless it is related, ``alone`` whether it is the only item.

    ``above`` is the end of the item above.
    """
    draft = with_remark(text, sectioned.draft, above)
    dateline = draft.opening_dateline or place_before_time(text, draft.stamp, knows)
    first = sectioned.draft.headline or draft.body[0]
    end = draft.body[-1].end if draft.body else first.end
    start = min(first.start, draft.body[0].start) if draft.body else first.start
    if draft.why is Reason.REMARK and (remark := find_remark(text, first)) is not None:
        start = min(start, remark[0])
    flash = draft.why is Reason.ONLY_LINE
    body = join_paragraphs(text, draft.body) if flash else without_closing_credit(join_paragraphs(text, draft.body))
    agencies, reason = (dateline.credits, Reason.IN_DATELINE) if dateline is not None else ((), Reason.UNCREDITED)
    if not agencies:
        agencies, reason = item_credits(
            text, lines, draft, (start, end), alone=alone, above_lists=sectioned.above_lists
        )
    return Item(
        role="related" if sectioned.related else role,
        start=start,
        end=end,
        headline=text[draft.headline.start : draft.headline.end] if draft.headline is not None else None,
        text=body,
        dateline=dateline,
        credits=agencies,
        stamp=draft.stamp,
        section=sectioned.section,
        complete=not draft.cut and (flash or not (end == lines.page_end and stops_mid_sentence(body))),
        draft=draft,
        credit_reason=reason,
    )


def _with_days(text: str, pieces: Sequence[Piece], items: list[Item]) -> list[Item]:
    """Return the items: those whose time has no date get the date that the page prints above them."""
    days = find_days(text, pieces, [item.stamp for item in items], min((item.start for item in items), default=0))
    month_first = prints_month_first(item.stamp for item in items)
    if not month_first and not any(days):
        return items
    return [item._replace(day=day, month_first=month_first) for item, day in zip(items, days, strict=True)]


def _with_notes(text: str, items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items, each with the wire's note above its text; of a lead, a sentence that it is back opens that."""
    for each, end in zip(items, (0, *(one.end for one in items)), strict=False):
        back = find_reinstatement(text, each.draft) if each.role == "lead" else None
        item = each if back is None else each._replace(text=f"{back}\n{each.text}")
        note = find_note(text, item.draft, end)
        yield item if note is None else item._replace(note=note)


def _without_links(items: list[Item], find: Callable[..., list[str]] = without_closing_links) -> list[Item]:
    """Return the items, each without the link, or the sentence of the page, that its text closes with."""
    bodies = find([(item.headline, item.text) for item in items])
    return [item if item.text == body else item._replace(text=body) for item, body in zip(items, bodies, strict=True)]


def _without_page_credit(items: list[Item]) -> list[Item]:
    """Return the items; the last without a credit below it that is the only one on a page of several items."""
    *others, last = items
    if last.credit_reason is not Reason.OWN_LINE or len(items) < _MIN_ITEMS or any(item.credits for item in others):
        return items
    return [*others, last._replace(credits=(), credit_reason=Reason.UNCREDITED)]


_MIN_ITEMS: Final = 3
"""Items of a page from which on a single credit below the last is the page's own. Tuned on golden pages."""
