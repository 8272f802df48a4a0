"""Parse a scraped page into its briefs.

``split`` finds the items of the page; here each becomes a brief: its places and regions, its language, its
signal, its fingerprint and the interval in which it was published.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.text.press_languages import PRESS_LANGUAGES
from dateline.core.data.times.clocks import DAYS
from dateline.core.page.dateline.location import PrintedDateline, Words, locate, words_of
from dateline.core.page.html.document import Document, is_feed, read_document
from dateline.core.page.html.metadata.element_times import element_publication, written_times
from dateline.core.page.html.metadata.page_metadata import PageMetadata
from dateline.core.page.html.metadata.publication import Publication, article_publication, modification_time
from dateline.core.page.html.reader import draw
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.text_nodes import close_up, join_text_nodes
from dateline.core.page.model import refuse_more
from dateline.core.page.note import find_change, find_notice, notice_in
from dateline.core.page.page_title import record_names, with_page_title
from dateline.core.page.passes.clocks.programmes import Row, find_programme
from dateline.core.page.split import Item, SplitTrace, split_with_trace
from dateline.core.places.atlas import Atlas
from dateline.core.places.namesakes import countries_meant
from dateline.core.places.resolve import origin_of
from dateline.core.text.fingerprint import fingerprint
from dateline.core.text.language import UNDECIDED, language, likeliest
from dateline.core.text.normal_form import NormalText, normal
from dateline.core.text.notices import is_correction
from dateline.core.text.signals import NOTE_OPENERS, is_note, signal
from dateline.core.times.publication_interval import UNKNOWN, is_relative_to_day, published, published_on
from dateline.core.versions import PARSER_VERSION
from dateline_schemas.article import RawArticle, digest, length_prefixed
from dateline_schemas.brief import ArticleMetadata, Brief, Published, Signal


class PageBriefs(NamedTuple):
    """The briefs of a page in page order, and why it has none."""

    briefs: tuple[Brief, ...]
    no_briefs_reason: Reason | None = None
    """Why the page gives no brief; None where it gives some."""

    @property
    def reason_name(self) -> str | None:
        """The reason as a short name, one of a dozen: ``refusal``, ``no_news``, ``menu``."""
        return self.no_briefs_reason.name.lower() if self.no_briefs_reason is not None else None


def parse(article: RawArticle, atlas: Atlas) -> tuple[Brief, ...]:
    """Return the briefs of a page in page order; none where it holds none. Raises nothing, whatever the text."""
    return parse_page(article, atlas).briefs


def parse_page(article: RawArticle, atlas: Atlas, most: int | None = None) -> PageBriefs:
    """Return the briefs of a page, or why it has none.

    Raises ``TooManyItemsError`` for a page of more than ``most`` items, and nothing else, whatever the text.
    """
    document = read_page(article)
    normal_text = normal(document.text)
    declared = declared_language(article, document)
    trace = split_page(article, document, normal_text, atlas)
    if most is not None:
        refuse_more(trace.items, most)
    items = _with_notices(normal_text.text, with_page_title(trace.items, article, document))
    article_id = article.id  # a hash of the page where the record has none
    identity = length_prefixed(article.source, article.url or article_id, article.fetched_at.isoformat())
    changes = _printed_changes(normal_text.text, items)
    page = _Page(normal_text, article_id, identity, atlas, document.metadata, changes)
    expected = _Expected(declared, PRESS_LANGUAGES.get(article.home_country or "", ()))
    facts = [_facts(item, expected, atlas) for item in items]  # in one go, while the language model is in the cache
    if declared is None and any(each.language == UNDECIDED for each in facts):
        facts = _in_language_of_page(items, facts, expected.home)
    briefs = tuple([_brief(article, page, item, facts[ordinal], ordinal) for ordinal, item in enumerate(items)])
    return PageBriefs(briefs, trace.no_items_reason)


def _with_notices(text: str, items: Sequence[Item]) -> list[Item]:
    """Return the items of a page, each with its notice of correction for its note."""
    noticed: list[Item] = []
    for item, below in zip(items, [*(one.start for one in items[1:]), len(text)], strict=False):
        notice = notice_in(item.text).correction
        if notice is None and item.role == "lead":
            notice = find_notice(text, item.draft, item.end, below)
        noticed.append(item if notice is None else item._replace(note=notice))
    return noticed


def _printed_changes(text: str, items: Sequence[Item]) -> tuple[str | None, ...]:
    """Return when each lead of a page was changed, as printed; None for the other items."""
    ends = [0, *(item.end for item in items)]
    starts = [*(item.start for item in items[1:]), len(text)]
    return tuple(
        [
            find_change(text, item.draft, above, below) if item.role == "lead" else None
            for item, above, below in zip(items, ends, starts, strict=False)
        ]
    )


def read_page(article: RawArticle) -> Document:
    """Return the page's text as given, or text and titles of its HTML; spans refer to this text."""
    return Document(article.text) if article.text is not None else read_document(article.html or "")


