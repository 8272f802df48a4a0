"""Bytes a brief on the broker's disk, and the CPU time of building batches, with each codec, on Apache Kafka.

    python -m tests.bench.compression [lz4 zstd …]

The pages of ``tests.bench.worker`` go through a worker once a codec, each time in a namespace of its own on one broker.
Then the log segments of all its topics are added up. The worker's records are put into batches of one codec once more
in this process, to measure the CPU time.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from rich.console import Console
from rich.table import Table

from dateline.kafka.clients import producing
from dateline.kafka.codec import Incoming
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, RAW, TOPICS
from tests.bench.worker import ROUNDS
from tests.fault.load import load
from tests.flow import read_topic, send_all, settled
from tests.kafka.server import KafkaServer
from tests.worker_process import WorkerProcess

BAR: Final = 0.5
"""Zstd's bytes a brief as a share of lz4's: the bar, chosen by hand."""
_PARTITIONS: Final = (1, 2, 4)
"""Partitions of a topic: with more of them, batches are smaller."""
_RECORDS_A_BATCH: Final = 100
"""Records of a batch whose building is timed, about as many as the worker sends to one partition. Chosen by hand."""
_TIMED_ROUNDS: Final = 5
"""Times that all batches are built; the fastest counts."""


class Cost(NamedTuple):
    """What a codec costs for the bench's pages."""

    codec: str
    briefs: int
    disk: int
    """Bytes of the log segments of all topics."""
    cpu: float
    """CPU seconds to build the batches of all records but the pages."""

    @property
    def bytes_per_brief(self) -> float:
        return self.disk / self.briefs

    @property
    def microseconds_per_brief(self) -> float:
        return self.cpu / self.briefs * 1e6


async def cost(server: KafkaServer, codec: str, partitions: int, folder: Path) -> Cost:
    """Send the pages through a worker with a codec; return what it cost."""
    fields = {"namespace": f"{codec}-{partitions}", "partitions": partitions, "compression": codec}
    settings = ResolvedSettings.model_validate({"broker": server.address, **fields})
    await create_topics(settings)
    with WorkerProcess(settings, folder / f"{settings.namespace}.log") as worker:
        await asyncio.to_thread(worker.wait_for, "partitions_given")
        await send_all(settings, load(ROUNDS))
        await settled(settings, worker)
        worker.stop()
    outputs = {topic: await read_topic(settings, topic) for topic in TOPICS if topic is not RAW}
    seconds = await batch_seconds(settings, list(outputs.values()))
    return Cost(codec, len(outputs[BRIEFS]), segment_bytes(server, settings), seconds)


def segment_bytes(server: KafkaServer, settings: ResolvedSettings) -> int:
    """Return the bytes of the log segments of a namespace's topics."""
    return sum(path.stat().st_size for path in server.data_dir.glob(f"log/{settings.namespace}.*/*.log"))


async def batch_seconds(settings: ResolvedSettings, topics: Sequence[Sequence[Incoming]]) -> float:
    """Return the CPU seconds to build the batches of these records, as ``transactions.deliver`` builds them."""
    async with producing(settings) as producer:

        def build() -> float:
            began = time.process_time()
            for records in topics:
                for first in range(0, len(records), _RECORDS_A_BATCH):
                    batch = producer.create_batch()
                    for record in records[first : first + _RECORDS_A_BATCH]:
                        batch.append(key=record.key, value=record.value, headers=list(record.headers), timestamp=None)
                    batch.close()
                    batch._build()  # noqa: SLF001  # aiokafka compresses a batch as it sends it
            return time.process_time() - began

        return min(build() for _ in range(_TIMED_ROUNDS))


def main() -> None:
    """Print a row for each number of partitions and codec."""
    parser = argparse.ArgumentParser(description="Measure bytes a brief, and CPU time, with each codec.")
    parser.add_argument("codec", nargs="*", default=["lz4", "zstd"], help="as DATELINE_COMPRESSION: lz4, zstd …")
    codecs = parser.parse_args().codec
    table = Table(title=f"{len(load(ROUNDS))} pages, Apache Kafka")
    for column in ("partitions", "codec", "briefs", "bytes a brief", f"of {codecs[0]}", "µs a brief to build batches"):
        table.add_column(column, justify="right")
    with tempfile.TemporaryDirectory() as name:
        server = KafkaServer(Path(name) / "broker")
        server.start()
        try:
            for partitions in _PARTITIONS:
                costs = [asyncio.run(cost(server, codec, partitions, Path(name))) for codec in codecs]
                for each in costs:
                    share = f"{each.bytes_per_brief / costs[0].bytes_per_brief:.2f}"
                    cells = (str(partitions), each.codec, str(each.briefs), f"{each.bytes_per_brief:.0f}", share)
                    table.add_row(*cells, f"{each.microseconds_per_brief:.1f}")
        finally:
            server.stop()
    Console().print(table)
    Console().print(f"The bar: zstd takes at most {BAR:g} of lz4's bytes.")


if __name__ == "__main__":
    main()
