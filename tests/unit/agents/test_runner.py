"""How a worker leaves: with 0 where it was asked to, and with a word and a code where it was not."""

import signal
import subprocess
import sys

import pytest

from dateline.agents.partitions.guard import EXIT_DELIVERY

WORKER = """
import asyncio, logging, os, signal, sys
import faust
from mode import Service
from dateline.agents.runner import Runner

class Part(Service):
    async def on_start(self):
        {happens}

class OfOnePart(Runner):
    def on_init_dependencies(self):
        return [Part()]

logging.basicConfig(level="WARNING")
OfOnePart(faust.App("of-one-part", autodiscover=False)).execute_from_commandline()
"""


def leaves(happens: str) -> tuple[int, str]:
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", WORKER.format(happens=happens)], capture_output=True, timeout=60, check=False
    )
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_leave_it_leaves_with_0(number: signal.Signals) -> None:
    assert leaves(f"os.kill(os.getpid(), {number.value})") == (0, "")


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        ("asyncio.current_task().cancel()", "cancelled from within"),
        ("raise asyncio.CancelledError", "cancelled from within"),
        ("self.beacon.root.data._stopped.set()", "it stopped, and nobody asked"),
    ],
)
def test_what_ends_it_otherwise_is_told(happens: str, said: str) -> None:
    code, told = leaves(happens)
    assert code == EXIT_DELIVERY
    assert "worker_died" in told
    assert said in told


def test_a_crash_is_told_with_its_reason() -> None:
    code, told = leaves("self.add_future(self.crash(ValueError('a reason')))")
    assert code != 0
    assert "a reason" in told
