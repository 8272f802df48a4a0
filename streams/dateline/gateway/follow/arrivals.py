"""Arrivals: a request that has written a record waits until this gateway's own copy has it."""

import asyncio


class Arrivals:
    """How far a topic of one partition was read into the copy."""

    def __init__(self) -> None:
        self._last = -1
        self._waiting: list[tuple[int, asyncio.Event]] = []

    def note(self, offset: int) -> None:
        """Note the last offset that the copy has."""
        self._last = max(self._last, offset)
        for wanted, event in self._waiting:
            if wanted <= self._last:
                event.set()

    async def wait(self, offset: int, seconds: float) -> bool:
        """Wait until the copy has an offset; return False where it has not within the seconds."""
        if offset <= self._last:
            return True
        waiting = offset, asyncio.Event()
        self._waiting.append(waiting)
        try:
            async with asyncio.timeout(seconds):
                await waiting[1].wait()
        except TimeoutError:
            return False
        finally:
            self._waiting.remove(waiting)
        return True
