"""A target that refuses one message after another is a few lines of the log, and one when it is well."""

from datetime import UTC, datetime, timedelta

import pytest

from dateline.core.alerts.delivery.progress import Progress
from dateline.delivery.reports import FailureReports

BEGAN = datetime(2026, 2, 7, 23, 0, tzinfo=UTC)


class Target:
    """A target that is tried every five seconds, and what the log says of it."""

    def __init__(self, caplog: pytest.LogCaptureFixture) -> None:
        self.seconds = 0
        self.progress = Progress(0)
        self._log = caplog
        self.restart()

    def restart(self) -> None:
        self.reports = FailureReports("desk", lambda: float(self.seconds))

    @property
    def now(self) -> datetime:
        return BEGAN + timedelta(seconds=self.seconds)

    def refuse(self, times: int, offset: int = 0) -> None:
        for _ in range(times):
            self.progress = self.progress.failed(offset, self.now)
            self.reports.refused("key", "503", self.progress, self.now + timedelta(seconds=5))
            self.seconds += 5

    def accept(self, offset: int = 0) -> None:
        self.reports.accepted(self.progress, self.now)
        self.progress = self.progress.settled([offset], offset + 1)

    def lines(self, name: str) -> list[str]:
        return [line for line in self._log.messages if line.startswith(f"{name} ")]


def test_a_target_that_is_tried_every_five_seconds_is_told_once_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    target = Target(caplog)
    target.refuse(4)
    assert len(target.lines("alert_failed")) == 4
    target.refuse(25)  # the fifth at 20 s, then those at 80 and 140 s
    assert [line.partition("repeated=")[2] for line in target.lines("target_failing")] == ["", "11", "11"]
    assert all("since=2026-02-07T23:00:00+00:00" in line for line in target.lines("target_failing"))
    target.accept()
    target.accept(1)
    assert target.lines("target_recovered") == ["target_recovered target=desk seconds=145"]
    target.refuse(5, offset=2)  # it fails anew, within a minute of the last line
    assert len(target.lines("alert_failed")) == 8
    assert len(target.lines("target_failing")) == 4


def test_a_few_failures_are_no_failing_target(caplog: pytest.LogCaptureFixture) -> None:
    target = Target(caplog)
    target.refuse(4)
    target.accept()
    assert not target.lines("target_recovered")


def test_the_process_that_takes_a_failing_target_over_tells_when_it_is_well(caplog: pytest.LogCaptureFixture) -> None:
    target = Target(caplog)
    target.refuse(6)
    target.restart()
    target.accept()
    assert target.lines("target_recovered") == ["target_recovered target=desk seconds=30"]


def test_messages_that_are_given_up_one_after_another_have_no_lines_of_their_own(
    caplog: pytest.LogCaptureFixture,
) -> None:
    target = Target(caplog)
    for offset in range(3):  # each is given up after six attempts
        target.refuse(6, offset)
        target.progress = target.progress.settled([offset], offset + 1)
    assert len(target.lines("alert_failed")) == 4
    assert len(target.lines("target_failing")) == 2
    target.accept(3)
    assert target.lines("target_recovered") == ["target_recovered target=desk seconds=90"]
