"""Take pages in for a command: hand on the good ones; tell, count and keep the bad ones.

What the commands that read pages have in common on their command lines.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Annotated, TypeAlias

import typer
from pydantic import ValidationError

from dateline.cli.terminal.output import check_folder
from dateline.cli.terminal.progress import ProgressBar
from dateline.files.page_records import Page, Rejected
from dateline.files.pages import STDIN, CutShort, Defaults, PagesError, read_pages
from dateline.kafka.codec import encode
from dateline_schemas import RawArticle

SOME_REJECTED = 1


def take_in(
    files: Sequence[Path] | None,
    defaults: Defaults,
    rejects: Path | None,
    *,
    shown: bool | None = None,
    latest: Callable[[], datetime] | None = None,
) -> Iterator[RawArticle]:
    """Return the good pages in order; without files, those on standard input.

    A bad one is told on stderr by file, line and field, and its bytes go to ``rejects``, a line each.
    When there were any, or a file is damaged, the iterator ends the command with exit code 1. Files or
    options that cannot be right are a usage error, at once. A page fetched after ``latest`` is a bad one, as that
    stands when it is read: standard input may go on for days. How far it is stands on stderr of a terminal where
    nothing is printed between, or as ``shown`` says.
    """
    if not files and sys.stdin.isatty():
        msg = "give files, or pipe RawArticle lines in"
        raise typer.BadParameter(msg)
    if rejects and any(path.resolve() == rejects.resolve() for path in files or ()):
        msg = f"{rejects} is read from, so it cannot be written to"
        raise typer.BadParameter(msg, param_hint="--rejects")
    check_folder(rejects, "--rejects")
    progress = reading_progress(files, shown=not sys.stdout.isatty() if shown is None else shown)
    try:
        pages = read_pages(files or [STDIN], defaults, progress.at)
        return _good(pages if latest is None else _until(latest, pages), rejects, progress)
    except PagesError as error:
        raise typer.BadParameter(str(error)) from error


def reading_progress(files: Sequence[Path] | None, *, shown: bool) -> ProgressBar:
    """Return a bar of the files' bytes; without an end where standard input is among them."""
    known = bool(files) and STDIN not in (files or ())
    total = sum(path.stat().st_size for path in files or () if path.is_file()) if known else None
    return ProgressBar("Reading pages", "pages", total, shown=shown)


def _until(
    latest: Callable[[], datetime], pages: Iterator[Page | Rejected | CutShort]
) -> Iterator[Page | Rejected | CutShort]:
    for page in pages:
        if isinstance(page, Page) and page.article.fetched_at > latest():
            why = f"{page.article.fetched_at.isoformat()} is not yet: set the scraper's clock or time zone right"
            yield Rejected(page.file, page.line, "fetched_at", why, encode(page.article))
        else:
            yield page


def _good(
    pages: Iterator[Page | Rejected | CutShort], rejects: Path | None, progress: ProgressBar
) -> Iterator[RawArticle]:
    good = bad = damaged = 0
    with progress, ExitStack() as opened:
        kept = opened.enter_context(rejects.open("wb")) if rejects else None
        for page in pages:
            if isinstance(page, Page):
                good += 1
                yield page.article
                progress.count()
                continue
            typer.echo(page, err=True)
            if isinstance(page, CutShort):
                damaged += 1
                continue
            bad += 1
            if kept:
                kept.write(page.data + b"\n")
    if bad:
        where = f"they are in {rejects}" if rejects else "--rejects FILE keeps them"
        typer.echo(f"{bad} of {good + bad} records rejected; {where}", err=True)
    if bad or damaged:
        raise typer.Exit(SOME_REJECTED)


Files: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE|-",
        help="Pages: .txt and .html are one page each; .jsonl, .jsonl.gz, .jsonl.zst, or - for standard input, hold "
        "a RawArticle a line, and .parquet one a row.",
        show_default=False,
    ),
]
Source: TypeAlias = Annotated[str | None, typer.Option(help="The site or feed, where a page does not name it.")]
Url: TypeAlias = Annotated[str | None, typer.Option(help="The page's address, where it does not say it.")]
FetchedAt: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="TIME", help="When it was fetched, where it does not say it: 2026-02-07T23:00:00+01:00."),
]
HomeCountry: TypeAlias = Annotated[
    str | None, typer.Option(metavar="CC", help="The source's own country, ISO 3166-1 alpha-2, where it is not said.")
]
TimeZone: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="ZONE", help="The source's time zone, an IANA name (Europe/Oslo), where it is not said."),
]
Rejects: TypeAlias = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write rejected records here, whole.", dir_okay=False, writable=True)
]


def page_defaults(
    source: str | None, url: str | None, fetched_at: str | None, home_country: str | None, time_zone: str | None
) -> Defaults:
    """Return what was said of pages that do not say it. A wrong value is a usage error that names the option."""
    said = {
        "source": source, "url": url, "fetched_at": fetched_at, "home_country": home_country, "time_zone": time_zone,
    }  # fmt: skip
    try:
        return Defaults.model_validate(said)
    except ValidationError as error:
        first = error.errors()[0]
        option = "--" + str(first["loc"][0]).replace("_", "-")
        raise typer.BadParameter(first["msg"].removeprefix("Value error, "), param_hint=option) from error
