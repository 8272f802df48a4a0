"""Where ``dateline explain`` finds a story's versions: on the broker, or in lines that ``dateline pipe`` printed."""

import asyncio
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Final, Protocol

import orjson

from schemas import Story
from streams.codec import UndecodableError, decode
from streams.commands.follow import committed
from streams.commands.reading_progress import ReadingProgress
from streams.pages import STDIN
from streams.settings import Settings
from streams.topics import STORIES

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

    def __init__(self, settings: Settings) -> None:
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
            async for batch in committed(
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
    """A file of story versions, a line each, or standard input, which is kept for a second look."""

    def __init__(self, path: Path, lines: IO[bytes]) -> None:
        self._read = 0
        self.rejected: dict[str, str] = {}
        self._path = path
        self._lines = lines

    def find(self, prefix: str) -> Iterator[Story]:
        """Yield the versions of stories whose ids begin so."""
        self._read = 0
        self._lines.seek(0)
        for number, line in enumerate(self._lines, 1):
            if not line.strip():
                continue
            self._read += 1
            try:
                if _story_id(line).startswith(prefix):
                    yield decode(Story, line)
            except ValueError as error:
                self.rejected[f"{self._path}:{number}"] = str(error)

    def absent(self) -> str:
        """Say where a story was not found, and what to do about it."""
        where = "standard input" if self._path == STDIN else self._path
        return f"among the {self._read} lines of {where}; `dateline pipe --emit stories` prints those of all its pages"


def _story_id(line: bytes) -> str:
    """Return the id of the story that a line is of. Raises ``ValueError`` where it is no story."""
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        msg = f"not JSON: {error}"
        raise ValueError(msg) from error
    if isinstance(record, dict) and isinstance(record.get("story_id"), str):
        return str(record["story_id"])
    msg = "not a Story: story_id: Field required"
    raise ValueError(msg)


def open_lines(path: Path) -> IO[bytes]:
    """Open a file for more than one look; of standard input, a copy. Raises ``OSError``."""
    if path != STDIN:
        return path.open("rb")
    kept = SpooledTemporaryFile(_SPOOLED_BYTES)  # noqa: SIM115  # the caller closes it
    shutil.copyfileobj(sys.stdin.buffer, kept)
    return kept
