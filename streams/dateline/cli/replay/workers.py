"""The worker processes of a replay: started beside the command, watched, restarted where that helps, and stopped."""

import asyncio
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dateline import telemetry
from dateline.agents.exit_codes import EXIT_DELIVERY, EXIT_REFUSED, EXIT_SETTING, EXIT_STALLED, POISONED
from dateline.cli.run.worker_process import start_worker
from dateline.cli.terminal.failure import FAILED
from dateline.core.replay.job import ReplayError
from dateline.kafka.embedded_broker.broker import is_embedded
from dateline.process import child_process
from dateline.settings import Settings, SettingsError

MAX_RESTARTS: Final = 10
"""How often workers are restarted in one replay, all workers together; chosen by hand."""
_RESTARTABLE_CODES: Final = frozenset({EXIT_DELIVERY, EXIT_STALLED})
"""Exit codes of a worker that asks to be started again."""
_MAX_LOG_LINES_SHOWN: Final = 10
"""How many last lines of a worker's log an error shows; chosen by hand."""
_POLL_SECONDS: Final = 0.2
"""Pause between two looks at the logs while workers join; chosen by hand."""
_MAX_WATERMARK_SECONDS: Final = 1.0
"""Upper bound of the workers' ``watermark_interval``, in seconds; chosen by hand.

At full speed a day of pages passes in minutes, and the watermark should not hold it up."""
_EMBEDDED_BROKER_NOTE: Final = "the embedded broker waits for a worker that was killed until the broker is restarted"
_MAX_START_SECONDS: Final = 1800.0
"""Seconds that workers may take until all have started. Chosen by hand: on a machine with twelve times as much to do as
it has cores, compiling took 15 minutes; as long again is room."""
_STARTED_EVENT: Final = b"worker_started"
"""The event of ``telemetry`` in a worker's log that says that its code is loaded, or compiled."""
_JOINED_EVENT: Final = "partitions_given"
"""The event of ``telemetry`` in a worker's log that says that it has joined its group."""


@contextmanager
def running_workers(settings: Settings, count: int) -> Iterator["WorkerPool"]:
    """Run ``count`` workers as long as the block lasts. Call it from the main thread only: the workers end with it.

    They serve no port: they would take the one of a live worker on this machine, or of each other.
    """
    changes = {
        "watermark_interval": min(settings.watermark_interval, _MAX_WATERMARK_SECONDS),
        "http_port": 0,
        "log_level": "DEBUG" if settings.log_level == "DEBUG" else "INFO",  # their logs say how far they are
    }
    with tempfile.TemporaryDirectory(prefix="dateline-replay-") as folder:
        logs = [Path(folder) / f"worker-{number}.log" for number in range(1, count + 1)]
        pool = WorkerPool(settings.model_copy(update=changes), logs)
        try:
            yield pool
        finally:
            pool.stop()


class WorkerPool:
    """Workers on a replay's namespace, each with a log of its own."""

    def __init__(self, settings: Settings, logs: list[Path]) -> None:
        self._settings = settings
        self._restarts = 0
        self._last_progress: tuple[object, float] = None, time.monotonic()
        """The last progress that ``check`` was given, and since when it has been the same."""
        self._starting: dict[Path, int] = {}
        """The logs of workers that have not started yet, and the size that each had before."""
        self.workers: dict[Path, subprocess.Popen[bytes]] = {}
        for log in logs:
            self._start(log)

    @property
    def patience(self) -> float:
        """Seconds for which nothing may move."""
        return self._settings.stall_timeout

    async def wait_until_joined(self) -> None:
        """Wait until every worker is in the group.

        Otherwise a worker would fetch records that are fetched again by the one that gets their partition.
        """
        while not all(_JOINED_EVENT in log.read_text(errors="replace") for log in self.workers):
            self.check("the workers are about to join")
            await asyncio.sleep(_POLL_SECONDS)

    def _start(self, log: Path) -> None:
        self._starting[log] = log.stat().st_size if log.exists() else 0
        self.workers[log] = start_worker(self._settings, log)

    def check(self, progress: object) -> None:
        """Restart workers that ask for it by their exit code.

        Raises ``ReplayError`` where a worker ended with another code, or asked once too often, and where ``progress``
        has been equal for ``stall_timeout`` seconds since all workers started, for which they have a time of their own;
        ``SettingsError`` where the broker refuses a setting of a worker.
        """
        for log, worker in self.workers.items():
            code = worker.poll()
            if code is not None and self._is_restartable(code, log) and self._restarts < MAX_RESTARTS:
                self._restarts += 1
                telemetry.event("worker_restarted", code=code, seconds=0, restart=f"{self._restarts} of {MAX_RESTARTS}")
                self._start(log)
            elif code is not None:
                msg = f"a worker ended with exit code {code}{_remedy(code, log)}{_end_of_log(log)}"
                raise SettingsError(msg) if code == EXIT_SETTING else ReplayError(msg)
        just_started = self._note_started()
        before, since = self._last_progress
        if progress != before or just_started:
            self._last_progress = progress, time.monotonic()
        elif time.monotonic() > since + self._limit:
            raise ReplayError(self._stall())

    def _is_restartable(self, code: int, log: Path) -> bool:
        """Whether a worker asks to be started again; or was, and found no broker, which had gone away once more."""
        return code in _RESTARTABLE_CODES or (code == FAILED and self._starting.get(log, 0) > 0)

    def _note_started(self) -> bool:
        """Look for workers that have started since the last look; return whether they were the last to do so."""
        waiting = bool(self._starting)
        for log, size in [*self._starting.items()]:
            if log.exists() and _STARTED_EVENT in log.read_bytes()[size:]:
                del self._starting[log]
        return waiting and not self._starting

    @property
    def _limit(self) -> float:
        return max(self.patience, _MAX_START_SECONDS) if self._starting else self.patience

    def _stall(self) -> str:
        """Return what to say where nothing moved for too long."""
        log = next(iter(self._starting or self.workers))
        if self._starting:
            return f"a worker did not start within {self._limit:g} s{_end_of_log(log)}"
        note = f" ({_EMBEDDED_BROKER_NOTE})" if is_embedded(self._settings) else ""
        return f"nothing moved for {self._limit:g} s{note}{_end_of_log(log)}"

    def stop(self) -> None:
        """Ask all workers to end, all at the same time, and wait until they have."""
        for worker in self.workers.values():
            if worker.poll() is None:
                worker.terminate()
        for worker in self.workers.values():
            child_process.stop(worker)


def _remedy(code: int, log: Path) -> str:
    """Return what to do about an exit code where too many records failed, as part of an error; else nothing.

    Whoever settled wrong records with a higher limit in one namespace needs it again in each that reads them.
    """
    if code != EXIT_REFUSED or POISONED not in log.read_text(errors="replace"):
        return ""
    return (
        ": records failed, one after the other. If they are known to be wrong, run this command again with "
        "DATELINE_POISON_LIMIT set to more than their number, as for the worker that settled them: they become dead "
        "letters"
    )


def _end_of_log(log: Path) -> str:
    lines = log.read_text(errors="replace").splitlines()[-_MAX_LOG_LINES_SHOWN:]
    return "; its log ends:\n  " + "\n  ".join(lines)
