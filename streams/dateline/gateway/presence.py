"""Presence: a gateway writes to a topic that it runs, and which takedowns it has carried out in its copy."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from time import monotonic
from typing import Final

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.client.gateway_notes import ErasureNote, GatewayNote, send_note
from dateline.gateway.copy.store import Copy
from dateline.gateway.follow.ends import Ends, Reached
from dateline.kafka.clients import producing
from dateline.kafka.topic_admin import ProvisionError, create_topic
from dateline.process.log.error_words import error_words
from dateline.settings import ResolvedSettings
from dateline.topics import GATEWAYS, STORIES

_BEAT_SECONDS: Final = 60.0
"""Seconds between two notes that the gateway runs; one is written at once when the copy is filled. Chosen by hand."""
_LOOK_SECONDS: Final = 0.5
"""Seconds between two looks for takedowns to confirm. Chosen by hand, for `takedown`, which waits for them."""
_MAX_LAST_SECONDS: Final = 1.0
"""Seconds that the note of the end may take. Chosen by hand: a broker that is away must not keep a gateway."""
_PAUSE_SECONDS: Final = 5.0
"""Seconds to wait after the broker did not take a note. Chosen by hand."""


class Presence:
    """Writes a gateway's notes, under the public name. ``describe`` returns what they say of it.

    A takedown is confirmed once the copy has all records that the topics had when it was seen: before that, the text
    may come with a record of another partition. While the end of one partition is unknown, nothing is confirmed.
    """

    def __init__(
        self,
        settings: ResolvedSettings,
        copy: Copy,
        describe: Callable[[], tuple[bool, int]],
        reached: Reached,
        tokens_fault: Callable[[], str | None] = lambda: None,
    ) -> None:
        self._settings, self._copy, self._describe, self._reached = settings, copy, describe, reached
        self._tokens_fault = tokens_fault
        self._stops_in_order = False
        self._ends: dict[str, Ends] = {}
        """Where the topics ended after each takedown that waits to be confirmed was first seen."""

    def leave(self) -> None:
        """Let ``run`` write at its end that the gateway stopped in order; one that ends by an error writes nothing."""
        self._stops_in_order = True

    async def run(self) -> None:
        """Write notes until cancelled, and then, after ``leave``, the last one; while the broker is away, try again."""
        while True:
            try:
                await create_topic(self._settings, GATEWAYS)
                async with producing(self._settings) as producer:
                    try:
                        await self._write(producer)
                    except asyncio.CancelledError:
                        if self._stops_in_order:
                            await self._write_last(producer)
                        raise
            except (KafkaError, OSError, TimeoutError, ProvisionError) as error:
                telemetry.event("probe_failed", topic=GATEWAYS.of(self._settings), reason=error_words(error))
                await asyncio.sleep(_PAUSE_SECONDS)

    async def _write(self, producer: AIOKafkaProducer) -> None:
        noted_at, was_caught_up, former_fault = -_BEAT_SECONDS, False, None
        while True:
            is_caught_up, _ = self._describe()
            is_news = is_caught_up != was_caught_up or self._tokens_fault() != former_fault
            if monotonic() >= noted_at + _BEAT_SECONDS or is_news:
                note = await self._note()
                await send_note(producer, self._settings, note)
                noted_at, was_caught_up, former_fault = monotonic(), note.caught_up, note.tokens_fault
            for story_id in await self._complete_erasures():
                erased = ErasureNote(gateway=await self._copy.identity(), story_id=story_id, at=datetime.now(UTC))
                await send_note(producer, self._settings, erased)
                await self._copy.confirm(story_id)
            await asyncio.sleep(_LOOK_SECONDS)

    async def _write_last(self, producer: AIOKafkaProducer) -> None:
        note = (await self._note()).model_copy(update={"stopped": True})
        async with asyncio.timeout(_MAX_LAST_SECONDS):
            await send_note(producer, self._settings, note)

    async def _complete_erasures(self) -> list[str]:
        """Return the takedowns to confirm: nothing of their texts is in the files, and none is still to be read."""
        takedowns = await self._copy.takedowns()
        self._ends = {story_id: self._ends[story_id] for story_id in takedowns if story_id in self._ends}
        if new := [story_id for story_id in takedowns if story_id not in self._ends]:
            await self._look_for_ends(new)
        # In this order: what was erased until the ends were reached is gone where nothing waits to be cleaned then.
        reached = [story_id for story_id, ends in self._ends.items() if self._reached.covers(ends)]
        return reached if self._copy.is_clean else []

    async def _look_for_ends(self, new: list[str]) -> None:
        try:
            ends = await self._reached.ends()
        except (KafkaError, OSError, TimeoutError, ProvisionError) as error:
            telemetry.event("probe_failed", topic=STORIES.suffix, reason=error_words(error))
            return
        if ends is not None:
            self._ends |= dict.fromkeys(new, ends)

    async def _note(self) -> GatewayNote:
        caught_up, clients = self._describe()
        host = self._settings.gateway_host
        return GatewayNote(
            gateway=await self._copy.identity(),
            at=datetime.now(UTC),
            address=f"{f'[{host}]' if ':' in host else host}:{self._settings.gateway_port}",
            copy_file=str(self._copy.path.absolute()),
            version=version("dateline"),
            caught_up=caught_up,
            clients=clients,
            copy_bytes=self._copy.size(),
            tokens_fault=self._tokens_fault(),
        )
