"""``dateline alerts deliver`` without a broker: wrong usage, and the test message."""

from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.extras import Extra, missing
from tests.alerts import Hook


def deliver(tmp_path: Path, text: str, *arguments: str) -> int:
    path = tmp_path / "targets.toml"
    path.write_text(text)
    with pytest.raises(SystemExit) as ended:
        main(("alerts", "deliver", "--targets", str(path), *arguments))
    return int(ended.value.code or 0)


def table(name: str, url: str) -> str:
    return f'[[target]]\nname = "{name}"\nurl = "{url}"\n'


def test_a_test_message_goes_to_every_target(tmp_path: Path, hook: Hook, capsys: pytest.CaptureFixture[str]) -> None:
    text = table("desk", hook.url("/desk/s3cret")) + table("night", hook.url("/night"))
    assert deliver(tmp_path, text, "--test") == 0
    assert sorted(call.path for call in hook.calls) == ["/desk/s3cret", "/night"]
    assert capsys.readouterr().out == "desk (json://…): sent\nnight (json://…): sent\n"


def test_a_test_message_that_does_not_arrive_exits_with_1(
    tmp_path: Path, hook: Hook, capsys: pytest.CaptureFixture[str]
) -> None:
    hook.always["/desk/s3cret"] = 403
    text = table("desk", hook.url("/desk/s3cret")) + table("night", hook.url("/night"))
    assert deliver(tmp_path, text, "--test") == 1
    printed = capsys.readouterr()
    assert "desk (json://…): not sent: " in printed.out
    assert "night (json://…): sent" in printed.out
    assert printed.err == "1 of 2 targets did not take the test message\n"
    assert "s3cret" not in printed.out


def test_one_target_may_be_chosen(tmp_path: Path, hook: Hook) -> None:
    text = table("desk", hook.url("/desk")) + table("night", hook.url("/night"))
    assert deliver(tmp_path, text, "--test", "--only", "night") == 0
    assert [call.path for call in hook.calls] == ["/night"]


@pytest.mark.parametrize(
    ("text", "arguments", "message"),
    [
        (table("desk", "json://localhost"), ("--test", "--once"), "give one of"),
        (table("desk", "json://localhost"), ("--only", "night"), "has no target 'night'; choose from desk"),
        (table("desk", "json://localhost"), ("--since", "yesterday"), "is not a time"),
        (table("desk", "json://localhost"), ("--give-up-after", "soon"), "is not a duration"),
        (table("desk", "json://localhost"), ("--give-up-after", "9999999999d"), "is not a duration"),
        (
            table("desk", "pigeon://hunter2"),
            ("--test",),
            "targets.toml:3: target desk url: Apprise knows no service pigeon://",
        ),
        (table("Desk", "json://localhost"), ("--test",), "targets.toml:2: target Desk name: "),
        ("", ("--test",), "targets.toml:1: target: it is missing"),
    ],
)
def test_wrong_usage_exits_with_2_and_is_explained(
    tmp_path: Path, text: str, arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert deliver(tmp_path, text, *arguments) == 2
    printed = " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert message in printed
    assert "hunter2" not in printed


def test_without_apprise_it_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.extras.is_installed", lambda _: False)
    assert deliver(tmp_path, table("desk", "json://localhost"), "--test") == 2
    assert capsys.readouterr().err == f"dateline: {missing(Extra.ALERTS, '`dateline alerts deliver`')}\n"
