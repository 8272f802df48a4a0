"""Laws of the rules: the search for all of them finds what a loop over them would, in whatever order they stand."""

import re
from random import Random
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st

from dateline.core.alerts.rule import Rule, folded
from dateline.core.alerts.ruleset import Ruleset
from dateline_schemas import Story
from tests.alert_stories import rule, story

WORDS: Final = (
    "quake",
    "Quaké",
    "quakes",
    "coast",
    "东京",
    "京",
    "prime minister",
    "prime",
    "minister",
    "L'Aquila",
    "EU",
)
REGIONS: Final = ("caribbean", "melanesia", "western-asia")
terms = st.lists(st.sampled_from([*WORDS, "quak*", "prime min*", "东*"]), max_size=3)
ENOUGH: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"min_sightings": 4},
    {"min_sources": 2},
    {"min_sources": 2, "within": "2h"},
)
names = st.lists(st.sampled_from(("a", "b", "c")), max_size=2)


@st.composite
def rules(draw: st.DrawFn) -> list[Rule]:
    return [
        rule(
            id=f"r{number}",
            any=draw(terms),
            all=draw(terms),
            none=draw(terms),
            regions=draw(st.lists(st.sampled_from(REGIONS), max_size=2)),
            sources=[*draw(names), "always"],
            relations=draw(st.sampled_from(([], ["new"], ["withdrawal", "repeat"]))),
            **draw(st.sampled_from(ENOUGH)),
        )
        for number in range(draw(st.integers(0, 70)))
    ]


@st.composite
def stories(draw: st.DrawFn) -> Story:
    words = draw(st.lists(st.sampled_from([*WORDS, "the", "-", "film"]), max_size=8))
    told: dict[str, Any] = draw(
        st.sampled_from(({}, {"kind": "repeat"}, {"kind": "withdrawal", "event": "withdrawn"}, {"event": "relinked"}))
    )
    return story(
        " ".join(words),
        headline=draw(st.sampled_from((None, *WORDS))),
        regions=tuple(draw(st.lists(st.sampled_from(REGIONS), max_size=2, unique=True))),
        sources=("always", *draw(st.lists(st.sampled_from(("a", "b")), max_size=2, unique=True))),
        sightings=draw(st.integers(1, 9)),
        first=draw(st.sampled_from((0.0, -200.0))),
        **told,
    )


def holds(text: str, printed: str) -> bool:
    """Snapshot for one term by a pattern with word boundaries."""
    words = folded(printed.removesuffix("*")).strip()
    cjk = "[\u3400-\u9fff]"
    before = "" if re.match(cjk, words) else r"(?<!\w)"
    after = "" if printed.endswith("*") or re.match(cjk, words[-1]) else r"(?!\w)"
    return re.search(before + re.escape(words) + after, folded(text)) is not None


def met(rule: Rule, story: Story) -> bool:
    """Hold a story against one rule, field by field."""

    def said(term: str) -> bool:
        return any(holds(text, term) for text in (story.headline, story.text) if text)

    asks_for_withdrawals = "withdrawal" in rule.relations
    return (
        (story.event == "version" or (story.event == "withdrawn" and asks_for_withdrawals))
        and (not rule.any or any(map(said, rule.any)))
        and all(map(said, rule.all))
        and not any(map(said, rule.none))
        and (not rule.regions or any(region.slug in rule.regions for region in story.regions))
        and (not rule.sources or any(entry.source in rule.sources for entry in story.sources.top))
        and (not rule.relations or story.relation.kind in rule.relations)
        and (rule.min_sightings is None or story.sightings >= rule.min_sightings)
        and (rule.min_sources is None or story.sources.total >= rule.min_sources)
        and (rule.within is None or (story.last_seen - story.first_seen).total_seconds() <= rule.within)
    )


@given(rules(), st.lists(stories(), max_size=4))
def test_all_rules_at_once_are_met_as_each_by_itself(known: list[Rule], told: list[Story]) -> None:
    ruleset = Ruleset(known)
    for each in told:
        assert [hit.rule for hit in ruleset.match(each)] == sorted(rule.id for rule in known if met(rule, each))


@given(rules(), stories(), st.randoms(use_true_random=False))
def test_the_order_of_rules_decides_nothing(known: list[Rule], told: Story, random: Random) -> None:
    shuffled = random.sample(known, len(known))
    assert Ruleset(shuffled).match(told) == Ruleset(known).match(told)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
