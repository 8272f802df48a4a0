"""``up`` starts its worker again, up to a limit, and ends with the worker's code, or where the broker cannot go on."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer

from dateline.cli.run import up
from dateline.kafka.embedded_broker.broker import LAST_SPACE_BYTES, BrokerError
from dateline.settings import Settings


def python(program: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", program])  # noqa: S603 - our own interpreter


@pytest.fixture
def broker() -> "Iterator[subprocess.Popen[bytes]]":
    with python("import time; time.sleep(60)") as process:
        yield process
        process.kill()


class Workers:
    """Starts workers of which each runs a program."""

    def __init__(self, *programs: str) -> None:
        self.programs = programs
        self.started = 0

    def __call__(self, settings: Settings) -> "subprocess.Popen[bytes]":
        del settings
        self.started += 1
        return python(self.programs[min(self.started, len(self.programs)) - 1])


def crew(
    monkeypatch: pytest.MonkeyPatch, folder: Path, broker: "subprocess.Popen[bytes]", *programs: str
) -> tuple[up.Crew, Workers]:
    workers = Workers(*programs)
    monkeypatch.setattr(up, "start_worker", workers)
    monkeypatch.setattr("dateline.cli.run.gateway_watch.is_installed", lambda _: False)  # another may have its port
    monkeypatch.setattr(up, "_FIRST_PAUSE_SECONDS", 0.001)
    monkeypatch.setattr(up, "_POLL_SECONDS", 0.01)
    return up.Crew(Settings(data_dir=folder), broker), workers


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("import sys; sys.exit(70)", 70),
        ("import os; os.kill(os.getpid(), 9)", 137),
        ("", 1),  # nobody asked it to stop
    ],
)
def test_a_worker_that_dies_is_started_again_up_to_the_limit(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    broker: "subprocess.Popen[bytes]",
    caplog: pytest.LogCaptureFixture,
    program: str,
    code: int,
) -> None:
    running, workers = crew(monkeypatch, tmp_path, broker, program)
    with pytest.raises(typer.Exit) as end:
        running.run()
    assert end.value.exit_code == code
    assert workers.started == 1 + up.MAX_RESTARTS
    *restarts, last = caplog.records
    assert len(restarts) == up.MAX_RESTARTS
    assert {record.levelname for record in restarts} == {"WARNING"}
    assert restarts[-1].message.startswith("worker_restarted code=")
    assert restarts[-1].message.endswith(f'restart="{up.MAX_RESTARTS} of {up.MAX_RESTARTS}"')
    assert last.levelname == "ERROR"
    assert last.message.endswith(f" restarts={up.MAX_RESTARTS}")


def test_a_worker_that_needs_a_person_is_not_started_again(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    broker: "subprocess.Popen[bytes]",
    caplog: pytest.LogCaptureFixture,
) -> None:
    running, workers = crew(monkeypatch, tmp_path, broker, "import sys; sys.exit(78)")
    with pytest.raises(typer.Exit) as end:
        running.run()
    assert (end.value.exit_code, workers.started) == (78, 1)
    assert caplog.messages == ["worker_given_up code=78 restarts=0"]


def test_a_worker_that_stalls_is_started_again_at_once_and_that_is_logged(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    broker: "subprocess.Popen[bytes]",
    caplog: pytest.LogCaptureFixture,
) -> None:
    running, workers = crew(
        monkeypatch, tmp_path, broker, *["import sys; sys.exit(75)"] * 7, "import sys; sys.exit(78)"
    )
    with pytest.raises(typer.Exit):
        running.run()
    assert workers.started == 8
    assert caplog.messages == [
        *['worker_restarted code=75 seconds=0 restart="not counted"'] * 7,
        "worker_given_up code=78 restarts=0",
    ]


def test_a_worker_that_ran_for_long_has_all_its_restarts_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, broker: "subprocess.Popen[bytes]"
) -> None:
    dies, runs = "import sys; sys.exit(70)", "import sys, time; time.sleep(1); sys.exit(70)"
    steady = [*[dies] * 4, runs, dies]
    running, workers = crew(monkeypatch, tmp_path, broker, *steady)
    monkeypatch.setattr(up, "_STEADY_SECONDS", 0.9)
    with pytest.raises(typer.Exit):
        running.run()
    assert workers.started == 5 + up.MAX_RESTARTS


def test_a_broker_that_dies_ends_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, broker: "subprocess.Popen[bytes]"
) -> None:
    running, _ = crew(monkeypatch, tmp_path, broker, "import time; time.sleep(60)")
    broker.kill()
    with pytest.raises(
        BrokerError, match=r"the broker was killed by SIGKILL \(exit code -9\), .* want of memory"
    ) as ended:
        running.run()
    assert "records that it acknowledged shortly before may be lost. Start it again: " in str(ended.value)
    assert str(tmp_path / "broker.log") in str(ended.value)


class Usage(NamedTuple):
    free: int


def test_a_disk_that_fills_up_ends_it_while_the_broker_can_still_save(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, broker: "subprocess.Popen[bytes]"
) -> None:
    (tmp_path / "kafka.json").write_bytes(b"x" * 3_000_000)
    running, _ = crew(monkeypatch, tmp_path, broker, "import time; time.sleep(60)")
    free: list[int] = [LAST_SPACE_BYTES + 3_000_000, LAST_SPACE_BYTES + 2_999_999]

    def usage(_: Any) -> Usage:  # noqa: ANN401  (a path)
        return Usage(free.pop(0) if len(free) > 1 else free[0])

    monkeypatch.setattr(shutil, "disk_usage", usage)
    with pytest.raises(BrokerError, match=r"66 MiB are free in .*, and the embedded broker needs 66 MiB"):
        running.run()
    assert len(free) == 1
