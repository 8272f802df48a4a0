"""Note clearing: the notes of acknowledgements that may quote a withdrawn story go from their topic too.

The topic is compacted: a record without the note, under the same key, is what stays of it. Each gateway writes it that
sees the note, so that it goes also where the gateway that took the note is gone; the records are equal.
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

    Before that, the record without the note may be there and not be read yet.
    """
    cleared: set[int] = set()
    """Offsets of which the record without the note was written and has not come back yet."""
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