def declared_language(article: RawArticle, document: Document) -> str | None:
    """Return the language of the record, else that which the page's HTML declares."""
    return article.language or document.metadata.language


def split_page(article: RawArticle, document: Document, normal_text: NormalText, atlas: Atlas) -> SplitTrace:
    """Return the items of a page, by its structure where it has one, and the decisions that led to them."""
    names = record_names(article, document.site)
    drawing = draw(document, normal_text)
    text = normal_text.text if drawing is not None else join_text_nodes(normal_text.text)
    trace = split_with_trace(text, atlas.knows, declared_language(article, document), names, drawing)
    if text is not normal_text.text:
        trace = trace._replace(items=tuple([item._replace(text=close_up(item.text)) for item in trace.items]))
    trace = trace._replace(items=_with_written_times(trace.items, article, document, normal_text))
    trace = _without_programme(trace, article, document.metadata)
    if is_feed(article.html or article.text or ""):
        return trace._replace(items=(), no_items_reason=Reason.FEED)
    if trace.no_items_reason in _REASONS_OF_SHELLS and _is_rendered_by_script(article.html or "", document.text):
        return trace._replace(no_items_reason=Reason.SCRIPT)
    return trace


def _without_programme(trace: SplitTrace, article: RawArticle, metadata: PageMetadata) -> SplitTrace:
    """Return the items of a page without those of a programme, an agenda or a timetable, and why these are none.

    No item of such a page has an agency or a dateline, and the page names no time of publication. Where the last item
    is far longer than the others, news follows it.
    """
    timed = [item for item in trace.items if item.stamp is not None]
    if not timed or metadata.published or any(_is_of_news(item) for item in trace.items):
        return trace
    if len(timed[-1].text) > _MAX_TIMES_LONGER * max((len(item.text) for item in timed[:-1]), default=0):
        return trace
    days = {item.day for item in timed if item.day is not None}
    rows = [Row(item.headline, item.text) for item in timed]
    if (span := find_programme(article, trace.stages.pieces, rows, days)) is None:
        return trace
    refused = {item.start for item in timed if item.stamp is not None and span[0] <= item.stamp.start <= span[1]}
    items = tuple([item for item in trace.items if item.start not in refused])
    lines = [piece for item in timed if item.start in refused for piece in (item.draft.headline, *item.draft.body)]
    misfits = {**trace.misfits, **{line.start: Reason.PROGRAMME for line in lines if line is not None}}
    if len(items) == 1:
        items = (items[0]._replace(role="lead"),)
    return trace._replace(items=items, misfits=misfits, no_items_reason=None if items else Reason.NO_BODY)


def _is_of_news(item: Item) -> bool:
    """Whether an item is the page's article, or has an agency, a dateline or a time that its element writes in full."""
    is_article = item.role == "lead"
    return is_article or bool(item.credits) or item.dateline is not None or bool(item.draft.written_time)


_MAX_TIMES_LONGER: Final = 4
"""How many times as long as the others the last item of a programme may be. Chosen by hand."""


def _with_written_times(
    items: tuple[Item, ...], article: RawArticle, document: Document, normal_text: NormalText
) -> tuple[Item, ...]:
    """Return the items of a page, each with what the element of its printed time writes for programs."""
    if document.model is None or not document.model.times:
        return items
    stamps = [item.stamp for item in items]
    written = written_times(article, stamps, document.model.times, normal_text)
    return tuple(
        [
            item._replace(draft=item.draft._replace(written_time=own)) if own else item
            for item, own in zip(items, written, strict=True)
        ]
    )


def _is_rendered_by_script(html: str, text: str) -> bool:
    """Whether HTML is a shell: it holds a script, and hardly a word of text."""
    return len(text) <= _MAX_SHELL_CHARS and _SCRIPT.search(html) is not None


