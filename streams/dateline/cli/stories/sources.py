"""Where commands find stories' versions: on the broker, or in what ``dateline pipe`` or ``replay read`` wrote."""

import asyncio
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Final, Protocol

import orjson
import typer

from dateline.cli.terminal.progress import ReadingProgress
from dateline.files.archive import RECORD_BYTES, ArchiveError, Line, read_archive, read_lines
from dateline.files.pages import STDIN, unreadable
from dateline.kafka.codec import UndecodableError, decode
from dateline.kafka.topic_reader import read_committed
from dateline.settings import ResolvedSettings
from dateline.topics import STORIES
from dateline_schemas import Story

WHOLE: Final = 32
"""Hex digits of a whole story id."""

_SPOOLED_BYTES: Final = 64 * 1024 * 1024
_KEPT_DAYS: Final = (STORIES.retention_ms or 0) // (24 * 3600 * 1000)


class Stories(Protocol):
    """Story versions that can be looked through more than once."""

    rejected: dict[str, str]
    """Where a record is that cannot be read, and why."""

    def find(self, prefix: str) -> Iterable[Story]:
        """Return the versions of stories whose ids begin so."""

    def absent(self) -> str:
        """Say where a story was not found, and what to do about it."""


class StoryTopic:
    """The stories topic of a broker and namespace, as committed; each look ends at the topic's end when it began."""

    def __init__(self, settings: ResolvedSettings) -> None:
        self._name = STORIES.of(settings)
        self._read = 0
        self.rejected: dict[str, str] = {}
        self._settings = settings

    def find(self, prefix: str) -> Iterable[Story]:
        """Return the versions of stories whose ids begin so; of a whole id, only its partition is read."""
        return asyncio.run(self._found(prefix.encode()))

    def absent(self) -> str:
        """Say where a story was not found, and what to do about it."""
        return (
            f"on {self._name} among {self._read} records; stories are kept for {_KEPT_DAYS} days, so an older one is "
            "gone, and a younger one may be on its way: look again later. If it is not of the namespace "
            f"{self._settings.namespace}, let DATELINE_NAMESPACE name the right one"
        )

    async def _found(self, prefix: bytes) -> list[Story]:
        self._read = 0
        found = []
        whole = prefix if len(prefix) == WHOLE else None
        with ReadingProgress(f"Reading {self._name}") as progress:
            async for batch in read_committed(
                self._settings, STORIES, None, follow=False, key=whole, progress=progress.show
            ):
                self._read += len(batch)
                for record in batch:
                    if record.key is None or not record.key.startswith(prefix):
                        continue
                    try:
                        found.append(decode(Story, record.value))
                    except UndecodableError as error:
                        self.rejected[f"{record.topic}/{record.partition}@{record.offset}"] = str(error)
        return found


class StoryLines:
    """An archive of story versions, of any kind that is written; ``lines`` begins it anew at every call."""

    def __init__(self, path: Path, option: str, lines: Callable[[], Iterator[Line]]) -> None:
        self._read = 0
        self.rejected: dict[str, str] = {}
        self._path = path
        self._option = option
        self._lines = lines

    def find(self, prefix: str) -> Iterator[Story]:
        """Yield the versions of stories whose ids begin so. A usage error where the archive is cut off or damaged."""
        self._read = 0
        try:
            for line in self._lines():
                self._read += 1
                try:
                    if _story_id(line).startswith(prefix):
                        yield decode(Story, line.data)
                except ValueError as error:
                    self.rejected[f"{self._path}:{line.number}"] = str(error)
        except ArchiveError as error:
            msg = f"{self._path}: {error.reason}; it was read to line {error.read}: fetch or write it anew"
            raise typer.BadParameter(msg, param_hint=self._option) from error

    def absent(self) -> str:
        """Say where a story was not found, and what to do about it."""
        where = "standard input" if self._path == STDIN else self._path
        return f"among the {self._read} lines of {where}; `dateline pipe --emit stories` prints those of all its pages"


def _story_id(line: Line) -> str:
    """Return the id of the story that a line is of. Raises ``ValueError`` where it is no story."""
    if not line.whole:
        msg = f"not a Story: it has {RECORD_BYTES} bytes or more"
        raise ValueError(msg)
    try:
        record = orjson.loads(line.data)
    except orjson.JSONDecodeError as error:
        msg = f"not JSON: {error}"
        raise ValueError(msg) from error
    if isinstance(record, dict) and isinstance(record.get("story_id"), str):
        return str(record["story_id"])
    msg = "not a Story: story_id: Field required"
    raise ValueError(msg)


def open_stories(
    path: Path, option: str, opened: ExitStack, heard: Callable[[int], None] = lambda _read: None
) -> StoryLines:
    """Open an archive of stories for more than one look; ``heard`` is told how many of its bytes are read.

    A usage error of ``option`` where it cannot be read at all.
    """
    if path == STDIN and sys.stdin.isatty():
        msg = "pipe in what `dateline pipe --emit stories` prints"
        raise typer.BadParameter(msg, param_hint=option)
    if path != STDIN and (reason := unreadable(path)):
        msg = f"{path}: {reason}"
        raise typer.BadParameter(msg, param_hint=option)
    if path.is_file():
        return StoryLines(path, option, partial(read_archive, path, heard))
    stream = sys.stdin.buffer if path == STDIN else opened.enter_context(path.open("rb"))
    return StoryLines(path, option, partial(_again, _copied(stream, opened)))


def _copied(stream: IO[bytes], opened: ExitStack) -> IO[bytes]:
    """Return a copy of what can be read but once: standard input, or a shell's ``<(…)``."""
    kept = SpooledTemporaryFile(_SPOOLED_BYTES)  # noqa: SIM115  # it is entered in the next line
    opened.enter_context(kept)
    shutil.copyfileobj(stream, kept)
    return kept


def _again(kept: IO[bytes]) -> Iterator[Line]:
    kept.seek(0)
    return read_lines(kept)
