"""``dateline ingest``: send pages to the raw topic.

Send pages to the raw topic: in batches, each acknowledged by all replicas, none twice.
"""

import asyncio
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Final

import typer
from pydantic import ValidationError

from dateline.cli.options.namespace import named_settings
from dateline.cli.options.pages import (
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
from dateline.cli.terminal.progress import ProgressBar
from dateline.core.times.window import AHEAD
from dateline.files.archive import ARCHIVE_SUFFIXES, ArchiveError, Line, read_archive, read_lines, suffix
from dateline.files.pages import STDIN, unreadable
from dateline.kafka.clients import producing
from dateline.kafka.codec import encode
from dateline.kafka.topic_admin import require_topic
from dateline.settings import ResolvedSettings
from dateline.topics import RAW
from dateline_schemas import RawArticle

Keyed = tuple[bytes | None, bytes]

BATCH: Final = 500
"""So many records are under way before the first must be acknowledged."""


async def send_pages(settings: ResolvedSettings, pages: Iterable[Keyed], sent: Callable[[int], None]) -> None:
    """Send keys and values to the raw topic, telling ``sent`` how many more the broker has acknowledged.

    What was taken from ``pages`` is sent even when taking the next one raises. Raises
    ``ProvisionError`` where the topic is missing, and ``KafkaError`` where the broker refuses a record.
    """
    await require_topic(settings, RAW)
    async with producing(settings) as producer:
        under_way: list[asyncio.Future[object]] = []

        async def acknowledge() -> None:
            await asyncio.gather(*under_way)
            sent(len(under_way))
            under_way.clear()

        try:
            for key, value in pages:
                # No timestamp of the page's own: the broker deletes by it, and a page may be old.
                under_way.append(await producer.send(RAW.of(settings), value, key))
                if len(under_way) == BATCH:
                    await acknowledge()
        finally:
            await acknowledge()


def keyed(article: RawArticle) -> Keyed:
    """Return a page's key and value."""
    return article.key.encode("utf-8", "surrogatepass"), encode(article)


def keyed_unchecked(line: bytes) -> Keyed:
    """Return a line as it is, with its page's key, or none where it is no page."""
    try:
        return keyed(RawArticle.read(line))[0], line
    except ValidationError:
        return None, line


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
        bool, typer.Option("--raw", help="Send every line or row as it is: what is wrong becomes a dead letter.")
    ] = False,
) -> None:
    """Send pages to the raw topic, and wait until the broker has them all.

    A page that cannot be right is rejected here, by file, line and field; the others are sent, and the
    command leaves with 1.
    """
    settings = named_settings()
    if raw:
        _check(files or ())
        pages = map(keyed_unchecked, _lines(files or [STDIN]))
    else:
        defaults = page_defaults(source, url, fetched_at, home_country, time_zone)
        pages = map(keyed, accept_pages(files, defaults, rejects, shown=True, latest=_latest))
    _send(settings, pages)


def _latest() -> datetime:
    """Return until when a page may be fetched that is sent now: split refuses later ones."""
    return datetime.now(UTC) + AHEAD


def _send(settings: ResolvedSettings, pages: Iterator[Keyed]) -> None:
    total = 0

    def sent(more: int) -> None:
        nonlocal total
        total += more

    try:
        asyncio.run(send_pages(settings, pages, sent))
    finally:
        typer.echo(f"{total} pages sent to {RAW.of(settings)}", err=True)


def _check(files: Sequence[Path]) -> None:
    """Refuse, as usage errors, files that cannot be read as lines or rows, before any is sent."""
    for path in files:
        if path != STDIN and suffix(path) not in ARCHIVE_SUFFIXES:
            known = ", ".join(ARCHIVE_SUFFIXES)
            msg = f"{path}: --raw sends lines or rows, so give files in {known}, or - for standard input"
            raise typer.BadParameter(msg)
        if path != STDIN and (reason := unreadable(path)):
            msg = f"{path}: {reason}"
            raise typer.BadParameter(msg)


def _lines(files: Sequence[Path]) -> Iterator[bytes]:
    before = 0
    with reading_progress(files, shown=True) as progress:
        for path in files:
            for line in _lines_of(path, partial(_heard, progress, before)):
                if not line.whole:
                    msg = f"{path}:{line.number}: a record of 16 MiB or more cannot be sent; those before it are"
                    raise OSError(msg)
                yield line.data
                progress.count()
            before += path.stat().st_size if path != STDIN else 0


def _heard(progress: ProgressBar, before: int, read: int) -> None:
    progress.at(before + read)


def _lines_of(path: Path, heard: Callable[[int], None]) -> Iterator[Line]:
    try:
        yield from read_lines(sys.stdin.buffer) if path == STDIN else read_archive(path, heard)
    except ArchiveError as error:
        msg = f"{path}: {error.reason}; it was read to line {error.read}, and what stands before is sent"
        raise OSError(msg) from error
