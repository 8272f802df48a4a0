"""What ``replay drop`` says of a namespace that it never drops."""

import pytest

from dateline.cli.main import main


def test_the_public_namespace_stays_also_where_another_one_is_live(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_BROKER", "127.0.0.1:1")
    monkeypatch.setenv("COLUMNS", "300")
    with pytest.raises(SystemExit) as exited:
        main(("replay", "drop", "wire"))
    said = capsys.readouterr().err
    assert (exited.value.code, "it stays" in said, "is the live namespace" in said) == (2, True, False)
