"""``tail`` reads several topics at once: ``side_by_side`` merges their records."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

import pytest

from dateline.cli.read.tail import side_by_side


class Source:
    """A generator that yields or raises what the test puts into ``queue``, and records whether it was closed."""

    def __init__(self) -> None:
        self.queue: asyncio.Queue[str | Exception | None] = asyncio.Queue()
        self.closed = False

    async def items(self) -> AsyncGenerator[str, None]:
        try:
            while (item := await self.queue.get()) is not None:
                if isinstance(item, Exception):
                    raise item
                yield item
        finally:
            self.closed = True


async def test_items_come_in_the_order_of_arrival_and_an_ended_source_ends_no_other() -> None:
    one, two = Source(), Source()
    async with aclosing(side_by_side([one.items(), two.items()])) as both:
        for source, item in ((two, "a"), (one, "b"), (two, "c")):
            source.queue.put_nowait(item)
            assert await anext(both) == item
        two.queue.put_nowait(None)
        one.queue.put_nowait("d")
        assert await anext(both) == "d"
        one.queue.put_nowait(None)
        assert [item async for item in both] == []


async def test_a_waiting_source_and_a_source_that_has_yielded_are_both_closed() -> None:
    waiting, yielded = Source(), Source()
    async with aclosing(side_by_side([waiting.items(), yielded.items()])) as both:
        yielded.queue.put_nowait("a")
        assert await anext(both) == "a"
    assert waiting.closed
    assert yielded.closed


async def test_an_error_of_one_source_ends_all() -> None:
    waiting, failing = Source(), Source()
    failing.queue.put_nowait(RuntimeError("broken"))
    with pytest.raises(RuntimeError, match="broken"):
        await anext(side_by_side([waiting.items(), failing.items()]))
    assert waiting.closed


async def test_without_sources_there_are_no_items() -> None:
    assert [item async for item in side_by_side(list[AsyncGenerator[str, None]]())] == []
