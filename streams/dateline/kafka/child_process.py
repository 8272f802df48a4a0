"""Processes that Dateline starts beside itself, and that never outlive it.

A child is started through this module's own ``python -m dateline.kafka.child_process``, which asks Linux to kill
it when its parent dies, however hard, and then becomes the child (same pid). Where the system has
no such promise (macOS, Windows) a child of a parent that was killed -9 is left running; every
softer end is covered by ``stop``.
"""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Final

_PR_SET_PDEATHSIG: Final = 1
_GRACE: Final = 10.0


def start(
    command: Sequence[str], log: Path | None = None, env: Mapping[str, str] | None = None
) -> "subprocess.Popen[bytes]":
    """Start a command whose output is appended to ``log``, or goes to stderr; the environment is ours unless given.

    It gets a session of its own, so that a Ctrl-C reaches this process alone, which then stops its
    children in order. Start it from the main thread: Linux ties it to the starting thread's life.
    """
    with log.open("ab") if log else nullcontext(sys.stderr) as output:
        return subprocess.Popen(  # noqa: S603  (the commands are written in this project)
            [sys.executable, "-m", "dateline.kafka.child_process", str(os.getpid()), *command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=None if env is None else dict(env),
            start_new_session=True,
        )


def stop(process: "subprocess.Popen[bytes]", grace: float = _GRACE) -> int:
    """Ask a child to end, kill it after ``grace`` seconds, and return its exit code."""
    if process.poll() is None:
        process.terminate()
    try:
        return process.wait(grace)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def end_on_sigterm() -> None:
    """Let a SIGTERM end this process through every ``finally``, so that its children are stopped in order."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


def end_unasked() -> None:
    """Ignore SIGTERM and Ctrl-C from now on: the work is done, and the children are stopping."""
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, signal.SIG_IGN)


def _become(parent: int, command: Sequence[str]) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before the promise was made
            sys.exit(1)
    os.execvp(command[0], list(command))  # noqa: S606  (no shell is the point)


if __name__ == "__main__":
    _become(int(sys.argv[1]), sys.argv[2:])
