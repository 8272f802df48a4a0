"""Presence: gateways note on a topic that they run, and which takedowns have left nothing in their copies.

The topic is compacted: of each gateway and each of its takedowns, the last note stays. A gateway that was stopped has
its copy still, so its notes are not deleted.
"""

import asyncio
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from time import monotonic
from typing import Final, NamedTuple

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError
from pydantic import AwareDatetime, ValidationError

from dateline import telemetry
from dateline.gateway.copy.store import Copy
from dateline.kafka.clients import producing
from dateline.kafka.codec import encode
from dateline.kafka.topic_admin import ProvisionError, count_topic, create_topic
from dateline.kafka.topic_reader import read_committed
from dateline.settings import ResolvedSettings
from dateline.topics import GATEWAYS
from dateline_schemas.record import Record

_BEAT_SECONDS: Final = 60.0
"""Seconds between two notes that the gateway runs. Chosen by hand."""
_LOOK_SECONDS: Final = 0.5
"""Seconds between two looks for takedowns to confirm. Chosen by hand, for `takedown`, which waits for them."""
_PAUSE_SECONDS: Final = 5.0
"""Seconds to wait after the broker did not take a note. Chosen by hand."""

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
    async for batch in read_committed(settings, GATEWAYS, None, follow=False):
        for record in batch:
            if record.key is None or record.value is None:
                continue
            try:
                if _SEPARATOR in record.key:
                    erasure = ErasureNote.read(record.value)
                    notes.erasures.setdefault(erasure.story_id, {})[erasure.gateway] = erasure.at
                else:
                    note = GatewayNote.read(record.value)
                    notes.gateways[note.gateway] = note
            except ValidationError:
                continue
    return notes


class Presence:
    """Writes a gateway's notes, under the public name. ``describe`` returns what they say of it."""

    def __init__(self, settings: ResolvedSettings, copy: Copy, describe: Callable[[], tuple[bool, int]]) -> None:
        self._settings, self._copy, self._describe = settings, copy, describe

    async def run(self) -> None:
        """Write notes until cancelled; while the broker is away, try again."""
        while True:
            try:
                await create_topic(self._settings, GATEWAYS)
                async with producing(self._settings) as producer:
                    noted_at = -_BEAT_SECONDS
                    while True:
                        if monotonic() >= noted_at + _BEAT_SECONDS:
                            await send_note(producer, self._settings, await self._note())
                            noted_at = monotonic()
                        for story_id in await self._copy.erasures():
                            note = ErasureNote(gateway=await self._name(), story_id=story_id, at=datetime.now(UTC))
                            await send_note(producer, self._settings, note)
                            await self._copy.confirm(story_id)
                        await asyncio.sleep(_LOOK_SECONDS)
            except (KafkaError, OSError, ProvisionError) as error:
                telemetry.event("probe_failed", topic=GATEWAYS.of(self._settings), reason=repr(error))
                await asyncio.sleep(_PAUSE_SECONDS)

    async def _name(self) -> str:
        return f"{socket.gethostname()}-{await self._copy.identity()}"

    async def _note(self) -> GatewayNote:
        caught_up, clients = self._describe()
        return GatewayNote(
            gateway=await self._name(),
            at=datetime.now(UTC),
            address=f"{self._settings.gateway_host}:{self._settings.gateway_port}",
            version=version("dateline"),
            caught_up=caught_up,
            clients=clients,
            copy_bytes=self._copy.size(),
        )
