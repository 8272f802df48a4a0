"""An app stops in good order with an exit code; where that hangs, its process is ended."""

import signal
from queue import Queue

import pytest

from dateline.agents import app as module
from dateline.agents.exit_codes import EXIT_STALLED
from dateline.settings import ResolvedSettings


def test_an_app_that_does_not_stop_in_good_order_is_ended_with_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    exit_codes: Queue[int] = Queue()
    signals: list[signal.Signals] = []
    monkeypatch.setattr(module, "_MAX_LEAVE_SECONDS", 0.05)
    monkeypatch.setattr(module, "die", lambda code, _reason: exit_codes.put(code))
    monkeypatch.setattr(signal, "raise_signal", signals.append)
    app = module.build_app(ResolvedSettings(broker="127.0.0.1:1"), ["route"])
    app.leave(EXIT_STALLED)
    assert signals == [signal.SIGTERM]
    assert exit_codes.get(timeout=10) == EXIT_STALLED
    assert app.exit_code == EXIT_STALLED
