"""What thread's state records are made of: ids as raw bytes, and sources."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import orjson

ID: Final = 16
"""Bytes of an id that is a digest, as all are that Dateline makes; other hands' are written as they are."""


WIDE: Final = 128
"""Added to a record's version where its numbers are too large for few bytes."""


def is_wide(value: bytes, version: int) -> bool:
    """Return whether a record's numbers are wide. Raises ``ValueError`` where another version wrote it."""
    written = value[0] if value else 0
    if written not in {version, version + WIDE}:
        msg = (
            f"it was written by version {written % WIDE} of how state is written, and this is {version}. "
            "Run this version over the raw topic in a namespace of its own."
        )
        raise ValueError(msg)
    return written != version


def is_digest(name: str) -> bool:
    """Whether an id is a digest in hex, and can be written in half as many bytes."""
    return len(name) == ID * 2 and not name.strip("0123456789abcdef")


def to_key(kind: bytes, name: str) -> bytes:
    """Return the key of a record: its kind, a small letter, and the id; a capital before an id that is no digest."""
    return kind + bytes.fromhex(name) if is_digest(name) else kind.upper() + name.encode()


def from_key(key: bytes) -> tuple[bytes, str]:
    """Return the kind and the id."""
    kind, name = key[:1], key[1:]
    return (kind, name.hex()) if kind.islower() else (kind.lower(), name.decode())


def sources_to_state(sources: Mapping[str, int], count: int) -> str:
    """Name the only source of all sightings; else write how many came from each."""
    name = next(iter(sources), "")
    alone = len(sources) == 1 and sources[name] == count and not name.startswith("{") and "\0" not in name
    return name if alone else orjson.dumps(sources).decode()


@lru_cache(maxsize=4096)
def sources_from_state(written: str, count: int) -> Mapping[str, int]:
    """Read sources. Callers share what is equal, and copy it before they change it."""
    found: Mapping[str, int] = orjson.loads(written) if written.startswith("{") else {written: count}
    return found
