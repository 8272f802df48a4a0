"""Pages from files and standard input, for every command that reads pages.

A ``.txt`` or ``.html`` file is one page. An archive (``.jsonl``, compressed or not, or ``.parquet``), or ``-`` for
standard input, holds a RawArticle in each line or row. A page that cannot be read comes out as ``Rejected`` in its
position, and reading goes on.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Final, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict

from dateline.core.places.country_codes import country_code
from dateline.extras import Extra, require
from dateline.files.archive import (
    ARCHIVE_SUFFIXES,
    PAGE_RECORD_BYTES,
    PARQUET,
    ArchiveError,
    Line,
    read_archive,
    read_lines,
    suffix,
)
from dateline.files.page_records import PAGE_SUFFIXES, Page, Rejected, read_page, read_record, too_long
from dateline_schemas.article import CountryCode, Instant, Name, TimeZone

STDIN: Final = Path("-")


class Defaults(BaseModel):
    """Values for fields that a page leaves out. Raises ``ValidationError``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: Name | None = None
    url: Name | None = None
    fetched_at: Instant | None = None
    home_country: Annotated[CountryCode, AfterValidator(country_code)] | None = None
    time_zone: TimeZone | None = None


class CutShort(NamedTuple):
    """An archive is damaged: everything before the damage was read, up to ``line``."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        """Return what is wrong and what to do as one line."""
        return (
            f"{self.file}: {self.reason}; it was read to line {self.line}: "
            "fetch or write the file again to get the rest"
        )


class PagesError(ValueError):
    """A file is not a page, or lacks values that a page needs; the message names the file."""


def read_pages(
    paths: Sequence[Path], defaults: Defaults, progress: Callable[[int], None] = lambda _read: None
) -> Iterator[Page | Rejected | CutShort]:
    """Yield the pages of the files in order, with one in memory at a time.

    ``progress`` is called with the number of bytes of all files read so far.

    Raises ``PagesError`` before anything is read, where a file is missing, where its suffix is unknown, or where a
    text or HTML page has no source or no time of fetching.
    """
    for path in paths:
        if reason := _unusable(path, defaults):
            msg = f"{path}: {reason}"
            raise PagesError(msg)
    return _read(paths, defaults.model_dump(mode="json", exclude_none=True), progress)


def _unusable(path: Path, defaults: Defaults) -> str | None:
    """Return why a file cannot be read as pages; None where it can."""
    missing = [f"--{name.replace('_', '-')}" for name in ("source", "fetched_at") if not getattr(defaults, name)]
    suffixes = (*PAGE_SUFFIXES, *ARCHIVE_SUFFIXES)
    if path == STDIN:
        return None
    if path.exists() and suffix(path) not in suffixes:
        return f"what it holds is unknown; pages end in {', '.join(suffixes)}, or are - for lines on standard input"
    if (reason := unreadable(path)) is None and path.suffix in PAGE_SUFFIXES and missing:
        reason = f"a {path.suffix} page does not say where and when it was fetched, so give {' and '.join(missing)}"
    return reason


def unreadable(path: Path) -> str | None:
    """Return why a file cannot be read at all; None where it can. Raises ``MissingExtraError`` for a missing extra."""
    if not path.exists():
        return "there is no such file"
    if path.is_dir() or not os.access(path, os.R_OK):
        return "it cannot be read"
    if suffix(path) == PARQUET:
        require(Extra.ARCHIVE, f"{path}: Parquet")
    return None


def _read(
    paths: Sequence[Path], defaults: Mapping[str, Any], progress: Callable[[int], None]
) -> Iterator[Page | Rejected | CutShort]:
    before = 0
    for path in paths:
        if path == STDIN:
            yield from _records(str(path), read_lines(sys.stdin.buffer, PAGE_RECORD_BYTES), defaults)
            continue
        if path.suffix in PAGE_SUFFIXES:
            with path.open("rb") as stream:
                yield read_page(path, stream, defaults)
        else:
            lines = read_archive(path, partial(_add_progress, progress, before), limit=PAGE_RECORD_BYTES)
            yield from _records(str(path), lines, defaults)
        before += path.stat().st_size
        progress(before)


def _add_progress(progress: Callable[[int], None], before: int, read: int) -> None:
    progress(before + read)


def _records(file: str, lines: Iterable[Line], defaults: Mapping[str, Any]) -> Iterator[Page | Rejected | CutShort]:
    try:
        for line in lines:
            if line.whole:
                yield read_record(file, line.number, line.data, defaults)
            else:
                yield too_long(file, line.number, line.data)
    except ArchiveError as error:
        yield CutShort(file, error.read, error.reason)
