"""Remove from their topic the notes of acknowledgements that may quote a withdrawn story.

The topic is compacted: a new record without the note, under the same key, replaces the record with it. Every gateway
that sees the note writes this record, since the gateway that took the note may be gone; their records are equal.
"""

import asyncio
from collections.abc import Callable
from typing import Final

from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.client.acknowledgements import send_acknowledgement
from dateline.gateway.copy.lists import quoting_acknowledgements
from dateline.gateway.copy.store import Copy
from dateline.process.log.error_words import error_words
from dateline.settings import ResolvedSettings
from dateline.topics import ACKNOWLEDGEMENTS
from dateline_schemas import Acknowledgement

_LOOK_SECONDS: Final = 1.0
"""Seconds between two looks. Chosen by hand."""


async def clear_notes(settings: ResolvedSettings, copy: Copy, is_filled: Callable[[], bool]) -> None:
    """Write acknowledgements without their notes until cancelled, once the copy has what the topics have.

    Before that, the topic may hold the record without the note already, not yet read.
    """
    cleared: set[int] = set()
    """Offsets of records with a note whose replacement was written, but is not in the copy yet."""
    while True:
        await asyncio.sleep(_LOOK_SECONDS)
        if not is_filled():
            continue
        try:
            quoting = dict(await copy.read_patiently(quoting_acknowledgements))
            cleared &= quoting.keys()
            for offset in quoting.keys() - cleared:
                await send_acknowledgement(settings, Acknowledgement.read(quoting[offset]))
                cleared.add(offset)
        except (KafkaError, OSError, TimeoutError) as error:
            telemetry.event("probe_failed", topic=ACKNOWLEDGEMENTS.of(settings), reason=error_words(error))