_REASONS_OF_SHELLS: Final = frozenset({Reason.EMPTY, Reason.NO_BODY, Reason.LABEL, Reason.NO_NEWS})
"""Why a page that a script renders seems to have no items."""
_MAX_SHELL_CHARS: Final = 200
"""Characters of text that a page may have which a script renders: a site's name, links of a foot. Chosen by hand."""
_SCRIPT: Final = re.compile(r"<script(?=[\s/>])", re.IGNORECASE)


class _Page(NamedTuple):
    """What the briefs of one page share."""

    normal_text: NormalText
    article_id: str
    identity: bytes
    """What goes into the ids of all its briefs."""
    atlas: Atlas
    metadata: PageMetadata
    changes: tuple[str | None, ...]
    """When each item was changed, as the page prints it; None where it prints nothing, and of items beside the lead."""


class _Expected(NamedTuple):
    """The languages that a page's texts are probably in."""

    declared: str | None
    """That of the record or the page's HTML; None where neither names one."""
    home: tuple[str, ...]
    """Those of the press of the source's country; empty where it is not known."""


class TextFacts(NamedTuple):
    """What follows from a brief's own words, and the signals in front of its dateline, on a line or in the title."""

    countries: tuple[str, ...]
    language: str
    signal: Signal | None
    fingerprint: str


def _brief(article: RawArticle, page: _Page, item: Item, facts: TextFacts, ordinal: int) -> Brief:
    section = item.section if item.role == "related" else article.section
    match = item.dateline
    printed = page.normal_text.text[match.start : match.end].strip() if match is not None else None
    printed_places, date = (match.places, match.date) if match is not None else ((), None)
    span = page.normal_text.given(item.start, item.end)
    origin = origin_of(article.home_country, facts.language)
    atlas = page.atlas if ordinal < _MAX_ITEMS_WITH_GUESSES else page.atlas.exact
    dateline = PrintedDateline(printed, printed_places, item.credits, date)
    location = locate(atlas, dateline, Words(item.headline, item.text, facts.countries), section, origin)
    shown = publication(article, item, page.metadata).published
    return Brief(
        brief_id=digest(*map(str, span), prefix=page.identity),
        article_id=page.article_id,
        ordinal=ordinal,
        span=span,
        role=item.role,
        complete=item.complete,
        headline=item.headline,
        text=item.text,
        dateline=location.dateline,
        age=_age(item),
        published=shown,
        language=facts.language,
        countries=location.countries,
        regions=location.regions,
        section=section,
        signal=facts.signal,
        note=_note(item, facts.signal),
        metadata=_article_metadata(article, page, ordinal, shown) if item.role == "lead" else None,
        fingerprint=facts.fingerprint,
        source=article.source,
        url=article.url,
        fetched_at=article.fetched_at,
        parser_version=PARSER_VERSION,
    )


_MAX_ITEMS_WITH_GUESSES: Final = 200
"""Items of a page whose unknown places are guessed: bounds time, since a guess takes 2 ms. Chosen by hand: the longest
golden page has 9."""
_MAX_CACHED_BRIEFS: Final = 8192
"""Entries of the cache of text facts: the same brief stands on hundreds of pages.

Chosen by hand. The key is the brief's text, so ``_MAX_CACHED_CHARS`` bounds its memory too.
"""
_MAX_CACHED_CHARS: Final = 4096
"""Characters of headline and text of a brief whose facts are cached.

8,192 such texts are at most 32 MiB; with pages of 1 MiB they were 8 GiB. A longer text is an article's
and stands on one page only. The longest brief of the golden pages has 1,121 characters.
"""


def _facts(item: Item, expected: _Expected, atlas: Atlas) -> TextFacts:
    """Return the facts of an item's words, cached unless the text is long."""
    is_short = len(item.text) + len(item.headline or "") <= _MAX_CACHED_CHARS
    facts = _text_facts if is_short else _text_facts.__wrapped__
    is_flash = item.headline == item.text
    before = (
        signal(item.headline, "") if is_flash else None,
        item.dateline.signal if item.dateline is not None else None,
        item.draft.signal_line.signal if item.draft.signal_line is not None else None,
        item.title_signal,
        "correction" if item.note is not None and is_correction(item.note) else None,
        notice_in(item.text).signal,
    )
    headline = None if is_flash else item.headline  # as of the same text where it is no flash
    return facts(headline, item.text, expected, tuple([one for one in before if one is not None]), atlas)


