"""Pages from files and standard input, for every command that takes them.

A ``.txt`` or ``.html`` file is one page; an archive (``.jsonl``, compressed or not, ``.parquet``), or
``-`` for standard input, holds a RawArticle a line or row. What cannot be read comes out as ``Rejected``
in its place, and reading goes on.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from pydantic import BaseModel, ConfigDict

from dateline.extras import Extra, require
from dateline.files.archive import ARCHIVE_SUFFIXES, PARQUET, ArchiveError, Line, read_archive, read_lines, suffix
from dateline.files.page_records import PAGE_SUFFIXES, Page, Rejected, read_page, read_record, too_long
from dateline_schemas.article import CountryCode, Instant, Name, TimeZone

STDIN: Final = Path("-")


class Defaults(BaseModel):
    """What a page is taken to say where it does not say it itself. Raises ``ValidationError``, by field."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: Name | None = None
    url: Name | None = None
    fetched_at: Instant | None = None
    home_country: CountryCode | None = None
    time_zone: TimeZone | None = None


class CutShort(NamedTuple):
    """An archive that is damaged: what stands before the fault was read, to the line that it says."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        """Return what is wrong and what to do as one line."""
        return f"{self.file}: {self.reason}; it was read to line {self.line}: fetch or write it anew for the rest"


class PagesError(ValueError):
    """A file is no page, or cannot be one with what was said of it; the message names the file."""


def read_pages(
    paths: Sequence[Path], defaults: Defaults, heard: Callable[[int], None] = lambda _read: None
) -> Iterator[Page | Rejected | CutShort]:
    """Yield the pages of the files in order, one in memory at a time.

    ``heard`` is told how many bytes of all files, as they are on disk, are read.

    Raises ``PagesError`` at once, before anything is read, where a file is not there or its name tells
    no kind of page, or where a page of plain text or HTML comes without its source and time of fetching.
    """
    for path in paths:
        if reason := _unusable(path, defaults):
            msg = f"{path}: {reason}"
            raise PagesError(msg)
    return _read(paths, defaults.model_dump(mode="json", exclude_none=True), heard)


def _unusable(path: Path, defaults: Defaults) -> str | None:
    """Say why a file cannot be read as pages, if so."""
    missing = [f"--{name.replace('_', '-')}" for name in ("source", "fetched_at") if not getattr(defaults, name)]
    known = (*PAGE_SUFFIXES, *ARCHIVE_SUFFIXES)
    if path == STDIN:
        return None
    if path.exists() and suffix(path) not in known:
        return f"what it holds is unknown; pages end in {', '.join(known)}, or are - for lines on standard input"
    if (reason := unreadable(path)) is None and path.suffix in PAGE_SUFFIXES and missing:
        reason = f"a {path.suffix} page does not tell where and when it was fetched, so give {' and '.join(missing)}"
    return reason


def unreadable(path: Path) -> str | None:
    """Say why a file cannot be read at all, if so. Raises ``MissingExtraError`` where reading it needs an extra."""
    if not path.exists():
        return "there is no such file"
    if path.is_dir() or not os.access(path, os.R_OK):
        return "it cannot be read"
    if suffix(path) == PARQUET:
        require(Extra.ARCHIVE, f"{path}: Parquet")
    return None


def _read(
    paths: Sequence[Path], given: Mapping[str, Any], heard: Callable[[int], None]
) -> Iterator[Page | Rejected | CutShort]:
    before = 0
    for path in paths:
        if path == STDIN:
            yield from _records(str(path), read_lines(sys.stdin.buffer), given)
            continue
        if path.suffix in PAGE_SUFFIXES:
            with path.open("rb") as stream:
                yield read_page(path, stream, given)
        else:
            lines = read_archive(path, partial(_heard_after, heard, before))
            yield from _records(str(path), lines, given)
        before += path.stat().st_size
        heard(before)


def _heard_after(heard: Callable[[int], None], before: int, read: int) -> None:
    heard(before + read)


def _records(file: str, lines: Iterable[Line], given: Mapping[str, Any]) -> Iterator[Page | Rejected | CutShort]:
    try:
        for line in lines:
            if line.whole:
                yield read_record(file, line.number, line.data, given)
            else:
                yield too_long(file, line.number, line.data)
    except ArchiveError as error:
        yield CutShort(file, error.read, error.reason)
