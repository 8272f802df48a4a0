"""One interface to the flow, in memory or through a worker on a broker, so that behaviour tests run on both."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from time import time
from typing import Protocol

from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.producer.message_accumulator import BatchBuilder

from dateline.agents.monitoring.lag import lag
from dateline.agents.partitions.partition import Decider
from dateline.agents.stage import ALERTING, FLOW, STAGES
from dateline.agents.stages.rulebook import Rulebook
from dateline.agents.state.positions import read_records
from dateline.agents.state.restore import POSITION, Position
from dateline.core.places.resolve import Atlas
from dateline.kafka.clients import producing, reading
from dateline.kafka.codec import Headers, Incoming, Outgoing
from dateline.kafka.transactions import partition_of
from dateline.settings import ResolvedSettings
from dateline.topics import RAW, STATE, TOPICS, Topic
from tests.worker_process import WorkerProcess


class Flow(Protocol):
    """Sends records into the flow and reads records from it."""

    settings: ResolvedSettings

    async def send(self, key: bytes | None, value: bytes | None, topic: Topic = RAW, headers: Headers = ()) -> None: ...

    async def settle(self) -> None: ...

    async def read(self, topic: Topic) -> list[Incoming]: ...


class MemoryFlow:
    """Runs the stages in memory, over lists in place of topics."""

    def __init__(self, settings: ResolvedSettings, atlas: Atlas, rulebook: Rulebook | None = None) -> None:
        self.settings = settings
        self._atlas = atlas
        self._partitions = {topic.name(settings.namespace): topic.partitions(settings) for topic in TOPICS}
        self._logs: defaultdict[tuple[str, int], list[Incoming]] = defaultdict(list)
        self._deciders = {
            (stage, number): Decider(settings, stage, number, rulebook if stage in ALERTING else atlas)
            for stage in (FLOW if rulebook is None else STAGES)
            for number in range(STAGES[stage].source.partitions(settings))
        }

    def restart(self, stage: str, resource: object) -> None:
        """Restart a stage from nothing but its state records."""
        for number in range(STAGES[stage].source.partitions(self.settings)):
            topic = STATE[stage].name(self.settings.namespace)
            latest = {record.key or b"": record for record in self._logs[topic, number]}
            decider = self._deciders[stage, number] = Decider(self.settings, stage, number, resource)
            written = latest.pop(POSITION, None)
            for key, record in latest.items():
                if record.value is not None:
                    decider.load(key, record.value, record.headers)
            position = Position.unpack(written.value) if written and written.value else Position()
            decider.position = position.offset
            decider.clock.from_state(position.clock)

    async def send(self, key: bytes | None, value: bytes | None, topic: Topic = RAW, headers: Headers = ()) -> None:
        self._append(topic.name(self.settings.namespace), key, value, headers, None)

    async def settle(self) -> None:
        self._run()
        reached = max(decider.clock.time for (stage, _), decider in self._deciders.items() if stage == "split")
        for decider in self._deciders.values():
            while outputs := decider.reach(reached):
                self._log(outputs)
        self._run()

    def _run(self) -> None:
        for (stage, number), decider in self._deciders.items():
            source = STAGES[stage].source.name(self.settings.namespace), number
            self._log(decider.decide(self._logs[source]))

    def _log(self, outputs: Iterable[Outgoing]) -> None:
        for output in outputs:
            self._append(output.topic, output.key, output.value, output.headers, output.partition)

    async def read(self, topic: Topic) -> list[Incoming]:
        name = topic.name(self.settings.namespace)
        return [record for number in range(self._partitions[name]) for record in self._logs[name, number]]

    def _append(
        self, topic: str, key: bytes | None, value: bytes | None, headers: Headers, partition: int | None
    ) -> None:
        number = partition if partition is not None else partition_of(key, self._partitions[topic])
        log = self._logs[topic, number]
        log.append(Incoming(topic, number, len(log), int(time() * 1000), key, value, headers))


class BrokerFlow:
    """Runs worker processes on a broker; ``settle`` waits until no stage has a record left to settle."""

    def __init__(self, settings: ResolvedSettings, *workers: WorkerProcess) -> None:
        self.settings = settings
        self._workers = workers

    async def send(self, key: bytes | None, value: bytes | None, topic: Topic = RAW, headers: Headers = ()) -> None:
        await send_all(self.settings, [(key, value)], topic, headers)

    async def settle(self) -> None:
        await settled(self.settings, *self._workers)

    async def read(self, topic: Topic) -> list[Incoming]:
        return await read_topic(self.settings, topic)


async def settled(
    settings: ResolvedSettings, *workers: WorkerProcess, stages: Sequence[str] = (), seconds: float = 120
) -> None:
    """Wait until every stage has settled every record.

    Each question reads all that waits. So it is asked again after a tenth of the time that the wait has taken, and the
    asking takes no core from the workers.

    Fails where a worker ends meanwhile, where no stage gets on for ``seconds``, or after ten times as long.
    """
    stages = stages or (tuple(STAGES) if any(worker.alerts for worker in workers) else FLOW)
    loop = asyncio.get_running_loop()
    began = loop.time()
    last = began + 10 * seconds
    async with asyncio.timeout(seconds) as limit:
        behind = await lag(settings, stages)
        while any(behind.values()):
            for worker in workers:
                assert worker.running, f"the worker ended with {worker.returncode}:\n{worker.log()}"
            await asyncio.sleep(min(max((loop.time() - began) / 10, 0.05), 1))
            former, behind = behind, await lag(settings, stages)
            if behind != former:
                limit.reschedule(min(loop.time() + seconds, last))


async def send_all(
    settings: ResolvedSettings,
    records: Sequence[tuple[bytes | None, bytes | None]],
    topic: Topic = RAW,
    headers: Headers = (),
) -> None:
    """Send records and wait until the broker has acknowledged them; keys and values may be null."""
    async with producing(settings) as producer:
        name = topic.name(settings.namespace)
        for partition, batch in batches(producer, records, topic.partitions(settings), headers):
            await (await producer.send_batch(batch, name, partition=partition))


def batches(
    producer: AIOKafkaProducer,
    records: Sequence[tuple[bytes | None, bytes | None]],
    partitions: int,
    headers: Headers,
) -> Iterator[tuple[int, BatchBuilder]]:
    """Yield the records in batches, partition by partition, each partition's in order."""
    for partition in range(partitions):
        batch = producer.create_batch()
        for key, value in records:
            if partition_of(key, partitions) != partition:
                continue
            fields = {"key": key, "value": value, "headers": list(headers), "timestamp": None}
            if batch.append(**fields) is None:
                yield partition, batch
                batch = producer.create_batch()
                batch.append(**fields)
        if batch.record_count():
            yield partition, batch


async def read_topic(settings: ResolvedSettings, topic: Topic) -> list[Incoming]:
    """Read all committed records of a topic, partition by partition."""
    async with reading(settings) as reader:
        name = topic.name(settings.namespace)
        return [
            Incoming.of(r)
            for number in range(topic.partitions(settings))
            async for r in read_records(reader, TopicPartition(name, number))
        ]
