"""Archives: files of JSON lines, plain or compressed, and Parquet, read record by record; frames of lines to write.

``.jsonl`` and ``.ndjson`` hold one record in each line; a second suffix ``.gz`` or ``.zst`` says how they are
compressed. ``parquet.py`` reads ``.parquet``. However large a file is, only one record of it is in memory, of Parquet
one batch.
"""

import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, BinaryIO, Final, NamedTuple, cast

from dateline.files.parquet import ParquetError, read_rows

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LINE_SUFFIXES: Final = (".jsonl", ".ndjson")
COMPRESSION_SUFFIXES: Final = (".gz", ".zst")
PARQUET: Final = ".parquet"
ARCHIVE_SUFFIXES: Final = (
    *LINE_SUFFIXES, *(line + compressed for line in LINE_SUFFIXES for compressed in COMPRESSION_SUFFIXES), PARQUET
)  # fmt: skip
RECORD_BYTES: Final = 16 * 1024 * 1024
"""Bytes from which on a record is not read. A page on a topic has up to 1 MiB, which is at most 6 MiB in JSON."""
PAGE_RECORD_BYTES: Final = 32 * 1024 * 1024
"""The same of a page that a command takes: HTML of 8 MiB, its letters of two bytes escaped in six, and the rest."""
FRAME_BYTES: Final = 4 * 1024 * 1024
"""Bytes of lines that are compressed together. Chosen by hand.

A frame can be read by itself, so that writing a file can go on after its last frame.
"""
_BUFFER_BYTES: Final = 256 * 1024
"""Bytes that are decompressed at a time. Chosen by hand."""
BOM: Final = b"\xef\xbb\xbf"
"""The byte order mark of UTF-8."""
FREE_EXPANSION_BYTES: Final = 256 * 1024 * 1024
"""Bytes that any file may expand to, to bound the time of a small one: a second or two. Chosen by hand."""
MAX_EXPANSION: Final = 1000
"""How many times its size a larger file may expand to. Chosen by hand: pages that repeat one another reach 100."""
MAX_BLANK_LINES: Final = 1_000_000
"""Blank lines in a row after which a file is no archive, to bound the time. Chosen by hand."""


class _BombError(ValueError):
    """A file expands to so much that it can be no archive of records."""


_DAMAGE: Final = (EOFError, gzip.BadGzipFile, zlib.error, zstd.ZstdError, _BombError)
_GZIP_LEVEL: Final = 6
"""Levels of both compressions: chosen by hand, and fixed so that the same lines give the same bytes."""
_ZSTD: Final[Mapping[int, int]] = {
    zstd.CompressionParameter.compression_level: 6,
    zstd.CompressionParameter.checksum_flag: 1,
}


class Line(NamedTuple):
    """A record of an archive, without its line break; ``number`` counts lines or rows from 1.

    Unless ``whole``, ``data`` is only its beginning, as many bytes as the reader has as its limit.
    """

    number: int
    data: bytes
    whole: bool = True


