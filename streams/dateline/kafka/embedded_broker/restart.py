"""A restart of the embedded broker within a transaction, or between two: nothing of the former is committed any more.

Apache Kafka knows its producers and open transactions after a restart. The embedded broker aborts the transactions when
it stops and forgets their producers: it would acknowledge the commit of such a transaction, and lose its records.
Batches that the client sends again after the restart would stay open, and hold up every reader of their partitions
until the next restart. So does a transaction that such a producer begins later, where its process ends in the middle:
the broker does not abort it when the next owner of a partition fences the former one, whom it does not know any more.
And it may have lost the last records that it acknowledged: it refuses the next ones as out of order then.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final
from weakref import WeakSet

from dateline.kafka.embedded_broker.broker import ADDRESS_NAME, is_embedded
from dateline.kafka.transactions import BROKEN_OFF, BrokenOffError, TransactionalProducer
from dateline.settings import Settings

_BEFORE: Final = "the embedded broker was restarted since this producer was opened"
_ABORTED: Final = "the embedded broker was restarted within a transaction, which is aborted"
_UNKNOWN: Final = "the embedded broker was restarted at a commit; what is committed stands in its topics"
_MAX_OTHERS_SECONDS: Final = 5.0
"""Seconds to wait until this process's other transactions are aborted too. Chosen by hand: an abort takes
milliseconds, and one waits for its batches, which are sent again at once."""


class BrokerRestartedError(BrokenOffError):
    """The embedded broker was restarted within a transaction, or before it. A new producer goes on."""


class EmbeddedProducer(TransactionalProducer):
    """A producer whose transactions fail where the settings' embedded broker was restarted since it was started.

    With any other broker it is a ``TransactionalProducer``. A worker sees the restart only where its data folder,
    ``DATELINE_DATA_DIR``, is that of the broker.
    """

    def __init__(self, settings: Settings, **options: object) -> None:
        super().__init__(settings.transaction_timeout, **options)
        self._settings = settings
        self._broker_start: int | None = None
        """When the broker was started that knows this producer; None where it is not known, or no embedded one."""
        self.ended = asyncio.Event()
        """Set at the end of each transaction."""

    async def start(self) -> None:
        """Start as aiokafka does, and note since when the broker runs."""
        self._broker_start = broker_start(self._settings)
        await super().start()  # type: ignore[no-untyped-call]

    async def begin_transaction(self) -> None:
        """Begin a transaction, as aiokafka does.

        Raises ``BrokerRestartedError`` where the broker was restarted since this producer was started.
        """
        now = broker_start(self._settings)
        if self._broker_start is None:  # it answers a moment before it says since when it runs
            self._broker_start = now
        elif now is not None and now != self._broker_start:
            await _others_aborted()
            raise BrokerRestartedError(_BEFORE)
        await super().begin_transaction()
        self.ended.clear()
        _OPEN.add(self)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[None]:
        """Commit a transaction at the end of the block, or abort it after an error.

        Raises as ``TransactionalProducer`` does, and ``BrokerRestartedError``. Whoever gets that error may end the
        process, so it is raised once all open transactions are aborted.
        """
        try:
            async with super().transaction():
                yield
        except BROKEN_OFF as error:
            if isinstance(error, BrokerRestartedError) or not self.is_cut_in_two:
                raise
            await _others_aborted()
            raise BrokerRestartedError(_ABORTED) from error

    async def commit_transaction(self) -> None:
        """Commit the transaction. Raises ``BrokerRestartedError`` where the broker was restarted since it began.

        Whoever gets that error may end the process, so it is raised once all open transactions are aborted.
        """
        if self.is_cut_in_two:
            await self.abort_transaction()
            await _others_aborted()
            raise BrokerRestartedError(_ABORTED)
        await super().commit_transaction()  # type: ignore[no-untyped-call]
        self._end()
        if self.is_cut_in_two:
            raise BrokerRestartedError(_UNKNOWN)

    async def abort_transaction(self) -> None:
        """Abort the transaction, as aiokafka does; a restarted broker hears its partitions again first."""
        if self.is_cut_in_two:
            manager = self._txn_manager
            manager._pending_txn_partitions |= manager._txn_partitions  # noqa: SLF001 - there is no other way to it
            manager._txn_partitions.clear()  # noqa: SLF001
        await super().abort_transaction()  # type: ignore[no-untyped-call]
        self._end()

    @property
    def is_cut_in_two(self) -> bool:
        """Whether the broker was restarted since this producer was started."""
        return broker_start(self._settings) != self._broker_start

    def _end(self) -> None:
        _OPEN.discard(self)
        self.ended.set()


_OPEN: "Final[WeakSet[EmbeddedProducer]]" = WeakSet()
"""The producers of this process that have an open transaction."""


async def _others_aborted() -> None:
    """Wait until this process's other open transactions are aborted, but not for long."""
    others = [asyncio.create_task(other.ended.wait()) for other in _OPEN if other.is_cut_in_two]
    if others:
        _, late = await asyncio.wait(others, timeout=_MAX_OTHERS_SECONDS)
        for other in late:
            other.cancel()


def broker_start(settings: Settings) -> int | None:
    """Return when the settings' embedded broker was started, in nanoseconds since 1970; None where none runs."""
    if not is_embedded(settings):
        return None
    try:
        return (settings.data_dir / ADDRESS_NAME).stat().st_mtime_ns
    except OSError:
        return None
