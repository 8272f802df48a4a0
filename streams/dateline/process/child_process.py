"""Child processes that never outlive Dateline.

``start`` runs ``python -m dateline.process.child_process``, which asks Linux to kill it when its parent dies for
whatever reason, and then becomes the command, with the same pid. Other systems have no such request: there, a child
whose parent was killed by ``kill -9`` goes on running. Every other end is covered by ``stop``.
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
"""The option of Linux' ``prctl`` that sets the signal at a parent's death."""
_GRACE_SECONDS: Final = 12.0
"""Seconds from the request to end to the kill. Chosen by hand, for a worker that ends itself after 10 s."""


def start(
    command: Sequence[str], log: Path | None = None, env: Mapping[str, str] | None = None
) -> "subprocess.Popen[bytes]":
    """Start a command. Its output is appended to ``log``, else goes to stderr; ``env`` is ours unless given.

    The child gets a session of its own, so that a Ctrl-C reaches only this process, which then stops its children in
    order. Call it from the main thread: Linux kills the child when the thread that started it ends.
    """
    with log.open("ab") if log else nullcontext(sys.stderr) as output:
        return subprocess.Popen(  # noqa: S603  (the commands are written in this project)
            [sys.executable, "-m", "dateline.process.child_process", str(os.getpid()), *command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=None if env is None else dict(env),
            start_new_session=True,
        )


def stop(process: "subprocess.Popen[bytes]", grace: float = _GRACE_SECONDS) -> int:
    """End a child by SIGTERM, or by SIGKILL after ``grace`` seconds, and return its exit code."""
    if process.poll() is None:
        process.terminate()
    return wait(process, grace)


def wait(process: "subprocess.Popen[bytes]", seconds: float) -> int:
    """Return the exit code of a child that ends by itself; it is killed after ``seconds``."""
    try:
        return process.wait(max(seconds, 0.0))
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def ignore_stop_signals() -> None:
    """Ignore SIGTERM and Ctrl-C from now on. Call it when the work is done and the children are being stopped."""
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, signal.SIG_IGN)


def end_with_parent(parent: int) -> None:
    """Let Linux kill this process when its parent, given by its pid, dies; exit where it is dead already."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # the parent died before the request
            sys.exit(1)


def _become(parent: int, command: Sequence[str]) -> None:
    end_with_parent(parent)
    os.execvp(command[0], list(command))  # noqa: S606  (no shell is the point)


if __name__ == "__main__":
    _become(int(sys.argv[1]), sys.argv[2:])
