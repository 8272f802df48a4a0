"""The workers of a replay: started beside the command, watched, started again where that helps, and stopped with it."""

import asyncio
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dateline.agents.partitions.guard import EXIT_DELIVERY, EXIT_STALLED
from dateline.cli.run.worker_process import start_worker
from dateline.core.replay.job import ReplayError
from dateline.kafka import child_process
from dateline.settings import Settings

RESTARTS: Final = 10
"""So often a worker that asks for it is started again."""
_AGAIN: Final = frozenset({EXIT_DELIVERY, EXIT_STALLED})
_LAST_LINES: Final = 10
_LOOK_AGAIN: Final = 0.2
_WATERMARK_SECONDS: Final = 1.0
_EMBEDDED: Final = "the embedded broker waits for a worker that was killed until it is started again itself"
_JOINED: Final = "partitions_given"
"""What a worker says in its log, an event of ``telemetry``."""


class Crew:
    """Some workers on a replay's namespace, each with a log of its own."""

    def __init__(self, settings: Settings, logs: list[Path]) -> None:
        self._settings = settings
        self._restarts = 0
        self._moved: tuple[object, float] = None, time.monotonic()
        self.workers: dict[Path, subprocess.Popen[bytes]] = {}
        for log in logs:
            self.workers[log] = start_worker(settings, log)

    async def joined(self) -> None:
        """Wait until every worker is in the group: what it fetches before it would be fetched by another again."""
        while not all(_JOINED in log.read_text(errors="replace") for log in self.workers):
            self.must_run("the workers are about to join")
            await asyncio.sleep(_LOOK_AGAIN)

    def must_run(self, progress: object) -> None:
        """Start a worker again that left with a code that asks for it; raise ``ReplayError`` where that will not help.

        That is where one left with another code, or too often; and where ``progress`` has been the same for
        as long as a worker may stand still.
        """
        for log, worker in self.workers.items():
            code = worker.poll()
            if code in _AGAIN and self._restarts < RESTARTS:
                self._restarts += 1
                self.workers[log] = start_worker(self._settings, log)
            elif code is not None:
                msg = f"a worker ended with exit code {code}{_last_words(log)}"
                raise ReplayError(msg)
        before, since = self._moved
        if progress != before:
            self._moved = progress, time.monotonic()
        elif time.monotonic() > since + self._settings.stall_timeout:
            still = f"nothing moved for {self._settings.stall_timeout:g} s"
            msg = f"{still} ({_EMBEDDED}){_last_words(next(iter(self.workers)))}"
            raise ReplayError(msg)

    def stop(self) -> None:
        """Ask all workers to end, and wait until they have."""
        for worker in self.workers.values():
            child_process.stop(worker)


@contextmanager
def working(settings: Settings, count: int) -> Iterator[Crew]:
    """Run so many workers for as long as the block lasts. From the main thread alone: they do not outlive it."""
    # Full speed means days in minutes: what waits for the slowest partition should not wait for the clock.
    told = settings.model_copy(update={"watermark_interval": min(settings.watermark_interval, _WATERMARK_SECONDS)})
    with tempfile.TemporaryDirectory(prefix="dateline-replay-") as folder:
        logs = [Path(folder) / f"worker-{number}.log" for number in range(1, count + 1)]
        crew = Crew(told, logs)
        try:
            yield crew
        finally:
            crew.stop()


def _last_words(log: Path) -> str:
    lines = log.read_text(errors="replace").splitlines()[-_LAST_LINES:]
    return "; its log ends:\n  " + "\n  ".join(lines)
