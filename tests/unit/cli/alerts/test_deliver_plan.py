"""`dateline alerts deliver --dry-run` shows a message to a person so that its text passes for nothing else."""

import io
from datetime import UTC, datetime

from dateline.cli.alerts.deliver_plan import _show_text
from dateline.cli.options.times import format_time
from dateline.cli.terminal.printing import SafeConsole
from dateline.core.alerts.delivery.bundle import Bundle
from dateline.core.alerts.delivery.message import compose
from dateline.core.alerts.delivery.target import Target
from dateline.delivery.notifier import Notifier
from dateline.delivery.rehearsal import PlannedMessage
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
