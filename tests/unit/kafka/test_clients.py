"""The pace of a consumer's fetches, and how it ends."""

import asyncio
from types import SimpleNamespace
from typing import Any

from dateline.kafka.clients import pace


async def test_a_fetch_that_is_cancelled_ends_as_one_without_records() -> None:
    """aiokafka's ``close`` awaits each cancelled fetch, and would end there with a ``CancelledError``."""
    asked = asyncio.Event()

    async def pause_after_a_failure(*_: object) -> bool:
        asked.set()
        await asyncio.Event().wait()
        return True

    fetcher = SimpleNamespace(_proc_fetch_request=pause_after_a_failure, _get_actions_per_node=None)
    consumer: Any = SimpleNamespace(_fetcher=fetcher)
    pace(consumer)
    fetch = asyncio.ensure_future(fetcher._proc_fetch_request(None, 1, None))  # noqa: SLF001 - what aiokafka calls
    await asked.wait()
    fetch.cancel()
    assert await fetch is False
