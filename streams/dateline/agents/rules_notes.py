"""Notes that ``alerts run`` writes to a topic while a rules file is refused, so that ``status`` can report its faults.

The log has each fault once, and the former rules stay in force: nothing else shows that an editor's change does not
apply. The notes are on the topic on which gateways note that they run. They come once a minute, as those do, so that
the note of a process that was killed does not stay; once the file is mended, the last one says so.
"""

import asyncio
import socket
from collections.abc import Callable
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Final

from aiokafka.errors import KafkaError
from pydantic import AwareDatetime

from dateline import telemetry
from dateline.kafka.clients import producing
from dateline.kafka.codec import Incoming, decode, encode
from dateline.kafka.topic_admin import ProvisionError, count_topic, create_topic
from dateline.kafka.topic_reader import ignore_foreign, read_own
from dateline.process.log.error_words import error_words
from dateline.settings import ResolvedSettings
from dateline.topics import GATEWAYS
from dateline_schemas.record import Record

_PREFIX: Final = b"rules/"
"""What the keys of these notes begin with. No gateway's id does: it ends with hex digits."""
_BEAT_SECONDS: Final = 60.0
"""Seconds between two notes of a fault that stays. Chosen by hand."""
STANDS: Final = timedelta(seconds=3 * _BEAT_SECONDS)
"""How long after its last note a fault counts: three notes. Chosen by hand."""
_LOOK_SECONDS: Final = 1.0
"""Seconds between two looks at the faults, as between two looks at the file. Chosen by hand."""
_PAUSE_SECONDS: Final = 5.0
"""Seconds to wait after the broker did not take a note. Chosen by hand."""


class RulesNote(Record):
    """A rules file of an ``alerts run``: its faults, or that it has none any more."""

    host: str
    file: str
    at: AwareDatetime
    faults: int
    """How many faults the file has; 0 once it is mended."""
    fault: str | None = None
    """The first of them, with file, line and field."""


async def note_rules(settings: ResolvedSettings, file: str, faults_of: Callable[[], tuple[str, ...]]) -> None:
    """Note the faults that ``faults_of`` returns for a file under a public name, until cancelled."""
    noted: tuple[str, ...] = ()
    noted_at = -_BEAT_SECONDS
    while True:
        faults = faults_of()
        is_due = monotonic() >= noted_at + _BEAT_SECONDS
        if faults != noted or (faults and is_due):
            try:
                await _send(settings, file, faults)
                noted, noted_at = faults, monotonic()
            except (KafkaError, OSError, TimeoutError, ProvisionError) as error:
                telemetry.event("probe_failed", topic=GATEWAYS.of(settings), reason=error_words(error))
                await asyncio.sleep(_PAUSE_SECONDS)
        await asyncio.sleep(_LOOK_SECONDS)


async def _send(settings: ResolvedSettings, file: str, faults: tuple[str, ...]) -> None:
    host = socket.gethostname()
    first = faults[0] if faults else None
    note = RulesNote(host=host, file=file, at=datetime.now(UTC), faults=len(faults), fault=first)
    await create_topic(settings, GATEWAYS)
    async with producing(settings) as producer:
        key = _PREFIX + f"{host}:{file}".encode()
        await producer.send_and_wait(GATEWAYS.of(settings), encode(note), key, partition=0)


async def refused_rules(settings: ResolvedSettings, at: datetime) -> tuple[RulesNote, ...]:
    """Return the rules files under a public name that are refused as of a time, by their last notes."""
    if not await count_topic(settings, GATEWAYS):
        return ()
    async with aclosing(read_own(settings, GATEWAYS, _note, ignore_foreign)) as found:
        notes = {key: note async for key, note in found}
    return tuple(note for note in notes.values() if note.faults and note.at > at - STANDS)


def _note(record: Incoming) -> tuple[bytes, RulesNote] | None:
    if record.key is None or record.value is None or not record.key.startswith(_PREFIX):
        return None
    return record.key, decode(RulesNote, record.value)
