"""Every bench says what it takes, and measures nothing then."""

from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_BENCHES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in sorted((ROOT / "tests/bench").rglob("*.py"))
    if "\ndef main()" in path.read_text()
]


@pytest.mark.parametrize("bench", _BENCHES)
def test_a_bench_answers_help(bench: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", [bench, "--help"])
    with pytest.raises(SystemExit) as ended:
        import_module(bench).main()
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("usage: ")
