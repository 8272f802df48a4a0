"""Each verdict of a rule on a version comes with the fact that decided it."""

from typing import Any, Final

from dateline.core.alerts.explain.explained_trial import ExplainedTrial
from dateline.core.alerts.match import Trial
from dateline.core.alerts.rule import Rule
from dateline.core.alerts.ruleset import Ruleset
from dateline.core.alerts.silence import Silence, Silences
from dateline_schemas import Story
from tests.alert_stories import at, relinked, rule, story
from tests.rows import each_row

Fields = dict[str, Any]
Outcome = tuple[str, str, str]
REPEAT: Final[Fields] = {"kind": "repeat"}
WITHDRAWN: Final[Fields] = {"kind": "withdrawal", "event": "withdrawn"}
AT_NOON: Final = "at 2026-02-07 12:00 +0000"
SILENCE: Final = Silence.model_validate(
    {"rules": "qu*", "until": at(30).isoformat(), "why": "drill", "by": "Eva, night desk"}
)


def explained(*versions: Story, rules: tuple[Rule, ...], silences: Silences | None = None) -> list[Outcome]:
    trial = ExplainedTrial(rules, silences or Silences(), {each.id for each in rules}, {0: 12})
    return [(each.outcome, each.reason, each.why) for version in versions for each in trial.run(version)]


TOLD: Final = f"a repeat of a text; the rule alerted on this story {AT_NOON}"
STORY: Final[Outcome] = ("alerted", "story", "it has earthquake")
CASES: Final[tuple[tuple[str, Fields, tuple[Fields, ...], list[Outcome]], ...]] = (
    ("it is repeated", {}, ({}, REPEAT),
     [STORY, ("withheld", "repeat", f"met again by {TOLD}")]),
    ("it is repeated without the word", {}, ({}, {**REPEAT, "text": "A tremor."}),
     [STORY, ("withheld", "repeat", f"not met by {TOLD}")]),
    ("an update is not asked for", {}, ({}, {"kind": "update"}),
     [STORY, ("withheld", "unasked",
              f"an update; the rule alerted on this story {AT_NOON}, and does not ask for updates")]),
    ("a correction is not asked for", {"updates": True}, ({}, {"kind": "correction", "text": "A tremor."}),
     [STORY, ("withheld", "unasked",
              f"a correction; the rule alerted on this story {AT_NOON}, and does not ask for corrections")]),
    ("an update is asked for", {"updates": True}, ({}, {"kind": "update"}),
     [STORY, ("alerted", "update", "an update of a story that the rule alerted on")]),
    ("updates come too often", {"updates": "every 1h"}, ({}, {"kind": "update", "minutes": 20}),
     [STORY, ("withheld", "often", f"the rule alerted on this story {AT_NOON}, 20m before; updates every 1h")]),
    ("a held update is repeated too early, then later", {"updates": "every 1h"},
     ({}, {"kind": "update", "minutes": 20},
      {"relation": {"kind": "repeat", "rule": "kin", "parent": 1}, "minutes": 70},
      {"relation": {"kind": "repeat", "rule": "kin", "parent": 2}, "minutes": 80}),
     [STORY, ("withheld", "often", f"the rule alerted on this story {AT_NOON}, 20m before; updates every 1h"),
      ("withheld", "repeat", f"met again by {TOLD}; the update of version 2 is still held back"),
      ("alerted", "update", "a repeat of an update that was held back")]),
    ("it is old", {}, ({"published": -24 * 60 - 1},),
     [("withheld", "old", "published 2026-02-06 11:59 +0000 at the latest, 1d1m before the newest page; horizon 1d")]),
    ("it was first seen long ago", {"horizon": "1h"}, ({"first": -90, "kind": "repeat"},),
     [("withheld", "old", "first seen 2026-02-07 10:30 +0000, 1h30m before the newest page; horizon 1h")]),
    ("it is withdrawn twice", {}, ({}, WITHDRAWN, WITHDRAWN),
     [STORY, ("alerted", "withdrawal", "a withdrawal of a story that the rule alerted on"),
      ("withheld", "repeat", "a withdrawal; the rule told of the withdrawal before")]),
    ("it is back after its withdrawal, and no update is asked for", {}, ({}, WITHDRAWN, {"kind": "update"}),
     [STORY, ("alerted", "withdrawal", "a withdrawal of a story that the rule alerted on"),
      ("alerted", "update", "an update, which publishes the story again; the rule told of its withdrawal")]),
    ("the rule names withdrawals", {"any": [], "relations": ["withdrawal"]}, (WITHDRAWN,),
     [("alerted", "withdrawal", "a withdrawal, which the rule names")]),
    ("another word", {"any": ["flood"]}, ({}, REPEAT), []),
)  # fmt: skip


