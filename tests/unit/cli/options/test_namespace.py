"""The name that a replay or an upgrade gets is refused in words."""

import pytest
import typer

from dateline.cli.options.namespace import replay_settings
from dateline.settings import ResolvedSettings


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "Wire 2",
            "'Wire 2' cannot name a namespace; write a small letter and up to 40 small letters, digits",
        ),
        ("", "'' cannot name a namespace; write a small letter"),
        ("wire", "wire is the live namespace; choose another"),
    ],
)
def test_a_wrong_name_says_how_to_write_one(name: str, says: str) -> None:
    with pytest.raises(typer.BadParameter, match=says):
        replay_settings(ResolvedSettings(namespace="wire"), name, "--as")
