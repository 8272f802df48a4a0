"""Take pages in for a command: hand on the good ones; tell, count and keep the bad ones."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import typer

from schemas import RawArticle
from streams.pages import STDIN, Defaults, Page, PagesError, Rejected, read_pages

SOME_REJECTED = 1


def take_in(files: Sequence[Path] | None, defaults: Defaults, rejects: Path | None) -> Iterator[RawArticle]:
    """Return the good pages in order; without files, those on standard input.

    A bad one is told on stderr by file, line and field, and its bytes go to ``rejects``, a line each.
    When there were any, the iterator ends the command with exit code 1. Files or options that cannot
    be right are a usage error, at once.
    """
    if not files and sys.stdin.isatty():
        msg = "give files, or pipe RawArticle lines in"
        raise typer.BadParameter(msg)
    if rejects and any(path.resolve() == rejects.resolve() for path in files or ()):
        msg = f"{rejects} is read from, so it cannot be written to"
        raise typer.BadParameter(msg, param_hint="--rejects")
    try:
        return _good(read_pages(files or [STDIN], defaults), rejects)
    except PagesError as error:
        raise typer.BadParameter(str(error)) from error


def _good(pages: Iterator[Page | Rejected], rejects: Path | None) -> Iterator[RawArticle]:
    good = bad = 0
    with ExitStack() as opened:
        kept = opened.enter_context(rejects.open("wb")) if rejects else None
        for page in pages:
            if isinstance(page, Page):
                good += 1
                yield page.article
                continue
            bad += 1
            typer.echo(page, err=True)
            if kept:
                kept.write(page.data + b"\n")
    if bad:
        where = f"they are in {rejects}" if rejects else "--rejects FILE keeps them"
        typer.echo(f"{bad} of {good + bad} records rejected; {where}", err=True)
        raise typer.Exit(SOME_REJECTED)
