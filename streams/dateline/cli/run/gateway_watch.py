"""The gateway beside the worker of ``dateline up``: started, started again where it ends, and stopped."""

import subprocess
import time
from pathlib import Path
from typing import Final

from dateline import telemetry
from dateline.cli.run.worker_process import start_gateway
from dateline.cli.terminal.notices import notice
from dateline.extras import Extra, is_installed
from dateline.process import child_process
from dateline.settings import Settings

GATEWAY_LOG: Final = "gateway.log"
"""The gateway's log in the data folder."""
_FIRST_PAUSE_SECONDS: Final = 2.0
"""Seconds before the first restart; each further one in a row waits twice as long. Chosen by hand."""
_MAX_PAUSE_SECONDS: Final = 60.0
"""Seconds before a restart at most. Chosen by hand."""
_STEADY_SECONDS: Final = 60.0
"""Seconds that a gateway has to run for its restarts to be counted anew. Chosen by hand."""


class GatewayWatch:
    """Keeps a gateway running. `up` goes on without one: another program may have its port."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._due = 0.0 if is_installed(Extra.WEB) else float("inf")
        self._began = 0.0
        self._pause = _FIRST_PAUSE_SECONDS

    def tend(self) -> None:
        """Start the gateway where it is due; call it again and again."""
        now = time.monotonic()
        if self._process is None:
            if now >= self._due:
                self._start(now)
        elif (code := self._process.poll()) is not None:
            self._process = None
            self._pause = _FIRST_PAUSE_SECONDS if now > self._began + _STEADY_SECONDS else self._pause
            self._due = now + self._pause
            telemetry.event("gateway_restarted", code=code, seconds=self._pause, log=self._log)
            self._pause = min(2 * self._pause, _MAX_PAUSE_SECONDS)

    def ask_to_stop(self) -> None:
        """Ask the gateway to end, and do not wait for it."""
        self._due = float("inf")
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def stop(self) -> None:
        """End the gateway."""
        self.ask_to_stop()
        if self._process is not None:
            child_process.stop(self._process)

    @property
    def _log(self) -> Path:
        return self._settings.data_dir / GATEWAY_LOG

    def _start(self, now: float) -> None:
        first = self._began == 0.0
        self._process, self._began = start_gateway(self._settings, self._log), now
        if first and self._settings.gateway_port:
            notice(
                f"gateway http://{self._settings.gateway_host}:{self._settings.gateway_port}, its log in {self._log}"
            )
