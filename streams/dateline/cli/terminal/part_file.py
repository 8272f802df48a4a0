"""A file that is written bit by bit and outlives a kill: beside it stands how far it is, and writing goes on there.

``FILE.part`` holds whole frames. ``FILE.part.state`` is replaced at once: a line of JSON, which tells how
long the frames are and whatever the writer must know to go on, and behind it the lines that no frame
holds yet. So what is written does not hang on when it was broken off: the same lines give the same bytes.
"""

import os
from pathlib import Path
from typing import Any, BinaryIO, Final, Self

import orjson

from dateline.cli.terminal.output import PART
from dateline.files.archive import Frames

State = dict[str, Any]
STATE: Final = ".state"


class PartFileError(OSError):
    """What was begun cannot be gone on with; the message says why and what to do."""


class PartFile:
    """The part of ``path``, and what its state told when it was opened; None where it is new."""

    def __init__(self, path: Path, packing: str) -> None:
        self._path = path
        self.part = path.with_name(path.name + PART)
        self._state_file = self.part.with_name(self.part.name + STATE)
        self.state, pending = self._read_state()
        self._frames = Frames(packing, pending)
        self._stream = self._open()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_failure: object) -> None:
        """Close it; what is not whole stays for the next time."""
        self._stream.close()
        if not self._state_file.exists():  # nothing was begun
            self.part.unlink(missing_ok=True)

    def write(self, line: bytes) -> bool:
        """Write a line with its end; tell whether a frame is whole, after which ``save`` has least to do."""
        frame = self._frames.add(line)
        self._stream.write(frame)
        return bool(frame)

    def save(self, state: State) -> None:
        """Make sure that what is written so far survives, with a state to go on from. It must hold JSON."""
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
        """Write what no frame holds yet; ``part`` is whole from then on."""
        self._stream.write(self._frames.end(self._stream.tell()))
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()

    def become(self, whole: Path) -> None:
        """Give a whole file the name that was asked for, and forget the rest."""
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
            msg = f"{self._state_file} cannot be read ({error}): remove it and {self.part} to begin anew"
            raise PartFileError(msg) from error
        return state, pending

    def _open(self) -> BinaryIO:
        if self.state is None:
            return self.part.open("wb")
        length = self.state["length"]
        if self.part.stat().st_size < length:
            msg = f"{self.part} is shorter than {self._state_file} says: remove both to begin anew"
            raise PartFileError(msg)
        stream = self.part.open("r+b")
        stream.truncate(length)
        stream.seek(length)
        return stream
