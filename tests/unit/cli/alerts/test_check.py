"""`dateline alerts check` refuses the URLs that `alerts deliver` refuses, and warns of places that nobody knows."""

from pathlib import Path

import pytest
import typer

from dateline.cli.alerts import check as module
from dateline.cli.alerts.check import _check_targets, check
from dateline.cli.alerts.deliver import _choose
from dateline.core.places.atlas import Atlas
from tests.alert_stories import rule


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


def test_a_wrong_url_and_an_unknown_rule_are_reported_beside_the_faults_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    targets = tmp_path / "targets.toml"
    desk = '[[target]]\nname = "desk"\nurl = "jsn://localhost"\nrules = "trams"\nseverity = "hihg"\n'
    targets.write_text(desk + '[[target]]\nname = "desk"\nurl = "json://localhost"\n')
    with pytest.raises(typer.Exit) as raised:
        _check_targets(targets, [rule(id="tram")])
    assert raised.value.exit_code == 2
    same = "another target has this name, and targets of one name would share their progress"
    assert capsys.readouterr().err.splitlines() == [
        f"{targets}:5: target desk severity: 'hihg' is none of its values; did you mean high?",
        f"{targets}:7: target desk name: {same}",
        f"{targets}:3: target desk url: Apprise knows no service jsn://",
        f"{targets}: target desk rules: there is no rule 'trams'; did you mean tram?",
    ]


def test_deliver_reports_a_wrong_url_beside_the_faults_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    targets = tmp_path / "targets.toml"
    targets.write_text('[[target]]\nname = "desk"\nurl = "jsn://localhost"\nseverity = "hihg"\n')
    with pytest.raises(typer.Exit) as raised:
        _choose(targets, None)
    assert raised.value.exit_code == 2
    assert [line.partition(": ")[0] for line in capsys.readouterr().err.splitlines()] == [
        f"{targets}:4",
        f"{targets}:3",
    ]


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
