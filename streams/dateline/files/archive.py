"""Files of JSON lines, plain or compressed, and of Parquet: read record by record, written in frames.

``.jsonl`` and ``.ndjson`` hold a record a line, with ``.gz`` or ``.zst`` behind them compressed; what
``.parquet`` holds is told in ``streams/dateline/files/parquet.py``. However large a file is, one record of it is in
memory, and of Parquet one batch.
"""

import gzip
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, BinaryIO, Final, NamedTuple, cast

from dateline.files.parquet import ParquetError, read_rows

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LINE_SUFFIXES: Final = (".jsonl", ".ndjson")
PACKED_SUFFIXES: Final = (".gz", ".zst")
PARQUET: Final = ".parquet"
ARCHIVE_SUFFIXES: Final = (
    *LINE_SUFFIXES, *(line + packed for line in LINE_SUFFIXES for packed in PACKED_SUFFIXES), PARQUET
)  # fmt: skip
RECORD_BYTES: Final = 16 * 1024 * 1024
"""A record of this size is not read: JSON writes a page of 1 MiB in 6 at the most."""
FRAME_BYTES: Final = 4 * 1024 * 1024
"""Lines that are compressed together: a frame can be read by itself, and a file goes on behind its last one."""

BOM: Final = b"\xef\xbb\xbf"
_FAULTS: Final = (EOFError, gzip.BadGzipFile, zlib.error, zstd.ZstdError)
_GZIP_LEVEL: Final = 6
_ZSTD: Final[Mapping[int, int]] = {
    zstd.CompressionParameter.compression_level: 6,
    zstd.CompressionParameter.checksum_flag: 1,
}


class Line(NamedTuple):
    """A record of an archive, without the line's end; ``number`` counts lines or rows from 1.

    Of one that is not ``whole`` these are the first ``RECORD_BYTES``.
    """

    number: int
    data: bytes
    whole: bool = True


class ArchiveError(OSError):
    """A file ends or is damaged in its middle; the message says how far it was read and what to do."""

    def __init__(self, reason: str, read: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.read = read


def suffix(path: Path) -> str:
    """Return the end of a file's name that tells what it holds, ``.jsonl.gz`` as one."""
    last = path.suffix
    return Path(path.stem).suffix + last if last in PACKED_SUFFIXES else last


def read_archive(
    path: Path, heard: Callable[[int], None] = lambda _read: None, packing: str | None = None
) -> Iterator[Line]:
    """Yield the records of a file; ``heard`` is told how many of its bytes, as they are on disk, are read.

    ``packing`` says how it is compressed, ``.gz`` or ``.zst``, where its name does not.

    Raises ``ArchiveError`` where the file is damaged, after all that stands before the fault, and ``OSError``.
    """
    if suffix(path) == PARQUET:
        size, number = path.stat().st_size, 0
        try:
            for number, (share, data) in enumerate(read_rows(path), start=1):
                yield Line(number, data)
                heard(int(size * share))
        except ParquetError as error:
            raise ArchiveError(str(error), number) from error
        return
    with path.open("rb") as raw, _unpacked(raw, path.suffix if packing is None else packing) as stream:
        for line in read_lines(stream):
            yield line
            heard(raw.tell())


def read_lines(stream: IO[bytes]) -> Iterator[Line]:
    """Yield the lines of a stream that are not blank. Raises ``ArchiveError`` where it is damaged."""
    number = 0
    try:
        while line := stream.readline(RECORD_BYTES):
            number += 1
            data = line.rstrip(b"\r\n")
            if number == 1:
                data = data.removeprefix(BOM)
            whole = len(line) < RECORD_BYTES or line.endswith(b"\n")
            if not whole:
                _skip_line(stream)
            if data.strip():
                yield Line(number, data, whole)
    except _FAULTS as error:
        cut = isinstance(error, EOFError)
        reason = "it ends in its middle" if cut else f"it is damaged ({' '.join(str(error).split())})"
        raise ArchiveError(reason, number) from error


class Frames:
    """Lines put together to frames, which are compressed each for itself: the same lines give the same bytes."""

    def __init__(self, packing: str, pending: bytes = b"") -> None:
        self.pending = bytearray(pending)
        """Lines that no frame holds yet."""
        self._pack = _PACKINGS.get(packing, bytes)

    def add(self, line: bytes) -> bytes:
        """Take one line with its end; return the frame that it filled, or nothing."""
        self.pending += line
        return self.close() if len(self.pending) >= FRAME_BYTES else b""

    def end(self, written: int) -> bytes:
        """Return what goes behind so many bytes of frames for the file to be whole: an empty frame, if need be."""
        return self.close() or (b"" if written else self._pack(b""))

    def close(self) -> bytes:
        """Return what is pending as a frame."""
        frame = self._pack(bytes(self.pending)) if self.pending else b""
        self.pending.clear()
        return frame


def _unpacked(raw: BinaryIO, packing: str) -> BinaryIO:
    if packing == ".gz":
        return cast("BinaryIO", gzip.GzipFile(fileobj=raw, mode="rb"))
    return cast("BinaryIO", zstd.ZstdFile(raw)) if packing == ".zst" else raw


def _skip_line(stream: IO[bytes]) -> None:
    while (rest := stream.readline(RECORD_BYTES)) and not rest.endswith(b"\n"):
        pass


def _gzipped(data: bytes) -> bytes:
    return gzip.compress(data, _GZIP_LEVEL, mtime=0)  # a time would make each file another


def _zstandard(data: bytes) -> bytes:
    return zstd.compress(data, options=_ZSTD)


_PACKINGS: Final[Mapping[str, Callable[[bytes], bytes]]] = {".gz": _gzipped, ".zst": _zstandard}
