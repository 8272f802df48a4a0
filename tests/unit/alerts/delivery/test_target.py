from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from dateline.core.alerts.delivery.target import Target, decide
from tests.alerts import alert

NIGHT = {"from": "22:00", "to": "07:00", "zone": "Europe/Amsterdam"}
AT_NIGHT = datetime(2026, 2, 7, 23, 0, tzinfo=UTC)
BY_DAY = datetime(2026, 2, 7, 12, 0, tzinfo=UTC)


def target(**fields: object) -> Target:
    return Target.model_validate({"name": "desk", "url": "json://localhost", **fields})


@pytest.mark.parametrize(
    ("fields", "changes", "now", "what"),
    [
        ({}, {}, BY_DAY, "send"),
        ({"rules": ["floods"]}, {}, BY_DAY, "send"),
        ({"rules": ["fl*", "quake-?"]}, {"rule": "quake-7"}, BY_DAY, "send"),
        ({"rules": ["fl*", "quake-?"]}, {"rule": "quake-10"}, BY_DAY, "skip"),
        ({"rules": ["Floods"]}, {}, BY_DAY, "skip"),
        ({"severity": "medium"}, {}, BY_DAY, "send"),
        ({"severity": "high"}, {}, BY_DAY, "skip"),
        ({"severity": "high"}, {"severity": "critical"}, BY_DAY, "send"),
        ({"occasions": ["withdrawal"]}, {}, BY_DAY, "skip"),
        ({"occasions": ["withdrawal"]}, {"occasion": "withdrawal"}, BY_DAY, "send"),
        ({"quiet": [NIGHT]}, {}, BY_DAY, "send"),
        ({"quiet": [NIGHT]}, {}, AT_NIGHT, "hold"),
        ({"quiet": [NIGHT]}, {"severity": "critical"}, AT_NIGHT, "hold"),
        ({"quiet": [{**NIGHT, "through": "high"}]}, {"severity": "critical"}, AT_NIGHT, "send"),
        ({"quiet": [{**NIGHT, "through": "high"}]}, {"severity": "high"}, AT_NIGHT, "send"),
        ({"quiet": [{**NIGHT, "through": "high"}]}, {}, AT_NIGHT, "hold"),
        ({"quiet": [NIGHT, {**NIGHT, "through": "low"}]}, {}, AT_NIGHT, "hold"),
        ({"quiet": [NIGHT], "severity": "high"}, {}, AT_NIGHT, "skip"),
    ],
)
def test_what_a_target_takes_and_when(
    fields: dict[str, Any], changes: dict[str, Any], now: datetime, what: str
) -> None:
    decision = decide(target(**fields), alert(**changes), now)
    assert decision.what == what
    assert decision.until == (datetime(2026, 2, 8, 6, 0, tzinfo=UTC) if what == "hold" else None)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Desk"},
        {"name": ""},
        {"rules": []},
        {"occasions": []},
        {"severity": "grave"},
        {"per_minute": 0},
        {"timeout": 0},
        {"retry": {"first": -1}},
        {"quiet": [{**NIGHT, "zone": "Europe/Atlantis"}]},
        {"quiet": [{**NIGHT, "zone": "../etc/passwd"}]},
        {"quiet": [{**NIGHT, "from": "25:00"}]},
        {"quiet": [{**NIGHT, "from": "22:00+01:00"}]},
        {"quiet": [{**NIGHT, "days": ["someday"]}]},
        {"quiet": [{**NIGHT, "from": "00:00", "to": "00:00"}]},  # it would never be over
        {"colour": "red"},
    ],
)
def test_a_wrong_target_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        target(**fields)


def test_a_target_shows_no_url() -> None:
    assert "hunter2" not in repr(target(url="json://me:hunter2@localhost"))
