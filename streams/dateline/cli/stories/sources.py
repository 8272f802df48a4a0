"""Story versions, by the first digits of an id: from the stories topic, or from an archive that a verb wrote.

Both sources can be searched more than once, and note the records that cannot be read.
"""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, aclosing
from functools import partial
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Final, Protocol

import orjson
import typer

from dateline.cli.terminal.printing import plural
from dateline.cli.terminal.progress import ReadingProgress
from dateline.files.archive import RECORD_BYTES, ArchiveError, Line, read_archive, read_lines
from dateline.files.pages import STDIN, unreadable
from dateline.kafka.codec import UndecodableError, decode
from dateline.kafka.topic_reader import read_committed
from dateline.process import stop_signals
from dateline.settings import ResolvedSettings
from dateline.topics import STORIES
from dateline_schemas import Story

ID_DIGITS: Final = 32
"""Hex digits of a whole story id."""
_MAX_COPY_BYTES_IN_MEMORY: Final = 64 * 1024 * 1024
"""Up to this many bytes a copy of standard input stays in memory, beyond it in a temporary file; chosen by hand."""
_RETENTION_DAYS: Final = (STORIES.retention_ms or 0) // (24 * 3600 * 1000)
"""Days for which the stories topic keeps a record."""


class Stories(Protocol):
    """Story versions that can be searched more than once."""

    rejected: dict[str, str]
    """The records that cannot be read: their positions, and why."""

    def find(self, prefix: str) -> Iterable[Story]:
        """Return the versions of the stories whose ids begin with ``prefix``."""

    def searched_records(self) -> str:
        """Return the end of "there is no story …": among which records, and what to do."""


class StoryTopic:
    """The committed records of the stories topic; each search ends where the topic ended when it began."""

    def __init__(self, settings: ResolvedSettings) -> None:
        self._name = STORIES.of(settings)
        self._searched = 0
        self.rejected: dict[str, str] = {}
        self._settings = settings

    def find(self, prefix: str) -> Iterable[Story]:
        """Return the versions of the stories whose ids begin with ``prefix``; for a whole id, one partition is read."""
        return stop_signals.run(self._find(prefix.encode()))

    def searched_records(self) -> str:
        """Return the end of "there is no story …": how many records of the topic were searched, and what to do."""
        return (
            f"on {self._name} among {plural(self._searched, 'record')}; stories are kept for {_RETENTION_DAYS} days, "
            "so an older one is deleted, and a newer one may be on its way: try again later. If it is not of the "
            f"namespace {self._settings.namespace}, name the right one in DATELINE_NAMESPACE"
        )

    async def _find(self, prefix: bytes) -> list[Story]:
        self._searched = 0
        versions = []
        whole_id = prefix if len(prefix) == ID_DIGITS else None
        with ReadingProgress(f"Reading {self._name}") as progress:
            async with aclosing(
                read_committed(self._settings, STORIES, None, follow=False, key=whole_id, progress=progress.show)
            ) as batches:
                async for batch in batches:
                    self._searched += len(batch)
                    for record in batch:
                        if record.key is None or not record.key.startswith(prefix):
                            continue
                        try:
                            versions.append(decode(Story, record.value))
                        except UndecodableError as error:
                            self.rejected[f"{record.topic}/{record.partition}@{record.offset}"] = str(error)
        return versions


def open_stories(
    path: Path, option: str, opened: ExitStack, report: Callable[[int], None] = lambda _bytes: None
) -> "StoryLines":
    """Open an archive of stories that can be searched more than once; ``report`` gets the bytes read so far.

    A usage error of ``option`` where it cannot be read at all.
    """
    if path == STDIN and sys.stdin.isatty():
        msg = "pipe in what `dateline pipe --emit stories` prints"
        raise typer.BadParameter(msg, param_hint=option)
    if path != STDIN and (reason := unreadable(path)):
        msg = f"{path}: {reason}"
        raise typer.BadParameter(msg, param_hint=option)
    if path.is_file():
        return StoryLines(path, option, partial(read_archive, path, report))
    stream = sys.stdin.buffer if path == STDIN else opened.enter_context(path.open("rb"))
    return StoryLines(path, option, partial(_lines_of_copy, _copy(stream, opened)))


