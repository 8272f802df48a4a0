"""Event ids: how far a client has read, as text that fits into a header.

An id names the namespace, and the stretch of time in which it was live, by a tag, and for each partition the next
offset. Filters are no part of it. Every gateway understands the ids of every other one of the same namespace. With 64
partitions and offsets of up to 2⁴⁸, an id has at most 613 characters.
"""

import base64
import binascii
import hashlib
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

_VERSION: Final = 1
"""Number of the format, the first byte of an id."""
MAX_ID_CHARS: Final = 4_096
"""Characters of an id that is read. Bounds the work on forged ones; 256 partitions with the highest offsets fit."""
_MAX_OFFSET: Final = 1 << 62
_TAG_BYTES: Final = 4
_CHECKSUM_BYTES: Final = 2
_SEVEN_BITS: Final = 0x7F


class UnknownIdError(ValueError):
    """An id is not one of this stream; the message says what to do."""


class EventId(NamedTuple):
    """How far a client has read: the next offset of each partition, the partitions from 0 on."""

    tag: bytes
    """What stands for the stream, the namespace and when it was live, as ``tag_of`` returns it."""
    offsets: tuple[int, ...]

    def encode(self) -> str:
        """Return the id as text of letters, digits, ``-`` and ``_``."""
        return encode_id(self.tag, dict(enumerate(self.offsets)))


@lru_cache(maxsize=1_024)
def tag_of(stream: str, namespace: str, since: str = "") -> bytes:
    """Return what stands for a namespace's stream in ids: the first bytes of a hash of the two names.

    A namespace may have been live more than once: ``since`` is the key of the stretch of time.
    """
    named = f"{stream}/{namespace}/{since}" if since else f"{stream}/{namespace}"
    return hashlib.blake2b(named.encode(), digest_size=_TAG_BYTES).digest()


def encode_id(tag: bytes, offsets: Mapping[int, int]) -> str:
    """Return the id of offsets by partition; the partitions are numbered from 0 on."""
    packed = bytearray((_VERSION,)) + tag
    for partition in range(len(offsets)):
        rest = offsets[partition]
        while rest > _SEVEN_BITS:
            packed.append(rest & _SEVEN_BITS | 0x80)
            rest >>= 7
        packed.append(rest)
    packed += _checksum(packed)
    return base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def decode_id(text: str) -> EventId:
    """Return what an id means. Raises ``UnknownIdError`` where it is none."""
    if not text.isascii() or len(text) > MAX_ID_CHARS:
        raise UnknownIdError(_NO_ID)
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise UnknownIdError(_NO_ID) from error
    packed, checksum = packed[:-_CHECKSUM_BYTES], packed[-_CHECKSUM_BYTES:]
    if len(packed) <= 1 + _TAG_BYTES or packed[0] != _VERSION or checksum != _checksum(packed):
        raise UnknownIdError(_NO_ID)
    offsets = tuple(_offsets(packed[1 + _TAG_BYTES :]))
    found = EventId(packed[1 : 1 + _TAG_BYTES], offsets)
    if found.encode() != text:  # a number in a longer form than needed
        raise UnknownIdError(_NO_ID)
    return found


def _checksum(packed: bytes | bytearray) -> bytes:
    """Return bytes by which an id that was cut off on its way is noticed."""
    return (zlib.crc32(packed) & 0xFFFF).to_bytes(_CHECKSUM_BYTES, "big")


def _offsets(packed: bytes) -> Iterator[int]:
    """Yield the numbers, seven bits a byte, the lowest first. Raises ``UnknownIdError`` where one does not end."""
    number = shift = 0
    for byte in packed:
        number |= (byte & _SEVEN_BITS) << shift
        shift += 7
        if number > _MAX_OFFSET:
            raise UnknownIdError(_NO_ID)
        if not byte & 0x80:
            yield number
            number = shift = 0
    if shift:
        raise UnknownIdError(_NO_ID)


_NO_ID: Final = "this is not an id of an event: give one as it came, or leave it out and choose a time with since="
