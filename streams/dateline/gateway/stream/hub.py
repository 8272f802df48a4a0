"""The hub: the newest events of a stream, encoded once for all clients.

Events stand in one ring that all clients read, each from its own place. So a client that reads slowly costs no memory,
and the ring's size is the longest that a client may be behind: one that falls out of it is disconnected, and resumes
from the copy.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Generic, Protocol, TypeVar

from dateline.gateway.copy.batch import AlertEvent, StoryEvent, spaced_text
from dateline.gateway.stream.encoding import Encoding
from dateline.gateway.stream.event_id import encode_id

E = TypeVar("E", bound=StoryEvent | AlertEvent)

MAX_RING_EVENTS: Final = 20_000
"""Events that a client may be behind. Chosen by hand: 16 minutes at 20 events a second."""
MAX_RING_BYTES: Final = 64 * 1024 * 1024
"""Bytes of the events in the ring, as ``Entry.bytes`` counts them. Bounds memory; chosen by hand."""
_FORMS: Final = 3
"""Times that an event's record may be held: as it is, as a Server-Sent Event, and as a line of JSON."""
_ENTRY_BYTES: Final = 3 * 1024
"""Bytes of an entry without its record: ids, sets of countries and regions. Chosen by hand."""


class SlowClientError(Exception):
    """A client is behind by more than the ring holds."""


class Entry(Generic[E]):
    """An event in the ring, with the id that it has for all clients that read everything."""

    def __init__(self, event: E, name: str, text: str) -> None:
        self.event, self.name, self.id = event, name, text
        self._encoded: dict[str, bytes] = {}
        self.bytes = _FORMS * len(event.body) + _ENTRY_BYTES
        """Bytes of memory that the entry takes at most."""

    def encoded(self, encoding: Encoding) -> bytes:
        """Return the event in a form, made once."""
        made = self._encoded.get(encoding.media_type)
        if made is None:
            made = self._encoded[encoding.media_type] = encoding.event(self.id, self.name, self.event.body)
        return made

    def replace(self, body: bytes) -> None:
        """Have another record, or none where it is empty, since the copy erased what it said."""
        self.event.body = body
        self._encoded.clear()


class Listener(Protocol):
    """A client that waits for events."""

    def wake(self) -> None:
        """Look at the hub again."""
        ...

    def tick(self, now: float) -> None:
        """See whether it is time for a heartbeat; ``now`` is ``time.monotonic()``."""
        ...


class Hub(Generic[E]):
    """The newest events, and how far the copy is: ``row`` is its last row, and ``offsets`` what comes behind it."""

    def __init__(self, stream: str, name_of: Callable[[E], str], max_events: int = MAX_RING_EVENTS) -> None:
        self.stream = stream
        """``stories`` or ``alerts``."""
        self.name_of = name_of
        """Returns the name that an event has for clients."""
        self._max_events = max_events
        self._ring: list[Entry[E]] = []
        self._bytes = 0
        self._listeners: set[Listener] = set()
        self._left_of: list[Callable[[E], bytes]] = []
        """What is left of events, of erasures that the ring does not have yet: for a second at most."""
        self._text: str | None = None
        self.end = 0
        """The number of the next event to be published; the ring has those before it."""
        self.row = 0
        self.generation = 0
        self.tag = b""
        self.offsets: dict[int, int] = {}
        self.closed = False

    def begin(self, generation: int, tag: bytes, offsets: Mapping[int, int]) -> None:
        """Begin a generation at these offsets: those behind the last row."""
        self.generation, self.tag, self.offsets, self._text = generation, tag, dict(offsets), None

    def publish(self, events: Iterable[E], left_of: Callable[[E], bytes] | None = None) -> None:
        """Put events into the ring, which the copy has by now, and wake the clients.

        Where nobody waits for events, none is put there: who comes reads them from the copy. ``left_of`` returns what
        is left of an event's record where the copy erased texts: empty where clients no longer get it.
        """
        self._erase()
        is_heard = bool(self._listeners)
        for event in events:
            self.row = event.row
            self.offsets[event.partition] = event.offset + 1
            if is_heard:
                self._ring.append(Entry(event, self.name_of(event), encode_id(self.tag, self.offsets)))
                self._bytes += self._ring[-1].bytes
                self.end += 1
        if left_of is not None:
            self._left_of.append(left_of)  # who waits gets what comes in one batch with the erasure
        if not is_heard:
            self._ring, self._bytes = [], 0
        elif len(self._ring) > self._max_events or self._bytes > MAX_RING_BYTES:
            self._shorten()
        self._text = None
        self._wake()

    def after(self, number: int) -> Sequence[Entry[E]]:
        """Return the events from a number on. Raises ``SlowClientError`` where the ring no longer has them."""
        behind = self.end - number
        if behind > len(self._ring):
            raise SlowClientError
        return self._ring[-behind:] if behind else ()

    @property
    def text(self) -> str:
        """The id of a client that has read everything."""
        if self._text is None:
            self._text = encode_id(self.tag, self.offsets)
        return self._text

    def _erase(self) -> None:
        """Let the events have what the copy has left of them."""
        for left_of in self._left_of:
            spaced_text.cache_clear()
            for entry in self._ring:
                if (body := left_of(entry.event)) is not entry.event.body:
                    entry.replace(body)
        self._left_of.clear()

    def _shorten(self) -> None:
        """Drop the oldest events, a quarter more than needed, as the others are moved each time."""
        count = 0
        while count < len(self._ring) - 1 and (
            len(self._ring) - count > self._max_events * 3 // 4 or self._bytes > MAX_RING_BYTES * 3 // 4
        ):
            self._bytes -= self._ring[count].bytes
            count += 1
        del self._ring[:count]

    def close(self) -> None:
        """Let the clients' streams end: the gateway stops."""
        self.closed = True
        self._wake()

    def join(self, listener: Listener) -> None:
        """Wake a listener at each change from now on."""
        self._listeners.add(listener)

    def leave(self, listener: Listener) -> None:
        """Wake a listener no more."""
        self._listeners.discard(listener)

    def tick(self, now: float) -> None:
        """Erase what the last batch did, and let all listeners see whether it is time for a heartbeat."""
        self._erase()
        for listener in tuple(self._listeners):
            listener.tick(now)

    @property
    def clients(self) -> int:
        """How many clients wait for events."""
        return len(self._listeners)

    def _wake(self) -> None:
        for listener in tuple(self._listeners):
            listener.wake()
