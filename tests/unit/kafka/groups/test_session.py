"""The length of a session, held against what the brokers of a cluster tell."""

import pytest

from dateline.kafka.groups.session import SessionLimits, limits_of, session_problem
from dateline.settings import ResolvedSettings

SHORTEST, LONGEST = "group.min.session.timeout.ms", "group.max.session.timeout.ms"


def test_the_narrowest_limits_of_all_brokers_hold() -> None:
    assert limits_of({LONGEST: ["1800000", "900000"], SHORTEST: ["6000", "1000"]}) == SessionLimits(6, 900)


@pytest.mark.parametrize(
    "told", [{LONGEST: [], SHORTEST: []}, {LONGEST: [], SHORTEST: ["6000"]}, {LONGEST: ["x"], SHORTEST: ["6000"]}]
)
def test_brokers_that_do_not_tell_both_have_no_limits(told: dict[str, list[str]]) -> None:
    assert limits_of(told) is None


@pytest.mark.parametrize(
    ("seconds", "limits", "refused", "problem"),
    [
        (30, SessionLimits(6, 1800), False, None),
        (6, SessionLimits(6, 1800), False, None),
        (1800, SessionLimits(6, 1800), False, None),
        (2.5, SessionLimits(6, 1800), False, "=2.5: the broker allows 6 to 1800 s; set a value that it allows"),
        (1801, SessionLimits(6, 1800), True, "=1801: the broker allows 6 to 1800 s; set a value that it allows"),
        (3600, None, False, None),
        (3600, None, True, "=3600: the broker refuses a session of that length; its group.min.session.timeout.ms"),
        (30, SessionLimits(6, 1800), True, "=30: the broker refuses a session of that length"),
    ],
)
def test_the_problem_names_the_setting_and_what_the_broker_allows(
    *, seconds: float, limits: SessionLimits | None, refused: bool, problem: str | None
) -> None:
    found = session_problem(ResolvedSettings(session_timeout=seconds), limits, refused=refused)
    assert found is None if problem is None else (found or "").startswith(f"DATELINE_SESSION_TIMEOUT{problem}")
