"""``dateline up``: run the embedded broker, the topics, a worker and a gateway on this machine until Ctrl-C."""

import asyncio
import contextlib
import math
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NoReturn

import typer

from dateline import telemetry
from dateline.agents.exit_codes import EXIT_STALLED, EXIT_SWITCHED, FOR_A_PERSON
from dateline.cli.options.namespace import named_settings
from dateline.cli.run.events import report_events
from dateline.cli.run.gateway_watch import GatewayWatch
from dateline.cli.run.worker_process import start_worker
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.notices import logs_json, notice
from dateline.files.folders import require_folder
from dateline.kafka.alias import find_namespaces
from dateline.kafka.embedded_broker.broker import (
    LAST_SPACE_BYTES,
    LOCAL_HOSTS,
    LOG_NAME,
    SPACE_MARGIN_BYTES,
    BrokerError,
    ended_words,
    running_broker,
    space_problem,
)
from dateline.kafka.topic_admin import create_topics
from dateline.process import child_process, stop_signals
from dateline.settings import ResolvedSettings, Settings

MAX_RESTARTS: Final = 5
"""How often in a row the worker is started again, before `up` ends with its exit code. Chosen by hand: the pauses are
then 31 s in all."""
_FIRST_PAUSE_SECONDS: Final = 1.0
"""Seconds before the first restart; each further one in a row waits twice as long. Chosen by hand."""
_STEADY_SECONDS: Final = 60.0
"""Seconds that a worker has to run for its restarts to be counted anew. Chosen by hand."""
_POLL_SECONDS: Final = 0.5
"""Seconds between two looks at the broker's process and the disk. Chosen by hand."""


def up() -> None:
    """Run the embedded broker, a worker and a gateway until Ctrl-C. Their data is still there at the next start.

    For trials on a laptop: when the embedded broker is killed with SIGKILL, it can lose records that it had
    acknowledged. It listens at DATELINE_BROKER, and stores its data in DATELINE_DATA_DIR.

    The gateway serves http://localhost:8480 (DATELINE_GATEWAY_PORT), where the extra `web` is installed.

    A worker that dies is started again, up to five times in a row, after 1, 2, 4, 8 and 16 s. A second Ctrl-C ends
    the worker at once, and still lets the broker save its data.

    [bold]Exit codes[/bold]
      0       stopped by SIGINT or SIGTERM
      1       the broker cannot start, has ended, or has too little disk space
      2       wrong usage, or a wrong setting
      others  the worker's: it died six times, or a person must look (73, 78)
    """
    settings = named_settings()
    report_events(settings)
    port = _port(settings)
    require_folder("data_dir", settings.data_dir)
    _require_space(settings.data_dir, SPACE_MARGIN_BYTES)
    with contextlib.suppress(KeyboardInterrupt), running_broker(settings.data_dir, port) as (address, broker):
        asyncio.run(_create_topics(settings))
        notice(f"broker  {address}, its data and {LOG_NAME} in {settings.data_dir}")
        Crew(settings.model_copy(update={"broker": address}), broker).run()


async def _create_topics(settings: ResolvedSettings) -> None:
    for namespace in await find_namespaces(settings):
        await create_topics(namespace)


class Crew:
    """The worker and the gateway beside the embedded broker: started, watched, and started again."""

    def __init__(self, settings: Settings, broker: "subprocess.Popen[bytes]") -> None:
        self._settings = settings
        self._broker = broker
        self._gateway = GatewayWatch(settings)
        self._failures = 0
        """Workers that died in a row."""

    def run(self) -> NoReturn:
        """Run workers, one after the other. Raises ``typer.Exit`` and ``BrokerError`` where that cannot go on."""
        try:
            self._run()
        finally:
            self._gateway.stop()

    def _run(self) -> NoReturn:
        while True:
            code, seconds = self._run_worker()
            if code in {EXIT_STALLED, EXIT_SWITCHED}:  # does not count: it takes a stall timeout, or an upgrade
                telemetry.event("worker_restarted", code=code, seconds=0, restart="not counted")
                continue
            self._failures = 1 if seconds >= _STEADY_SECONDS else self._failures + 1
            if code in FOR_A_PERSON or self._failures > MAX_RESTARTS:
                telemetry.event("worker_given_up", code=code, restarts=self._failures - 1)
                raise typer.Exit(code if code > 0 else FAILED if code == 0 else 128 - code)
            pause = _FIRST_PAUSE_SECONDS * 2 ** (self._failures - 1)
            restart = f"{self._failures} of {MAX_RESTARTS}"
            telemetry.event("worker_restarted", code=code, seconds=pause, restart=restart)
            self._watch(lambda: None, pause)

    def _run_worker(self) -> tuple[int, float]:
        """Return the exit code of a worker, and the seconds that it ran."""
        began = time.monotonic()
        worker = start_worker(self._settings)
        stop_signals.at_second_signal(worker.kill)
        try:
            if logs_json():
                telemetry.event("worker_launched", process=worker.pid)
            else:
                next_steps = "now `dateline ingest` and `dateline tail`, or Ctrl-C"
                typer.echo(f"worker  process {worker.pid}; {next_steps}", err=True)
            code = self._watch(worker.poll)
        finally:
            if worker.poll() is None:  # a signal came, or the broker has ended: both leave at the same time
                self._gateway.ask_to_stop()
            child_process.stop(worker)
        return code or 0, time.monotonic() - began

    def _watch(self, poll: Callable[[], int | None], seconds: float = math.inf) -> int | None:
        """Return what ``poll`` returns, once it is not None or the seconds are over.

        Raises ``BrokerError`` where the broker has ended, or has too little space.
        """
        end = time.monotonic() + seconds
        while (result := poll()) is None and time.monotonic() < end:
            if self._broker.poll() is not None:
                raise BrokerError(ended_words(self._broker.returncode, self._settings.data_dir))
            _require_space(self._settings.data_dir, LAST_SPACE_BYTES)
            self._gateway.tend()
            time.sleep(_POLL_SECONDS)
        return result


def _require_space(data_dir: Path, margin: int) -> None:
    """Raise ``BrokerError`` where the disk is too full for the broker to save its data with that margin."""
    if (problem := space_problem(data_dir, margin)) is not None:
        msg = f"{problem}; free some space, or set DATELINE_DATA_DIR to a folder on another disk, and start it again"
        raise BrokerError(msg)


def _port(settings: Settings) -> int:
    host, _, port = settings.broker.rpartition(":")
    if host not in LOCAL_HOSTS or not port.isdigit():
        msg = (
            f"DATELINE_BROKER={settings.broker} is not on this machine, and `dateline up` starts its own broker: "
            "set it to localhost:PORT, or run `dateline worker` to work on that broker"
        )
        raise typer.BadParameter(msg)
    return int(port)
