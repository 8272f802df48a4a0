"""What SIGINT and SIGTERM do to a command: it leaves in order, and after a deadline it ends itself.

``handle`` installs the handlers. The first signal raises ``StopSignal``, a ``KeyboardInterrupt``, in the main thread,
or calls what ``calling`` names, and starts the deadline. In the middle of an import it raises once that is finished:
modules in C are loaded there, and some crash where an exception comes out of what they call. When the deadline has
passed, or at a second signal, the process ends at once. It commits nothing more: its open transaction is aborted by the
broker or the next owner, as after ``kill -9``.

This module imports little, so that the handlers are installed before the slow imports.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final, TypeVar

T = TypeVar("T")
OnSignal = Callable[[int], object]

MAX_LEAVE_SECONDS: Final = 10.0
"""Seconds that a command may take to leave in order. Chosen by hand: docker waits 10 s before it kills."""
MAX_PARENT_LEAVE_SECONDS: Final = 19.0
"""Seconds that a command with child processes may take to leave in order. Chosen by hand, for the time that its workers
have, and then the embedded broker."""
_IMPORT_SECONDS: Final = 0.02
"""Seconds until a signal in the middle of an import is looked at again. Chosen by hand."""
_MAX_REPORT_SECONDS: Final = 1.0
"""Seconds that the last log line may take: the stuck thread may hold the lock of the log. Chosen by hand."""

_UNTIL_STOPPED: Final = (("worker",), ("up",), ("serve",), ("alerts", "run"), ("alerts", "deliver"))
"""Verbs that run until they are stopped, so that a signal is their regular end."""
_CONTINUED: Final = (("replay", "run"), ("replay", "read"))
"""Verbs that fail when they are stopped, and that the same command continues."""
_PARENTS: Final = (("up",), ("demo",), ("replay", "run"), ("upgrade",))
"""Verbs that run workers or a broker."""
_FOLLOW: Final = frozenset({"-f", "--follow"})


class StopSignal(KeyboardInterrupt):
    """A signal asked the process to stop.

    A class of its own, since CPython 3.11 ends a process by SIGINT at its exit when a plain ``KeyboardInterrupt`` has
    once passed an ``exec`` of text, as in the definition of a named tuple, although it was caught later.
    """


class _State:
    """The one stop request of this process."""

    words: tuple[str, ...] = ()
    follows: bool = False
    received: int = 0
    """The number of the first signal; 0 before it."""
    deadline: float = 0.0
    """When the process ends itself, by ``time.monotonic()``; 0 before the first signal."""
    callbacks: list[OnSignal]
    is_postponed: bool = False
    """Whether the first signal came in the middle of an import, and comes again."""
    again: Callable[[], None] | None = None
    code: int | None = None


_STATE: Final = _State()
_STATE.callbacks = []


def handle(arguments: Sequence[str] = ()) -> None:
    """Install the handlers, for the verb that the command's ``arguments`` name; not outside the main thread."""
    if threading.current_thread() is not threading.main_thread():
        return
    _STATE.words = tuple(word for word in arguments if not word.startswith("-"))
    _STATE.follows = _STATE.words[:1] == ("tail",) and not _FOLLOW.isdisjoint(arguments)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _on_signal)


def received() -> bool:
    """Whether a signal asked this process to stop."""
    return bool(_STATE.received)


def seconds_left(otherwise: float) -> float:
    """Return how long this process may still take to leave; ``otherwise`` where no signal came."""
    return max(_STATE.deadline - time.monotonic(), 0.0) if _STATE.received else otherwise


def exit_code() -> int:
    """Return the exit code of a command that a signal stopped."""
    if _STATE.code is not None:
        return _STATE.code
    if _STATE.follows or is_verb(_UNTIL_STOPPED):
        return 0
    return 1 if is_verb(_CONTINUED) else 128 + _STATE.received


def follows() -> bool:
    """Whether the command is ``tail --follow``."""
    return _STATE.follows


def is_continued() -> bool:
    """Whether a signal stopped a command that the same command continues."""
    return received() and is_verb(_CONTINUED)


