"""Cooldown: of two first alerts of a rule, the pages' own times lie at least the cooldown apart, in whatever order."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import Final

import pytest

from dateline.core.alerts.decide import decide
from dateline.core.alerts.rule import Rule
from dateline.core.alerts.spacing import SECOND, to_state
from dateline.core.alerts.state import MAX_ALERT_TIMES, AlertMemory
from dateline.core.times.clock import Clock
from dateline.kafka.codec import pack
from dateline_schemas import Match
from tests.alert_stories import at, matched, rule, story

HOUR: Final = timedelta(hours=1)
MIDDLE_EAST: Final = rule(id="middle-east", any=[], regions=["Middle East"], cooldown="1h", horizon="30d")
OLD_NEWS: Final = timedelta(days=30)
ORDERS: Final = 10_000
PAGES: Final = 12
SPREAD_SECONDS: Final = 8 * 3600
FUTURE_SECONDS: Final = 20 * 24 * 3600


def clock_time(printed: str) -> float:
    """Return a time of day as minutes after noon."""
    hours, minutes = map(int, printed.split(":"))
    return (hours - 12) * 60 + minutes


@cache
def page(minutes: float, wants: Rule = MIDDLE_EAST) -> Match:
    """Return the match of a story of its own, from a page of this time."""
    version = story("Whatever.", story_id=f"story of {minutes}", minutes=minutes, regions=("western-asia",))
    # The match stage's clock starts below every page, so that no page is old news here.
    return matched(wants, of=version, as_of=-40 * 24 * 60)


def fired(memory: AlertMemory, pages: Iterable[Match]) -> list[datetime]:
    """Return the pages' times of the alerts."""
    return [verdict.alert.at for each in pages for verdict in decide(memory, each) if verdict.alert is not None]


def allowed(alerts: Sequence[datetime], moment: datetime, cooldown: timedelta = HOUR) -> bool:
    """Whether the law allows an alert at a time, given all alerts before it: the law itself, as one line."""
    return all(abs(moment - alert) >= cooldown for alert in alerts)


def violations(memory: AlertMemory, pages: Iterable[Match], cooldown: timedelta = HOUR) -> tuple[int, int]:
    """Return how many alerts are too close to an earlier one, and how many are held back that the law allows."""
    alerts: list[datetime] = []
    too_close = held_back = 0
    for each in pages:
        moment = each.story.fetched_at or each.story.last_seen
        may = allowed(alerts, moment, cooldown)
        came = fired(memory, [each])
        too_close += bool(came) and not may
        held_back += may and not came
        alerts += came
    return too_close, held_back


def test_a_page_with_a_later_time_does_not_switch_the_cooldown_off() -> None:
    """These five pages gave five alerts, and the last four alone gave one."""
    times = ("09:50", "08:03", "08:18", "08:24", "08:30")
    pages = [page(clock_time(printed)) for printed in times]
    assert fired(AlertMemory(Clock()), pages) == [at(clock_time("09:50")), at(clock_time("08:03"))]
    assert fired(AlertMemory(Clock()), pages[1:]) == [at(clock_time("08:03"))]


def test_ten_thousand_random_orders_break_the_law_nowhere() -> None:
    random = Random(13)  # noqa: S311
    near = [page(random.randrange(-SPREAD_SECONDS, SPREAD_SECONDS) / 60) for _ in range(300)]
    future = [page(random.randrange(SPREAD_SECONDS, FUTURE_SECONDS) / 60) for _ in range(20)]
    totals = [0, 0]
    for _ in range(ORDERS):
        pages = random.sample(near, PAGES) + random.sample(future, random.randrange(3))
        random.shuffle(pages)
        found = violations(AlertMemory(Clock()), pages)
        totals = [total + new for total, new in zip(totals, found, strict=True)]
    assert totals == [0, 0], "alerts closer than the cooldown; alerts held back that the law allows"


@pytest.mark.parametrize("microseconds", [-1, 0, 1])
def test_the_cooldown_is_exact_to_the_microsecond(microseconds: int) -> None:
    """Whole seconds would allow 12:00:00.9 and 13:00:00.1, which are less than an hour apart."""
    first = at(0.9 / 60)
    second = first + HOUR + timedelta(microseconds=microseconds)
    pages = [
        matched(MIDDLE_EAST, of=story("x", story_id=moment.isoformat(), fetched_at=moment, regions=("western-asia",)))
        for moment in (first, second)
    ]
    assert len(fired(AlertMemory(Clock()), pages)) == (1 if microseconds < 0 else 2)


def test_what_a_rule_remembers_is_bounded_and_its_newest_alerts_are_exact() -> None:
    memory = AlertMemory(Clock())
    count, hours = 3 * MAX_ALERT_TIMES, 3
    moments = [number * hours * 3600 for number in range(count)]
    for moment in moments:
        memory.clock.see(0, moment)
        memory.start_cooldown("quake", moment * SECOND, 3600)
    assert len(memory.alert_times["quake"]) == MAX_ALERT_TIMES
    assert len(pack({"a": to_state(memory.alert_times["quake"])})) <= MAX_ALERT_TIMES * 18 + 100

    def is_free(moment: int) -> bool:
        return not memory.is_in_cooldown("quake", moment * SECOND, 3600)

    between = [is_free(moment + 5000) for moment in moments[:-1]]
    exact = MAX_ALERT_TIMES - 1
    assert between == [False] * (count - 1 - exact) + [True] * exact, "late pages of long ago are held back"
    assert not any(is_free(moment + 3599) or is_free(moment - 3599) for moment in moments)


def test_a_shorter_cooldown_holds_from_the_next_page_on() -> None:
    pages = [page(minutes) for minutes in (0, 60, 120)]
    memory = AlertMemory(Clock())
    assert len(fired(memory, pages)) == 3
    shorter = rule(**MIDDLE_EAST.model_dump(include={"id", "name", "regions"}), any=[], cooldown="20m")
    assert [len(fired(memory, [page(minutes, shorter)])) for minutes in (19, 20, 30, 100, 101)] == [0, 1, 0, 1, 0]
