"""Laws of alert rules: the search for all rules at once finds what a loop over them would, whatever their order."""

import re
from random import Random
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

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
THRESHOLDS: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"min_sightings": 4},
    {"min_sources": 2},
    {"min_sources": 2, "within": "2h"},
)
names = st.lists(st.sampled_from(("a", "b", "c")), max_size=2)
in_regions: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({"regions": []}),
    st.fixed_dictionaries(
        {
            "regions": st.lists(st.sampled_from(REGIONS), min_size=1, max_size=2),
            "via": st.lists(st.sampled_from(("dateline", "mention", "section")), max_size=2),
        }
    ),
)


def may_match(of_rule: dict[str, list[str]]) -> bool:
    """Whether a story may meet the words; a rule that no story may meet is refused when it is read."""
    try:
        rule(**of_rule, sources=["always"])
    except ValidationError:
        return False
    return True


words = st.fixed_dictionaries({"any": terms, "all": terms, "none": terms}).filter(may_match)


@st.composite
def rules(draw: st.DrawFn) -> list[Rule]:
    return [
        rule(
            id=f"r{number}",
            **draw(words),
            **draw(in_regions),
            sources=[*draw(names), "always"],
            relations=draw(st.sampled_from(([], ["new"], ["withdrawal", "repeat"]))),
            **draw(st.sampled_from(THRESHOLDS)),
        )
        for number in range(draw(st.integers(0, 70)))
    ]


@st.composite
def stories(draw: st.DrawFn) -> Story:
    words = draw(st.lists(st.sampled_from([*WORDS, "the", "-", "film"]), max_size=8))
    relation: dict[str, Any] = draw(
        st.sampled_from(({}, {"kind": "repeat"}, {"kind": "withdrawal", "event": "withdrawn"}, {"event": "relinked"}))
    )
    return story(
        " ".join(words),
        headline=draw(st.sampled_from((None, *WORDS))),
        regions=tuple(draw(st.lists(st.sampled_from(REGIONS), max_size=2, unique=True))),
        via=draw(st.sampled_from(("dateline", "mention"))),
        sources=("always", *draw(st.lists(st.sampled_from(("a", "b")), max_size=2, unique=True))),
        sightings=draw(st.integers(1, 9)),
        first=draw(st.sampled_from((0.0, -200.0))),
        **relation,
    )


def contains(text: str, term: str) -> bool:
    """Whether the text contains the term, by a pattern with word boundaries."""
    words = folded(term.removesuffix("*")).strip()
    cjk = "[\u3400-\u9fff]"
    before = "" if re.match(cjk, words) else r"(?<!\w)"
    after = "" if term.endswith("*") or re.match(cjk, words[-1]) else r"(?!\w)"
    return re.search(before + re.escape(words) + after, folded(text)) is not None


def met(rule: Rule, story: Story) -> bool:
    """Whether the story meets one rule, compared field by field."""

    def has_term(term: str) -> bool:
        return any(contains(text, term) for text in (story.headline, story.text) if text)

    asks_for_withdrawals = "withdrawal" in rule.relations
    return (
        (story.event == "version" or (story.event == "withdrawn" and asks_for_withdrawals))
        and (not rule.any or any(map(has_term, rule.any)))
        and all(map(has_term, rule.all))
        and not any(map(has_term, rule.none))
        and (
            not rule.regions
            or any(region.slug in rule.regions and (not rule.via or region.via in rule.via) for region in story.regions)
        )
        and (not rule.sources or any(entry.source in rule.sources for entry in story.sources.top))
        and (not rule.relations or story.relation.kind in rule.relations)
        and (rule.min_sightings is None or story.sightings >= rule.min_sightings)
        and (rule.min_sources is None or story.sources.total >= rule.min_sources)
        and (rule.within is None or (story.last_seen - story.first_seen).total_seconds() <= rule.within)
    )


@given(rules(), st.lists(stories(), max_size=4))
def test_the_search_for_all_rules_finds_what_a_loop_over_them_finds(all_rules: list[Rule], wire: list[Story]) -> None:
    ruleset = Ruleset(all_rules)
    for each in wire:
        assert [hit.rule for hit in ruleset.match(each)] == sorted(rule.id for rule in all_rules if met(rule, each))


@given(rules(), stories(), st.randoms(use_true_random=False))
def test_the_order_of_the_rules_does_not_matter(all_rules: list[Rule], one: Story, random: Random) -> None:
    shuffled = random.sample(all_rules, len(all_rules))
    assert Ruleset(shuffled).match(one) == Ruleset(all_rules).match(one)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
