"""``make kafka``: on a port of one's choice, and it ends with its broker."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.kafka.embedded_broker.broker import free_port
from tests.kafka import server
from tests.kafka.server import KafkaServer


def test_the_first_fetch_says_what_it_waits_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    maven = tmp_path / "mvn"
    maven.write_text('#!/bin/sh\nfor last; do :; done; echo fetching >&2; mkdir -p "${last#-DoutputDirectory=}"\n')
    maven.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(server, "_ROOT", tmp_path)
    folder = server.jars()
    assert folder.is_dir()
    first, second = capfd.readouterr().err.splitlines()
    assert "this happens once" in first
    assert second == "fetching", "it was said before"
    assert server.jars() == folder
    assert not capfd.readouterr().err


@pytest.mark.kafka
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL], ids=["TERM", "INT", "its broker dies"])
def test_it_ends_at_a_signal_or_with_its_broker(kafka_server: KafkaServer, tmp_path: Path, end: signal.Signals) -> None:
    del kafka_server  # the session has fetched the jars
    port = free_port()
    command = [sys.executable, "-m", "tests.kafka.server", "--port", str(port), "--data-dir", str(tmp_path)]
    with subprocess.Popen(  # noqa: S603  (our own module)
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout
            assert process.stderr
            assert f"127.0.0.1:{port}" in process.stdout.readline()
            if end == signal.SIGKILL:
                (broker,) = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
                os.kill(int(broker), end)
                assert process.wait(30) == 1
                assert "ended with exit code -9; its log is" in process.stderr.read()
            else:
                process.send_signal(end)
                assert process.wait(30) == 0
                assert not process.stderr.read()
        finally:
            process.terminate()  # as a signal that it does not heed would hang the test


@pytest.mark.parametrize("port", ["", "0", "70000", "9" * 5000, "kafka", "-1", "²"])
def test_what_is_no_port_is_refused(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], port: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["server", f"--port={port}"])
    with pytest.raises(SystemExit) as ended:
        server._main()  # noqa: SLF001 - as `make kafka` runs it
    assert ended.value.code == 2
    assert "is no port: give a number from 1 to 65535, as in `make kafka PORT=19092`" in capfd.readouterr().err


def test_a_port_that_is_taken_is_named_before_anything_is_started(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = [
            sys.executable,
            "-m",
            "tests.kafka.server",
            "--port",
            str(port),
            "--data-dir",
            str(tmp_path / "data"),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603 - our own
    assert (done.returncode, done.stdout) == (1, "")
    assert f"something listens at 127.0.0.1:{port} already, perhaps another `make kafka`" in done.stderr
    assert not (tmp_path / "data").exists()
