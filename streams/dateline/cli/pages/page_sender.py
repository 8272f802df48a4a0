"""Send pages to the raw topic in batches, and await the acknowledgement of each page.

A broker that goes away in the middle is waited for, as long as the caller's patience lasts without any acknowledgement.
A signal ends the sending in order: the pages in flight get some seconds, then the producer is closed.
"""

import asyncio
import math
import select
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from time import monotonic
from typing import Final, NoReturn

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaTimeoutError, ProducerFenced

from dateline.kafka.answer_limit import ANSWER_LIMIT, LONG_RUNNING_SECONDS
from dateline.kafka.clients import producing
from dateline.kafka.connection import BROKER
from dateline.kafka.embedded_broker.broker import require_space
from dateline.kafka.topic_admin import ProvisionError, count_topic, require_topic, unread_partitions
from dateline.kafka.transactions import BROKEN_OFF
from dateline.process import stop_signals
from dateline.settings import ResolvedSettings
from dateline.topics import RAW, STATE

Keyed = tuple[bytes | None, bytes]
_MAX_IN_FLIGHT: Final = 500
"""Records sent before their acknowledgements are awaited; chosen by hand."""
_MAX_STOP_SECONDS: Final = 1.5
"""Seconds that the records in flight have to be acknowledged after a signal. Chosen by hand, so that the command ends
within 5 s: closing its client takes up to 2 s more."""
_MAX_LOST_STOP_SECONDS: Final = 0.5
"""The same where the broker is known to be away. Chosen by hand."""


class UnacknowledgedError(OSError):
    """The broker acknowledged nothing for too long, or forgot this command; the message says how to go on."""


async def send_pages(
    settings: ResolvedSettings,
    pages: Iterable[Keyed],
    sent: Callable[[int], None],
    *,
    patience: float | None = None,
    live: bool = False,
) -> None:
    """Send keys and values to the raw topic, and call ``sent`` with the number of newly acknowledged records.

    Every page taken from ``pages`` is sent, even when taking the next one raises. With ``live``, pages come from
    standard input, and none waits for the next one. Raises ``ProvisionError`` where the topic is missing or not read
    whole, ``KafkaError`` where the broker refuses a record, ``BrokerError`` where the embedded broker could not save
    it, and ``UnacknowledgedError`` where the broker lost what it knew of this producer, or acknowledges nothing for
    ``patience`` seconds (None: no limit). A signal cancels it.
    """
    await _require_read(settings)
    require_space(settings)
    async with producing(settings) as producer:
        keep_batches(producer)
        with ANSWER_LIMIT.set_to(LONG_RUNNING_SECONDS):
            await _Sender(settings, producer, sent, patience).send_all(_until_stopped(pages), live=live)


async def _require_read(settings: ResolvedSettings) -> None:
    """Raise ``ProvisionError`` where the raw topic is missing, or has partitions that no worker reads.

    A login that may not see the state of ``split`` is let through.
    """
    raw, state = RAW.of(settings), STATE["split"].of(settings)
    counts = {raw: await require_topic(settings, RAW), state: await count_topic(settings, STATE["split"])}
    if msg := unread_partitions(raw, state, counts):
        raise ProvisionError(msg)


def keep_batches(producer: AIOKafkaProducer) -> None:
    """Let no record expire while it waits for a partition's leader: the caller's patience decides how long it waits.

    aiokafka fails a record that is older than ``request_timeout_ms`` and finds no leader. For some seconds after a
    broker's restart there is none, so it would fail all records that had waited for the broker.
    """
    producer._message_accumulator._batch_ttl = math.inf  # noqa: SLF001  # aiokafka has no setting for it


def _until_stopped(pages: Iterable[Keyed]) -> Iterator[Keyed]:
    """Yield the pages. Raises ``asyncio.CancelledError`` at a signal while the next page is read.

    Reading blocks the event loop, so nothing else could end it.
    """
    source = iter(pages)
    while True:
        try:
            with stop_signals.calling(_raise_stop):
                if stop_signals.received():  # its cancellation waits for the event loop
                    raise asyncio.CancelledError
                page = next(source)
        except StopIteration:
            return
        except stop_signals.StopSignal:
            raise asyncio.CancelledError from None
        yield page


def _raise_stop(_number: int) -> NoReturn:
    raise stop_signals.StopSignal


