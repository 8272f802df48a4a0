"""Decode: records to stories, alerts and acknowledgements, before the transaction that writes them begins."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

from dateline.gateway.copy.batch import Batch, Generation, on_one_line, pack_body
from dateline.kafka.alias import is_marked
from dateline.kafka.codec import Incoming, UndecodableError, decode
from dateline.kafka.topic_reader import log_foreign
from dateline_schemas import Acknowledgement, Alert, Story
from dateline_schemas.record import Record

R = TypeVar("R", bound=Record)


class StoryRecord(NamedTuple):
    """A record of a story: what it says, its JSON on one line, and that as the table holds it."""

    record: Incoming
    story: Story | None
    """None where the record cannot be read; only its offset counts then."""
    body: bytes
    packed: bytes
    marked: bool


class AlertRecord(NamedTuple):
    """A record of an alert."""

    record: Incoming
    alert: Alert | None
    """None where the record cannot be read, or is a replay's."""
    body: bytes


class AcknowledgementRecord(NamedTuple):
    """A record of an acknowledgement."""

    record: Incoming
    acknowledgement: Acknowledgement | None
    """None where the record cannot be read."""


class DecodedBatch(NamedTuple):
    """A batch that can be written."""

    generation: Generation
    stories: list[StoryRecord]
    alerts: list[AlertRecord]
    acknowledgements: list[AcknowledgementRecord]
    ordered: Mapping[str, Sequence[str]]


def decode_batch(batch: Batch) -> DecodedBatch:
    """Return a batch decoded. What cannot be read is logged."""
    return DecodedBatch(
        batch.generation,
        list(map(_story, batch.stories)),
        list(map(_alert, batch.alerts)),
        [AcknowledgementRecord(record, _read(Acknowledgement, record)) for record in batch.acknowledgements],
        batch.ordered,
    )


def _story(record: Incoming) -> StoryRecord:
    story = _read(Story, record)
    body = on_one_line(record.value or b"") if story is not None else b""
    return StoryRecord(record, story, body, pack_body(body), is_marked(record))


def _alert(record: Incoming) -> AlertRecord:
    alert = None if is_marked(record) else _read(Alert, record)
    return AlertRecord(record, alert, on_one_line(record.value or b"") if alert is not None else b"")


def _read(model: type[R], record: Incoming) -> R | None:
    try:
        return decode(model, record.value)
    except UndecodableError as error:
        log_foreign(record, error)
        return None
