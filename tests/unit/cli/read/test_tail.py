import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

import pytest

from dateline.cli.read.tail import side_by_side


class Source:
    """Gives what it is told, as it is told it, and knows whether it was closed."""

    def __init__(self) -> None:
        self.told: asyncio.Queue[str | Exception | None] = asyncio.Queue()
        self.closed = False

    async def items(self) -> AsyncGenerator[str, None]:
        try:
            while (item := await self.told.get()) is not None:
                if isinstance(item, Exception):
                    raise item
                yield item
        finally:
            self.closed = True


async def test_what_comes_first_goes_first_and_one_that_ends_ends_no_other() -> None:
    one, two = Source(), Source()
    async with aclosing(side_by_side([one.items(), two.items()])) as both:
        for source, item in ((two, "a"), (one, "b"), (two, "c")):
            source.told.put_nowait(item)
            assert await anext(both) == item
        two.told.put_nowait(None)
        one.told.put_nowait("d")
        assert await anext(both) == "d"
        one.told.put_nowait(None)
        assert [item async for item in both] == []


async def test_what_waits_and_what_has_given_are_both_closed() -> None:
    waits, gave = Source(), Source()
    async with aclosing(side_by_side([waits.items(), gave.items()])) as both:
        gave.told.put_nowait("a")
        assert await anext(both) == "a"
    assert waits.closed
    assert gave.closed


async def test_an_error_of_one_ends_all() -> None:
    waits, fails = Source(), Source()
    fails.told.put_nowait(RuntimeError("broken"))
    with pytest.raises(RuntimeError, match="broken"):
        await anext(side_by_side([waits.items(), fails.items()]))
    assert waits.closed


async def test_of_nothing_it_gives_nothing() -> None:
    assert [item async for item in side_by_side(list[AsyncGenerator[str, None]]())] == []
