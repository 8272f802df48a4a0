"""``dateline parse``: the briefs of pages, as JSON lines or as tables for people."""

import sys
from typing import Annotated

import typer
from rich.console import Console

from schemas import RawArticle
from streams.codec import encode
from streams.commands.atlas import open_atlas
from streams.commands.brief_table import brief_table
from streams.commands.intake import take_in
from streams.commands.options import FetchedAt, Files, HomeCountry, Rejects, Source, Url, page_defaults
from streams.core.parse import parse as briefs_of

PIPED_WIDTH = 150
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
    rejects: Rejects = None,
    table: AsTable = None,
) -> None:
    """Print the briefs of pages: a JSON line each when piped, a table a page on a terminal."""
    defaults = page_defaults(source, url, fetched_at, home_country)
    on_terminal = sys.stdout.isatty()
    as_table = on_terminal if table is None else table
    console = Console(width=None if on_terminal else PIPED_WIDTH)
    atlas = open_atlas()

    def show(article: RawArticle) -> None:
        briefs = briefs_of(article, atlas)
        if as_table:
            console.print(brief_table(article, briefs))
            return
        for brief in briefs:
            sys.stdout.buffer.write(encode(brief) + b"\n")
        sys.stdout.buffer.flush()

    take_in(files, defaults, rejects, show)
