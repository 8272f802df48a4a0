"""The pace of a consumer's fetches, and how it ends."""

# ruff: noqa: SLF001 - what fetches is private in aiokafka

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiokafka.errors import KafkaError

from dateline.kafka.clients import ReadingEndedError, pace


def fetcher_of(task: "asyncio.Future[Any]", *answers: object) -> SimpleNamespace:
    """Return aiokafka's fetcher as far as ``pace`` uses it, with its task and what it answers in turn."""
    left = list(answers)

    async def fetched_records(*_: object, **__: object) -> object:
        return left.pop(0)

    return SimpleNamespace(
        _proc_fetch_request=None, _get_actions_per_node=None, _fetch_task=task, fetched_records=fetched_records
    )


async def test_a_consumer_whose_fetcher_has_failed_says_so() -> None:
    """aiokafka hands out nothing more then, without a word: a worker stood still until its stall timeout."""

    ended = KafkaError("Unexpected error during data retrieval")
    ended.__cause__ = RuntimeError("the handler is closed")

    async def fail() -> None:
        raise ended

    task = asyncio.ensure_future(fail())
    fetcher = fetcher_of(task, {}, {"topic": ["record"]}, {})
    consumer: Any = SimpleNamespace(_fetcher=fetcher)
    pace(consumer)
    assert await fetcher.fetched_records({"topic"}, timeout=0.1) == {}
    await asyncio.wait({task})
    assert await fetcher.fetched_records({"topic"}, timeout=0.1) == {"topic": ["record"]}, "fetched before"
    with pytest.raises(ReadingEndedError, match="the handler is closed"):
        await fetcher.fetched_records({"topic"}, timeout=0.1)


async def test_a_consumer_that_closes_hands_out_nothing_and_raises_nothing() -> None:
    task = asyncio.ensure_future(asyncio.Event().wait())
    fetcher: Any = fetcher_of(task, {})
    pace(cast("Any", SimpleNamespace(_fetcher=fetcher)))
    task.cancel()
    await asyncio.wait({task})
    assert await fetcher.fetched_records({"topic"}, timeout=0.1) == {}


async def test_a_fetch_that_is_cancelled_ends_as_one_without_records() -> None:
    """aiokafka's ``close`` awaits each cancelled fetch, and would end there with a ``CancelledError``."""
    asked = asyncio.Event()

    async def pause_after_a_failure(*_: object) -> bool:
        asked.set()
        await asyncio.Event().wait()
        return True

    fetcher: Any = fetcher_of(asyncio.get_running_loop().create_future())
    fetcher._proc_fetch_request = pause_after_a_failure
    consumer: Any = SimpleNamespace(_fetcher=fetcher)
    pace(consumer)
    fetch = asyncio.ensure_future(fetcher._proc_fetch_request(None, 1, None))
    await asked.wait()
    fetch.cancel()
    assert await fetch is False