@each_row(("asked", "versions", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_verdict_has_its_reason(asked: Fields, versions: tuple[Fields, ...], expected: list[Outcome]) -> None:
    numbered: list[Fields] = [{"version": at, "minutes": at - 1, **each} for at, each in enumerate(versions, 1)]
    assert explained(*(story(**each) for each in numbered), rules=(rule(**asked),)) == expected


def test_a_cooldown_names_the_other_story() -> None:
    first = story(story_id="a", headline="Quake off Oslo")
    _, held, _, before = explained(
        first,
        story(story_id="b", minutes=14.5),
        story(story_id="c", minutes=60),
        story(story_id="d", minutes=50),
        rules=(rule(cooldown="30m"),),
    )
    assert held == (
        "withheld", "cooldown", f"the rule alerted on story a “Quake off Oslo” {AT_NOON}, 14m30s before; cooldown 30m",
    )  # fmt: skip
    assert before[2].endswith("at 2026-02-07 13:00 +0000, 10m after; cooldown 30m")


def test_a_cooldown_names_no_withdrawal_of_a_story_that_was_alerted_on() -> None:
    withdrawn = story(story_id="a", version=2, minutes=50, **WITHDRAWN)
    *_, (outcome, reason, why) = explained(
        story(story_id="a"), withdrawn, story(story_id="b", minutes=60), rules=(rule(cooldown="70m"),)
    )
    assert (outcome, reason) == ("withheld", "cooldown")
    assert why.endswith(f" {AT_NOON}, 1h before; cooldown 1h10m"), "the withdrawal begins none"


def test_a_silence_is_named_with_its_line() -> None:
    silences = Silences([SILENCE], ["quake"])
    assert explained(story(), story(version=2, minutes=30, kind="repeat"), rules=(rule(),), silences=silences) == [
        ("withheld", "silence", "until 2026-02-07 12:30 +0000, by Eva, night desk: drill (line 12)"),
        STORY,
    ]


def test_a_story_that_became_part_of_another_is_followed_there() -> None:
    ended, whole = relinked("a", "b", 1)
    update = story(story_id="b", version=10, kind="update", minutes=2)
    outcomes = explained(story(story_id="a"), ended, whole, update, rules=(rule(updates=True),))
    assert outcomes == [
        STORY,
        ("withheld", "relinked", "the story became part of story b, which the rule follows from now on"),
        ("alerted", "update", "an update of a story that the rule alerted on"),
    ]


def test_only_some_rules_are_explained_and_unmet_ones_when_they_are_asked_for() -> None:
    rules = (rule(), rule(id="flood", any=["flood"]), rule(id="dam", any=["dam"]))
    trial = ExplainedTrial(rules, Silences(), {"quake", "flood"})
    outcomes = [(each.rule, each.outcome, each.reason) for each in trial.run(story(), with_unmet=True)]
    assert outcomes == [("flood", "not met", "any"), ("quake", "alerted", "story")]


def test_its_verdicts_are_those_of_a_trial() -> None:
    rules = (rule(cooldown="30m", updates="every 10m"), rule(id="all", any=[], languages=["en"], horizon="1h"))
    versions = [
        story(story_id=name, version=number, minutes=7 * number, kind=kind, published=-55)
        for number, kind in enumerate(("new", "update", "repeat", "correction", "update"), 1)
        for name in "abc"
    ]
    plain, explaining = Trial(Ruleset(rules)), ExplainedTrial(rules, Silences(), {"quake", "all"})
    for version in versions:
        found = [each.verdict for each in explaining.run(version) if each.verdict is not None]
        assert found == plain.run(version)
