"""``dateline parse``: print the briefs of pages as JSON lines or as tables, or explain how they were read."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from textwrap import shorten
from typing import Annotated, Final

import orjson
import typer
from rich.table import Table
from rich.text import Text

from dateline.cli.options.atlas import open_atlas
from dateline.cli.options.pages import (
    AcceptedPages,
    FetchedAt,
    Files,
    HomeCountry,
    Rejects,
    Source,
    TimeZone,
    Url,
    accept_pages,
    page_defaults,
)
from dateline.cli.options.workers import Workers
from dateline.cli.pages.explain_view import explain_view
from dateline.cli.pages.no_briefs import reporting
from dateline.cli.pages.parsing import parsed
from dateline.cli.terminal.printing import console
from dateline.core.page.findings.explain import Explained, explain
from dateline.core.places.resolve import Atlas
from dateline.core.sources.no_briefs import NoBriefs
from dateline.core.text.printable import printable
from dateline.core.versions import PARSER_VERSION
from dateline.kafka.codec import encode
from dateline_schemas import Brief, Dateline, Place, Published, RawArticle, Region

_OPENING_CHARS: Final = 60
"""Characters shown of a brief without a headline; chosen to fit a table of 120 columns."""
COLUMNS: Final = ("#", "role", "headline, or first words", "places, agencies", "age, published", "regions")
AsTable = Annotated[
    bool | None,
    typer.Option(
        "--table/--lines", help="Tables, or JSON lines. Default: tables on a terminal, JSON lines when piped."
    ),
]
AsExplained = Annotated[
    bool,
    typer.Option(
        "--explain",
        help="Show the page in colours and what decided each part and field. With --lines: one JSON line per finding, "
        "to attach to a report of a page that was read wrong.",
    ),
]


def parse(  # noqa: PLR0913  # one parameter per option
    files: Files = None,
    *,
    source: Source = None,
    url: Url = None,
    fetched_at: FetchedAt = None,
    home_country: HomeCountry = None,
    time_zone: TimeZone = None,
    rejects: Rejects = None,
    table: AsTable = None,
    explained: AsExplained = False,
    workers: Workers = 1,
) -> None:
    """Print the briefs of pages: one JSON line per brief when piped, one table per page on a terminal.

    [bold]Exit codes[/bold]
      0  done
      1  a page was rejected, or a file is damaged
      2  wrong usage, or a file does not exist
    """
    _refuse_workers(workers, explained=explained)
    pages = accept_pages(files, page_defaults(source, url, fetched_at, home_country, time_zone), rejects)
    atlas = open_atlas()
    as_table = sys.stdout.isatty() if table is None else table
    screen = console()
    if explained:
        _explain(pages, atlas, as_lines=table is False)
        return
    with reporting(NoBriefs()) as no_briefs, pages:
        for article, page in parsed(pages, atlas, workers, pages.reject):
            no_briefs.count(article.source, page.reason_name)
            if as_table:
                screen.print(brief_table(article, page.briefs))
            else:
                _write(encode(brief) for brief in page.briefs)


def _refuse_workers(workers: int, *, explained: bool) -> None:
    if explained and workers > 1:
        msg = "--explain reads the pages in this process, one by one; omit --workers"
        raise typer.BadParameter(msg, param_hint="--workers")


def _explain(pages: AcceptedPages, atlas: Atlas, *, as_lines: bool) -> None:
    """Print how each page was read, also one of so many items that it is rejected without ``--explain``."""
    screen = console()
    with pages:
        for article in (page.article for page in pages):
            explanation = explain(article, atlas)
            if as_lines:
                _write(_finding_lines(article, explanation))
            else:
                screen.print(explain_view(article, explanation))


def _write(lines: Iterable[bytes]) -> None:
    sys.stdout.buffer.writelines(line + b"\n" for line in lines)
    sys.stdout.buffer.flush()


def _finding_lines(article: RawArticle, explanation: Explained) -> Iterator[bytes]:
    """Yield one JSON line per finding, with its page and, unless it is about a whole brief, the words it is about."""
    spans = {brief.span for brief in explanation.briefs}
    for finding in explanation.findings:
        words = explanation.text[finding.start : finding.end] if (finding.start, finding.end) not in spans else None
        row = {"article_id": article.id, **finding._asdict(), "words": words, "parser_version": PARSER_VERSION}
        yield orjson.dumps(row)


def brief_table(article: RawArticle, briefs: Sequence[Brief]) -> Table:
    """Return a table with one row per brief; times are in the zone of the page's time of fetching."""
    fetched = article.fetched_at
    title = f"{article.source} · {article.url or article.id} · fetched {fetched:%Y-%m-%d %H:%M %z}"
    table = Table(title=Text(printable(title)), title_justify="left", show_lines=True)
    for column in COLUMNS:
        table.add_column(column, overflow="fold", no_wrap=column in {"#", "role"})  # folded, never cut
    for brief in briefs:
        cells = (
            str(brief.ordinal),
            brief.role,
            printable(_opening(brief)),
            _origin(brief.dateline),
            "\n".join(filter(None, (brief.age, _interval(brief.published, fetched)))),
            "\n".join(map(_region, brief.regions)),
        )
        table.add_row(*map(Text, cells))
    return table


def _opening(brief: Brief) -> str:
    """Return the headline or the first words, with an ellipsis where text follows or was cut off by the page."""
    if brief.headline:
        return brief.headline
    words = shorten(brief.text, _OPENING_CHARS, placeholder=" …")
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
    """Return the clock time, with the date unless it is the day of fetching."""
    if moment is None:
        return "…"
    local = moment.astimezone(fetched.tzinfo)
    return f"{local:%H:%M}" if local.date() == fetched.date() else f"{local:%Y-%m-%d %H:%M}"
