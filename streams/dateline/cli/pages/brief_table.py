"""The briefs of a page as a table for people."""

from collections.abc import Sequence
from datetime import datetime
from textwrap import shorten
from typing import Final

from rich.table import Table
from rich.text import Text

from dateline_schemas import Brief, Dateline, Place, Published, RawArticle, Region

FIRST_WORDS: Final = 60
"""Characters shown of a brief without a headline."""

COLUMNS: Final = ("#", "role", "headline, or first words", "places, agencies", "age, published", "regions")


def brief_table(article: RawArticle, briefs: Sequence[Brief]) -> Table:
    """Return one row a brief; times are in the zone that the page was fetched in."""
    fetched = article.fetched_at
    title = f"{article.source} · {article.url or article.id} · fetched {fetched:%Y-%m-%d %H:%M %z}"
    table = Table(title=Text(title), title_justify="left", show_lines=True)
    for column in COLUMNS:
        table.add_column(column, overflow="fold", no_wrap=column in {"#", "role"})  # what does not fit is never cut
    for brief in briefs:
        cells = (
            str(brief.ordinal),
            brief.role,
            _opening(brief),
            _origin(brief.dateline),
            "\n".join(filter(None, (brief.age, _interval(brief.published, fetched)))),
            "\n".join(map(_region, brief.regions)),
        )
        table.add_row(*map(Text, cells))
    return table


def _opening(brief: Brief) -> str:
    """Return what tells the brief from others; an ellipsis where there is more of it, here or behind the page."""
    if brief.headline:
        return brief.headline
    words = shorten(brief.text, FIRST_WORDS, placeholder=" …")
    return words if brief.complete or words.endswith("…") else f"{words} …"


def _origin(dateline: Dateline | None) -> str:
    if dateline is None:
        return ""
    agencies = ", ".join(agency.printed for agency in dateline.agencies)
    return "\n".join([*map(_place, dateline.places), agencies])


def _place(place: Place) -> str:
    return f"{place.printed} → {place.country or 'unknown'}{' (ambiguous)' if place.ambiguous else ''}"


def _region(region: Region) -> str:
    return region.slug if region.via == "dateline" else f"{region.slug} ({region.via})"


def _interval(published: Published, fetched: datetime) -> str:
    if published.earliest is None and published.latest is None:
        return published.basis
    if published.earliest == published.latest:
        return _time(published.latest, fetched)
    return f"({_time(published.earliest, fetched)}, {_time(published.latest, fetched)}]"


def _time(moment: datetime | None, fetched: datetime) -> str:
    """Return the clock time, with the date where it is another day than that of fetching."""
    if moment is None:
        return "…"
    local = moment.astimezone(fetched.tzinfo)
    return f"{local:%H:%M}" if local.date() == fetched.date() else f"{local:%Y-%m-%d %H:%M}"
