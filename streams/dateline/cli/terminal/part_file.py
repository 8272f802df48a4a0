"""A file that is written in steps and continued after a kill.

``FILE.part`` holds complete frames of compression. ``FILE.part.state`` is replaced atomically; it holds the length of
those frames and the writer's own state, then the lines that are in no frame yet. So the same lines give the same bytes,
wherever writing was interrupted. Of two processes that write one file, the second is refused.
"""

import fcntl
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final, Self

from dateline.cli.terminal.output import PART
from dateline.cli.terminal.state_file import (
    LENGTH,
    DamagedStateError,
    State,
    read_records,
    read_state,
    remove_state,
    sync_folder,
    write_state,
)
from dateline.files.archive import Frames

STATE: Final = ".state"
"""Suffix of the file with the state, after the part's."""
ASKED: Final = "asked"
"""The field of a state with the options of the command that began the part."""


class PartFileError(OSError):
    """The part cannot be continued; the message says why and what to do."""


class DamagedPartError(PartFileError):
    """The part or its state is damaged, so that no command can continue it; ``problem`` says what is wrong."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}: {remedy}")
        self.problem = problem


class PartFile:
    """The part of ``path``; ``state`` is the state it was saved with, None for a new part.

    With ``anew``, the part is begun again whatever there is. Raises ``PartFileError``.
    """

    def __init__(self, path: Path, packing: str, *, anew: bool = False) -> None:
        self._path = path
        self.part = path.with_name(path.name + PART)
        self._state_file = self.part.with_name(self.part.name + STATE)
        is_new = anew or not self.part.exists()
        self._stream = _open_alone(self.part)
        try:
            if is_new:
                remove_state(self._state_file)
            self.state, pending = self._read_state()
            self._cut_back()
        except BaseException:
            self._stream.close()
            raise
        self._frames = Frames(packing, pending)

    def __enter__(self) -> Self:
        """Return this file."""
        return self

    def __exit__(self, kind: type[BaseException] | None = None, *_failure: object) -> None:
        """Close the file; an incomplete part stays, to be continued, if its state was saved."""
        if self._stream.closed:
            return
        if not self._state_file.exists():
            self.part.unlink(missing_ok=True)
        with suppress(*(() if kind is None else (OSError,))):  # what is not written yet: a full disk is told once
            self._stream.close()

    def write(self, line: bytes) -> bool:
        """Write a line, newline included; return whether it completed a frame, when ``save`` costs least."""
        frame = self._frames.add(line)
        self._stream.write(frame)
        return bool(frame)

    def save(self, state: State, records: Iterable[bytes] = ()) -> None:
        """Make all lines so far survive a kill, with a state to continue from (JSON values only), and records."""
        self._stream.flush()
        os.fsync(self._stream.fileno())
        write_state(self._state_file, {**state, LENGTH: self._stream.tell()}, bytes(self._frames.pending), records)

    def records(self) -> Iterator[bytes]:
        """Yield the records that were saved with the state."""
        return read_records(self._state_file)

    def saved(self) -> State | None:
        """Return the state that was saved last, from which another command goes on; None where there is none."""
        try:
            return read_state(self._state_file)[0] if self.part.exists() else None
        except (DamagedStateError, FileNotFoundError):
            return None

    def require(self, options: Mapping[str, object]) -> None:
        """Check that the part was begun with these options, by what each is called. Raises ``PartFileError``."""
        for name, was in (self.state or {}).get(ASKED, {}).items():
            if options.get(name) != was:
                begun = f"was begun without {name}" if was is None else f"was begun with {name} {was}"
                now = "" if options.get(name) is None else f", not {options[name]}"
                msg = f"{self.part} {begun}{now}: remove it to start over"
                raise PartFileError(msg)

    def complete(self) -> None:
        """Write the lines that are in no frame yet: ``part`` is complete."""
        self._stream.write(self._frames.end(self._stream.tell()))
        self._stream.flush()
        os.fsync(self._stream.fileno())

    def become(self, whole: Path) -> None:
        """Rename a complete file to ``path``, and remove part and state."""
        if whole != self.part:
            with whole.open("rb") as stream:
                os.fsync(stream.fileno())
        whole.replace(self._path)
        sync_folder(self._path.parent)
        remove_state(self._state_file)
        if whole != self.part:
            self.part.unlink()
        self._stream.close()  # and with it the lock

    def _read_state(self) -> tuple[State | None, bytes]:
        try:
            return read_state(self._state_file)
        except FileNotFoundError:
            return None, b""
        except DamagedStateError as error:
            problem = f"{self._state_file} cannot be read ({error})"
            raise DamagedPartError(problem, f"remove it and {self.part} to start over") from error

    def _cut_back(self) -> None:
        """Cut the part to what it had when its state was saved; to nothing where there is none."""
        length = self.state[LENGTH] if self.state is not None else 0
        if os.fstat(self._stream.fileno()).st_size < length:
            problem = f"{self.part} is shorter than {self._state_file} says"
            raise DamagedPartError(problem, "remove both to start over")
        self._stream.truncate(length)
        self._stream.seek(length)


def _open_alone(part: Path) -> BinaryIO:
    """Open a part, which is made where there is none, and keep other processes from it. Raises ``PartFileError``."""
    stream = os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT, 0o666), "r+b")
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_there = part.exists() and os.path.samestat(part.stat(), os.fstat(stream.fileno()))
    except BlockingIOError:
        is_there = False
    except OSError:  # a file system without locks
        return stream
    if not is_there:
        stream.close()
        msg = f"another command is writing {part}: let it end first"
        raise PartFileError(msg)
    return stream
