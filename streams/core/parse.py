"""A scraped page in, its briefs out: what split, dateline, age, language and the rest find, put together."""

from typing import Final, NamedTuple

from schemas.article import RawArticle, digest
from schemas.brief import Agency, Brief, Dateline, Published
from streams.core.age import UNKNOWN, published
from streams.core.atlas import Atlas
from streams.core.countries import countries
from streams.core.extract import extract
from streams.core.fingerprint import fingerprint
from streams.core.language import language
from streams.core.places import places
from streams.core.regions import regions
from streams.core.signal import signal
from streams.core.split import Item, split

PARSER_VERSION: Final = "1"
"""Counts up with every change that makes a page give other briefs."""


def parse(article: RawArticle, atlas: Atlas) -> tuple[Brief, ...]:
    """Return the briefs of a page in page order; none where it holds none. Raises nothing, whatever the text."""
    text = article.text if article.text is not None else extract(article.html or "")
    items = split(text, atlas.knows, article.title)
    page = _Page(text, article.id, article.url or article.id, article.fetched_at.isoformat(), atlas)
    return tuple(_brief(article, page, item, ordinal) for ordinal, item in enumerate(items))


class _Page(NamedTuple):
    """What a page's briefs share, worked out once."""

    text: str
    article_id: str
    address: str
    fetched_at: str
    atlas: Atlas


def _brief(article: RawArticle, page: _Page, item: Item, ordinal: int) -> Brief:
    told = f"{item.headline}\n{item.text}" if item.headline else item.text
    mentioned = countries(told)
    dateline = _dateline(page, item, article.home_country, mentioned)
    spots = dateline.places if dateline is not None else ()
    named = tuple(dict.fromkeys([*(spot.country for spot in spots if spot.country), *mentioned]))
    section = item.section if item.role == "related" else article.section
    return Brief(
        brief_id=digest(article.source, page.address, page.fetched_at, str(item.start), str(item.end)),
        article_id=page.article_id,
        ordinal=ordinal,
        span=(item.start, item.end),
        role=item.role,
        complete=item.complete,
        headline=item.headline,
        text=item.text,
        dateline=dateline,
        age=item.stamp.printed if item.stamp is not None else None,
        published=_published(article, item),
        language=language(item.text, article.language),
        countries=named,
        regions=regions(spots, named, section, article.home_country),
        section=section,
        signal=signal(item.headline, item.text),
        fingerprint=fingerprint(item.text, item.headline),
        source=article.source,
        url=article.url,
        fetched_at=article.fetched_at,
        parser_version=PARSER_VERSION,
    )


def _dateline(page: _Page, item: Item, home_country: str | None, mentioned: tuple[str, ...]) -> Dateline | None:
    """Return the dateline with its places resolved; one of agencies alone where only they are printed."""
    found = item.dateline
    agencies = tuple(Agency(printed=one.printed, code=one.code) for one in item.credits)
    if found is None:
        return Dateline(printed="/".join(one.printed for one in agencies), agencies=agencies) if agencies else None
    return Dateline(
        printed=page.text[found.start : found.end].strip(),
        places=places(found.spots, atlas=page.atlas, home_country=home_country, mentioned=mentioned),
        agencies=agencies,
        date=found.date,
    )


def _published(article: RawArticle, item: Item) -> Published:
    """Return what the item's own time says; else the article's, for the lead; else the date in its dateline."""
    if item.stamp is not None:
        return published(item.stamp.printed, article.fetched_at)
    if item.role == "lead" and article.published_at is not None:
        return Published(earliest=article.published_at, latest=article.published_at, basis="article")
    if item.dateline is not None and item.dateline.date is not None:
        return published(item.dateline.date, article.fetched_at)
    return UNKNOWN
