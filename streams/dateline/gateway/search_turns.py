"""Search turns: whose search of the copy is next, so that no client keeps the others waiting."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Final

from dateline.gateway.copy.store import READERS
from dateline.gateway.problems import Problem
from dateline.telemetry import count

PLACES: Final = READERS - 1
"""Searches at a time. One reader of the copy is left for streams that resume."""
PLACES_EACH: Final = PLACES - 1
"""Searches at a time of one client: another client finds a free place while they run."""
MAX_WAITING_EACH: Final = 16
"""Searches of one client that wait. Bounds memory and time: at 2 s each, the longest that one may take, the last of
them gets its turn after 16 s, and an answer has to begin within 20 s."""
_RETRY_AFTER_SECONDS: Final = 2
"""Seconds after which a refused client may try again: as long as one search may take."""


class SearchTurns:
    """The places of searches. A free one goes to the client with the fewest, and of equal ones to each in turn."""

    def __init__(self) -> None:
        self._running: Counter[str] = Counter()
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}
        """By client; the one whose turn was longest ago comes first."""

    @asynccontextmanager
    async def turn(self, client: str) -> AsyncIterator[None]:
        """Wait for a place, and have it for the block. Raises ``Problem`` where the client has too many that wait."""
        await self._enter(client)
        try:
            yield
        finally:
            self._leave(client)

    async def _enter(self, client: str) -> None:
        if client not in self._waiting and self._may_run(client):
            self._running[client] += 1
            return
        queue = self._waiting.setdefault(client, deque())
        if len(queue) >= MAX_WAITING_EACH:
            count("gateway_refusals", reason="searches")
            msg = f"{PLACES_EACH} searches of yours run and {MAX_WAITING_EACH} wait, which is the limit; wait for some"
            raise Problem(HTTPStatus.TOO_MANY_REQUESTS, msg, {"retry-after": str(_RETRY_AFTER_SECONDS)})
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.cancelled():
                self._forget(client, turn)
            else:  # its turn had come
                self._leave(client)
            raise

    def _leave(self, client: str) -> None:
        self._running[client] -= 1
        if not self._running[client]:
            del self._running[client]
        while ready := [each for each in self._waiting if self._may_run(each)]:
            following = min(ready, key=self._running.__getitem__)
            queue = self._waiting.pop(following)
            turn = queue.popleft()
            if not turn.done():  # a turn that was given up stands here until its task runs again
                turn.set_result(None)
                self._running[following] += 1
            if queue:
                self._waiting[following] = queue

    def _may_run(self, client: str) -> bool:
        return self._running.total() < PLACES and self._running[client] < PLACES_EACH

    def _forget(self, client: str, turn: "asyncio.Future[None]") -> None:
        """Remove a turn that was given up; ``_leave`` may have passed over it already."""
        queue = self._waiting.get(client, deque())
        if turn in queue:
            queue.remove(turn)
            if not queue:
                del self._waiting[client]
