"""Aborted transactions: a reader of committed records reads on behind them on the embedded broker too.

The answer to a fetch lists the aborted transactions in it: producer and first offset. aiokafka drops the records of
such a producer from there to the marker of the abort. Apache Kafka lists those that had not ended before the first
offset asked for. The embedded broker lists all that the partition ever had, also those whose marker lies before: for
these the marker never comes, and all that the producer sends from then on is dropped.

The next marker of the producer tells which is which. A producer has one transaction at a time, so a commit means that
the records before it are those of a later transaction. The embedded broker answers with all up to the last stable
offset, so that the marker of every record is in the same answer. On Apache Kafka nothing is left out: there the next
marker of a listed producer is that of the abort.
"""

from typing import Any, Final

from aiokafka import AIOKafkaClient
from aiokafka.errors import KafkaError
from aiokafka.protocol.fetch import FetchRequest
from aiokafka.record.control_record import ABORT_MARKER, ControlRecord
from aiokafka.record.memory_records import MemoryRecords

_FIRST_VERSION: Final = 4
"""The first version of fetches whose answer lists aborted transactions; it has no offset of the log's start."""

Aborted = list[tuple[int, int]]
"""Producer ids, and the first offset of a transaction that each has aborted."""


def leave_out_ended(client: AIOKafkaClient) -> None:
    """Make a consumer's client, not yet started, leave out transactions that were aborted before what was asked for."""
    # aiokafka has no setting for this; its version is pinned; tests/integration/test_aborted_transactions.py runs it.
    asked: Any = client
    send = asked.send

    async def fetched(node: object, request: object, **options: Any) -> Any:  # noqa: ANN401 - aiokafka's own
        response = await send(node, request, **options)
        if isinstance(request, FetchRequest):
            _leave_out(request, response)
        return response

    asked.send = fetched


def _leave_out(request: Any, response: Any) -> None:  # noqa: ANN401 - as above
    """Leave ended transactions out of an answer."""
    if response.API_VERSION < _FIRST_VERSION:
        return
    place = 4 if response.API_VERSION == _FIRST_VERSION else 5
    offsets = {(topic, number): offset for topic, asked in request.topics for number, offset, _ in asked}
    for topic, partitions in response.topics:
        for index, part in enumerate(partitions):
            offset = offsets[topic, part[0]]
            if any(first < offset for _, first in part[place] or ()):
                going_on = not_ended(part[place], offset, part[-1])
                partitions[index] = (*part[:place], going_on, *part[place + 1 :])


def not_ended(aborted: Aborted, offset: int, batches: bytes) -> Aborted:
    """Return the aborted transactions of an answer without those that ended before ``offset``, where it begins."""
    began_before = {producer for producer, first in aborted if first < offset}
    committed = _committed_next(batches, began_before)
    return [(producer, first) for producer, first in aborted if first >= offset or producer not in committed]


def _committed_next(batches: bytes, producers: set[int]) -> set[int]:
    """Return those of ``producers`` whose first marker in the batches is a commit."""
    sought, committed = set(producers), set()
    records = MemoryRecords(batches)
    try:
        while sought and records.has_next():
            batch: Any = records.next_batch()
            if batch.is_control_batch and batch.producer_id in sought:
                sought.remove(batch.producer_id)
                if ControlRecord.parse(next(batch).key) != ABORT_MARKER:
                    committed.add(batch.producer_id)
    except KafkaError:
        pass  # aiokafka meets the broken batch too, and says so
    return committed
