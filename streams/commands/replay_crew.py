"""The workers of a replay: started beside the command, watched, and stopped with it."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from streams import child
from streams.commands.worker_process import start_worker
from streams.core.replay import ReplayError
from streams.settings import Settings

_LAST_LINES: Final = 10
_WATERMARK_SECONDS: Final = 1.0


class Crew:
    """Some workers on a replay's namespace, each with a log of its own."""

    def __init__(self, workers: dict[Path, "subprocess.Popen[bytes]"]) -> None:
        self._workers = workers

    def must_run(self) -> None:
        """Raise ``ReplayError`` with its last words where a worker has ended."""
        for log, worker in self._workers.items():
            if worker.poll() is not None:
                lines = log.read_text(errors="replace").splitlines()[-_LAST_LINES:]
                msg = f"a worker ended with exit code {worker.returncode}; its log ends:\n  " + "\n  ".join(lines)
                raise ReplayError(msg)


@contextmanager
def working(settings: Settings, count: int) -> Iterator[Crew]:
    """Run so many workers for as long as the block lasts. From the main thread alone: they do not outlive it."""
    # Full speed means days in minutes: what waits for the slowest partition should not wait for the clock.
    told = settings.model_copy(update={"watermark_interval": min(settings.watermark_interval, _WATERMARK_SECONDS)})
    with tempfile.TemporaryDirectory(prefix="dateline-replay-") as folder:
        logs = [Path(folder) / f"worker-{number}.log" for number in range(1, count + 1)]
        workers = {}
        try:
            for log in logs:
                workers[log] = start_worker(told, log)
            yield Crew(workers)
        finally:
            for worker in workers.values():
                child.stop(worker)
