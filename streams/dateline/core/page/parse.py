"""A scraped page in, its briefs out: what split, dateline, age, language and the rest find, put together."""

from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.times.clocks import DAYS
from dateline.core.page.html.text import extract
from dateline.core.page.split import Item, split
from dateline.core.places.atlas import Atlas
from dateline.core.places.countries import countries
from dateline.core.places.regions import regions
from dateline.core.places.resolve import PrintedPlace, places
from dateline.core.text.agencies import Credit
from dateline.core.text.fingerprint import fingerprint
from dateline.core.text.language import language
from dateline.core.text.normal_form import Normal, normal
from dateline.core.text.signals import signal
from dateline.core.times.publication import UNKNOWN, published
from dateline.core.versions import PARSER_VERSION
from dateline_schemas.article import RawArticle, digest, sized
from dateline_schemas.brief import Agency, Brief, Dateline, Published, Region, Signal


def parse(article: RawArticle, atlas: Atlas) -> tuple[Brief, ...]:
    """Return the briefs of a page in page order; none where it holds none. Raises nothing, whatever the text."""
    read = normal(given(article))
    items = split(read.text, atlas.knows)
    identity = sized(article.source, article.url or article.id, article.fetched_at.isoformat())
    page = _Page(read, article.id, identity, atlas)
    told = [_said(item, article.language) for item in items]  # together, while the model is at hand
    return tuple([_brief(article, page, item, told[ordinal], ordinal) for ordinal, item in enumerate(items)])


def given(article: RawArticle) -> str:
    """Return the page's text as given, or as extracted from its HTML: what spans point into."""
    return article.text if article.text is not None else extract(article.html or "")


class _Page(NamedTuple):
    """What a page's briefs share, worked out once."""

    normal: Normal
    article_id: str
    identity: bytes
    """What the ids of its briefs have in common."""
    atlas: Atlas


def _brief(article: RawArticle, page: _Page, item: Item, told: "_Told", ordinal: int) -> Brief:
    section = item.section if item.role == "related" else article.section
    found = item.dateline
    printed = page.normal.text[found.start : found.end].strip() if found is not None else None
    spots, date = (found.places, found.date) if found is not None else ((), None)
    span = page.normal.given(item.start, item.end)
    line = _Line(printed, spots, item.credits, date)
    located = _located(page.atlas, line, told.countries, section, article.home_country)
    return Brief(
        brief_id=digest(*map(str, span), behind=page.identity),
        article_id=page.article_id,
        ordinal=ordinal,
        span=span,
        role=item.role,
        complete=item.complete,
        headline=item.headline,
        text=item.text,
        dateline=located.dateline,
        age=_age(item),
        published=_published(article, item),
        language=told.language,
        countries=located.countries,
        regions=located.regions,
        section=section,
        signal=told.signal,
        fingerprint=told.fingerprint,
        source=article.source,
        url=article.url,
        fetched_at=article.fetched_at,
        parser_version=PARSER_VERSION,
    )


_REMEMBERED: Final = 8192
"""Texts of which it is remembered what they say: one brief stands on hundreds of pages, each time with another age."""
_DAYS: Final = tuple(DAYS)
_LONGEST_REMEMBERED: Final = 4096
"""Characters of such a text: all of them together are 32 MiB, and of pages of 1 MiB they were 8 GiB."""


class _Told(NamedTuple):
    """What depends on the brief's own words alone, those in front of its dateline among them."""

    countries: tuple[str, ...]
    language: str
    signal: Signal | None
    fingerprint: str


def _said(item: Item, declared: str | None) -> _Told:
    """Return what a brief says; of a long text, which is an article's and stands on one page, it is not remembered."""
    tell = _told if len(item.text) + len(item.headline or "") <= _LONGEST_REMEMBERED else _told.__wrapped__
    before = (
        item.dateline.signal if item.dateline is not None else None,
        item.draft.signal_line.signal if item.draft.signal_line is not None else None,
    )
    return tell(item.headline, item.text, declared, tuple([one for one in before if one is not None]))


@lru_cache(maxsize=_REMEMBERED)
def _told(headline: str | None, text: str, declared: str | None, before: tuple[Signal, ...]) -> _Told:
    mentioned = countries(f"{headline}\n{text}" if headline else text)
    said = signal(headline, text, before)
    return _Told(mentioned, language(text, declared, headline), said, fingerprint(text, headline))


class _Line(NamedTuple):
    """A dateline as it was read; ``printed`` is None where only agencies are known, from elsewhere."""

    printed: str | None
    spots: tuple[PrintedPlace, ...]
    credits: tuple[Credit, ...]
    date: str | None


class _Located(NamedTuple):
    """Where a brief is, by its dateline, its words and its page."""

    dateline: Dateline | None
    countries: tuple[str, ...]
    regions: tuple[Region, ...]


@lru_cache(maxsize=_REMEMBERED)
def _located(
    atlas: Atlas, line: _Line, mentioned: tuple[str, ...], section: str | None, home_country: str | None
) -> _Located:
    """Resolve a dateline's places and put regions to them; of agencies alone, a dateline is what they print."""
    agencies = tuple([_agency(one) for one in line.credits])
    resolved = places(line.spots, atlas=atlas, home_country=home_country, mentioned=mentioned)
    dateline = None
    if line.printed is not None or agencies:
        printed = "/".join(one.printed for one in agencies) if line.printed is None else line.printed
        dateline = Dateline(printed=printed, places=resolved, agencies=agencies, date=line.date)
    named = tuple(dict.fromkeys([*(place.country for place in resolved if place.country), *mentioned]))
    return _Located(dateline, named, regions(resolved, named, section, home_country))


@lru_cache(maxsize=1024)
def _agency(one: Credit) -> Agency:
    return Agency(printed=one.printed, code=one.code)


def _age(item: Item) -> str | None:
    """Return the age as printed; a date or clock time on an article's own page is the page's, and only dates it.

    A day by its name is said from the day of the page on, as an age is: ``Vandaag om 14:12``.
    """
    if item.stamp is None:
        return None
    said = item.stamp.strong or item.stamp.printed.lower().startswith(_DAYS)
    return item.stamp.printed if said or item.role != "lead" else None


def _published(article: RawArticle, item: Item) -> Published:
    """Return what the item's own time says; else the article's, for the lead; else the date in its dateline."""
    if item.stamp is not None:
        return published(item.stamp.printed, article.fetched_at, article.time_zone, article.home_country)
    if item.role == "lead" and article.published_at is not None:
        return Published(earliest=article.published_at, latest=article.published_at, basis="article")
    if item.dateline is not None and item.dateline.date is not None:
        return published(item.dateline.date, article.fetched_at, article.time_zone, article.home_country)
    return UNKNOWN
