"""SIGTERM and SIGINT end every command in time, with the manual's code: here before a broker that never answers."""

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from dateline.settings import ResolvedSettings
from tests.integration.command import environment, running

MAX_SECONDS: Final = 20.0
FETCHED: Final = "2026-02-07T22:00:00Z"
RULES: Final = '[[rules]]\nid = "quake"\nname = "Quakes"\nany = ["earthquake"]\n'
TARGETS: Final = '[[target]]\nname = "desk"\nurl = "json://127.0.0.1:9/desk"\n'
UNTIL_STOPPED: Final = ("worker", "alerts run", "alerts deliver", "tail --follow")
CONTINUED: Final = ("replay run", "replay read")
COMMANDS: Final = {
    "worker": ("worker",),
    "alerts run": ("alerts", "run", "--rules", "rules.toml"),
    "alerts deliver": ("alerts", "deliver", "--targets", "targets.toml"),
    "tail --follow": ("tail", "stories", "--follow"),
    "tail": ("tail", "stories"),
    "ingest": ("ingest", "page.txt", "--source", "kust", "--fetched-at", FETCHED),
    "status": ("status",),
    "doctor": ("doctor",),
    "topics": ("topics", "create"),
    "explain": ("explain", "0123456789abcdef0123456789abcdef"),
    "replay run": ("replay", "run", "--from", "2h", "--as", "again"),
    "replay read": ("replay", "read", "stories", "--from", "2h"),
    "dead-letters list": ("dead-letters", "list"),
    "dead-letters retry": ("dead-letters", "retry", "--all", "--yes"),
    "dead-letters export": ("dead-letters", "export"),
    "upgrade prepare": ("upgrade", "prepare", "--as", "wire-2", "--hours", "2"),
    "upgrade switch": ("upgrade", "switch", "wire-2"),
}


@pytest.fixture
def silent(tmp_path: Path) -> Iterator[ResolvedSettings]:
    """The settings of a broker that takes connections, and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield ResolvedSettings(broker=f"127.0.0.1:{listener.getsockname()[1]}", data_dir=tmp_path)


@pytest.mark.parametrize("number", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.long)])
@pytest.mark.parametrize("name", COMMANDS)
def test_before_a_broker_that_never_answers(
    silent: ResolvedSettings, tmp_path: Path, name: str, number: signal.Signals
) -> None:
    for file, content in (("rules.toml", RULES), ("targets.toml", TARGETS), ("page.txt", "OSLO (NTB) - A ferry.")):
        (tmp_path / file).write_text(content)
    with subprocess.Popen(  # noqa: S603  (our own module)
        [sys.executable, "-m", "dateline.cli", *COMMANDS[name]],
        env=environment(silent), cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        wait_until_connected(process, silent.broker)
        began = time.monotonic()
        process.send_signal(number)
        _, stderr = process.communicate(timeout=MAX_SECONDS)
        assert time.monotonic() - began < MAX_SECONDS
        assert process.returncode == code(name, number), stderr.decode()
        assert b"Traceback" not in stderr
        assert (b"the same command continues" in stderr) == (name in CONTINUED), stderr.decode()


def code(name: str, number: signal.Signals) -> int:
    """Return the code that the manual gives."""
    return 0 if name in UNTIL_STOPPED else 1 if name in CONTINUED else 128 + number


def wait_until_connected(process: "subprocess.Popen[bytes]", broker: str) -> None:
    """Wait until a process has an open connection to the broker."""
    port = f"{int(broker.rpartition(':')[2]):04X}"
    deadline = time.monotonic() + 60
    while not re.search(
        rf"^ *\d+: \w+:\w+ \w+:{port} 01 ", Path(f"/proc/{process.pid}/net/tcp").read_text(), re.MULTILINE
    ):
        assert process.poll() is None, process.stderr and process.stderr.read()
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_while_the_place_index_is_built(silent: ResolvedSettings, tmp_path: Path, number: signal.Signals) -> None:
    page = tmp_path / "page.txt"
    page.write_text("OSLO (NTB) - A ferry.")
    own = silent.model_copy(update={"cache_dir": tmp_path / "cache"})
    with running(own, "parse", str(page), "--source", "kust", "--fetched-at", FETCHED) as process:
        while not own.cache_dir.exists() and process.poll() is None:
            time.sleep(0.005)
        process.send_signal(number)
        assert process.wait(MAX_SECONDS) == 128 + number


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_demo_leaves_no_process(tmp_path: Path, number: signal.Signals) -> None:
    with running(ResolvedSettings(data_dir=tmp_path), "demo") as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        deadline = time.monotonic() + 60
        while len(pids := children.read_text().split()) < 2:  # the broker and the worker
            assert time.monotonic() < deadline
            time.sleep(0.05)
        process.send_signal(number)
        process.communicate(timeout=MAX_SECONDS)
        assert process.returncode == 128 + number
        deadline = time.monotonic() + MAX_SECONDS
        while any(map(runs, pids)):  # a child that was left alone ends a moment later
            assert time.monotonic() < deadline
            time.sleep(0.05)


def runs(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
