"""What a rule asks for, field by field."""

from typing import Any

import pytest

from dateline.core.alerts.ruleset import Ruleset
from tests.alert_stories import rule, story
from tests.rows import each_row

CASES: tuple[tuple[dict[str, Any], dict[str, Any], bool], ...] = (
    # the rule, the story, whether it is met
    ({"any": ["flood", "earthquake"]}, {}, True),
    ({"any": ["flood"]}, {}, False),
    ({"any": ["quake"]}, {}, False),
    ({"any": ["EARTHQUAKE"]}, {}, True),
    ({"any": ["earthq*"]}, {}, True),
    ({"any": ["flood"]}, {"headline": "Flood!"}, True),
    ({"any": ["flood an"]}, {"headline": "Flood", "text": "An earthquake"}, False),
    ({"any": [], "all": ["earthquake", "coast"]}, {}, True),
    ({"any": [], "all": ["earthquake", "flood"]}, {}, False),
    ({"any": ["flood", "coast"], "all": ["earthquake", "struck"]}, {}, True),
    ({"none": ["film"]}, {}, True),
    ({"none": ["film", "coast"]}, {}, False),
    ({"regions": ["western-asia", "caribbean"]}, {"regions": ("caribbean",)}, True),
    ({"regions": ["western-asia"]}, {"regions": ("caribbean",)}, False),
    ({"regions": ["western-asia"]}, {}, False),
    ({"regions": ["caribbean"], "via": "dateline"}, {"regions": ("caribbean",)}, True),
    ({"regions": ["caribbean"], "via": "dateline"}, {"regions": ("caribbean",), "via": "mention"}, False),
    ({"regions": ["caribbean"], "via": ["mention", "source"]}, {"regions": ("caribbean",), "via": "mention"}, True),
    ({"regions": ["caribbean"]}, {"regions": ("caribbean",), "via": "mention"}, True),
    ({"regions": ["western-asia"], "via": "dateline"}, {"regions": ("caribbean",)}, False),
    ({"countries": ["Turkey"]}, {"countries": ("TR",)}, True),
    ({"countries": ["TR"]}, {"countries": ("GR",)}, False),
    ({"places": ["Moscow"]}, {"places": (("MOSKOU", "Moscow"),)}, True),
    ({"places": ["Moskou"]}, {"places": (("MOSKOU", "Moscow"),)}, True),
    ({"places": ["Málaga"]}, {"places": (("MALAGA", None),)}, True),
    ({"places": ["Mosc"]}, {"places": (("MOSKOU", "Moscow"),)}, False),
    ({"agencies": ["RTR"]}, {"agencies": ("Reuters", "AFP")}, True),
    ({"agencies": ["AP"]}, {"agencies": ("AFP",)}, False),
    ({"sources": ["b"]}, {"sources": ("a", "b")}, True),
    ({"sources": ["ZeekantNet"]}, {"sources": ("a", "zeekantnet")}, True),
    ({"sources": ["zeekantnet"]}, {"sources": ("ZeekantNet",)}, True),
    ({"regions": ["Africa"]}, {"regions": ("western-africa",)}, True),
    ({"regions": ["Africa"]}, {"regions": ("caribbean",)}, False),
    ({"regions": ["150", "caribbean"]}, {"regions": ("northern-europe",)}, True),
    ({"sources": ["c"]}, {"sources": ("a", "b")}, False),
    ({"languages": ["nl", "en"]}, {}, True),
    ({"languages": ["nl"]}, {}, False),
    ({"signals": ["update"]}, {"signal": "update"}, True),
    ({"signals": ["update"]}, {}, False),
    ({"relations": ["expansion"]}, {"kind": "expansion"}, True),
    ({"relations": ["expansion"]}, {"kind": "repeat"}, False),
    ({"min_sources": 3}, {"sources": ("a", "b", "c")}, True),
    ({"min_sources": 3}, {"sources": ("a", "b")}, False),
    ({"min_sightings": 8}, {"sightings": 8}, True),
    ({"min_sightings": 8}, {"sightings": 9}, True),
    ({"min_sightings": 8}, {"sightings": 7}, False),
    ({"min_sightings": 8, "within": "2h"}, {"sightings": 8, "first": 0, "minutes": 120}, True),
    ({"min_sightings": 8, "within": "2h"}, {"sightings": 8, "first": 0, "minutes": 121}, False),
    ({"min_sources": 2, "within": "2h"}, {"sources": ("a", "b"), "first": 0, "minutes": 121}, False),
    ({"any": [], "min_sources": 2}, {"text": "Whatever.", "sources": ("a", "b")}, True),
    ({}, {"event": "moved"}, False),
    ({}, {"event": "relinked", "headline": "Earthquake"}, False),
    ({}, {"event": "withdrawn", "kind": "withdrawal", "headline": "Earthquake"}, False),
    ({"signals": ["withdrawal"]}, {"event": "withdrawn", "kind": "withdrawal", "headline": "Earthquake"}, False),
    (
        {"signals": ["withdrawal"]},
        {"event": "withdrawn", "kind": "withdrawal", "headline": "Earthquake", "signal": "withdrawal"},
        True,
    ),
    ({"relations": ["withdrawal"]}, {"event": "withdrawn", "kind": "withdrawal", "headline": "Earthquake"}, True),
)


