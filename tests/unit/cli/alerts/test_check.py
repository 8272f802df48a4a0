"""`dateline alerts check --targets` refuses the URLs that `alerts deliver` refuses."""

from pathlib import Path

import pytest
import typer

from dateline.cli.alerts.check import _check_targets


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
