"""Whether a record fits into a dead letter whole."""

import os

import pytest

from dateline.kafka.codec import Incoming
from dateline.kafka.transactions import fits
from dateline.settings import Settings
from dateline.topics import RECORD_BYTES

WORDS = b" ".join(b"%d" % (number * number) for number in range(RECORD_BYTES // 6))
"""Text of more than the largest record, which lz4 shortens to about a half and zstd to less."""


def record_of(value: bytes | None) -> Incoming:
    return Incoming("wire.raw", 0, 7, 1_770_000_000_000, None, value, ())


def test_a_null_header_has_no_size() -> None:
    record = Incoming("wire.alerts", 0, 7, 1_770_000_000_000, None, b"no alert", (("odd", None),))  # type: ignore[arg-type]
    assert fits(record, Settings())


@pytest.mark.parametrize("compression", ["none", "gzip", "snappy", "lz4", "zstd"])
def test_a_large_value_is_measured_as_the_setting_compresses_it(compression: str) -> None:
    settings = Settings.model_validate({"compression": compression})
    assert fits(record_of(b"x" * 1000), settings)
    assert fits(record_of(b"x" * (RECORD_BYTES + 1)), settings) == (compression != "none")
    assert not fits(record_of(os.urandom(RECORD_BYTES)), settings)


def test_what_only_zstd_makes_small_enough_is_whole_only_with_zstd() -> None:
    value = WORDS
    while fits(record_of(value), Settings(compression="lz4")):
        value += WORDS[: len(WORDS) // 4]
    assert fits(record_of(value), Settings(compression="zstd"))
