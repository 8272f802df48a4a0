"""A namespace that another version of the code warmed is not continued; one that was stopped is."""

from datetime import UTC, datetime
from typing import Any, Final

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.cli.upgrade import prepare as module
from dateline.cli.upgrade.prepare import require_current_versions
from dateline.core.replay.job import Marker, ReplayError
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION, STORY_MODEL_VERSION
from dateline.settings import ResolvedSettings

NOON: Final = datetime(2026, 2, 6, 12, tzinfo=UTC)
VERSIONS: Final = {
    "parser_version": PARSER_VERSION,
    "fingerprint_version": FINGERPRINT_VERSION,
    "story_model": STORY_MODEL_VERSION,
}


def marker(**versions: Any) -> Marker:  # noqa: ANN401 - any version
    one = {"replay": "upgrade-wire-2", "live": "wire", "start": NOON, "end": NOON, "partitions": 1, "upgrade": True}
    return Marker.model_validate(one | {"begins": {0: 0}, "ends": {0: 9}} | versions)


def test_the_same_version_continues_it() -> None:
    require_current_versions("wire-2", marker(**VERSIONS))


@pytest.mark.parametrize(
    ("other", "named"),
    [
        ({"parser_version": "0"}, "parser version 0,"),
        ({"fingerprint_version": 0}, "fingerprint version 0 "),
        ({"story_model": STORY_MODEL_VERSION + 1}, f"story model {STORY_MODEL_VERSION + 1},"),
    ],
)
def test_another_version_is_told_to_drop_it(other: dict[str, object], named: str) -> None:
    with pytest.raises(ReplayError, match=f"{named}.*`dateline replay drop wire-2`, and prepare it again"):
        require_current_versions("wire-2", marker(**VERSIONS | other))


def test_a_namespace_from_before_the_model_is_of_model_0() -> None:
    without = {name: version for name, version in VERSIONS.items() if name != "story_model"}
    with pytest.raises(ReplayError, match="story model 0, but this code has"):
        require_current_versions("wire-2", marker(**without))


@pytest.mark.parametrize("hours", ["inf", "nan", "-1", "99999999"])
def test_a_number_of_hours_that_no_topic_holds_is_refused(hours: str) -> None:
    ended = CliRunner().invoke(app, ["upgrade", "prepare", "--as", "next", "--hours", hours])
    assert ended.exit_code == 2
    assert "Invalid value for --hours" in ended.stderr


@pytest.mark.parametrize(
    ("ended", "why"), [(ReplayError("nothing moved"), "nothing moved"), (KeyboardInterrupt(), "stopped")]
)
@pytest.mark.parametrize(("hours", "option"), [(72, ""), (20_000, " --hours 20000")])
def test_where_it_ends_early_it_says_what_continues_it(
    monkeypatch: pytest.MonkeyPatch, ended: BaseException, why: str, hours: float, option: str
) -> None:
    def catch_up(_settings: ResolvedSettings, _workers: int) -> None:
        raise ended

    monkeypatch.setattr(module, "catch_up", catch_up)
    with pytest.raises(ReplayError) as error:
        module._warm(ResolvedSettings(namespace="wire-2"), 1, hours)  # noqa: SLF001 - the verb asks a broker before it
    assert str(error.value) == (
        f"{why}\n`dateline upgrade prepare --as wire-2{option}` continues it, `dateline replay drop wire-2` removes it"
    )


def test_who_goes_back_is_not_told_to_drop_what_was_live() -> None:
    with pytest.raises(ReplayError) as refused:
        require_current_versions(
            "wire-2", marker(**VERSIONS | {"parser_version": "0"}), "run it with the other version"
        )
    assert str(refused.value).endswith(": run it with the other version")
    assert "drop" not in str(refused.value)