class StoryLines:
    """An archive of story versions, in any format that a verb writes; ``lines`` reads it from its beginning."""

    def __init__(self, path: Path, option: str, lines: Callable[[], Iterator[Line]]) -> None:
        self._searched = 0
        self.rejected: dict[str, str] = {}
        self._path = path
        self._option = option
        self._lines = lines

    def find(self, prefix: str) -> Iterator[Story]:
        """Yield the versions of the stories whose ids begin with ``prefix``.

        A usage error where the archive is cut off or damaged, where it holds ninjs, which lacks most of a version, and
        where it begins with a page or another record that is no story.
        """
        self._searched = 0
        try:
            for line in self._lines():
                self._searched += 1
                try:
                    if _story_id(line).startswith(prefix):
                        yield decode(Story, line.data)
                except _NinjsError as error:
                    msg = (
                        f"{self._path}:{line.number} is ninjs; give stories as jsonl, as `dateline replay read` writes"
                    )
                    raise typer.BadParameter(msg, param_hint=self._option) from error
                except _OtherRecordError as error:
                    if self._searched == 1:  # the whole file is of another kind
                        msg = f"{self._path}:{line.number}: {error}"
                        raise typer.BadParameter(msg, param_hint=self._option) from error
                    self.rejected[f"{self._path}:{line.number}"] = str(error)
                except ValueError as error:
                    self.rejected[f"{self._path}:{line.number}"] = str(error)
        except ArchiveError as error:
            msg = f"{self._path}: {error.reason}; it can be read to line {error.read}: download or write it again"
            raise typer.BadParameter(msg, param_hint=self._option) from error

    def searched_records(self) -> str:
        """Return the end of "there is no story …": how many lines of the archive were searched, and what to do."""
        name = "standard input" if self._path == STDIN else self._path
        lines = plural(self._searched, "line")
        return f"among the {lines} of {name}; `dateline pipe --emit stories` prints those of all pages"


class _NinjsError(ValueError):
    """A line is a story as ninjs."""


class _OtherRecordError(ValueError):
    """A line is a record of Dateline, but no story; the message says what to do."""


_OTHER_RECORDS: Final = (
    ({"alert_id"}, "an alert, not a story: give what `dateline tail stories` or `dateline replay read stories` writes"),
    ({"hits", "story"}, "a match, not a story: give what `dateline tail stories` writes"),
    ({"brief_id"}, "a brief, not a story: give the pages to `dateline pipe`, and its stories here"),
    ({"source", "fetched_at"}, "a page, not a story: give it to `dateline pipe` first, and its stories here"),
)  # fmt: skip
"""Fields by which records of Dateline that are no stories are recognised, and what to do; the first that fits."""
_NINJS: Final = b'{"standard":{"name":"ninjs"'
"""How each line begins that ``replay read --format ninjs`` writes."""


def _story_id(line: Line) -> str:
    """Return the id of the story on a line. Raises ``ValueError`` where the line holds no story."""
    if not line.whole:
        msg = f"not a Story: it has {RECORD_BYTES} bytes or more"
        raise ValueError(msg)
    try:
        record = orjson.loads(line.data)
    except orjson.JSONDecodeError as error:
        msg = f"not JSON: {error}"
        raise ValueError(msg) from error
    fields = record.keys() if isinstance(record, dict) else set()
    if isinstance(record, dict) and isinstance(record.get("story_id"), str) and "alert_id" not in fields:
        return str(record["story_id"])
    for names, message in _OTHER_RECORDS:
        if names <= fields:
            raise _OtherRecordError(message)
    if line.data.startswith(_NINJS):
        raise _NinjsError
    msg = "not a Story: story_id: Field required"
    raise ValueError(msg)


def _copy(stream: IO[bytes], opened: ExitStack) -> IO[bytes]:
    """Return a copy of a stream that can be read only once: standard input, or a shell's ``<(…)``."""
    copy = SpooledTemporaryFile(_MAX_COPY_BYTES_IN_MEMORY)  # noqa: SIM115  # it is entered in the next line
    opened.enter_context(copy)
    shutil.copyfileobj(stream, copy)
    return copy


def _lines_of_copy(copy: IO[bytes]) -> Iterator[Line]:
    copy.seek(0)
    return read_lines(copy)
