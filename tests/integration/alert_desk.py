"""An alert desk: a worker, alerting and delivery, each a process of its own, over one namespace."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from dateline.settings import ResolvedSettings
from tests.integration.command import running
from tests.worker_process import WorkerProcess


@contextmanager
def alert_desk(settings: ResolvedSettings, folder: Path, rules: str, targets: str) -> Iterator[None]:
    """Run the three processes in the block, with these files of rules and targets and their logs in a folder."""
    rules_file, targets_file = folder / "rules.toml", folder / "targets.toml"
    rules_file.write_text(rules)
    targets_file.write_text(targets)
    with ExitStack() as stack:
        stack.enter_context(WorkerProcess(settings, folder / "worker.log"))
        stack.enter_context(WorkerProcess(settings, folder / "alerts.log", rules=rules_file))
        stack.enter_context(running(settings, "alerts", "deliver", "--targets", str(targets_file)))
        yield
