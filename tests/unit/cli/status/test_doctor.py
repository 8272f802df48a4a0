from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.extras import Extra


def test_a_base_install_has_no_place_index_and_that_is_no_fault(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATELINE_BROKER", "127.0.0.1:1")
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr("dateline.cli.status.doctor.is_installed", lambda extra: extra is not Extra.PARSE)
    with pytest.raises(SystemExit) as exited:
        main(("doctor",))
    (row,) = [line for line in capsys.readouterr().out.splitlines() if "place index" in line]
    assert exited.value.code == 1, "the broker does not answer"
    assert row.split() == ["ok", "place", "index", "not", "installed;", "what", "parses", "pages", "needs", "it"]
    assert not list(tmp_path.iterdir())
