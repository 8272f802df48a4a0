"""An app stops in good order with an exit code."""

import signal

import pytest

from dateline.agents import app as module
from dateline.agents.exit_codes import EXIT_STALLED
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
    app.leave(EXIT_STALLED)
    assert signals == [signal.SIGTERM]
    assert codes == [EXIT_STALLED]
    assert app.exit_code == EXIT_STALLED
