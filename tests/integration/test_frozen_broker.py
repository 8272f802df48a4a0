"""A frozen broker accepts connections and answers nothing: commands give up soon, workers say so and wait."""

import os
import queue
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from dateline.cli.terminal.failure import FAILED
from dateline.kafka.embedded_broker.broker import running_broker
from dateline.settings import ResolvedSettings
from tests.integration.command import dateline
from tests.worker_process import WorkerProcess

_COMMANDS = {
    "status": (),
    "doctor": (),
    "topics check": (),
    "topics create": (),
    "dead-letters list": (),
    "tail stories": (),
    "ingest": ("-",),
    "upgrade status": (),
    "worker": (),
}
_MAX_SECONDS = 30
"""From a command's first connection to its end. It took 52 s once; it takes 10 s now, and longer on a busy machine."""
_SLOW_SECONDS = 2.5
"""How late a slow broker answers; a command waits 5 s."""


class SilentListener:
    """Accepts connections and answers nothing, as a frozen broker does."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self._connections: list[socket.socket] = []
        self.address = f"127.0.0.1:{self._server.getsockname()[1]}"
        self.connected_at: float | None = None
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):  # the test is over
            while True:
                self._connections.append(self._server.accept()[0])
                self.connected_at = self.connected_at or time.monotonic()

    def close(self) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        for each in (self._server, *self._connections):
            each.close()


class FrozenRun:
    """A command that meets a silent listener, run in a thread."""

    def __init__(self, command: str, arguments: tuple[str, ...]) -> None:
        self.listener = SilentListener()
        self._settings = ResolvedSettings(broker=self.listener.address, namespace="frozen")
        self._words = [*command.split(), *arguments]
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        self._result = dateline(self._settings, *self._words)
        self._ended_at = time.monotonic()

    def result(self) -> tuple[int, str, float]:
        """Return the exit code, what it printed, and the seconds from its first connection to its end."""
        self._thread.join()
        self.listener.close()
        assert self.listener.connected_at is not None
        text = " ".join((self._result.stdout + self._result.stderr).decode().split())
        return self._result.returncode, text, self._ended_at - self.listener.connected_at


def test_a_command_gives_up_soon_and_says_why() -> None:
    runs = {command: FrozenRun(command, arguments) for command, arguments in _COMMANDS.items()}
    results = {command: run.result() for command, run in runs.items()}
    for command, (code, text, seconds) in results.items():
        assert code == FAILED, f"{command}: {text}"
        assert "no answer from 127.0.0.1:" in text, f"{command}: {text}"
        assert "within 5 s" in text, f"{command}: {text}"
        assert "Traceback" not in text, f"{command}: {text}"
        assert seconds < _MAX_SECONDS, f"{command} took {seconds:.0f} s"


@contextmanager
def slow_listener(broker: str) -> Iterator[str]:
    """Pass connections on to a broker; its answers come late."""
    host, _, port = broker.rpartition(":")
    sockets: list[socket.socket] = []

    def pump(source: socket.socket, target: socket.socket, seconds: float) -> None:
        passed: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
        threading.Thread(target=pass_on, args=(passed, target), daemon=True).start()
        data = b"-"
        while data:
            try:
                data = source.recv(1 << 16)
            except OSError:
                data = b""
            passed.put((time.monotonic() + seconds, data))

    def pass_on(passed: "queue.SimpleQueue[tuple[float, bytes]]", target: socket.socket) -> None:
        with suppress(OSError):
            while (due := passed.get())[1]:  # each late by itself: an answer in two pieces is no later than in one
                time.sleep(max(due[0] - time.monotonic(), 0))
                target.sendall(due[1])
            target.shutdown(socket.SHUT_WR)

    def accept() -> None:
        with suppress(OSError):
            while True:
                client = server.accept()[0]
                upstream = socket.create_connection((host, int(port)))
                sockets.extend((client, upstream))
                threading.Thread(target=pump, args=(client, upstream, 0), daemon=True).start()
                threading.Thread(target=pump, args=(upstream, client, _SLOW_SECONDS), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=accept, daemon=True).start()
        yield f"127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)
    for each in sockets:
        each.close()


def test_a_slow_broker_is_not_taken_for_a_dead_one(tmp_path: Path) -> None:
    # A broker of its own: one that other tests keep busy would answer later still.
    with running_broker(tmp_path / "broker") as (broker, _), slow_listener(broker) as address:
        result = dateline(ResolvedSettings(broker=address, namespace="slow"), "topics", "create")
    assert result.returncode == 0, result.stderr.decode()


@contextmanager
def frozen(broker: "subprocess.Popen[bytes]") -> Iterator[None]:
    """Freeze a broker in the block, once all its threads have stopped."""
    broker.send_signal(signal.SIGSTOP)
    os.waitpid(broker.pid, os.WUNTRACED)
    try:
        yield
    finally:
        broker.send_signal(signal.SIGCONT)


@contextmanager
def starting_worker(folder: Path) -> Iterator[tuple[WorkerProcess, "subprocess.Popen[bytes]"]]:
    """Yield a worker that has not yet joined its group, and its broker."""
    with running_broker(folder / "broker") as (address, broker):
        settings = ResolvedSettings(broker=address, namespace="frozen", data_dir=folder / "data")
        assert dateline(settings, "topics", "create").returncode == 0
        with WorkerProcess(settings, folder / "log") as worker:
            worker.wait_for("worker_started")
            yield worker, broker


@pytest.mark.long
def test_a_worker_reports_a_frozen_broker_and_goes_on_with_it(tmp_path: Path) -> None:
    with starting_worker(tmp_path) as (worker, broker):
        with frozen(broker):  # before its consumer has started
            worker.wait_for("broker_lost")
        worker.wait_for("broker_back")
        worker.wait_for("partitions_given")
        time.sleep(15)  # a report of the next loss comes 10 s after the last one at the earliest
        with frozen(broker):
            worker.wait_for("broker_lost", times=2)
        worker.wait_for("broker_back", times=2)
        assert worker.stop() == 0
        assert "Traceback" not in worker.log()
        reasons = [line for line in worker.log().splitlines() if "broker_lost" in line]
        assert all("no answer within 1" in line for line in reasons), reasons


def test_a_worker_that_waits_for_a_frozen_broker_stops_in_good_order(tmp_path: Path) -> None:
    with starting_worker(tmp_path) as (worker, broker), frozen(broker):
        worker.wait_for("broker_lost")
        assert worker.stop() == 0
        for word in ("Traceback", "ERROR", "leave_forced"):
            assert word not in worker.log()
