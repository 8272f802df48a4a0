"""Compression of the batches that producers send, by the setting ``DATELINE_COMPRESSION``.

A topic may hold batches of several codecs side by side: each batch names its own, and readers go by that.
"""

import sys
from collections.abc import Callable, Mapping
from typing import Any, Final

from aiokafka.codec import gzip_encode, lz4_encode, snappy_encode, zstd_encode
from aiokafka.record.default_records import DefaultRecordBatchBuilder

from dateline.settings import Settings

_ZSTD_LEVEL: Final = 6
"""Zstandard's level. On the batches of ``tests.bench.compression``, level 3 gave 815 bytes a brief in 11 µs, level 6
779 bytes in 29 µs, and level 12 764 bytes in 93 µs. lz4, at aiokafka's level 9, gives twice the bytes in 41 µs."""


def codec_of(settings: Settings) -> str | None:
    """Return aiokafka's name of the codec, or None where batches are sent as they are."""
    return None if settings.compression == "none" else settings.compression


def compressed_size(value: bytes, settings: Settings) -> int:
    """Return the bytes that a value takes in a batch of its own."""
    encode = _ENCODERS.get(settings.compression)
    return len(encode(value)) if encode else len(value)


def set_zstd_level() -> None:
    """Let all producers of this process compress with our level of Zstandard; aiokafka has no setting for it."""
    # aiokafka's version is pinned, and a test compares the sizes.
    batches: Any = sys.modules[DefaultRecordBatchBuilder.__module__]
    batches.zstd_encode = _zstd_encode


def _zstd_encode(value: bytes) -> bytes:
    compressed: bytes = zstd_encode(value, _ZSTD_LEVEL)
    return compressed


_ENCODERS: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "gzip": gzip_encode,
    "snappy": snappy_encode,
    "lz4": lz4_encode,
    "zstd": _zstd_encode,
}
"""The functions with which producers compress a batch."""
