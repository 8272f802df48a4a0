"""What a producer keeps while its partition has no leader, as after a broker's restart."""

import asyncio
import time
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock

import pytest
from aiokafka.errors import LeaderNotAvailableError
from aiokafka.producer.message_accumulator import MessageAccumulator
from aiokafka.structs import TopicPartition

from dateline.cli.pages.page_sender import keep_batches

PARTITION = TopicPartition("wire.raw", 0)
REQUEST_TIMEOUT_SECONDS = 40


@pytest.mark.parametrize("kept", [True, False])
async def test_records_outlast_the_request_timeout_where_no_leader_is_known(
    monkeypatch: pytest.MonkeyPatch, *, kept: bool
) -> None:
    cluster = Mock(leader_for_partition=Mock(return_value=-1))
    loop = asyncio.get_running_loop()
    accumulator: Any = MessageAccumulator(cluster, 1000, 0, REQUEST_TIMEOUT_SECONDS, loop=loop)
    if kept:
        producer: Any = SimpleNamespace(_message_accumulator=accumulator)
        keep_batches(producer)
    future = await accumulator.add_message(PARTITION, None, b"page", timeout=1)
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 3600)
    accumulator.drain_by_nodes(ignore_nodes=[])
    if kept:
        assert not future.done()
    else:  # what is kept from happening
        with pytest.raises(LeaderNotAvailableError):
            await future
