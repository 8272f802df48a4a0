"""A command leaves at a signal with its code; past the deadline, or at a second signal, it ends itself."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.process import stop_signals
from tests.rows import each_row

START = """
import os, signal, sys, threading, time
from dateline.process import stop_signals
stop_signals.MAX_LEAVE_SECONDS = 0.5
"""


def ended(program: str, *numbers: signal.Signals, pause: float = 0.0) -> tuple[int, str, float]:
    """Run a program, and send it signals once it prints a line; return its exit code, stderr, and seconds to leave."""
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", START + program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        began = time.monotonic()
        for number in numbers:
            process.send_signal(number)
            time.sleep(pause)
        code = process.wait(30)
        return code, process.stderr.read(), time.monotonic() - began


HANGS = """
stop_signals.handle({arguments})
stop_signals.call(lambda number: None)
print("ready", flush=True)
while True:
    time.sleep(0.05)
"""


@each_row("number", [signal.SIGTERM, signal.SIGINT])
@each_row(
    ("arguments", "code"),
    [
        (["worker"], 0),
        (["alerts", "run", "--rules", "x"], 0),
        (["alerts", "deliver"], 0),
        (["tail", "stories", "-f"], 0),
        (["replay", "read", "raw"], 1),
        (["tail", "stories"], None),
        (["ingest", "-"], None),
    ],
)
def test_a_command_that_hangs_ends_itself_past_the_deadline_with_its_code(
    number: signal.Signals, arguments: list[str], code: int | None
) -> None:
    returned, stderr, seconds = ended(HANGS.format(arguments=arguments), number)
    assert returned == (128 + number if code is None else code)
    assert stderr == "dateline: it did not leave in order within 0.5 s; it ends now\n"
    assert seconds >= 0.5


def test_a_second_signal_ends_it_at_once() -> None:
    program = "stop_signals.MAX_LEAVE_SECONDS = 60\n" + HANGS.format(arguments=["worker"])
    returned, stderr, _ = ended(program, signal.SIGTERM, signal.SIGTERM, pause=0.3)
    assert (returned, stderr) == (0, "dateline: a second signal came; it ends now\n")


def test_a_parent_may_act_at_the_second_signal_and_ends_at_the_third() -> None:
    program = HANGS.replace("{arguments}", "['up']").replace(
        "print", "stop_signals.at_second_signal(lambda: sys.stderr.write('killed the worker; ') and None)\nprint"
    )
    returned, stderr, _ = ended(program, *[signal.SIGINT] * 3, pause=0.3)
    assert (returned, stderr) == (0, "killed the worker; dateline: a second signal came; it ends now\n")


def test_a_callback_that_is_stuck_in_a_lock_does_not_hold_up_the_deadline() -> None:
    stuck = "lock = threading.Lock(); lock.acquire()\n" + HANGS.format(arguments=["worker"]).replace(
        "lambda number: None", "lambda number: lock.acquire()"
    )
    assert ended(stuck, signal.SIGTERM)[0] == 0


def test_without_a_callback_the_signal_is_a_keyboard_interrupt() -> None:
    program = """
stop_signals.handle(["ingest"])
try:
    exec("print('ready', flush=True)\\ntime.sleep(30)")
except KeyboardInterrupt as error:
    sys.exit(f"{type(error).__name__} {stop_signals.exit_code()}")
"""
    assert ended(program, signal.SIGTERM)[:2] == (1, "StopSignal 143\n")


def test_an_import_is_finished_before_the_interrupt_is_raised(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text("""
import sys, time
print("ready", flush=True)
until = time.monotonic() + 0.3
while time.monotonic() < until:
    time.sleep(0.01)
sys.stderr.write("imported; ")
""")
    program = f"""
stop_signals.MAX_LEAVE_SECONDS = 60
sys.path.insert(0, {str(tmp_path)!r})
stop_signals.handle(["tail"])
try:
    import slow
    time.sleep(30)
except KeyboardInterrupt as error:
    sys.exit(f"{{type(error).__name__}} {{stop_signals.exit_code()}}")
"""
    assert ended(program, signal.SIGTERM)[:2] == (1, "imported; StopSignal 143\n")


def test_a_coroutine_is_cancelled_and_may_finish_its_work() -> None:
    program = """
import asyncio
stop_signals.handle(["ingest"])
async def work():
    try:
        print("ready", flush=True)
        await asyncio.sleep(30)
    finally:
        await asyncio.sleep(0.1)
        sys.stderr.write("finished\\n")
try:
    stop_signals.run(work())
except KeyboardInterrupt:
    sys.exit(stop_signals.exit_code())
"""
    assert ended(program, signal.SIGINT)[:2] == (130, "finished\n")


def test_a_coroutine_that_is_not_stopped_returns_its_result() -> None:
    async def work() -> int:
        return 7

    assert stop_signals.run(work()) == 7


def test_a_signal_after_the_end_changes_no_code() -> None:
    program = """
stop_signals.handle(["ingest"])
stop_signals.exit_with(3)
stop_signals.end()
print("ready", flush=True)
time.sleep(0.3)
sys.exit(3)
"""
    assert ended(program, signal.SIGTERM)[:2] == (3, "")


@pytest.mark.parametrize("code", [0, 3])
def test_a_command_that_is_done_ends_past_the_deadline_without_a_word(code: int) -> None:
    program = f"""
stop_signals.handle(["parse"])
stop_signals.exit_with({code}) if {code} else None
threading.Thread(target=time.sleep, args=(20,)).start()
stop_signals.end()
print("ready", flush=True)
sys.exit({code})
"""
    returned, stderr, seconds = ended(program)
    assert (returned, stderr) == (code, "")
    assert seconds < 15


@pytest.mark.parametrize("end", ["sys.exit('no')", "1 / 0"])
def test_a_command_that_fails_ends_past_the_deadline_with_1(end: str) -> None:
    program = f"""
from dateline.cli import __main__, main
threading.Thread(target=time.sleep, args=(20,)).start()
def fail():
    print("ready", flush=True)
    {end}
main.main = fail
__main__.run()
"""
    assert ended(program)[0] == 1
