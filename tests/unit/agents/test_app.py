"""How an app leaves by itself: in good order, and at once where that hangs."""

import signal
from queue import Queue

import pytest

from dateline.agents import app as module
from dateline.agents.partitions.guard import EXIT_STALLED
from dateline.settings import ResolvedSettings


def test_one_that_does_not_leave_in_good_order_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    died: Queue[int] = Queue()
    asked: list[signal.Signals] = []
    monkeypatch.setattr(module, "_GRACE", 0.05)
    monkeypatch.setattr(module, "die", lambda code, _reason: died.put(code))
    monkeypatch.setattr(signal, "raise_signal", asked.append)
    app = module.build_app(ResolvedSettings(broker="127.0.0.1:1"), ["route"])
    app.leave(EXIT_STALLED)
    assert asked == [signal.SIGTERM]
    assert died.get(timeout=10) == EXIT_STALLED
    assert app.leaves_with == EXIT_STALLED