class _Sender:
    """The records in flight of a producer, in the order of their pages."""

    def __init__(
        self,
        settings: ResolvedSettings,
        producer: AIOKafkaProducer,
        sent: Callable[[int], None],
        patience: float | None,
    ) -> None:
        self._settings = settings
        self._producer = producer
        self._sent = sent
        self._patience = patience
        self._in_flight: list[asyncio.Future[object]] = []
        self._waiting: set[asyncio.Future[object]] = set()
        self._whole = 0
        """Pages before those in flight; all are acknowledged."""
        self._acknowledged = 0

    async def send_all(self, pages: Iterator[Keyed], *, live: bool) -> None:
        """Send all pages, and await their acknowledgements, also where taking the next page raises."""
        try:
            while True:
                if live and self._in_flight and not _has_input():
                    await self._acknowledge()
                try:
                    key, value = next(pages)
                except StopIteration:
                    break
                except Exception:
                    await self._acknowledge()
                    raise
                await self._send(key, value)
                if len(self._in_flight) == _MAX_IN_FLIGHT:
                    await self._acknowledge()
                    require_space(self._settings)
            await self._acknowledge()
        except asyncio.CancelledError:
            if self._waiting:
                seconds = _MAX_LOST_STOP_SECONDS if BROKER.lost else _MAX_STOP_SECONDS
                self._count(*await asyncio.wait(self._waiting, timeout=seconds))
            raise

    async def _send(self, key: bytes | None, value: bytes) -> None:
        start = monotonic()
        while True:
            try:
                # Without the page's time as timestamp: the broker deletes records by it, and a page may be old.
                sending = self._producer.send(RAW.of(self._settings), value, key)
                future = await asyncio.wait_for(sending, self._patience)
            except (KafkaTimeoutError, TimeoutError):  # the partition's buffer stayed full: nothing of it was sent
                await self._acknowledge(since=start)
            else:
                self._in_flight.append(future)
                self._waiting.add(future)
                return

    async def _acknowledge(self, *, since: float | None = None) -> None:
        """Wait until all records in flight are acknowledged. ``since`` is when the broker was last heard of."""
        since = monotonic() if since is None else since
        while self._waiting:
            timeout = None if self._patience is None else max(since + self._patience - monotonic(), 0.0)
            done, waiting = await asyncio.wait(self._waiting, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
            if not done:
                self._give_up()
            self._count(done, waiting)
            since = monotonic()
        self._whole += len(self._in_flight)
        self._in_flight.clear()

    def _count(self, done: set[asyncio.Future[object]], waiting: set[asyncio.Future[object]]) -> None:
        """Count acknowledged records. Raises the broker's error where it refused one."""
        self._waiting = waiting
        errors = [error for each in done if (error := each.exception()) is not None]
        self._acknowledged += len(done) - len(errors)
        self._sent(len(done) - len(errors))
        if errors:
            raise self._told(errors[0])

    def _told(self, error: BaseException) -> BaseException:
        """Return the broker's error, or one that tells the sender of the pages what it means and how to go on."""
        # Without transactions nobody can take over: aiokafka says so where the broker refuses the producer's epoch.
        if not isinstance(error, (*BROKEN_OFF, ProducerFenced)):
            return error
        msg = (
            f"gave up: the broker at {self._settings.broker} has lost what it knew of this command "
            f"({type(error).__name__}), and may have lost the last of the {self._acknowledged} pages that it "
            "acknowledged: once `dateline doctor` finds no fault, send all again (a copy of a page becomes no second "
            "story)"
        )
        return UnacknowledgedError(msg)

    def _give_up(self) -> NoReturn:
        in_order = next(
            (number for number, each in enumerate(self._in_flight) if not each.done()), len(self._in_flight)
        )
        msg = (
            f"gave up: the broker at {self._settings.broker} acknowledged nothing for {self._patience:g} s; "
            f"{self._acknowledged} pages are acknowledged, among them the first {self._whole + in_order}: once "
            "`dateline doctor` finds no fault, send the others, or all again (a copy of a page becomes no second story)"
        )
        raise UnacknowledgedError(msg)


def _has_input() -> bool:
    """Whether reading standard input would not block; what Python has buffered of it is not considered."""
    with suppress(OSError, ValueError):  # not a file that can be selected
        return bool(select.select([sys.stdin.fileno()], [], [], 0)[0])
    return True
