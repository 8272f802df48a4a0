"""A file that is written in steps and continued after a kill.

``FILE.part`` holds complete frames of compression. ``FILE.part.state`` is replaced atomically; it holds one line of
JSON, with the length of those frames and the writer's own state, then the lines that are in no frame yet. So the same
lines give the same bytes, wherever writing was interrupted.
"""

import os
from pathlib import Path
from typing import Any, BinaryIO, Final, Self

import orjson

from dateline.cli.terminal.output import PART
from dateline.files.archive import Frames

State = dict[str, Any]
STATE: Final = ".state"
"""Suffix of the file with the state, after the part's."""


class PartFileError(OSError):
    """The part cannot be continued; the message says why and what to do."""


class PartFile:
    """The part of ``path``; ``state`` is the state it was saved with, None for a new part."""

    def __init__(self, path: Path, packing: str) -> None:
        self._path = path
        self.part = path.with_name(path.name + PART)
        self._state_file = self.part.with_name(self.part.name + STATE)
        self.state, pending = self._read_state()
        self._frames = Frames(packing, pending)
        self._stream = self._open()

    def __enter__(self) -> Self:
        """Return this file."""
        return self

    def __exit__(self, *_failure: object) -> None:
        """Close the file; an incomplete part stays, to be continued."""
        self._stream.close()
        if not self._state_file.exists():  # nothing was saved
            self.part.unlink(missing_ok=True)

    def write(self, line: bytes) -> bool:
        """Write a line, newline included; return whether it completed a frame, when ``save`` costs least."""
        frame = self._frames.add(line)
        self._stream.write(frame)
        return bool(frame)

    def save(self, state: State) -> None:
        """Make all lines so far survive a kill, with a state to continue from (JSON values only)."""
        self._stream.flush()
        os.fsync(self._stream.fileno())
        head = orjson.dumps({**state, "length": self._stream.tell()})
        new = self._state_file.with_name(self._state_file.name + ".new")
        with new.open("wb") as stream:
            stream.write(head + b"\n" + self._frames.pending)
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(self._state_file)

    def complete(self) -> None:
        """Write the lines that are in no frame yet: ``part`` is complete."""
        self._stream.write(self._frames.end(self._stream.tell()))
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()

    def become(self, whole: Path) -> None:
        """Rename a complete file to ``path``, and remove part and state."""
        whole.replace(self._path)
        for each in (self._state_file, self.part):
            each.unlink(missing_ok=True)

    def _read_state(self) -> tuple[State | None, bytes]:
        if not self.part.exists():
            return None, b""
        try:
            head, _, pending = self._state_file.read_bytes().partition(b"\n")
            state: State = orjson.loads(head)
        except FileNotFoundError:
            return None, b""
        except orjson.JSONDecodeError as error:
            msg = f"{self._state_file} cannot be read ({error}): remove it and {self.part} to start over"
            raise PartFileError(msg) from error
        return state, pending

    def _open(self) -> BinaryIO:
        if self.state is None:
            return self.part.open("wb")
        length = self.state["length"]
        if self.part.stat().st_size < length:
            msg = f"{self.part} is shorter than {self._state_file} says: remove both to start over"
            raise PartFileError(msg)
        stream = self.part.open("r+b")
        stream.truncate(length)
        stream.seek(length)
        return stream
