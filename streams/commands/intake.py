"""Take pages in for a command: use the good ones; tell, count and keep the bad ones."""

import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import typer

from schemas import RawArticle
from streams.pages import STDIN, Defaults, PagesError, Rejected, read_pages

SOME_REJECTED = 1


def take_in(
    files: Sequence[Path] | None, defaults: Defaults, rejects: Path | None, use: Callable[[RawArticle], None]
) -> None:
    """Hand every good page to ``use``, in order; without files, read standard input.

    A bad one is told on stderr by file, line and field, and its bytes go to ``rejects``, a line each.
    Leaves with exit code 1 when there were any, and with 2 where the files or options cannot be right.
    """
    if not files and sys.stdin.isatty():
        msg = "give files, or pipe RawArticle lines in"
        raise typer.BadParameter(msg)
    if rejects and any(path.resolve() == rejects.resolve() for path in files or ()):
        msg = f"{rejects} is read from, so it cannot be written to"
        raise typer.BadParameter(msg, param_hint="--rejects")
    try:
        pages = read_pages(files or [STDIN], defaults)
    except PagesError as error:
        raise typer.BadParameter(str(error)) from error
    good = bad = 0
    with ExitStack() as opened:
        kept = opened.enter_context(rejects.open("wb")) if rejects else None
        for page in pages:
            if not isinstance(page, Rejected):
                good += 1
                use(page.article)
                continue
            bad += 1
            typer.echo(page, err=True)
            if kept:
                kept.write(page.data + b"\n")
    if bad:
        where = f"they are in {rejects}" if rejects else "--rejects FILE keeps them"
        typer.echo(f"{bad} of {good + bad} records rejected; {where}", err=True)
        raise typer.Exit(SOME_REJECTED)
