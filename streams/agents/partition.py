"""Partition: one source partition of one stage, while this worker owns it."""

from collections.abc import Callable, Iterable, Sequence

from streams.agents.deliver import deliver, fits
from streams.agents.restore import POSITION, position_record, restore
from streams.agents.stage import STAGES, Stage
from streams.broker import new_producer
from streams.codec import Incoming, Outgoing, dead_letter
from streams.core.places import Atlas
from streams.settings import Settings
from streams.topics import DEAD_LETTER, STATE


class PoisonedError(Exception):
    """Nearly everything fails: not the records are at fault, but what reads them."""


class Partition:
    """What a stage knows of one source partition, the position up to which it is settled, and its producer."""

    def __init__(self, settings: Settings, stage: str, partition: int) -> None:
        self._settings = settings
        self._stage_name = stage
        self._state_topic = STATE[stage].name(settings.namespace)
        self._dead_letters = DEAD_LETTER.name(settings.namespace)
        self._number = partition
        self._producer = new_producer(settings, f"{settings.namespace}.{stage}.{partition}")
        self._failed_in_a_row = 0
        self.position = -1

    async def open(self, atlas: Atlas | None, wanted: Callable[[], bool]) -> None:
        """Fence the former owner, which settles what it left open; then read back what it had written."""
        await self._producer.start()
        self._stage: Stage = STAGES[self._stage_name].make(self._settings.namespace, atlas)
        self.position = await restore(self._settings, self._state_topic, self._number, self._stage, wanted)

    async def run(self, batch: Sequence[Incoming]) -> int:
        """Settle a batch in one transaction: outputs, state, position. Returns how many records were new.

        Records at or below the position are out already and are skipped.
        """
        fresh = [record for record in batch if record.offset > self.position]
        if not fresh:
            return 0
        outputs = [output for record in fresh for output in self._process(record)]
        position = fresh[-1].offset
        await deliver(self._producer, (*outputs, *self._state(position)))
        self.position = position
        return len(fresh)

    async def close(self) -> None:
        """Let go of the partition; its next owner finds all in the state topic."""
        await self._producer.stop()

    def _process(self, record: Incoming) -> Sequence[Outgoing]:
        """Return what a record makes; of one that cannot be processed, a dead letter."""
        try:
            outputs = self._stage.process(record)
        except Exception as error:
            self._failed_in_a_row += 1
            if self._failed_in_a_row >= self._settings.poison_limit:
                msg = (
                    f"{self._failed_in_a_row} records in a row failed at {self._stage_name}, the last "
                    f"{record.topic}/{record.partition}@{record.offset}: {error}. Nothing of this batch was sent on."
                )
                raise PoisonedError(msg) from error
            whole = fits(record.value, sum(len(name) + len(value) for name, value in record.headers))
            return (dead_letter(record, self._stage_name, error, self._dead_letters, whole=whole),)
        self._failed_in_a_row = 0
        return outputs

    def _state(self, position: int) -> Iterable[Outgoing]:
        for key, value in self._stage.changes().items():
            yield Outgoing(self._state_topic, key, value, partition=self._number)
        yield Outgoing(self._state_topic, POSITION, position_record(position), partition=self._number)
