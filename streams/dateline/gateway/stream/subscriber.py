"""One client's events: from the copy until it has come to the hub's last row, and then from the hub.

The step from one to the other loses nothing and doubles nothing: it happens within one turn of the event loop, and the
hub's row is that of the last event that it has published.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from time import monotonic
from typing import Final, Generic

from dateline import telemetry
from dateline.gateway.copy.events import Page, read_page
from dateline.gateway.copy.schema import SlowReadError
from dateline.gateway.copy.store import Copy
from dateline.gateway.stream.encoding import Encoding, gap_data
from dateline.gateway.stream.event_id import encode_id
from dateline.gateway.stream.hub import E, Entry, Hub
from dateline.gateway.stream.resume import Start, deleted
from dateline.process.log.error_words import error_words

HEARTBEAT_SECONDS: Final = 15.0
"""Seconds without an event after which a client gets its position."""
CHUNK_BYTES: Final = 256 * 1024
"""Bytes after which a client's events are sent, so that one that is far behind gets them in pieces. Chosen by hand."""
_NEVER: Final = 1 << 63
"""Above all offsets."""

Beginnings = Callable[[int], tuple[bytes, Mapping[int, int]]]
"""Returns the tag of a generation, and the offsets from which on readers of the one before go on in it."""


class Subscriber(Generic[E]):
    """A client: what it wants, in which form, and where it is."""

    def __init__(  # noqa: PLR0913, PLR0917  # what it reads from, and how
        self,
        copy: Copy,
        hub: Hub[E],
        takes: Callable[[E], bool],
        encoding: Encoding,
        start: Start,
        beginnings: Beginnings,
    ) -> None:
        self._copy, self._hub, self._encoding, self._start = copy, hub, encoding, start
        self._takes = takes
        self._beginnings = beginnings
        self._generation = start.generation
        self._tag, self._joined = beginnings(start.generation)
        self._offsets = dict(start.offsets)
        self._follows_hub = False
        """Whether the client's position is the hub's, so that it gets events as they are encoded for all."""
        self._waiter: asyncio.Future[None] | None = None
        self._sent_at = monotonic()
        self._is_due = False

    async def chunks(self) -> AsyncIterator[bytes]:
        """Yield bytes to be sent, until the hub is closed. Raises ``SlowClientError`` where the client is too slow."""
        yield self._opening()
        async for chunk in self._from_copy():
            self._sent_at = monotonic()
            yield chunk
        number = self._hub.end  # still in the turn of the loop that found the copy read to the hub's row
        self._hub.join(self)
        try:
            while not self._hub.closed:
                chunk, count = self._from_ring(self._hub.after(number))
                number += count
                if not chunk and number == self._hub.end and not self._is_due:
                    await self._wait()
                    continue
                if not chunk and self._is_due:
                    chunk = self._encoding.heartbeat(self._id())
                if chunk:
                    self._sent_at, self._is_due = monotonic(), False
                    yield chunk
        finally:
            self._hub.leave(self)

    def wake(self) -> None:
        """Look at the hub again."""
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def tick(self, now: float) -> None:
        """Send a heartbeat where nothing was sent for a while."""
        if self._waiter is not None and now >= self._sent_at + HEARTBEAT_SECONDS:
            self._is_due = True
            self.wake()

    def _opening(self) -> bytes:
        opening = self._encoding.opening(self._id())
        if self._start.gap is None:
            return opening
        return opening + self._encoding.event(self._id(), "gap", gap_data(self._start.gap))

    async def _from_copy(self) -> AsyncIterator[bytes]:
        row = self._start.row
        while row < self._hub.row and not self._hub.closed:
            parts: list[bytes] = []
            if (page := await self._read_page(row)) is not None:
                parts, row = self._take_page(page), page.to
            if parts:
                yield b"".join(parts)
            elif monotonic() >= self._sent_at + HEARTBEAT_SECONDS:
                yield self._encoding.heartbeat(self._id())

    async def _read_page(self, row: int) -> Page[E] | None:
        """Return the next page of the copy; None where the machine was too busy to read it in time."""
        try:
            return await self._copy.read(read_page, self._hub.stream, row, self._hub.row)
        except SlowReadError as error:
            telemetry.event("probe_failed", stream=self._hub.stream, reason=error_words(error))
            return None

    def _take_page(self, page: Page[E]) -> list[bytes]:
        parts = self._pass_deleted(page.firsts)
        for event in page.events:
            if event.generation > self._generation:
                parts += self._enter(event.generation, page.firsts)
            if (part := self._take(event)) is not None:
                parts.append(part)
        return parts

    def _enter(self, generation: int, firsts: Mapping[int, Mapping[int, int]]) -> list[bytes]:
        """Come to a later generation; return a gap for each one up to it of which something was deleted."""
        parts = []
        for number in sorted(firsts):
            if self._generation < number <= generation:
                self._begin(number)
                parts += self._pass_deleted(firsts)
        return parts

    def _begin(self, generation: int) -> None:
        self._generation = generation
        self._tag, self._joined = self._beginnings(generation)
        self._offsets = dict(self._joined)

    def _pass_deleted(self, firsts: Mapping[int, Mapping[int, int]]) -> list[bytes]:
        """Move behind what retention has deleted of the client's generation; return the gap, where there is one."""
        missing = deleted(firsts.get(self._generation, {}), self._offsets)
        if not missing:
            return []
        self._offsets |= {each["partition"]: each["to"] for each in missing}
        gap = {"reason": "retention", "missing": missing}
        return [self._encoding.event(self._id(), "gap", gap_data(gap))]

    def _take(self, event: E) -> bytes | None:
        """Move behind an event; return its bytes where the client gets it."""
        if not self._move(event) or not self._wants(event):
            return None
        return self._encoding.event(self._id(), self._hub.name_of(event), event.body)

    def _wants(self, event: E) -> bool:
        if not event.body:  # its text was erased while it was in the ring
            return False
        if getattr(event, "marked", False) and event.offset >= self._joined.get(event.partition, _NEVER):
            return False  # the former namespace has published the same
        return self._takes(event)

    def _move(self, event: E) -> bool:
        """Move behind an event; return False where the client had come behind it before."""
        if event.generation != self._generation:
            if event.generation < self._generation:
                return False
            self._begin(event.generation)
        if event.offset < self._offsets.get(event.partition, 0):
            return False
        self._offsets[event.partition] = event.offset + 1
        return True

    def _from_ring(self, entries: Sequence[Entry[E]]) -> tuple[bytes, int]:
        """Return the bytes of the next events, up to a limit, and how many events were looked at."""
        parts: list[bytes] = []
        size = count = 0
        for entry in entries:
            count += 1
            if self._follows_hub:
                part = entry.encoded(self._encoding) if self._wants(entry.event) else None
            else:
                part = self._take(entry.event)
            if part is not None:
                parts.append(part)
                size += len(part)
                if size >= CHUNK_BYTES:
                    break
        if not self._follows_hub and count == len(entries):
            self._follows_hub = self._is_covered()
        return b"".join(parts), count

    def _is_covered(self) -> bool:
        """Whether the hub has come as far as the client in every partition: then their positions are the same."""
        hub = self._hub
        if self._generation != hub.generation:
            return self._generation < hub.generation  # then the client has nothing yet of the hub's
        return all(offset <= hub.offsets.get(partition, 0) for partition, offset in self._offsets.items())

    async def _wait(self) -> None:
        self._waiter = asyncio.get_running_loop().create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    def _id(self) -> str:
        return self._hub.text if self._follows_hub else encode_id(self._tag, self._offsets)