@each_row(("asked", "of_story", "met"), CASES)
def test_a_rule_is_met_by_what_it_asks_for(asked: dict[str, Any], of_story: dict[str, Any], met: bool) -> None:  # noqa: FBT001
    assert bool(Ruleset([rule(**asked)]).match(story(**of_story))) is met


def test_a_hit_has_the_policy_of_its_rule() -> None:
    wants = rule(severity="high", updates="every 2h", corrections=True, cooldown="30m", horizon="2d")
    (hit,) = Ruleset([wants]).match(story())
    assert (hit.rule, hit.name, hit.severity, hit.urgency) == ("quake", "Quakes", "high", 3)
    assert (hit.updates, hit.corrections, hit.cooldown, hit.horizon) == (7200, True, 1800, 172_800)
    assert Ruleset([rule(urgency=2)]).match(story())[0].urgency == 2


def test_a_hit_names_the_words_that_were_found_as_the_rule_has_them() -> None:
    ruleset = Ruleset([rule(any=["Flood", "EARTHQ*"], all=["coast"], none=["film"])])
    assert ruleset.match(story())[0].matched == ("EARTHQ*", "coast")
    assert ruleset.match(story("Flood at the coast"))[0].matched == ("Flood", "coast")
    assert ruleset.match(story())[0].matched == ("EARTHQ*", "coast")


def test_a_hit_names_words_that_differ_in_case_once() -> None:
    (hit,) = Ruleset([rule(any=["Coast", "EARTHQ*", "coast", "earthq*"], all=["COAST"])]).match(story())
    assert hit.matched == ("Coast", "EARTHQ*")


def test_rules_that_share_words_are_each_met_by_themselves() -> None:
    rules = [rule(id=f"r{number:03}", regions=[slug]) for number in range(200) for slug in [SLUGS[number % 3]]]
    met = Ruleset(rules).match(story(regions=("caribbean",)))
    assert [hit.rule for hit in met] == [f"r{number:03}" for number in range(1, 200, 3)]


SLUGS = ("western-asia", "caribbean", "melanesia")


def test_two_rules_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="one id"):
        Ruleset([rule(), rule()])


def test_a_rule_by_dateline_and_one_by_any_reason_are_each_met_by_themselves() -> None:
    rules = [rule(id="any", regions=["caribbean"]), rule(id="only", regions=["caribbean"], via="dateline")]
    met = [
        [hit.rule for hit in Ruleset(rules).match(story(regions=("caribbean",), via=via))]
        for via in ("dateline", "mention")
    ]
    assert met == [["any", "only"], ["any"]]


def test_no_rules_are_met_by_nothing() -> None:
    assert Ruleset([]).match(story()) == ()


@pytest.mark.parametrize(
    ("asked", "is_met"),
    [
        ({"any": ["quake*"]}, True),
        ({"any": ["thirty"]}, False),
        ({"any": [], "all": ["quake", "Chile"]}, True),
        ({"any": [], "all": ["quake", "coast"]}, False),
        ({"any": ["quake"], "none": ["coast"]}, False),
        ({"any": ["quake"], "none": ["three"]}, False),
        ({"any": [], "min_sources": 2}, True),
        ({"any": [], "regions": ["south-america"]}, True),
        ({"any": ["thirty"], "min_sources": 2}, False),
    ],
)
def test_words_that_were_revised_meet_no_rule(asked: dict[str, Any], is_met: bool) -> None:  # noqa: FBT001
    version = story(
        "Off the coast.",
        headline="Quake kills thirty in Chile",
        kind="repeat",
        sources=("a", "b"),
        regions=("south-america",),
        superseded_by={"version": 2, "headline": "CORRECTED-Quake kills three in Chile"},
    )
    assert bool(Ruleset([rule(**asked)]).match(version)) is is_met
    many = [rule(**asked, id=f"rule-{number}") for number in range(100)]
    assert len(Ruleset(many).match(version)) == 100 * is_met


def test_both_forms_of_norwegian_are_the_language_that_stories_have() -> None:
    assert rule(languages=["nb", "nn"]).languages == ("no", "no")
