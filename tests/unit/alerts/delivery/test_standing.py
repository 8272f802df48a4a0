"""How a target stands, from its progress and the alerts that it has not received."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from dateline.core.alerts.delivery.bundle import Member
from dateline.core.alerts.delivery.progress import Progress
from dateline.core.alerts.delivery.standing import Standing, UnsettledAlert, stand
from dateline.core.alerts.delivery.target import Target, to_policy
from tests.alerts import alert

BY_DAY = datetime(2026, 2, 7, 12, 0, tzinfo=UTC)
AT_NIGHT = datetime(2026, 2, 7, 23, 0, tzinfo=UTC)
MORNING = datetime(2026, 2, 8, 6, 0, tzinfo=UTC)
NIGHT = {"from": "22:00", "to": "07:00", "zone": "Europe/Amsterdam", "through": "critical"}


def waits(offset: int, sent_at: datetime, **changes: object) -> UnsettledAlert:
    return UnsettledAlert(offset, sent_at, Member.of(alert(offset, **changes), offset))


def desk(now: datetime, *alerts: UnsettledAlert, progress: Progress | None = None, **fields: Any) -> Standing:  # noqa: ANN401 - any field of a target
    target = Target.model_validate({"name": "desk", "url": "json://localhost", **fields})
    return stand("desk", (progress or Progress(3))._replace(policy=to_policy(target)), alerts, 0, now)


def test_a_target_that_has_received_all_is_not_behind() -> None:
    standing = stand("desk", Progress(3, delivered=7, failures=2, policy={}), [], 0, BY_DAY)
    assert (standing.delivered, standing.failures, standing.behind, standing.held) == (7, 2, 0, 0)
    assert (standing.oldest, standing.is_exact) == (None, True)


def test_only_alerts_that_the_target_takes_and_has_not_received_count() -> None:
    alerts = [
        waits(3, BY_DAY, rule="fires"),
        waits(4, BY_DAY),
        waits(5, BY_DAY - timedelta(minutes=1)),
        waits(6, BY_DAY),
    ]
    standing = desk(BY_DAY, *alerts, progress=Progress(3, frozenset({6})), rules=["floods"])
    assert (standing.behind, standing.oldest) == (2, BY_DAY - timedelta(minutes=1))


def test_alerts_in_quiet_hours_are_held_and_not_behind() -> None:
    alerts = [waits(3, AT_NIGHT), waits(4, AT_NIGHT, severity="critical")]
    standing = desk(AT_NIGHT, *alerts, quiet=[NIGHT])
    assert (standing.held, standing.until, standing.behind) == (1, MORNING, 1)
    assert desk(MORNING, *alerts, quiet=[NIGHT]).behind == 2


@pytest.mark.parametrize(
    ("now", "held", "until"),
    [
        (BY_DAY + timedelta(minutes=59), 2, BY_DAY + timedelta(hours=1)),
        (BY_DAY + timedelta(minutes=60), 0, None),
        (AT_NIGHT, 2, MORNING),
    ],
)
def test_alerts_of_a_digest_are_held_until_it_is_due(now: datetime, held: int, until: datetime | None) -> None:
    alerts = [waits(3, BY_DAY), waits(4, BY_DAY + timedelta(minutes=30))]
    standing = desk(now, *alerts, digest="1h", quiet=[NIGHT])
    assert (standing.held, standing.until, standing.behind) == (held, until, 2 - held)


def test_without_a_policy_the_count_is_an_upper_bound() -> None:
    """The version before wrote none."""
    standing = stand("desk", Progress(3), [waits(3, BY_DAY), UnsettledAlert(4, BY_DAY, None)], 5, BY_DAY)
    assert (standing.behind, standing.is_exact) == (7, False)


def test_an_alert_that_cannot_be_read_counts() -> None:
    assert desk(BY_DAY, UnsettledAlert(3, BY_DAY, None), digest="1h").behind == 1


@pytest.mark.parametrize(
    ("seconds", "fields", "is_idle"),
    [(100, {}, False), (106, {}, True), (106, {"timeout": 60}, False), (136, {"timeout": 60}, True)],
)
def test_nothing_delivers_once_an_attempt_was_not_made(seconds: float, fields: dict[str, Any], is_idle: bool) -> None:  # noqa: FBT001
    failed = Progress(3).failed(3, BY_DAY - timedelta(minutes=1), "401")._replace(again=BY_DAY)
    standing = desk(BY_DAY + timedelta(seconds=seconds), waits(3, BY_DAY), progress=failed, **fields)
    assert (standing.tried, standing.again) == (BY_DAY - timedelta(minutes=1), BY_DAY)
    assert standing.is_idle == is_idle
    assert not desk(AT_NIGHT, progress=Progress(3).failed(3, BY_DAY)).is_idle  # of the version before


def test_the_last_error_is_shown_while_it_lasts() -> None:
    failed = Progress(3).failed(3, BY_DAY, "refused").failed(3, BY_DAY + timedelta(minutes=1), "401")
    standing = desk(AT_NIGHT, waits(3, BY_DAY), progress=failed)
    assert (standing.error, standing.failing_since, standing.tries, standing.failures) == ("401", BY_DAY, 2, 2)
    assert not desk(AT_NIGHT, progress=failed.settled([3], 4)).error