class ArchiveError(OSError):
    """A file is cut off or damaged; ``read`` is the number of the last line or row read, ``reason`` what is wrong."""

    def __init__(self, reason: str, read: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.read = read


def suffix(path: Path) -> str:
    """Return the suffix that says what a file holds; with a compression, both suffixes: ``.jsonl.gz``."""
    last = path.suffix
    return Path(path.stem).suffix + last if last in COMPRESSION_SUFFIXES else last


def read_archive(
    path: Path,
    progress: Callable[[int], None] = lambda _read: None,
    compression: str | None = None,
    limit: int = RECORD_BYTES,
) -> Iterator[Line]:
    """Yield the records of a file. ``progress`` is called with the number of bytes of the file read so far.

    Of a line of ``limit`` bytes or more, these are read.

    ``compression``, ``.gz``, ``.zst`` or empty, is used in place of the file's suffix.

    Raises ``ArchiveError`` where the file is damaged, after the records before the damage, and ``OSError``.
    """
    if suffix(path) == PARQUET:
        size, number = path.stat().st_size, 0
        try:
            for number, (share, data) in enumerate(read_rows(path), start=1):
                yield Line(number, data)
                progress(int(size * share))
        except ParquetError as error:
            raise ArchiveError(str(error), number) from error
        return
    with path.open("rb") as raw, _decompressed(raw, path.suffix if compression is None else compression) as stream:
        for line in read_lines(stream, limit):
            yield line
            progress(raw.tell())


def _decompressed(raw: BinaryIO, compression: str) -> BinaryIO:
    if compression not in COMPRESSION_SUFFIXES:
        return raw
    expanded = gzip.GzipFile(fileobj=raw, mode="rb") if compression == ".gz" else zstd.ZstdFile(raw)
    return cast("BinaryIO", io.BufferedReader(_Expansion(raw, cast("BinaryIO", expanded)), _BUFFER_BYTES))


class _Expansion(io.RawIOBase):
    """A decompressed stream that refuses a decompression bomb."""

    def __init__(self, raw: BinaryIO, expanded: BinaryIO) -> None:
        self._raw, self._expanded = raw, expanded
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - a writable buffer
        # ``read1`` returns what is there before damage is met; ``readinto`` would lose it.
        data = cast("io.BufferedIOBase", self._expanded).read1(len(buffer))
        buffer[: len(data)] = data
        self._count += len(data)
        if self._count > FREE_EXPANSION_BYTES and self._count > self._raw.tell() * MAX_EXPANSION:
            msg = f"it expands to more than {MAX_EXPANSION} times its size, as no archive of records does"
            raise _BombError(msg)
        return len(data)


def read_lines(stream: IO[bytes], limit: int = RECORD_BYTES) -> Iterator[Line]:
    """Yield the lines of a stream, without empty ones; of one of ``limit`` bytes or more, these.

    Raises ``ArchiveError`` where it is damaged.
    """
    number = blank = 0
    try:
        while line := stream.readline(limit):
            number += 1
            data = line.rstrip(b"\r\n")
            if number == 1:
                data = data.removeprefix(BOM)
            whole = len(line) < limit or line.endswith(b"\n")
            if not whole:
                _skip_line(stream)
            if data.strip():
                blank = 0
                yield Line(number, data, whole)
            elif (blank := blank + 1) > MAX_BLANK_LINES:
                msg = f"it has more than {MAX_BLANK_LINES:,} blank lines in a row"
                raise _BombError(msg)
    except _DAMAGE as error:
        words = " ".join(str(error).split())
        reason = f"it is damaged ({words})"
        if isinstance(error, EOFError | _BombError):
            reason = "it is truncated" if isinstance(error, EOFError) else words
        raise ArchiveError(reason, number) from error


def _skip_line(stream: IO[bytes]) -> None:
    while (rest := stream.readline(RECORD_BYTES)) and not rest.endswith(b"\n"):
        pass


class Frames:
    """Joins lines to frames and compresses each frame by itself. The same lines give the same bytes."""

    def __init__(self, compression: str, pending: bytes = b"") -> None:
        self.pending = bytearray(pending)
        """Lines that are in no frame yet."""
        self._compress = _COMPRESSIONS.get(compression, bytes)

    def add(self, line: bytes) -> bytes:
        """Add a line with its line break; return the frame that it completes, else nothing."""
        self.pending += line
        return self.close() if len(self.pending) >= FRAME_BYTES else b""

    def end(self, written: int) -> bytes:
        """Return the last frame of a file of which ``written`` bytes are written; an empty frame where it has none."""
        return self.close() or (b"" if written else self._compress(b""))

    def close(self) -> bytes:
        """Return the pending lines as a frame; nothing where there are none."""
        frame = self._compress(bytes(self.pending)) if self.pending else b""
        self.pending.clear()
        return frame


def _gzipped(data: bytes) -> bytes:
    return gzip.compress(data, _GZIP_LEVEL, mtime=0)  # a time would make equal files differ


def _zstandard(data: bytes) -> bytes:
    return zstd.compress(data, options=_ZSTD)


_COMPRESSIONS: Final[Mapping[str, Callable[[bytes], bytes]]] = {".gz": _gzipped, ".zst": _zstandard}
