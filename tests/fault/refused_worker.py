"""A worker whose setting the broker refuses, of the flow and of alerts."""

import asyncio
from pathlib import Path
from typing import Final

import pytest

from dateline.agents.exit_codes import EXIT_SETTING
from dateline.settings import ResolvedSettings
from tests.worker_process import WorkerProcess

_RULES: Final = "[[rules]]\nid = 'all'\nname = 'All'\nregions = ['western-asia']\n"
each_worker: Final = pytest.mark.parametrize("rules", [None, _RULES], ids=["flow", "alerts"])
"""Give ``rules``: those of a worker of alerts, None for one of the flow."""


async def assert_it_names(problem: str, settings: ResolvedSettings, folder: Path, rules: str | None) -> None:
    """Start a worker, and require that it ends with the code of a setting and says what is wrong."""
    file = folder / "rules.toml"
    file.write_text(rules or "")
    with WorkerProcess(settings, folder / "log", rules=file if rules else None) as worker:
        code = await asyncio.to_thread(worker.process.wait, 90)
        assert code == EXIT_SETTING, worker.log()
        assert problem in worker.log()
