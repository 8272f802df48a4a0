"""The size that is measured is the size that a producer sends."""

import os

import pytest

from dateline.demo.pages import demo_pages
from dateline.kafka.clients import new_producer
from dateline.kafka.compression import codec_of, compressed_size, set_zstd_level
from dateline.settings import Settings

CODECS = ["none", "gzip", "snappy", "lz4", "zstd"]
FRAMING = 200
"""Bytes of the headers of a batch and a record, and of what these change in the compression."""


def settings_of(codec: str) -> Settings:
    return Settings.model_validate({"compression": codec})


async def sent_size(value: bytes, settings: Settings) -> int:
    """Return the bytes of the batch in which a producer sends a value."""
    producer = new_producer(settings)
    batch = producer.create_batch()
    batch.append(key=None, value=value, timestamp=None)
    size = len(batch._build())  # noqa: SLF001  # aiokafka compresses a batch as it sends it
    await producer.stop()
    return size


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("value", [b"\n".join(demo_pages()), os.urandom(50_000)], ids=["pages", "noise"])
async def test_a_batch_has_the_measured_size(codec: str, value: bytes) -> None:
    settings = settings_of(codec)
    assert abs(await sent_size(value, settings) - compressed_size(value, settings)) <= FRAMING


async def test_zstd_is_the_default_and_takes_less_than_lz4() -> None:
    value = b"\n".join(demo_pages())
    assert codec_of(Settings()) == "zstd"
    assert await sent_size(value, Settings()) < 0.6 * await sent_size(value, settings_of("lz4"))


def test_none_is_no_codec_of_aiokafka() -> None:
    assert codec_of(settings_of("none")) is None


def test_setting_the_level_twice_changes_nothing() -> None:
    set_zstd_level()
    set_zstd_level()
    assert compressed_size(b"x" * 1000, Settings()) < 100
