"""What the error says when a worker of a replay or an upgrade ends, does not start, or moves nothing."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from dateline.agents.exit_codes import EXIT_DELIVERY, EXIT_REFUSED
from dateline.agents.partitions.partition import Decider, PoisonedError
from dateline.cli.replay import workers
from dateline.core.places.resolve import Atlas
from dateline.core.replay.job import ReplayError
from dateline.kafka.codec import Incoming
from dateline.settings import ResolvedSettings, Settings


def ended(monkeypatch: pytest.MonkeyPatch, folder: Path, code: int, reason: str) -> str:
    """Return the error of a pool whose worker ended with a code, its last line giving the reason."""

    def start(_settings: Settings, log: Path) -> "subprocess.Popen[bytes]":
        log.write_text(f"CRITICAL worker_died code={code} reason={reason!r}\n")
        worker = subprocess.Popen([sys.executable, "-c", f"raise SystemExit({code})"])  # noqa: S603 - our own
        worker.wait()
        return worker

    monkeypatch.setattr(workers, "start_worker", start)
    pool = workers.WorkerPool(Settings(), [folder / "worker.log"])
    with pytest.raises(ReplayError) as error:
        pool.check("begun")
    pool.stop()
    return str(error.value)


def poisoned(settings: ResolvedSettings, atlas: Atlas) -> str:
    """Return why a worker ends after more wrong records than it may settle."""
    decider = Decider(settings.model_copy(update={"poison_limit": 2}), "split", 0, atlas)
    batch = [Incoming("wire.raw", 0, offset, 0, None, b"{", ()) for offset in range(3)]
    with pytest.raises(PoisonedError) as error:
        decider.decide(batch)
    return str(error.value)


def test_after_too_many_wrong_records_it_names_the_limit(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, atlas: Atlas
) -> None:
    reason = poisoned(ResolvedSettings(), atlas)
    error = ended(monkeypatch, tmp_path, EXIT_REFUSED, reason)
    assert error.startswith("a worker ended with exit code 78: ")
    assert "run this command again with DATELINE_POISON_LIMIT" in error
    assert reason in error, "the log's end is still shown"


@pytest.mark.parametrize(("code", "reason"), [(EXIT_REFUSED, "the state record cannot be read"), (1, "no broker")])
def test_for_other_reasons_it_does_not(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: int, reason: str) -> None:
    error = ended(monkeypatch, tmp_path, code, reason)
    assert error.startswith(f"a worker ended with exit code {code}; its log ends")
    assert "POISON_LIMIT" not in error


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(workers, "time", SimpleNamespace(monotonic=lambda: clock.seconds))
    return clock


@pytest.fixture
def logs(tmp_path: Path) -> list[Path]:
    return [tmp_path / "worker-1.log", tmp_path / "worker-2.log"]


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch, logs: list[Path]) -> Iterator[workers.WorkerPool]:
    """Two workers that compile until a test writes that they have started."""

    def start(_settings: Settings, log: Path) -> "subprocess.Popen[bytes]":
        say(log, "compiling stages=thread")
        return subprocess.Popen(["sleep", "600"])  # noqa: S607 - any process that stays

    monkeypatch.setattr(workers, "start_worker", start)
    pool = workers.WorkerPool(Settings(stall_timeout=120), logs)
    yield pool
    pool.stop()


def say(log: Path, line: str) -> None:
    with log.open("a") as file:
        file.write(f"INFO {line}\n")


def test_what_compiles_does_not_stall(pool: workers.WorkerPool, clock: Clock, logs: list[Path]) -> None:
    pool.check("begun")
    clock.seconds = 900
    say(logs[0], "worker_started")
    pool.check("begun")  # the other one still compiles
    clock.seconds = 1000
    say(logs[1], "worker_started")
    pool.check("begun")
    clock.seconds = 1119
    pool.check("begun")
    clock.seconds = 1121
    with pytest.raises(ReplayError, match=r"^nothing moved for 120 s; its log ends"):
        pool.check("begun")


def test_a_worker_that_never_starts_is_not_waited_for_without_end(
    pool: workers.WorkerPool, clock: Clock, logs: list[Path]
) -> None:
    pool.check("begun")
    say(logs[0], "worker_started")
    clock.seconds = 1801
    with pytest.raises(ReplayError, match=r"^a worker did not start within 1800 s; its log ends:\n  INFO compiling"):
        pool.check("begun")


def test_a_worker_that_is_started_again_and_finds_no_broker_is_started_once_more(
    pool: workers.WorkerPool, logs: list[Path]
) -> None:
    """A broker may come back and go away again while a worker starts. One that never ran finds none by a mistake."""
    for log in logs:
        say(log, "worker_started")
    pool.check("begun")
    ended_with(pool, logs[0], EXIT_DELIVERY)
    pool.check("begun")
    ended_with(pool, logs[0], 1)
    pool.check("begun")
    assert pool.workers[logs[0]].poll() is None
    ended_with(pool, logs[1], 1)
    with pytest.raises(ReplayError, match=r"^a worker ended with exit code 1"):
        pool.check("begun")


def ended_with(pool: workers.WorkerPool, log: Path, code: int) -> None:
    pool.workers[log].kill()
    pool.workers[log].wait()
    pool.workers[log].returncode = code


def test_a_worker_that_is_started_again_compiles_again(
    pool: workers.WorkerPool, clock: Clock, logs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for log in logs:
        say(log, "worker_started")
    pool.check("begun")
    worker = pool.workers[logs[0]]
    worker.kill()
    worker.wait()
    monkeypatch.setattr(workers, "_RESTARTABLE_CODES", {worker.returncode})
    pool.check("begun")
    clock.seconds = 500
    pool.check("begun")


@pytest.mark.parametrize("embedded", [False, True])
def test_only_of_an_embedded_broker_it_says_what_that_one_waits_for(
    pool: workers.WorkerPool, clock: Clock, logs: list[Path], monkeypatch: pytest.MonkeyPatch, *, embedded: bool
) -> None:
    monkeypatch.setattr(workers, "is_embedded", lambda _settings: embedded)
    for log in logs:
        say(log, "worker_started")
    pool.check("begun")
    clock.seconds = 121
    with pytest.raises(ReplayError) as error:
        pool.check("begun")
    assert ("embedded broker" in str(error.value)) is embedded


def test_the_workers_log_how_far_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    levels = []

    def start(settings: Settings, _log: Path) -> "subprocess.Popen[bytes]":
        levels.append(settings.log_level)
        return subprocess.Popen(["true"])  # noqa: S607 - any process

    monkeypatch.setattr(workers, "start_worker", start)
    for level in ("ERROR", "DEBUG"):
        with workers.running_workers(Settings.model_validate({"log_level": level}), 1):
            pass
    assert levels == ["INFO", "DEBUG"]
