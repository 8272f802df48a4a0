"""``dateline parse``: the briefs of pages, as JSON lines or as tables for people."""

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated

import orjson
import typer

from dateline.cli.options.atlas import open_atlas
from dateline.cli.options.options import FetchedAt, Files, HomeCountry, Rejects, Source, TimeZone, Url, page_defaults
from dateline.cli.options.pages import take_in
from dateline.cli.pages.brief_table import brief_table
from dateline.cli.pages.explain_view import explain_view
from dateline.cli.terminal.printing import console
from dateline.core.page.findings.explain import Explained, explain
from dateline.core.page.parse import parse as briefs_of
from dateline.core.versions import PARSER_VERSION
from dateline.kafka.codec import encode
from dateline_schemas import RawArticle

AsTable = Annotated[
    bool | None,
    typer.Option("--table/--lines", help="Tables, or JSON lines. Without either: tables on a terminal only."),
]
AsExplained = Annotated[
    bool,
    typer.Option(
        "--explain",
        help="Show the page in colours and what decided each part and field; with --lines, a JSON line a finding: "
        "what to send along when a page is read wrong.",
    ),
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
    explained: AsExplained = False,
) -> None:
    """Print the briefs of pages, a JSON line each when piped, a table a page on a terminal; or explain them."""
    articles = take_in(files, page_defaults(source, url, fetched_at, home_country, time_zone), rejects)
    atlas = open_atlas()
    on_terminal = sys.stdout.isatty()
    as_table = on_terminal if table is None else table
    screen = console()
    for article in articles:
        if explained:
            told = explain(article, atlas)
            if table is False:
                _write(_finding_lines(article, told))
            else:
                screen.print(explain_view(article, told))
            continue
        briefs = briefs_of(article, atlas)
        if as_table:
            screen.print(brief_table(article, briefs))
        else:
            _write(encode(brief) for brief in briefs)


def _write(lines: Iterable[bytes]) -> None:
    sys.stdout.buffer.writelines(line + b"\n" for line in lines)
    sys.stdout.buffer.flush()


def _finding_lines(article: RawArticle, told: Explained) -> Iterator[bytes]:
    """Yield a finding a line, with its page and the words that it is about where they are not the whole brief."""
    spans = {brief.span for brief in told.briefs}
    for finding in told.findings:
        words = told.text[finding.start : finding.end] if (finding.start, finding.end) not in spans else None
        row = {"article_id": article.id, **finding._asdict(), "words": words, "parser_version": PARSER_VERSION}
        yield orjson.dumps(row)
