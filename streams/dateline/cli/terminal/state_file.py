"""The file beside a part, from which writing goes on: a state, the lines that are in no frame yet, and records.

A line of JSON holds the state and the number of bytes of the lines; these follow, then the records, each after its
length of four bytes, and a checksum of all of it. The file is replaced in one go, so that it is never half of one.
"""

import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from struct import Struct
from typing import Any, BinaryIO, Final

import orjson

State = dict[str, Any]

LENGTH: Final = "length"
"""The field of the state with the number of bytes of the part that it belongs to."""
PENDING: Final = "pending"
"""The field of the state with the number of bytes of the lines."""
_LENGTH: Final = Struct("<I")
"""What stands before each record: its bytes."""
_CHECKSUM_BYTES: Final = 16
"""Bytes at the end of the file: the BLAKE2b checksum of those before."""
_CHUNK_BYTES: Final = 1024 * 1024
"""Bytes that are read at a time for the checksum. Chosen by hand."""
_NEW: Final = ".new"
"""Suffix of the file until it is complete."""


class DamagedStateError(ValueError):
    """The file is not one that was written here; the message says what is wrong with it."""


def write_state(path: Path, state: State, pending: bytes, records: Iterable[bytes]) -> None:
    """Replace the file; the state has the field ``LENGTH``.

    Once this returns, the file survives a crash of the machine. Raises ``OSError``.
    """
    new = path.with_name(path.name + _NEW)
    with new.open("wb") as stream:
        checksum = blake2b(digest_size=_CHECKSUM_BYTES)
        for part in _parts(state, pending, records):
            checksum.update(part)
            stream.write(part)
        stream.write(checksum.digest())
        stream.flush()
        os.fsync(stream.fileno())
    new.replace(path)
    sync_folder(path.parent)


def read_state(path: Path) -> tuple[State, bytes]:
    """Return the state and the lines. Raises ``DamagedStateError``, ``FileNotFoundError`` and ``OSError``."""
    with path.open("rb") as stream:
        _check(stream)
        state = _head(stream)
        return state, stream.read(state[PENDING])


def read_records(path: Path) -> Iterator[bytes]:
    """Yield the records of a file that ``read_state`` has read."""
    with path.open("rb") as stream:
        stream.seek(_head(stream)[PENDING], os.SEEK_CUR)
        end = path.stat().st_size - _CHECKSUM_BYTES
        while stream.tell() < end:
            (length,) = _LENGTH.unpack(stream.read(_LENGTH.size))
            yield stream.read(length)


def remove_state(path: Path) -> None:
    """Remove the file, also one that was not completed."""
    for each in (path, path.with_name(path.name + _NEW)):
        each.unlink(missing_ok=True)


def _parts(state: State, pending: bytes, records: Iterable[bytes]) -> Iterator[bytes]:
    yield orjson.dumps({**state, PENDING: len(pending)}) + b"\n"
    yield pending
    for record in records:
        yield _LENGTH.pack(len(record)) + record


def _head(stream: BinaryIO) -> State:
    state: State = orjson.loads(stream.readline())
    return state


def _check(stream: BinaryIO) -> None:
    """Go to the beginning, unless the checksum at the end is not that of what stands before: ``DamagedStateError``."""
    rest = os.fstat(stream.fileno()).st_size - _CHECKSUM_BYTES
    checksum = blake2b(digest_size=_CHECKSUM_BYTES)
    while rest > 0 and (chunk := stream.read(min(rest, _CHUNK_BYTES))):
        checksum.update(chunk)
        rest -= len(chunk)
    if rest or stream.read() != checksum.digest():
        msg = "it is damaged, cut off, or of a Dateline of before"
        raise DamagedStateError(msg)
    stream.seek(0)


def sync_folder(folder: Path) -> None:
    """Make the names of a folder's files survive a crash of the machine."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
