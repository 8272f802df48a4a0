"""A signal in the last moments of a command: it ends with the code of a stopped one, without a traceback."""

import sys

import pytest

from dateline.cli import __main__ as command
from dateline.cli import main
from dateline.files import pattern_cache
from dateline.process import stop_signals


def test_a_signal_while_the_command_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def ends() -> None:
        sys.exit(1)

    def interrupted() -> bool:
        raise stop_signals.StopSignal

    monkeypatch.setattr(stop_signals, "handle", lambda _: None)
    monkeypatch.setattr(stop_signals, "end", lambda: None)
    monkeypatch.setattr(pattern_cache, "use_cache", lambda: None)
    monkeypatch.setattr(pattern_cache, "keep", lambda: None)
    monkeypatch.setattr(main, "main", ends)
    monkeypatch.setattr(stop_signals, "received", interrupted)
    monkeypatch.setattr(stop_signals, "exit_code", lambda: 0)
    with pytest.raises(SystemExit) as left:
        command.run()
    assert left.value.code == 0
