"""``dateline ingest``: send pages to the raw topic in batches, each acknowledged by all replicas, none twice."""

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Final

import typer
from pydantic import ValidationError

from dateline.cli.options.namespace import named_settings
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
    reading_progress,
)
from dateline.cli.pages.page_sender import Keyed, send_pages
from dateline.cli.terminal import broker_lines
from dateline.cli.terminal.printing import plural
from dateline.cli.terminal.progress import ProgressBar
from dateline.core.times.window import AHEAD
from dateline.files.archive import ARCHIVE_SUFFIXES, ArchiveError, Line, read_archive, read_lines, suffix
from dateline.files.pages import STDIN, unreadable
from dateline.kafka.codec import page_record
from dateline.process import stop_signals
from dateline.settings import ResolvedSettings
from dateline.topics import RAW
from dateline_schemas import RawArticle

_FILE_PATIENCE_SECONDS: Final = 120.0
"""Seconds without an acknowledgement after which a command that sends files gives up. Chosen by hand: what a cron job
can stand, and longer than the restart of a broker takes."""


Raw = Annotated[
    bool, typer.Option("--raw", help="Send every line or row unchanged; what is wrong becomes a dead letter.")
]
Patience = Annotated[
    float | None,
    typer.Option(
        "--patience",
        metavar="SECONDS",
        min=0,
        help="Give up after SECONDS without an acknowledgement; 0 waits for ever. Default: 120 for files, 0 for "
        "standard input, whose pages would be lost.",
    ),
]


def ingest(  # noqa: PLR0913  (one parameter per option)
    files: Files = None,
    *,
    source: Source = None,
    url: Url = None,
    fetched_at: FetchedAt = None,
    home_country: HomeCountry = None,
    time_zone: TimeZone = None,
    rejects: Rejects = None,
    raw: Raw = False,
    patience: Patience = None,
) -> None:
    """Send pages to the raw topic, and wait until the broker has them all.

    An invalid page is rejected with its file, line and field; the others are sent. A broker that goes away is waited
    for: once a minute a line says so, with the pages sent so far.

    [bold]Exit codes[/bold]
      0  the broker has all pages
      1  a page was rejected, or the broker did not take all
      2  wrong usage, a wrong setting, or a file does not exist
    """
    settings = named_settings()
    live = not files or STDIN in files
    if patience is None:
        patience = 0.0 if live else _FILE_PATIENCE_SECONDS
    if raw:
        _check(files or ())
        pages: Iterator[Keyed] = map(keyed_unchecked, _lines(files or [STDIN]))
    else:
        defaults = page_defaults(source, url, fetched_at, home_country, time_zone)
        pages = _records(accept_pages(files, defaults, rejects, shown=True, latest=_latest_fetch))
    _send(settings, pages, patience or None, live=live)


def _records(accepted: AcceptedPages) -> Iterator[Keyed]:
    with accepted:
        for page in accepted:
            yield page_record(page.article)


def _send(settings: ResolvedSettings, pages: Iterator[Keyed], patience: float | None, *, live: bool) -> None:
    total = 0

    def sent(more: int) -> None:
        nonlocal total
        total += more

    try:
        with broker_lines.adding(lambda: {"pages_sent": total}):
            stop_signals.run(send_pages(settings, pages, sent, patience=patience, live=live))
    finally:
        typer.echo(f"{plural(total, 'page')} sent to {RAW.of(settings)}", err=True)


def _latest_fetch() -> datetime:
    """Return the latest time of fetching that split accepts for a page that is sent now."""
    return datetime.now(UTC) + AHEAD


def _check(files: Sequence[Path]) -> None:
    """Raise ``typer.BadParameter`` for files that cannot be read as lines or rows, before any is sent."""
    for path in files:
        if path != STDIN and suffix(path) not in ARCHIVE_SUFFIXES:
            suffixes = ", ".join(ARCHIVE_SUFFIXES)
            msg = f"{path}: --raw sends lines or rows, so give files in {suffixes}, or - for standard input"
            raise typer.BadParameter(msg)
        if path != STDIN and (reason := unreadable(path)):
            msg = f"{path}: {reason}"
            raise typer.BadParameter(msg)


def _lines(files: Sequence[Path]) -> Iterator[bytes]:
    before = 0
    with reading_progress(files, shown=True) as progress:
        for path in files:
            for line in _lines_of(path, partial(_advance, progress, before)):
                if not line.whole:
                    msg = f"{path}:{line.number}: a record of 16 MiB or more cannot be sent; all before it are sent"
                    raise OSError(msg)
                yield line.data
                progress.count()
            before += path.stat().st_size if path != STDIN else 0


def _advance(progress: ProgressBar, before: int, read: int) -> None:
    progress.at(before + read)


def _lines_of(path: Path, report: Callable[[int], None]) -> Iterator[Line]:
    try:
        yield from read_lines(sys.stdin.buffer) if path == STDIN else read_archive(path, report)
    except ArchiveError as error:
        msg = f"{path}: {error.reason}; it was read up to line {error.read}, and the records before are sent"
        raise OSError(msg) from error


def keyed_unchecked(line: bytes) -> Keyed:
    """Return a line unchanged, with the key of its page, or with no key if it is not a page."""
    try:
        return page_record(RawArticle.read(line))[0], line
    except ValidationError:
        return None, line
