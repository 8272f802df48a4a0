"""``dateline ingest``: send pages to the raw topic."""

import asyncio
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from streams.commands.intake import take_in
from streams.commands.options import FetchedAt, Files, HomeCountry, Rejects, Source, TimeZone, Url, page_defaults
from streams.commands.send import Keyed, keyed, keyed_unchecked, send_pages
from streams.pages import LINE_SUFFIXES, STDIN
from streams.settings import Settings, load_settings
from streams.topics import RAW

_CHUNK: Final = 1024 * 1024


def ingest(  # noqa: PLR0913  (one parameter an option)
    files: Files = None,
    *,
    source: Source = None,
    url: Url = None,
    fetched_at: FetchedAt = None,
    home_country: HomeCountry = None,
    time_zone: TimeZone = None,
    rejects: Rejects = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="Send every line of .jsonl as it is: what is wrong becomes a dead letter.")
    ] = False,
) -> None:
    """Send pages to the raw topic, and wait until the broker has them all.

    A page that cannot be right is rejected here, by file, line and field; the others are sent, and the
    command leaves with 1.
    """
    settings = load_settings()
    if raw:
        pages = map(keyed_unchecked, _lines(files or [STDIN]))
    else:
        pages = map(keyed, take_in(files, page_defaults(source, url, fetched_at, home_country, time_zone), rejects))
    _send(settings, pages, _expected(files))


def _send(settings: Settings, pages: Iterator[Keyed], expected: int | None) -> None:
    total = 0
    console = Console(stderr=True)
    columns = TextColumn("Sending pages"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=expected)

        def sent(more: int) -> None:
            nonlocal total
            total += more
            progress.update(task, advance=more)

        try:
            asyncio.run(send_pages(settings, pages, sent))
        finally:
            progress.stop()
            typer.echo(f"{total} pages sent to {RAW.name(settings.namespace)}", err=True)


def _lines(files: Sequence[Path]) -> Iterator[bytes]:
    for path in files:
        if path != STDIN and path.suffix not in LINE_SUFFIXES:
            msg = f"{path}: --raw sends lines, so give files in {' or '.join(LINE_SUFFIXES)}, or - for standard input"
            raise typer.BadParameter(msg)
        with sys.stdin.buffer if path == STDIN else path.open("rb") as stream:
            yield from (line.rstrip(b"\r\n") for line in stream if line.strip())


def _expected(files: Sequence[Path] | None) -> int | None:
    """Count the pages that the files hold, for the progress bar; None where standard input is among them."""
    if not files or STDIN in files:
        return None
    return sum(_count_lines(path) if path.suffix in LINE_SUFFIXES else 1 for path in files if path.is_file())


def _count_lines(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(_CHUNK), b""))
