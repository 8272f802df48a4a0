"""`dateline alerts deliver --dry-run` shows a message to a person so that its text passes for nothing else."""

import io
from datetime import UTC, datetime
from pathlib import Path

from dateline.cli.alerts.deliver_plan import _show_text, _unknown_rules, total
from dateline.cli.options.times import format_time
from dateline.cli.terminal.printing import SafeConsole
from dateline.core.alerts.delivery.bundle import Bundle
from dateline.core.alerts.delivery.message import compose
from dateline.core.alerts.delivery.target import Target
from dateline.delivery.notifier import Notifier
from dateline.delivery.rehearsal import PlannedMessage
from dateline.delivery.targets.file import load_targets
from dateline_schemas.alert import Alert
from tests.alerts import alert

DUE = datetime(2026, 2, 8, 7, 0, tzinfo=UTC)


def shown(given: Alert, due: datetime | None, width: int = 60) -> list[str]:
    output = io.StringIO()
    notifier = Notifier(Target.model_validate({"name": "desk", "url": "json://me:hunter2@localhost"}))
    planned = PlannedMessage(due, "key", compose(Bundle.of(given), "key"))
    _show_text(SafeConsole(file=output, width=width), notifier, planned)
    return [line.rstrip() for line in output.getvalue().splitlines()]


def test_a_message_is_shown_whole_below_its_target_and_time() -> None:
    lines = shown(alert(), None)
    assert lines[:6] == [
        "desk (json://…), now", "  rules floods; alerts alert-1", "", "  [medium] Floods: Headline 1", "",
        "  First paragraph.",
    ]  # fmt: skip
    assert "  Second paragraph." in lines
    assert "  Key: key" in lines
    assert shown(alert(), DUE)[0] == f"desk (json://…), {format_time(DUE, local=True)}"


def test_no_text_from_outside_stands_at_the_beginning_of_a_line() -> None:
    faked = "x" * 50 + "\ndateline: well " * 5
    story = alert().story.model_copy(update={"headline": faked, "text": faked})
    head, *lines = shown(alert(rule=faked, alert_id=faked, name=faked, story=story), None)
    assert head == "desk (json://…), now"
    assert any("dateline: well" in line for line in lines)
    assert all(line.startswith("  ") for line in lines if line)


def test_the_total_names_the_targets_that_get_nothing() -> None:
    assert total(10, {"desk": 2, "night": 0, "web": 1}) == (
        "10 alerts in 3 messages would be sent to 2 of 3 targets, none to night; nothing was sent"
    )
    assert total(1, {"desk": 1}) == "1 alert in 1 message would be sent to 1 target; nothing was sent"
    assert total(0, {"desk": 0}) == (
        "0 alerts in 0 messages would be sent to 0 of 1 target, none to desk; nothing was sent"
    )


def test_a_rule_without_alerts_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "targets.toml"
    path.write_text('[[target]]\nname = "desk"\nurl = "json://localhost"\nrules = [\n  "floods",\n  "flod*",\n]\n')
    assert list(_unknown_rules(path, load_targets(path, None), {"floods": None})) == [
        f"{path}:6: target desk rules: no alert on the topic is of a rule 'flod*'; did you mean floods?"
    ]
