"""Where a command writes records: lines on standard output, or a file that is there once it is whole."""

import sys
from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Annotated, Final, Protocol, Self, TypeAlias

import typer

from dateline.extras import Extra, require
from dateline.files.archive import ARCHIVE_SUFFIXES, PARQUET, Frames, suffix
from dateline.files.pages import STDIN
from dateline.files.parquet import ParquetWriter
from dateline_schemas.record import Record

OutputFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE|-",
        help="Write there: .jsonl, .jsonl.gz, .jsonl.zst or .parquet, as its name ends. Without it: standard output.",
    ),
]
PART: Final = ".part"
"""What is not whole yet has this behind its name."""


class Output(Protocol):
    """Takes records in JSON; what it was given is all there when its block is left."""

    def __enter__(self) -> Self:
        """Return itself."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write what is left; leave no half a file behind where the block failed."""

    def write(self, records: Iterable[bytes]) -> None:
        """Write records."""


def open_output(path: Path | None, model: type[Record] | None) -> Output:
    """Return standard output, or the file as its name ends. A usage error where it cannot be written."""
    if path is None or path == STDIN:
        return _Lines()
    check_output(path)
    return _ParquetFile(path, model) if suffix(path) == PARQUET else _LineFile(path)


def check_output(path: Path) -> None:
    """Refuse, as a usage error, a file whose name tells no kind of archive, or whose folder is not there.

    Raises ``MissingExtraError`` where writing it needs an extra.
    """
    if suffix(path) not in ARCHIVE_SUFFIXES:
        msg = f"{path}: what to write is unknown; name a file that ends in {', '.join(ARCHIVE_SUFFIXES)}"
        raise typer.BadParameter(msg, param_hint="--output")
    if suffix(path) == PARQUET:
        require(Extra.ARCHIVE, f"{path}: Parquet")
    check_folder(path, "--output")


def check_folder(path: Path | None, option: str) -> None:
    """Refuse, as a usage error of an option, a file to be written whose folder is not there."""
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
    """A file under another name until it is whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.part = path.with_name(path.name + PART)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        # Where some pages were rejected, the command ends by typer.Exit, with all the others done.
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
