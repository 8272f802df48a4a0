"""What the error says when a worker of a replay or an upgrade ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from dateline.agents.exit_codes import EXIT_REFUSED
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
