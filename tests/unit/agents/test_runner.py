"""A worker exits with 0 where a signal asked it to stop, and else with another code and a reason."""

import signal
import subprocess
import sys

import pytest

from dateline.agents.exit_codes import EXIT_DELIVERY

WORKER = """
import asyncio, logging, os, signal, sys
import faust
from mode import Service
from dateline.agents.runner import Runner

class Part(Service):
    async def on_start(self):
        {happens}

class OnePartRunner(Runner):
    def on_init_dependencies(self):
        return [Part()]

logging.basicConfig(level="WARNING")
OnePartRunner(faust.App("of-one-part", autodiscover=False)).execute_from_commandline()
"""


def exit_of(happens: str) -> tuple[int, str]:
    """Run a worker in which something happens at the start; return its exit code and stderr."""
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", WORKER.format(happens=happens)], capture_output=True, timeout=60, check=False
    )
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_with_0(number: signal.Signals) -> None:
    assert exit_of(f"os.kill(os.getpid(), {number.value})") == (0, "")


@pytest.mark.parametrize(
    ("happens", "reason"),
    [
        ("asyncio.current_task().cancel()", "cancelled from within"),
        ("raise asyncio.CancelledError", "cancelled from within"),
        ("self.beacon.root.data._stopped.set()", "it stopped, and nobody asked"),
    ],
)
def test_any_other_end_is_reported_with_its_reason(happens: str, reason: str) -> None:
    code, stderr = exit_of(happens)
    assert code == EXIT_DELIVERY
    assert "worker_died" in stderr
    assert reason in stderr


def test_a_crash_is_reported_with_its_reason() -> None:
    code, stderr = exit_of("self.add_future(self.crash(ValueError('a reason')))")
    assert code != 0
    assert "a reason" in stderr