def end() -> None:
    """Ignore further signals: the work is done, and the interpreter is about to end with a code of its own.

    Where a thread keeps it from ending, the deadline ends the process with that code. It says nothing of it: nobody
    asked the process to leave, and on a busy machine an interpreter may take that long to end.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    if not _STATE.received:
        _start_deadline(_end_quietly)


def exit_with(code: int) -> None:
    """Set the exit code of a process that stops itself by a signal."""
    _STATE.code = code


def at_second_signal(act: Callable[[], None] | None) -> None:
    """Call ``act`` at the second signal in place of ending the process; the third one ends it."""
    _STATE.again = act


@contextmanager
def calling(callback: OnSignal) -> Iterator[None]:
    """In the block, call ``callback`` with the signal's number in place of raising ``StopSignal``.

    It is called in the main thread, between any two instructions.
    """
    call(callback)
    try:
        yield
    finally:
        _STATE.callbacks.remove(callback)


def call(callback: OnSignal) -> None:
    """From now on, call ``callback`` in place of raising ``StopSignal``; installs the handlers where needed."""
    if signal.getsignal(signal.SIGTERM) is not _on_signal:
        handle()
    _STATE.callbacks.append(callback)


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine as ``asyncio.run`` does. Raises ``StopSignal`` where a signal cancelled it."""
    import asyncio  # noqa: PLC0415  (it takes most of the time until the handlers are installed)

    async def cancellable() -> T:
        loop, work = asyncio.get_running_loop(), asyncio.ensure_future(main)
        with calling(lambda _: loop.call_soon_threadsafe(work.cancel)):
            return await work

    try:
        return asyncio.run(cancellable())
    except asyncio.CancelledError:
        if received():
            raise StopSignal from None
        raise


def is_verb(verbs: Sequence[tuple[str, ...]]) -> bool:
    """Whether the command is one of these verbs."""
    return any(_STATE.words[: len(verb)] == verb for verb in verbs)


def _on_signal(number: int, frame: FrameType | None) -> object:
    if _STATE.is_postponed:
        _STATE.is_postponed = False
    elif _STATE.received:
        act, _STATE.again = _STATE.again, None
        return (act or _end_now)()
    else:
        _STATE.received = number
        _start_deadline()
    if _STATE.callbacks:
        return _STATE.callbacks[-1](_STATE.received)
    if not _is_in_import(frame):
        raise StopSignal
    _postpone()
    return None


def _is_in_import(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False


def _postpone() -> None:
    """Send this process its signal again in a moment."""
    _STATE.is_postponed = True
    again = threading.Timer(_IMPORT_SECONDS, os.kill, [os.getpid(), _STATE.received])
    again.daemon = True
    again.start()


def _start_deadline(act: Callable[[str], object] | None = None) -> None:
    """Let the process end once its time to leave is over: by ``act``, which gets the reason, or with a line."""
    seconds = MAX_PARENT_LEAVE_SECONDS if is_verb(_PARENTS) else MAX_LEAVE_SECONDS
    _STATE.deadline = time.monotonic() + seconds
    deadline = threading.Timer(seconds, act or _end_now, [f"it did not leave in order within {seconds:g} s"])
    deadline.daemon = True
    deadline.start()


def _end_quietly(_why: str) -> None:
    """End a process whose work is done, with its code; its output was flushed or goes with this."""
    code = _STATE.code or 0
    last = threading.Timer(_MAX_REPORT_SECONDS, os._exit, [code])
    last.daemon = True
    last.start()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


def _end_now(why: str = "a second signal came") -> None:
    """End the process without running any handler that could commit something."""
    code = exit_code()
    last = threading.Timer(_MAX_REPORT_SECONDS, os._exit, [code])
    last.daemon = True
    last.start()
    # Not imported here: the stuck thread may be in the middle of an import.
    telemetry, log = sys.modules.get("dateline.telemetry"), sys.modules.get("logging")
    if telemetry is None or log is None or not log.getLogger().handlers:  # a command that logs no events
        os.write(2, f"dateline: {why}; it ends now\n".encode())
    else:
        telemetry.event("leave_forced", code=code, reason=why)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)
