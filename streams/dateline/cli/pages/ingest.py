"""``dateline ingest``: send pages to the raw topic in batches, each acknowledged by all replicas, none twice."""

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
from dateline.cli.terminal.printing import plural
from dateline.cli.terminal.progress import ProgressBar
from dateline.core.times.window import AHEAD
from dateline.files.archive import ARCHIVE_SUFFIXES, ArchiveError, Line, read_archive, read_lines, suffix
from dateline.files.pages import STDIN, unreadable
from dateline.kafka.clients import producing
from dateline.kafka.codec import encode
from dateline.kafka.embedded_broker.broker import require_space
from dateline.kafka.topic_admin import require_topic
from dateline.settings import ResolvedSettings
from dateline.topics import RAW
from dateline_schemas import RawArticle

Keyed = tuple[bytes | None, bytes]
_MAX_IN_FLIGHT: Final = 500
"""Records sent before their acknowledgements are awaited; chosen by hand."""


def ingest(  # noqa: PLR0913  (one parameter per option)
    files: Files = None,
    *,
    source: Source = None,
    url: Url = None,
    fetched_at: FetchedAt = None,
    home_country: HomeCountry = None,
    time_zone: TimeZone = None,
    rejects: Rejects = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="Send every line or row unchanged; what is wrong becomes a dead letter.")
    ] = False,
) -> None:
    """Send pages to the raw topic, and wait until the broker has them all.

    An invalid page is rejected with its file, line and field; the others are sent, and the command exits with 1.
    """
    settings = named_settings()
    if raw:
        _check(files or ())
        pages = map(keyed_unchecked, _lines(files or [STDIN]))
    else:
        defaults = page_defaults(source, url, fetched_at, home_country, time_zone)
        pages = map(keyed, accept_pages(files, defaults, rejects, shown=True, latest=_latest_fetch))
    _send(settings, pages)


def _send(settings: ResolvedSettings, pages: Iterator[Keyed]) -> None:
    total = 0

    def sent(more: int) -> None:
        nonlocal total
        total += more

    try:
        asyncio.run(send_pages(settings, pages, sent))
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


async def send_pages(settings: ResolvedSettings, pages: Iterable[Keyed], sent: Callable[[int], None]) -> None:
    """Send keys and values to the raw topic, and call ``sent`` with the number of newly acknowledged records.

    Every page taken from ``pages`` is sent, even when taking the next one raises. Raises ``ProvisionError`` where
    the topic is missing, ``KafkaError`` where the broker refuses a record, and ``BrokerError`` where the embedded
    broker could not save it.
    """
    await require_topic(settings, RAW)
    require_space(settings)
    async with producing(settings) as producer:
        in_flight: list[asyncio.Future[object]] = []

        async def acknowledge() -> None:
            await asyncio.gather(*in_flight)
            sent(len(in_flight))
            in_flight.clear()

        try:
            for key, value in pages:
                # Without the page's time as timestamp: the broker deletes records by it, and a page may be old.
                in_flight.append(await producer.send(RAW.of(settings), value, key))
                if len(in_flight) == _MAX_IN_FLIGHT:
                    await acknowledge()
                    require_space(settings)
        finally:
            await acknowledge()


def keyed(article: RawArticle) -> Keyed:
    """Return a page's key and value."""
    return article.key.encode("utf-8", "surrogatepass"), encode(article)


def keyed_unchecked(line: bytes) -> Keyed:
    """Return a line unchanged, with the key of its page, or with no key if it is not a page."""
    try:
        return keyed(RawArticle.read(line))[0], line
    except ValidationError:
        return None, line
