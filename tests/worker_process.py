"""A worker as a user runs it: a process with settings in its environment, which a test can kill, freeze and wake."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from pydantic import SecretStr

from dateline.settings import PREFIX, ResolvedSettings


class WorkerProcess:
    """``dateline worker`` as a process, or with rules ``dateline alerts run``; its output goes to the file ``log``.

    ``extra`` are more variables of its environment.
    """

    def __init__(
        self,
        settings: ResolvedSettings,
        log: Path,
        stages: str | None = None,
        rules: Path | None = None,
        extra: Mapping[str, str] | None = None,
    ) -> None:
        variables = {
            PREFIX + name.upper(): value.get_secret_value() if isinstance(value, SecretStr) else str(value)
            for name, value in settings.model_dump(exclude_defaults=True, exclude_none=True).items()
        }
        others = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
        self._environment = {**others, **variables, **(extra or {})}
        self.alerts = rules is not None
        verb = ["alerts", "run", "--rules", str(rules)] if rules else ["worker"]
        self._command = [sys.executable, "-m", "dateline.cli", *verb, *(("--stages", stages) if stages else ())]
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                self._command, env=self._environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )

    @property
    def process(self) -> "subprocess.Popen[bytes]":
        assert self._process is not None, "the worker was not started"
        return self._process

    @property
    def running(self) -> bool:
        return self.process.poll() is None

    @property
    def returncode(self) -> int | None:
        return self.process.poll()

    def log(self) -> str:
        return self._log.read_text(errors="replace")

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def freeze(self) -> None:
        """Stop the process, and return once all its threads have stopped."""
        self.process.send_signal(signal.SIGSTOP)
        os.waitpid(self.process.pid, os.WUNTRACED)

    def wake(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    def stop(self, seconds: float = 30) -> int:
        """Ask it to stop; return its exit code."""
        if self.running:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(seconds)

    def wait_for(self, text: str, times: int = 1, seconds: float = 60) -> None:
        """Wait until its output holds a text a number of times."""
        deadline = time.monotonic() + seconds
        while self.log().count(text) < times:
            assert time.monotonic() < deadline, f"the worker never wrote {text!r}:\n{self.log()}"
            assert self.running, f"the worker ended with {self.returncode}:\n{self.log()}"
            time.sleep(0.02)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.running:
            self.process.send_signal(signal.SIGCONT)
            self.kill()
