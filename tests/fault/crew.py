"""Workers under a supervisor that restarts those that end by themselves, as a container engine does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiokafka import TopicPartition

from dateline.kafka.clients import reading
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DISTINCT, STATE, STORIES
from tests.worker_process import WorkerProcess


class Crew:
    """The workers of one namespace; ``ends`` holds their exit codes."""

    def __init__(self, settings: ResolvedSettings, folder: Path) -> None:
        self.settings = settings
        self.workers: list[WorkerProcess] = []
        self.ends: list[int] = []
        self._folder = folder

    def join(self) -> WorkerProcess:
        """Start another worker."""
        worker = WorkerProcess(self.settings, self._folder / f"worker-{len(self.workers)}.log")
        worker.start()
        self.workers.append(worker)
        return worker

    def leave(self, worker: WorkerProcess) -> None:
        """Stop a worker for good."""
        self.workers.remove(worker)
        self.ends.append(worker.stop())

    async def supervise(self) -> None:
        """Restart workers that have ended, for ever."""
        while True:
            for worker in self.workers:
                if not worker.running:
                    self.ends.append(worker.returncode or 0)
                    worker.start()
            await asyncio.sleep(0.05)

    async def progress(self, more: int, seconds: float = 60) -> None:
        """Wait until the stages have written ``more`` records since the call."""
        await self.reach(await self.written() + more, seconds)

    async def reach(self, records: int, seconds: float = 60) -> None:
        """Wait until the stages have written a number of records in all."""
        async with asyncio.timeout(seconds):
            while await self.written() < records:  # noqa: ASYNC110 - offsets on a broker set no event
                await asyncio.sleep(0.02)

    async def written(self) -> int:
        """Return the sum of the end offsets of the stages' output topics."""
        settings = self.settings
        partitions = [
            TopicPartition(topic.name(settings.namespace), number)
            for topic in (BRIEFS, DISTINCT, STORIES, STATE["route"])
            for number in range(topic.partitions(settings))
        ]
        async with reading(settings) as reader:
            return sum((await reader.end_offsets(partitions)).values())


@asynccontextmanager
async def crew(settings: ResolvedSettings, folder: Path) -> AsyncIterator[Crew]:
    """Yield a supervised crew, at first of one worker; kill its workers at the end."""
    company = Crew(settings, folder)
    company.join()
    supervisor = asyncio.create_task(company.supervise())
    try:
        yield company
    finally:
        supervisor.cancel()
        for worker in company.workers:
            if worker.running:
                worker.wake()
                worker.kill()
