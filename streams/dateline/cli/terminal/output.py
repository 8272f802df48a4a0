"""Where a command writes records: standard output, or a file that gets its name once it is complete."""

import sys
from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

import typer

from dateline.extras import Extra, require
from dateline.files.archive import ARCHIVE_SUFFIXES, PARQUET, Frames, suffix
from dateline.files.pages import STDIN
from dateline.files.parquet import ParquetWriter
from dateline_schemas.record import Record

PART: Final = ".part"
"""Suffix of a file that is not complete yet."""


class Output(Protocol):
    """Takes records as JSON; all of them are written when its block ends."""

    def __enter__(self) -> Self:
        """Return this output."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write what is buffered; remove the incomplete file where the block failed."""

    def write(self, records: Iterable[bytes]) -> None:
        """Write records."""


def open_output(path: Path | None, model: type[Record] | None) -> Output:
    """Return standard output, or a file in the format of its suffix.

    Raises ``typer.BadParameter`` where it cannot be written.
    """
    if path is None or path == STDIN:
        return _Lines()
    check_output(path)
    return _ParquetFile(path, model) if suffix(path) == PARQUET else _LineFile(path)


def check_output(path: Path) -> None:
    """Check that a file can be written.

    Raises ``typer.BadParameter`` for an unknown suffix or a missing folder, and ``MissingExtraError`` for a format
    whose extra is not installed.
    """
    if suffix(path) not in ARCHIVE_SUFFIXES:
        msg = f"{path}: the suffix names no format; use one of {', '.join(ARCHIVE_SUFFIXES)}"
        raise typer.BadParameter(msg, param_hint="--output")
    if suffix(path) == PARQUET:
        require(Extra.ARCHIVE, f"{path}: Parquet")
    check_folder(path, "--output")


def check_folder(path: Path | None, option: str) -> None:
    """Check that the folder of a file exists. Raises ``typer.BadParameter`` that names the option."""
    if path is not None and not path.parent.is_dir():
        msg = f"{path}: there is no folder {path.parent}"
        raise typer.BadParameter(msg, param_hint=option)


class _Lines:
    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failure: object) -> None:
        sys.stdout.buffer.flush()

    def write(self, records: Iterable[bytes]) -> None:
        sys.stdout.buffer.writelines(record + b"\n" for record in records)
        sys.stdout.buffer.flush()


class _WholeFile(ABC):
    """A file that is written under another name until it is complete."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.part = path.with_name(path.name + PART)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        # A command that rejected some pages ends by typer.Exit, with all others written.
        whole = kind is None or issubclass(kind, typer.Exit)
        try:
            self.close()
        except BaseException:
            whole = False
            raise
        finally:
            if whole:
                self.part.replace(self._path)
            else:
                with suppress(FileNotFoundError):
                    self.part.unlink()

    @abstractmethod
    def close(self) -> None: ...


class _LineFile(_WholeFile):
    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._frames = Frames(path.suffix)
        self._stream = self.part.open("wb")

    def write(self, records: Iterable[bytes]) -> None:
        for record in records:
            self._stream.write(self._frames.add(record + b"\n"))

    def close(self) -> None:
        with self._stream:
            self._stream.write(self._frames.end(self._stream.tell()))


class _ParquetFile(_WholeFile):
    def __init__(self, path: Path, model: type[Record] | None) -> None:
        super().__init__(path)
        self._writer = ParquetWriter(self.part, model, {})

    def write(self, records: Iterable[bytes]) -> None:
        for record in records:
            self._writer.add(record, {})

    def close(self) -> None:
        self._writer.close()
