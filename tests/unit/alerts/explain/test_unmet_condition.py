"""The condition that a version does not meet is named exactly where the search of all rules does not find the rule."""

import random
from typing import Any, Final

from dateline.core.alerts.explain.unmet_condition import unmet_condition
from dateline.core.alerts.ruleset import CONDITIONS, Ruleset
from tests.alert_stories import rule, story
from tests.rows import each_row

WITHDRAWN: Final = {"event": "withdrawn", "kind": "withdrawal"}
CASES: Final[tuple[tuple[dict[str, Any], dict[str, Any], str, str], ...]] = (
    # the rule, the story, the field that fails first, the words
    ({"any": ["flood", "dam*"]}, {}, "any", "none of flood, dam* is in headline or text"),
    ({"any": [], "all": ["earthquake", "dam"]}, {}, "all", "dam not in headline or text"),
    ({"none": ["coast"]}, {}, "none", "coast in headline or text, which the rule leaves out"),
    ({"regions": ["caribbean"]}, {"regions": ("western-asia",)}, "regions", "region is western-asia, not caribbean"),
    ({"regions": ["caribbean"]}, {}, "regions", "region is unknown, not caribbean"),
    ({"regions": ["caribbean"], "via": ["dateline"]}, {"regions": ("caribbean",), "via": "mention"}, "regions",
     "region is caribbean by mention, not caribbean by dateline"),
    ({"countries": ["TR"]}, {"countries": ("NL", "DE")}, "countries", "country is NL, DE, not TR"),
    ({"places": ["Moscow"]}, {"places": (("KYIV", "Kyiv"),)}, "places", "place of the dateline is Kyiv, not Moscow"),
    ({"agencies": ["AFP"]}, {"agencies": ("AP",)}, "agencies", "agency is AP, not AFP"),
    ({"sources": ["tern"]}, {"sources": ("kust", "berg")}, "sources", "source is kust, berg, not tern"),
    ({"languages": ["nl"]}, {}, "languages", "language is en, not nl"),
    ({"signals": ["correction"]}, {}, "signals", "signal is none, not correction"),
    ({"relations": ["update"]}, {}, "relations", "relation is new, not update"),
    ({"min_sources": 3}, {"sources": ("a", "b")}, "min_sources", "seen on 2 of 3 sources"),
    ({"min_sightings": 8}, {"sightings": 5}, "min_sightings", "seen 5 of 8 times"),
    ({"min_sightings": 2, "within": "2h"}, {"sightings": 4, "first": -200}, "within",
     "seen 3h20m after its first sighting, not within 2h"),
    ({}, WITHDRAWN, "event", "a withdrawal, which only rules meet that name withdrawals in signals or relations"),
    ({}, {"event": "moved"}, "event", "the event moved brings no text"),
    ({}, {"kind": "repeat", "superseded_by": {"version": 3, "headline": "Explosion"}}, "any",
     "none of earthquake is in the headline of version 3, which revised this text"),
    ({"any": ["dam"], "regions": ["caribbean"]}, {}, "any", "none of dam is in headline or text"),
)  # fmt: skip


@each_row(("asked", "has", "field", "why"), CASES, ids=[f"{case[2]}: {case[3]}" for case in CASES])
def test_the_first_condition_that_fails_is_named(
    asked: dict[str, Any], has: dict[str, Any], field: str, why: str
) -> None:
    assert unmet_condition(rule(**asked), story(**has)) == (field, why)
    assert not Ruleset([rule(**asked)]).match(story(**has))


def test_each_condition_of_the_search_has_words() -> None:
    assert {condition.field for condition in CONDITIONS} <= {case[2] for case in CASES}


def test_it_agrees_with_the_search_of_all_rules() -> None:
    chance = random.Random(7)  # noqa: S311 - any cases will do
    asked = [{}, {}, *(case[0] for case in CASES)]
    had = [{}, {}, *(case[1] for case in CASES)]
    met = 0
    for _ in range(600):
        one = rule(**(chance.choice(asked) | chance.choice(asked)))
        version = story(**(chance.choice(had) | chance.choice(had)))
        is_met = bool(Ruleset([one]).match(version))
        met += is_met
        assert (unmet_condition(one, version) is None) == is_met, (one, version)
    assert 20 < met < 580, "both are tried"
