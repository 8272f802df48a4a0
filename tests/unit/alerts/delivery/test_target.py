import json
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from dateline.core.alerts.delivery.target import (
    Target,
    digest_due,
    from_policy,
    joins_rules,
    takes,
    to_policy,
    too_grave_for,
    unknown_rules,
    when,
)
from dateline_schemas import Relation
from dateline_schemas.alert import BACK, Severity
from dateline_schemas.story import DENIAL
from tests.alerts import alert
from tests.rows import each_row

NIGHT = {"from": "22:00", "to": "07:00", "zone": "Europe/Amsterdam"}
AT_NIGHT = datetime(2026, 2, 7, 23, 0, tzinfo=UTC)
BY_DAY = datetime(2026, 2, 7, 12, 0, tzinfo=UTC)


def target(**fields: object) -> Target:
    return Target.model_validate({"name": "desk", "url": "json://localhost", **fields})


@each_row(
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
        ({"occasions": ["withdrawal"]}, {"occasion": "update", "changed": (BACK,)}, BY_DAY, "send"),
        ({"occasions": ["withdrawal"]}, {"occasion": "correction", "changed": (BACK, "3 → 4")}, BY_DAY, "send"),
        ({"occasions": ["withdrawal"], "rules": ["coup"]}, {"occasion": "update", "changed": (BACK,)}, BY_DAY, "skip"),
        ({"occasions": ["story"]}, {"occasion": "update", "changed": (BACK,)}, BY_DAY, "skip"),
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
    given = alert(**changes)
    assert takes(target(**fields), given) == (what != "skip")
    if what == "skip":
        return
    decision = when(target(**fields), given.severity, now)
    assert decision.what == what
    assert decision.until == (datetime(2026, 2, 8, 6, 0, tzinfo=UTC) if what == "hold" else None)


@each_row(
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
        {"digest": "soon"},
        {"digest": True},
        {"digest": 3600},
        {"digest": "8d"},
        {"digest": ""},
    ],
)
def test_a_wrong_target_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        target(**fields)


def test_a_target_shows_no_url() -> None:
    assert "hunter2" not in repr(target(url="json://me:hunter2@localhost"))


@pytest.mark.parametrize(
    ("digest", "first", "severity", "due"),
    [
        ("1h", BY_DAY, "medium", datetime(2026, 2, 7, 13, 0, tzinfo=UTC)),
        ("90s", BY_DAY, "medium", datetime(2026, 2, 7, 12, 1, 30, tzinfo=UTC)),
        ("1d12h", BY_DAY, "medium", datetime(2026, 2, 9, 6, 0, tzinfo=UTC)),  # at midnight UTC, in the night
        ("1h", AT_NIGHT, "medium", datetime(2026, 2, 8, 6, 0, tzinfo=UTC)),
        ("1h", AT_NIGHT, "critical", datetime(2026, 2, 8, 0, 0, tzinfo=UTC)),
    ],
)
def test_a_digest_is_due_at_the_end_of_its_window_and_of_quiet_hours(
    digest: str, first: datetime, severity: Severity, due: datetime
) -> None:
    assert digest_due(target(digest=digest, quiet=[{**NIGHT, "through": "critical"}]), severity, first) == due


@pytest.mark.parametrize(
    ("rules", "expected"), [(["*"], True), (["floods"], False), (["flood?"], True), (["floods", "coup"], True)]
)
def test_only_a_target_of_several_rules_waits_for_others(rules: list[str], *, expected: bool) -> None:
    assert joins_rules(target(rules=rules)) is expected


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"rules": ["fl*", "coup"], "severity": "high", "digest": "1h30m"},
        {"occasions": ["update", "story"], "quiet": [{**NIGHT, "days": ["sun", "fri"], "through": "critical"}, NIGHT]},
    ],
)
def test_a_policy_is_all_that_decides_and_holds_no_url(fields: dict[str, Any]) -> None:
    one = target(url="json://me:hunter2@localhost", per_minute=3, **fields)
    policy = json.loads(json.dumps(to_policy(one)))
    assert "hunter2" not in str(policy)
    back = from_policy("desk", policy)
    assert back == one.model_copy(update={"url": back.url if back else None, "per_minute": None})


@pytest.mark.parametrize("policy", [None, {"colour": "red"}, {"rules": 7}])
def test_a_policy_of_a_later_version_counts_as_unknown(policy: dict[str, Any] | None) -> None:
    assert from_policy("desk", policy) is None


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (["*"], []),
        (["floods", "quake-?"], []),
        (["flod*"], [(0, "flod*", "did you mean floods?")]),
        (["floods", "quakes"], [(1, "quakes", "did you mean quake-7?")]),
    ],
)
def test_an_entry_that_stands_for_no_rule_is_named(rules: list[str], expected: list[tuple[int, str, str]]) -> None:
    ids = {"floods": None, "quake-7": None}
    assert list(unknown_rules(target(rules=rules), ids)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"severity": "critical", "rules": ["quake*"]}, "high"),
        ({"severity": "high", "rules": ["quake*"]}, None),
        ({"severity": "critical", "rules": ["*"]}, None),
        ({"severity": "critical", "rules": ["nothing"]}, None),
        ({"severity": "medium", "rules": ["quake-low"]}, "low"),
    ],
)
def test_a_target_that_no_rule_is_grave_enough_for(fields: dict[str, Any], expected: Severity | None) -> None:
    severities: dict[str, Severity] = {"quake": "high", "quake-low": "low", "attack": "critical"}
    assert too_grave_for(target(**fields), severities) == expected


@pytest.mark.parametrize(("occasions", "is_taken"), [(["correction"], True), (["update"], True), (["story"], False)])
def test_a_denial_is_for_targets_that_take_corrections(occasions: list[str], *, is_taken: bool) -> None:
    """As rules for corrections hear of it."""
    story = alert().story.model_copy(update={"relation": Relation(kind="update", parent=1, rule=DENIAL)})
    assert takes(target(occasions=occasions), alert(occasion="update", story=story)) == is_taken
