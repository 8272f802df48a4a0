"""What ``dateline status`` finds wrong with targets of alerts, and how it shows them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from dateline.cli.status.deliveries import TARGET_COLUMNS, target_faults, target_json, target_row
from dateline.cli.status.findings import find
from dateline.cli.status.reasons import REASONS
from dateline.cli.status.report import as_json
from dateline.cli.status.snapshot.snapshot import Snapshot
from dateline.core.alerts.delivery.standing import Standing
from dateline.settings import ResolvedSettings

NOON = datetime(2026, 2, 7, 12, tzinfo=UTC)
WELL = Standing("desk", 41, 2, 0, None, 0, is_exact=True, oldest=None, error="", failing_since=None, tries=0)


FAILING = (
    "target desk: failing since 2026-02-07 11:59:59 +0000, 1 attempt (no [2J); 1 alert undelivered, the oldest for 2 s"
)


FAILING_5 = "target desk: failing since 2026-02-07 11:58:00 +0000, 5 attempts, the last at 11:59:20 (401)"
IDLE = (
    "target desk: 1 alert undelivered, the oldest for 9 min; nothing delivers: the next attempt was due at 2026-02-07 "
    "11:54:00 +0000; 5 attempts, the last at 11:53:00 (401) failed since 2026-02-07 11:51:00 +0000"
)


def ago(**parts: float) -> datetime:
    return NOON - timedelta(**parts)


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({}, []),
        ({"behind": 1, "oldest": ago(seconds=29)}, []),
        ({"held": 7, "until": NOON + timedelta(hours=6)}, []),
        (
            {"behind": 57, "oldest": ago(minutes=12)},
            [("target-behind", "target desk: 57 alerts undelivered, the oldest for 12 min")],
        ),
        (
            {"behind": 5_000, "oldest": ago(days=3), "is_exact": False},
            [("target-behind", "target desk: at most 5000 alerts undelivered, the oldest for 3 d")],
        ),
        (
            {"behind": 1, "oldest": ago(seconds=2), "failing_since": ago(seconds=1), "tries": 1, "error": "no\x1b[2J"},
            [("target-failing", FAILING)],
        ),
        (
            {"behind": 1, "oldest": ago(minutes=2), "failing_since": ago(minutes=2), "tries": 5, "error": "401",
             "tried": ago(seconds=40), "again": ago(seconds=10)},
            [("target-failing", f"{FAILING_5}; 1 alert undelivered, the oldest for 2 min")],
        ),
        (
            {"behind": 1, "oldest": ago(minutes=9), "failing_since": ago(minutes=9), "tries": 5, "error": "401",
             "tried": ago(minutes=7), "again": ago(minutes=6), "is_idle": True},
            [("target-behind", IDLE)],
        ),
        ({"held": 1, "failing_since": ago(hours=1), "tries": 3}, []),  # it is held: nothing is due
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_target(changes: dict[str, Any], faults: list[tuple[str, str]]) -> None:
    assert list(target_faults([WELL._replace(**changes)], NOON)) == faults


def test_each_fault_is_a_finding_with_a_remedy() -> None:
    failing = WELL._replace(behind=1, oldest=ago(hours=1), failing_since=ago(hours=1), tries=9, error="401")
    behind = WELL._replace(target="night", behind=2, oldest=ago(hours=1))
    snapshot = Snapshot(ResolvedSettings(), NOON, (), {}, (), (), 0, targets=(failing, behind))
    findings = [one for one in find(snapshot) if one.reason.startswith("target-")]
    assert [one.reason for one in findings] == ["target-failing", "target-behind"]
    assert all("start `dateline alerts deliver --targets FILE`" in (one.remedy or "") for one in findings)
    assert all(one.remedy == REASONS[one.reason].remedy for one in findings)
    desk, night = as_json(snapshot)["targets"]
    assert (desk["behind"], desk["age"], desk["last_error"], desk["tries"]) == (1, 3600.0, "401", 9)
    assert (night["target"], night["last_error"], night["failing_since"]) == ("night", None, None)


def test_a_target_in_the_table_and_in_json() -> None:
    failing = WELL._replace(
        held=3, until=NOON + timedelta(hours=6), behind=1, oldest=ago(minutes=5), error="401",
        failing_since=ago(minutes=4), tries=9, tried=ago(minutes=1), again=ago(seconds=10),
    )  # fmt: skip
    row = target_row(failing, NOON)
    assert dict(zip(TARGET_COLUMNS, row, strict=True)) == {
        "target": "desk", "delivered": "41", "failed": "2", "held": "3 until 2026-02-07 18:00 +0000", "behind": "1",
        "oldest": "5 min", "last error": "401 (since 11:56:00, last attempt 11:59:00)",
    }  # fmt: skip
    assert target_json(failing, NOON) == {
        "target": "desk", "delivered": 41, "failed": 2, "held": 3, "held_until": "2026-02-07T18:00:00+00:00",
        "behind": 1, "exact": True, "oldest": "2026-02-07T11:55:00+00:00", "age": 300.0, "last_error": "401",
        "failing_since": "2026-02-07T11:56:00+00:00", "tries": 9,
        "last_attempt": "2026-02-07T11:59:00+00:00", "next_attempt": "2026-02-07T11:59:50+00:00",
    }  # fmt: skip
