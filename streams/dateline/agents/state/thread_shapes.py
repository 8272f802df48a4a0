"""The shape of threading's state records: the kinds of their keys, their versions, and their numbers of fixed width.

With it, a reader tells Dateline's records from those of another program without loading the code that compares texts,
which takes long.
"""

from struct import Struct
from typing import Final

TEXT, STORY = b"t", b"s"
"""The first letter of a state record's key: a text's or a story head's."""
TEXT_VERSION: Final = 4
"""The version of a text's traits and of its record's format; state of another version is refused."""
HEAD_VERSION: Final = 2
"""The version of a head's record; state of another version is refused."""
TAKEN_DOWN: Final = 3
"""The version of a taken-down head's record, so that workers from before takedowns refuse it and publish nothing."""
WIDE: Final = 128
"""Added to a record's version where the record has the wide form."""
ID: Final = 16
"""Bytes of an id that is a digest, as all of Dateline's own are; foreign ids are written as text."""


def check(key: bytes, value: bytes) -> None:
    """Raise ``ValueError`` where a record is neither a text nor a head, or ends before its numbers do."""
    kind, _ = from_key(key)
    if kind == TEXT:
        shape = WIDE_TEXT if is_wide(value, TEXT_VERSION) else NARROW_TEXT
    elif kind == STORY:
        is_taken_down = value[:1] in TAKEN_DOWN_BYTES
        shape = WIDE_HEAD if is_wide(value, TAKEN_DOWN if is_taken_down else HEAD_VERSION) else NARROW_HEAD
    else:
        raise unknown_key(key)
    if len(value) < shape.size:
        raise cut_off()


def unknown_key(key: bytes) -> ValueError:
    """Return the error of a key that is of no kind."""
    return ValueError(f"no state record of thread is called {key!r}")


def cut_off() -> ValueError:
    """Return the error of a record that ends too early."""
    return ValueError("it is cut off")


def to_key(kind: bytes, name: str) -> bytes:
    """Return the key of a record: its kind, a lowercase letter, then the id. Before a foreign id, it is uppercase."""
    return kind + bytes.fromhex(name) if is_digest(name) else kind.upper() + name.encode()


def from_key(key: bytes) -> tuple[bytes, str]:
    """Return the kind and the id of a record's key."""
    kind, name = key[:1], key[1:]
    return (kind, name.hex()) if kind.islower() else (kind.lower(), name.decode())


def is_digest(name: str) -> bool:
    """Whether an id is a digest in hex, which can be written in half as many bytes."""
    return len(name) == ID * 2 and not name.strip("0123456789abcdef")


def is_wide(value: bytes, version: int) -> bool:
    """Whether a record has the wide form. Raises ``ValueError`` where another version of the code wrote it."""
    written = value[0] if value else 0
    if written not in {version, version + WIDE}:
        msg = (
            f"it has state format {written % WIDE}; this version reads format {version}. "
            "Run this version over the raw topic in a namespace of its own."
        )
        raise ValueError(msg)
    return written != version


NARROW_TEXT: Final = Struct("<B16sBIHBBHHBBBBB")
"""Version and form; story; the text's version, time, seconds from that to its last sighting, count; signal; length of
the strings; the numbers of hashes. The width of each number bounds what the narrow form holds."""
WIDE_TEXT: Final = Struct("<BHQqqQBIHBBIII")
"""The same in wide numbers, with the length of the story's id, which follows."""
NARROW_HEAD: Final = Struct("<BBBBqIBB")
"""Version and form; the head's version, canonical, sightings, first seen, microseconds from that to last seen; the
strings' length; the number of digests."""
WIDE_HEAD: Final = Struct("<BQQQqqIBii")
"""The same in wide numbers, and the offsets of both times from UTC in seconds."""
TAKEN_DOWN_BYTES: Final = frozenset({bytes([TAKEN_DOWN]), bytes([TAKEN_DOWN + WIDE])})
