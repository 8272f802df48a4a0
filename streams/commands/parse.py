"""``dateline parse``: the briefs of pages, as JSON lines or as tables for people."""

import sys
from typing import Annotated

import typer
from rich.console import Console

from streams.codec import encode
from streams.commands.atlas import open_atlas
from streams.commands.brief_table import brief_table
from streams.commands.intake import take_in
from streams.commands.options import FetchedAt, Files, HomeCountry, Rejects, Source, TimeZone, Url, page_defaults
from streams.core.parse import parse as briefs_of

PIPED_WIDTH = 120
"""Columns of a table that no terminal limits."""

AsTable = Annotated[
    bool | None,
    typer.Option("--table/--lines", help="Tables, or JSON lines. Without either: tables on a terminal only."),
]


def parse(  # noqa: PLR0913  # one parameter an option
    files: Files = None,
    *,
    source: Source = None,
    url: Url = None,
    fetched_at: FetchedAt = None,
    home_country: HomeCountry = None,
    time_zone: TimeZone = None,
    rejects: Rejects = None,
    table: AsTable = None,
) -> None:
    """Print the briefs of pages: a JSON line each when piped, a table a page on a terminal."""
    articles = take_in(files, page_defaults(source, url, fetched_at, home_country, time_zone), rejects)
    atlas = open_atlas()
    on_terminal = sys.stdout.isatty()
    as_table = on_terminal if table is None else table
    console = Console(width=None if on_terminal else PIPED_WIDTH)
    for article in articles:
        briefs = briefs_of(article, atlas)
        if as_table:
            console.print(brief_table(article, briefs))
        else:
            sys.stdout.buffer.writelines(encode(brief) + b"\n" for brief in briefs)
            sys.stdout.buffer.flush()
