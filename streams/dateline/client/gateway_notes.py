"""What gateways note of themselves on a topic: that they run, and which takedowns have left nothing in their copies.

The topic is compacted: of each gateway and each of its takedowns, the last note stays. A gateway that was stopped has
its copy still, so its notes are not deleted.
"""

from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple

from aiokafka import AIOKafkaProducer
from pydantic import AwareDatetime

from dateline.kafka.codec import Incoming, decode, encode
from dateline.kafka.topic_admin import count_topic
from dateline.kafka.topic_reader import ignore_foreign, read_own
from dateline.settings import ResolvedSettings
from dateline.topics import GATEWAYS
from dateline_schemas.record import Record

_SEPARATOR: Final = b"/"


class GatewayNote(Record):
    """A gateway: where it serves, and how far its copy is."""

    gateway: str
    """The id of its copy, with the machine's name."""
    at: AwareDatetime
    """When it was last heard from."""
    address: str
    version: str
    caught_up: bool
    """Whether its copy had all that the topics had."""
    clients: int
    copy_bytes: int
    stopped: bool = False
    """Whether it has stopped in order."""
    copy_file: str | None = None
    """The file of its copy on its machine; None of a gateway that runs a version before this field."""
    tokens_fault: str | None = None
    """Why its file of tokens cannot be used, or lets nobody in; None where it can, and of a version before this field.
    """


RUNS: Final = timedelta(minutes=3)
"""How long after its last note a gateway counts as running: three notes. Chosen by hand."""


SHOWN: Final = timedelta(days=1)
"""How long after its last note a gateway is shown, unless it stopped in order. Chosen by hand."""
State = Literal["silent", "ready", "filling its copy"]


def shown_gateways(notes: Iterable[GatewayNote], at: datetime) -> tuple[GatewayNote, ...]:
    """Return the gateways to be shown: those that run, and those that fell silent without stopping in order."""
    return tuple(note for note in notes if not note.stopped and note.at > at - SHOWN)


def state_of(note: GatewayNote, at: datetime) -> State:
    """Return how a gateway stands, by its last note."""
    return "silent" if note.at <= at - RUNS else "ready" if note.caught_up else "filling its copy"


class ErasureNote(Record):
    """A takedown that has reached a gateway's copy: nothing of the story's texts is left in its files."""

    gateway: str
    story_id: str
    at: AwareDatetime


class GatewayNotes(NamedTuple):
    """All notes, by gateway."""

    gateways: dict[str, GatewayNote]
    erasures: dict[str, dict[str, datetime]]
    """By story: when each gateway had erased it."""


async def send_note(producer: AIOKafkaProducer, settings: ResolvedSettings, note: GatewayNote | ErasureNote) -> None:
    """Write a note, and wait until the broker has it."""
    key = note.gateway.encode()
    if isinstance(note, ErasureNote):
        key += _SEPARATOR + note.story_id.encode()
    await producer.send_and_wait(GATEWAYS.of(settings), encode(note), key, partition=0)


async def read_notes(settings: ResolvedSettings) -> GatewayNotes:
    """Return all notes; none where there was never a gateway. A note that cannot be read is left out."""
    notes = GatewayNotes({}, {})
    if not await count_topic(settings, GATEWAYS):
        return notes
    found: AsyncGenerator[GatewayNote | ErasureNote, None] = read_own(settings, GATEWAYS, _note, ignore_foreign)
    async with aclosing(found):
        async for note in found:
            if isinstance(note, ErasureNote):
                notes.erasures.setdefault(note.story_id, {})[note.gateway] = note.at
            else:
                notes.gateways[note.gateway] = note
    return notes


def _note(record: Incoming) -> GatewayNote | ErasureNote | None:
    if record.key is None or record.value is None:
        return None
    if _SEPARATOR in record.key:
        return decode(ErasureNote, record.value)
    return decode(GatewayNote, record.value)
