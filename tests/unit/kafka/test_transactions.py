"""A cancelled delivery leaves its batches under way, and whether a record fits into a dead letter whole."""

import asyncio
import os
from contextlib import nullcontext
from typing import Any
from unittest.mock import AsyncMock, MagicMock

import pytest

from dateline.kafka.codec import Incoming, Outgoing
from dateline.kafka.transactions import deliver, fits
from dateline.settings import Settings
from dateline.topics import RECORD_BYTES

WORDS = b" ".join(b"%d" % (number * number) for number in range(RECORD_BYTES // 6))
"""Text of more than the largest record, which lz4 shortens to about a half and zstd to less."""


def record_of(value: bytes | None) -> Incoming:
    return Incoming("wire.raw", 0, 7, 1_770_000_000_000, None, value, ())


async def test_a_cancelled_delivery_leaves_its_batches_to_the_abort() -> None:
    """aiokafka's abort waits for the batches under way, but not for those whose futures are cancelled."""
    batch, sent = asyncio.get_running_loop().create_future(), asyncio.Event()

    async def send_batch(*_: object, **__: object) -> Any:  # noqa: ANN401 - aiokafka is untyped
        sent.set()
        return batch

    producer = MagicMock()
    producer.send_batch, producer.partitions_for = send_batch, AsyncMock(return_value={0})
    producer.transaction = nullcontext
    delivery = asyncio.create_task(deliver(producer, [Outgoing("wire.briefs", b"key", b"value", partition=0)]))
    async with asyncio.timeout(10):
        await sent.wait()
        await asyncio.sleep(0)
        delivery.cancel()
        with pytest.raises(asyncio.CancelledError):
            await delivery
    assert not batch.done()


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
