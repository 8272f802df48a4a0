"""An app stops in good order with an exit code, reports a rebalance in one line, and starts without a wait."""

import logging
import signal
from typing import Any

import pytest
from faust.types import TP

from dateline.agents import app as module
from dateline.agents.exit_codes import EXIT_STALLED
from dateline.agents.partitions.assignment import Owner
from dateline.process import stop_signals
from dateline.settings import ResolvedSettings


def test_an_app_that_leaves_asks_itself_by_a_signal_and_has_its_code_also_past_the_deadline(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    signals: list[signal.Signals] = []
    codes: list[int] = []
    monkeypatch.setattr(signal, "raise_signal", signals.append)
    monkeypatch.setattr(stop_signals, "exit_with", codes.append)
    app = module.build_app(ResolvedSettings(broker="127.0.0.1:1"), ["route"])
    app.leave(EXIT_STALLED, "stalled")
    assert signals == [signal.SIGTERM]
    assert codes == [EXIT_STALLED]
    assert (app.exit_code, app.leave_reason) == (EXIT_STALLED, "stalled")


async def test_a_rebalance_is_one_line_for_all_stages(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def release(owner: Owner) -> list[int]:
        return [0, 3] if owner.stage == "thread" else []

    monkeypatch.setattr(Owner, "release", release)
    caplog.set_level(logging.INFO, "dateline")
    app = module.build_app(ResolvedSettings(broker="127.0.0.1:1", namespace="wire"), ["thread", "route"])
    await app.on_partitions_assigned.send({TP("wire.distinct", 0), TP("wire.distinct", 3)})
    await app.on_partitions_revoked.send(set())
    assert caplog.messages == ["partitions_given thread=2 route=0", "partition_released thread=0,3"]


async def test_a_start_waits_for_no_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Faust waits a second for code to add some, before the worker joins its group."""
    done: list[str] = []

    async def note(*_: object) -> None:
        done.append("tables")

    async def slept(*_: object) -> None:
        done.append("slept")

    tables: Any = module.build_app(ResolvedSettings(broker="127.0.0.1:1"), ["route"]).tables
    monkeypatch.setattr(type(tables), "_update_channels", note)
    monkeypatch.setattr(type(tables), "sleep", slept)
    monkeypatch.setattr(type(tables.recovery), "start", note)
    await tables.on_start()
    assert done == ["tables", "tables"]