def _in_language_of_page(items: Sequence[Item], facts: Sequence[TextFacts], home: tuple[str, ...]) -> list[TextFacts]:
    """Return the facts with the undecided languages replaced by that of most of the page's letters.

    Where all are undecided, ``home``, the languages of the source's country, are likelier than others.
    """
    letters: dict[str, int] = {}
    for item, each in zip(items, facts, strict=True):
        if each.language != UNDECIDED:
            letters[each.language] = letters.get(each.language, 0) + len(item.text)
    if letters:
        spoken = max(letters, key=letters.__getitem__)
    else:
        spoken = likeliest(" ".join(f"{item.headline or ''} {item.text}" for item in items), home)
    return [each._replace(language=spoken) if each.language == UNDECIDED else each for each in facts]


@lru_cache(maxsize=_MAX_CACHED_BRIEFS)
def _text_facts(
    headline: str | None, text: str, expected: _Expected, before: tuple[Signal, ...], atlas: Atlas
) -> TextFacts:
    mentioned = countries_meant(words_of(headline, text), atlas)
    gravest = signal(headline, text, before)
    return TextFacts(
        mentioned, language(text, expected.declared, headline, expected.home), gravest, fingerprint(text, headline)
    )


def _note(item: Item, marked: Signal | None) -> str | None:
    """Return the wire's note without its brackets; None where the line in brackets is no note."""
    if item.note is None:
        return None
    if item.note[0] not in NOTE_OPENERS:  # a notice of correction, a paragraph of its own
        return item.note
    return item.note.rstrip(".")[1:-1].strip() if is_note(item.note, marked=marked is not None) else None


def _article_metadata(article: RawArticle, page: _Page, ordinal: int, first: Published) -> ArticleMetadata | None:
    """Return what the page says of its lead beside headline and time; None where it says nothing.

    ``first`` is when the lead was published.
    """
    metadata = page.metadata
    modified = modification_time(article, metadata, page.changes[ordinal], first)
    if modified is None and not metadata.authors and metadata.canonical_url is None and metadata.is_free is None:
        return None
    return ArticleMetadata(
        modified=modified,
        authors=metadata.authors,
        canonical_url=metadata.canonical_url,
        is_free=metadata.is_free,
    )


def _age(item: Item) -> str | None:
    """Return the age as printed; a lead's date or clock time is that of its page, and no age.

    A day by its name counts as an age, since both are relative to the page: ``Vandaag om 14:12``.
    """
    if item.stamp is None:
        return None
    relative = item.stamp.strong or item.stamp.printed.lower().startswith(_DAYS)
    return item.stamp.printed if relative or item.role != "lead" else None


_DAYS: Final = tuple(DAYS)


def publication(article: RawArticle, item: Item, metadata: PageMetadata) -> Publication:
    """Return when an item was published, and why, or "" where its own time or the dateline's date decided.

    A lead's metadata is weighed against the time printed with it. Else it is the interval of the item's own time, which
    the element of its print may write for programs; else, for a lead, that of the article's record; else of the
    dateline's date. A record that says when its article was published comes before the metadata.
    """
    printed = item.stamp.printed if item.stamp is not None else None
    if item.role == "lead" and (printed is not None or article.published_at is None):
        decision = article_publication(article, metadata, printed)
        if decision is not None:
            return decision
    if printed is not None:
        shown = _printed_publication(article, printed, item.day, month_first=item.month_first)
        return element_publication(article, printed, item.draft.written_time, shown.published) or shown
    if item.role == "lead" and article.published_at is not None:
        at = article.published_at
        why = "the lead has no time of its own, and the article says when"
        return Publication(Published(earliest=at, latest=at, basis="article"), why)
    if item.dateline is not None and item.dateline.date is not None:
        date = item.dateline.date
        return Publication(published(date, article.fetched_at, article.time_zone, article.home_country), "")
    return Publication(UNKNOWN, "")


def _printed_publication(article: RawArticle, printed: str, day: str | None, *, month_first: bool) -> Publication:
    """Return what a printed time means: on the page's own ``day``, where it prints one, else on that of the fetch."""
    own = published(printed, article.fetched_at, article.time_zone, article.home_country, month_first=month_first)
    if day is None or not is_relative_to_day(printed):
        return Publication(own, "")
    shown = published_on(printed, day, article.fetched_at, article.time_zone, article.home_country)
    why = "" if shown == own else f"the page prints its day, “{day}”"
    return Publication(shown, why, is_printed=True)
