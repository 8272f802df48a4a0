"""`dateline alerts check` refuses the URLs that `alerts deliver` refuses, and warns of places that nobody knows."""

from pathlib import Path

import pytest
import typer

from dateline.cli.alerts import check as module
from dateline.cli.alerts.check import _check_targets, check
from dateline.core.places.atlas import Atlas


@pytest.mark.parametrize(
    ("url", "is_refused"),
    [
        ("slack://abc", True),
        ("mailto://", True),
        ("nosuch://${TOKEN}", True),
        ("json://localhost/hook", False),
        ("slack://${TOKEN}", False),
        ("${URL}", False),
    ],
)
def test_a_url_that_no_service_can_use_is_refused(tmp_path: Path, url: str, *, is_refused: bool) -> None:
    targets = tmp_path / "targets.toml"
    targets.write_text(f'[[target]]\nname = "desk"\nurl = "{url}"\n')
    if not is_refused:
        _check_targets(targets, [])
        return
    with pytest.raises(typer.Exit):
        _check_targets(targets, [])


def rules_of(tmp_path: Path, places: str) -> Path:
    path = tmp_path / "rules.toml"
    path.write_text(f'[[rules]]\nid = "dam"\nname = "Dam"\nplaces = {places}\n')
    return path


def test_a_place_that_no_gazetteer_knows_is_a_warning(
    tmp_path: Path, atlas: Atlas, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "find_atlas", lambda _: atlas)
    path = rules_of(tmp_path, '["Amsterdm", "Den Haag", "MOSKOU", "Malta", "Qxwvzyqk", "Marsielle"]')
    check(path)
    assert capsys.readouterr().err.splitlines() == [
        f"{path}: warning: rule dam places: the place index has no 'Amsterdm'; did you mean Amsterdam?",
        f"{path}: warning: rule dam places: the place index has no 'Qxwvzyqk'; is it a small place, or misspelt?",
        f"{path}: warning: rule dam places: the place index has no 'Marsielle'; did you mean Marseille?",
    ]


def test_without_a_place_index_places_are_said_not_to_be_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "find_atlas", lambda _: None)
    check(rules_of(tmp_path, '["Amsterdm"]'))
    assert "places are not checked: there is no place index yet" in capsys.readouterr().err
    check(rules_of(tmp_path, '[]\nany = ["dam"]'))
    assert not capsys.readouterr().err
