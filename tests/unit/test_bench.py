"""Every bench says what it takes, and measures nothing then."""

import pkgutil
from importlib import import_module

import pytest

import tests.bench

_MODULES = [f"tests.bench.{each.name}" for each in pkgutil.iter_modules(tests.bench.__path__)]
_BENCHES = [name for name in _MODULES if hasattr(import_module(name), "main")]


@pytest.mark.parametrize("bench", _BENCHES)
def test_a_bench_answers_help(bench: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", [bench, "--help"])
    with pytest.raises(SystemExit) as ended:
        import_module(bench).main()
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("usage: ")
