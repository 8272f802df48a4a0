"""When a rule alerts on a story: once, then on what it asks for, and never on old news."""

from typing import Any, Final

import pytest

from dateline.core.alerts.decide import MAX_TEXT_CHARS, Verdict, decide
from dateline.core.alerts.rule import Rule
from dateline.core.alerts.state import COOLDOWN_SECONDS, MEMORY_SECONDS, AlertMemory
from dateline.core.times.clock import DAY, Clock
from dateline_schemas import Match, Story
from dateline_schemas.alert import BACK
from tests.alert_stories import at, matched, relinked, rule, story
from tests.rows import each_row


def outcomes(*versions: Story, rules: tuple[Rule, ...], memory: AlertMemory | None = None) -> list[str]:
    """Return the verdicts on versions one after the other: the occasion of an alert, or why there is none."""
    memory = memory or AlertMemory(Clock())
    return [outcome(verdict) for version in versions for verdict in decide(memory, matched(*rules, of=version))]


def outcome(verdict: Verdict) -> str:
    return verdict.alert.occasion if verdict.alert is not None else str(verdict.withheld)


Fields = dict[str, Any]
WITHDRAWN: Final[Fields] = {"kind": "withdrawal", "event": "withdrawn"}
UPDATE: Final[Fields] = {"kind": "update"}
DENIED: Final[Fields] = {"relation": {"kind": "update", "rule": "denial", "parent": 1}}
REPEAT: Final[Fields] = {"kind": "repeat"}
WANTED: Final[Fields] = {"updates": True}
HOURLY: Final[Fields] = {"updates": "every 1h"}


def repeat_of(version: int, minutes: float, **fields: Any) -> Fields:  # noqa: ANN401
    """Return the fields of a repeat of the text of a version."""
    relation = {"kind": "repeat", "rule": "same-fingerprint", "parent": version}
    return {"relation": relation, "minutes": minutes, **fields}


CASES: Final[tuple[tuple[str, Fields, tuple[Fields, ...], list[str]], ...]] = (
    # what happens, the rule, the versions (each a minute after the one before), the outcomes
    ("it is repeated", {}, ({}, REPEAT, REPEAT), ["story"]),
    ("it matches later", {}, ({"text": "A tremor."}, UPDATE), ["story"]),
    ("a repeat is the first to match", {"min_sources": 2},
     ({}, {"kind": "repeat", "sources": ("a", "b")}), ["story"]),
    ("updates are not wanted", {}, ({}, UPDATE, {"kind": "expansion"}), ["story"]),
    ("updates are wanted", WANTED, ({}, UPDATE, {"kind": "expansion"}), ["story", "update", "update"]),
    ("the update has no word of the rule", WANTED,
     ({}, {"kind": "update", "text": "14 dead."}), ["story", "update"]),
    ("updates every hour", {"updates": "every 1h"},
     ({}, {"kind": "update", "minutes": 59}, {"kind": "update", "minutes": 60}), ["story", "often", "update"]),
    ("the hour begins with the last update", {"updates": "every 1h"},
     ({}, {"kind": "update", "minutes": 70}, {"kind": "update", "minutes": 100}), ["story", "update", "often"]),
    ("a correction begins no hour", {"updates": "every 1h", "corrections": True},
     ({}, {"kind": "correction", "minutes": 50}, {"kind": "update", "minutes": 60}), ["story", "correction", "update"]),
    ("a held update is repeated after the hour", HOURLY,
     ({}, UPDATE, repeat_of(2, 59), repeat_of(2, 60), repeat_of(2, 300)), ["story", "often", "often", "update"]),
    ("only the text before a held update is repeated", HOURLY, ({}, UPDATE, repeat_of(1, 60)), ["story", "often"]),
    ("a held update was revised", HOURLY,
     ({}, UPDATE, {"kind": "correction"}, repeat_of(2, 60, superseded_by={"version": 3})), ["story", "often"]),
    ("a later text than the held one is repeated", HOURLY,
     ({}, UPDATE, {"kind": "correction"}, repeat_of(3, 60)), ["story", "often", "update"]),
    ("a held update is repeated, and the rule is not met", HOURLY,
     ({}, UPDATE, repeat_of(2, 60, text="A tremor.")), ["story", "often"]),
    ("a held update of a withdrawn story", HOURLY,
     ({}, UPDATE, WITHDRAWN, repeat_of(2, 60, event="withdrawn")), ["story", "often", "withdrawal"]),
    ("the next update tells what was held", HOURLY,
     ({}, UPDATE, {"kind": "update", "minutes": 60}, repeat_of(3, 130)), ["story", "often", "update"]),
    ("a denial is for rules that ask for corrections", {"corrections": True}, ({}, DENIED), ["story", "update"]),
    ("a denial is for rules that ask for updates", WANTED, ({}, DENIED), ["story", "update"]),
    ("a denial is not wanted", {}, ({}, DENIED), ["story"]),
    ("a denial is not held back, and begins no hour", HOURLY,
     ({}, {**DENIED, "minutes": 50}, {"kind": "update", "minutes": 60}), ["story", "update", "update"]),
    ("a correction is not wanted", WANTED, ({}, {"kind": "correction"}, {"kind": "refile"}), ["story"]),
    ("a correction takes the word out", {"corrections": True},
     ({}, {"kind": "correction", "text": "An explosion."}), ["story", "correction"]),
    ("a refile is a correction", {"corrections": True}, ({}, {"kind": "refile"}), ["story", "correction"]),
    ("a withdrawal reaches whoever was alerted", {}, ({}, WITHDRAWN), ["story", "withdrawal"]),
    ("however old it is", {},
     ({}, {"kind": "withdrawal", "event": "withdrawn", "minutes": 30_000}), ["story", "withdrawal"]),
    ("a copy of what was withdrawn", {},
     ({}, WITHDRAWN, {"kind": "repeat", "event": "withdrawn"}), ["story", "withdrawal"]),
    ("withdrawn twice", {}, ({}, *[WITHDRAWN] * 2), ["story", "withdrawal"]),
    ("withdrawn, published again, withdrawn", WANTED,
     ({}, WITHDRAWN, UPDATE, WITHDRAWN), ["story", "withdrawal", "update", "withdrawal"]),
    ("published again, to a rule that asks for no updates", {},
     ({}, WITHDRAWN, UPDATE, UPDATE), ["story", "withdrawal", "update"]),
    ("corrected after its withdrawal", {},
     ({}, WITHDRAWN, {"kind": "correction"}, {"kind": "correction"}), ["story", "withdrawal", "correction"]),
    ("published again soon after an update", HOURLY,
     ({}, {"kind": "update", "minutes": 61}, WITHDRAWN, UPDATE), ["story", "update", "withdrawal", "update"]),
    ("published again, and decided on when it is old", {"horizon": "1h"},
     ({}, {**WITHDRAWN, "minutes": 30_000}, {"kind": "update", "published": 0}), ["story", "withdrawal", "update"]),
    ("an update after it was published again", {"horizon": "1h"},
     ({}, WITHDRAWN, UPDATE, {"kind": "update", "published": -62}), ["story", "withdrawal", "update"]),
    ("a text of a withdrawn story", {},
     ({}, WITHDRAWN, {"kind": "update", "event": "withdrawn"}), ["story", "withdrawal"]),
    ("a withdrawal reaches nobody else", {"any": ["flood"]}, ({}, WITHDRAWN), []),
    ("a rule asks for withdrawals", {"any": [], "relations": ["withdrawal"]}, ({}, WITHDRAWN), ["withdrawal"]),
    ("it moves", WANTED, ({}, {"event": "moved", "kind": "update"}), ["story"]),
    ("the text is old", {}, ({"published": -24 * 60 - 1},), ["old"]),
    ("it is just not old", {}, ({"published": -24 * 60},), ["story"]),
    ("it is old for the rule", {"horizon": "1h"}, ({"published": -61},), ["old"]),
    ("an old story has a new text", {}, ({"first": -5000, "kind": "update"},), ["story"]),
    ("an old story is repeated", {}, ({"first": -5000, "kind": "repeat"},), ["old"]),
    ("an update is old", {"updates": True, "horizon": "1h"},
     ({}, {"kind": "update", "published": -62}), ["story", "old"]),
)  # fmt: skip


@each_row(("asked", "versions", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_rule_and_a_story(asked: Fields, versions: tuple[Fields, ...], expected: list[str]) -> None:
    numbered: list[Fields] = [{"version": at, "minutes": at - 1, **each} for at, each in enumerate(versions, 1)]
    assert outcomes(*(story(**each) for each in numbered), rules=(rule(**asked),)) == expected


def test_a_cooldown_silences_other_stories_and_not_those_alerted_on() -> None:
    wants = rule(cooldown="30m", updates=True)
    memory = AlertMemory(Clock())
    stories = [
        story(story_id="a", minutes=0),
        story(story_id="b", minutes=29),
        story(story_id="a", minutes=29, version=2, kind="update"),
        story(story_id="c", minutes=-29),
        story(story_id="d", minutes=30),
        story(story_id="b", minutes=61, version=2, kind="repeat"),
    ]
    assert outcomes(*stories, rules=(wants,), memory=memory) == [
        "story", "cooldown", "update", "cooldown", "story", "story",
    ]  # fmt: skip


def test_age_is_counted_from_the_time_of_the_stage() -> None:
    memory = AlertMemory(Clock())
    late = story(minutes=0)
    (verdict,) = decide(memory, matched(rule(), of=late, as_of=24 * 60 + 1))
    assert verdict.withheld == "old"
    (verdict,) = decide(memory, matched(rule(id="patient", horizon="2d"), of=late))
    assert verdict.alert is not None, "a clock never goes back, and the horizon is the rule's own"


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (1,)], ids=str)
def test_merged_stories_are_one_story_to_a_rule(order: tuple[int, ...]) -> None:
    memory = AlertMemory(Clock())
    wants = (rule(updates=True),)
    assert outcomes(story(story_id="a"), rules=wants, memory=memory) == ["story"]
    events = relinked("a", "b", minutes=1)
    assert outcomes(*(events[number] for number in order), rules=wants, memory=memory) == []
    repeat = story(story_id="b", version=2, kind="repeat", minutes=2)
    late = story(story_id="a", version=2, kind="repeat", minutes=2)
    update = story(story_id="b", version=3, kind="update", minutes=3)
    assert outcomes(repeat, late, update, rules=wants, memory=memory) == ["update"]
    withdrawal = story(story_id="b", version=4, kind="withdrawal", event="withdrawn", minutes=4)
    assert outcomes(withdrawal, rules=wants, memory=memory) == ["withdrawal"]


def test_a_story_that_was_merged_twice_is_followed_to_the_survivor() -> None:
    memory = AlertMemory(Clock())
    first = outcomes(
        story(story_id="a"), *relinked("a", "b", 1), *relinked("b", "c", 2), rules=(rule(),), memory=memory
    )
    again = outcomes(*(story(story_id=name, version=2, minutes=3) for name in "abc"), rules=(rule(),), memory=memory)
    assert (first, again) == (["story"], [])


def test_a_rule_that_alerted_on_two_merged_stories_alerts_once_on_their_update() -> None:
    stories = (story(story_id="a"), story(story_id="b"), *relinked("a", "b", 1))
    update = story(story_id="b", version=2, kind="update", minutes=2)
    assert outcomes(*stories, update, rules=(rule(updates=True),)) == ["story", "story", "update"]


def test_a_correction_that_shows_two_stories_to_be_one_reaches_the_rules_of_both() -> None:
    wants = rule(corrections=True), rule(id="flood", any=["flood"], corrections=True)
    memory = AlertMemory(Clock())
    before = story(story_id="b"), story("A flood.", story_id="a")
    assert outcomes(*before, rules=wants, memory=memory) == ["story", "story"]
    correction = story("A tremor.", story_id="b", version=2, kind="correction", minutes=1, joins=("a",))
    alerts = [verdict.alert for verdict in decide(memory, matched(*wants, of=correction))]
    assert [(each.rule, each.occasion, each.story_id, each.absorbed) for each in alerts if each] == [
        ("flood", "correction", "b", ("a",)), ("quake", "correction", "b", ("a",)),
    ]  # fmt: skip
    assert outcomes(*relinked("a", "b", minutes=1), rules=wants, memory=memory) == []
    (again,) = decide(memory, matched(*wants[:1], of=story(story_id="b", version=3, kind="correction", minutes=2)))[1:]
    assert again.alert
    assert again.alert.absorbed == ("a",), "a later alert says it too, for targets that get no correction"
    late = story("A flood.", story_id="a", version=2, kind="correction", minutes=1)
    assert [each.alert.absorbed for each in decide(memory, matched(*wants, of=late)) if each.alert] == [(), ()]


def changed_by(kind: str, *changed: str) -> Fields:
    """Return the fields of a version that says what it changed, and of a text that has it."""
    text = " ".join([f"An earthquake: {change.rpartition(' → ')[2].removeprefix('adds ')}." for change in changed])
    return {"relation": {"kind": kind, "rule": "by-hand", "parent": 1, "changed": changed}, "text": text}


def test_an_alert_after_held_updates_says_what_changed_since_the_last_one() -> None:
    memory = AlertMemory(Clock())
    text = "Of 60 passengers aboard, two were killed near Lund in the earthquake."
    versions = [
        story(),
        story(version=2, minutes=1, **changed_by("update", "40 → 52 passengers aboard", "adds “two were killed”")),
        story(version=3, minutes=2, **changed_by("update", "52 → 60 passengers aboard", "adds Lund") | {"text": text}),
        story(version=4, **repeat_of(3, 61, text=text)),
        story(version=5, minutes=130, **changed_by("update", "60 → 61 passengers aboard")),
    ]
    wants = rule(**HOURLY)
    alerts = [verdict.alert for each in versions for verdict in decide(memory, matched(wants, of=each))]
    assert [each.changed for each in alerts if each is not None] == [
        (), ("40 → 60 passengers aboard", "adds “two were killed”", "adds Lund"), (),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "versions", "expected"),
    [
        ({"updates": True}, [("correction", "34 → three dead"), ("update", "three → five dead")],
         [(), ("34 → five dead",)]),
        ({"corrections": True}, [("update", "40 → 52 aboard"), ("correction", "52 → 50 aboard")],
         [(), ("40 → 50 aboard",)]),
        (HOURLY, [("update", "40 → 52 aboard"), ("correction", "52 → 50 aboard"), ("repeat", "")],
         [(), ("40 → 50 aboard",)]),
        ({"updates": True}, [("correction", "34 → three dead"), ("repeat", "")], [()]),
    ],
)  # fmt: skip
def test_an_alert_says_what_changed_since_the_last_one_also_by_what_the_rule_did_not_ask_for(
    asked: Fields, versions: list[tuple[str, str]], expected: list[tuple[str, ...]]
) -> None:
    memory = AlertMemory(Clock())
    stories = [story()]
    for number, (kind, changed) in enumerate(versions, 2):
        told = changed_by(kind, changed) | {"minutes": number}
        if kind == "repeat":
            told = repeat_of(number - 1, 100, text=stories[-1].text)
        stories.append(story(version=number, **told))
    alerts = [verdict.alert for each in stories for verdict in decide(memory, matched(rule(**asked), of=each))]
    assert [each.changed for each in alerts if each is not None] == expected


def test_what_was_held_back_and_does_not_stand_any_more_is_not_told() -> None:
    memory = AlertMemory(Clock())
    killed = changed_by("update", "adds “two people were killed and seven”", "adds “About 200 residents”")
    more = changed_by("update", "two → five people", "seven → 12 hurt") | {
        "text": "Five people were killed and 12 hurt. About 200 residents fled the earthquake.",
    }
    none = changed_by("correction", "adds “Nobody was hurt”", "note: “Corrects the toll”")
    versions = [
        story(),
        story(version=2, minutes=1, **killed),
        story(version=3, minutes=61, **more),
        story(version=4, minutes=62, **none),
    ]
    asked = [rule(**HOURLY, corrections=True), rule(id="corrections", corrections=True)]
    alerts = [verdict.alert for each in versions for verdict in decide(memory, matched(*asked, of=each))]
    told = [(each.rule, each.version, each.changed) for each in alerts if each is not None and each.version > 1]
    assert told == [
        ("quake", 3, ("adds “five people were killed and 12 hurt”", "adds “About 200 residents”")),
        ("corrections", 4, ("adds “Nobody was hurt”", "note: “Corrects the toll”")),
        ("quake", 4, ()),
    ]


@pytest.mark.parametrize(("asked", "told"), [({"corrections": True}, [1, 3, 4]), (HOURLY, [1, 4])])
def test_the_correction_of_an_earlier_text_is_told_alone_and_what_is_held_stays_so(
    asked: Fields, told: list[int]
) -> None:
    memory, last = AlertMemory(Clock()), "correction" if "corrections" in asked else "update"
    late = changed_by("correction", "killing five → four") | {"superseded_by": {"version": 2}, "minutes": 2}
    versions = [
        story(),
        story(version=2, minutes=1, **changed_by("update", "killing three → seven")),
        story(version=3, **late),
        story(version=4, minutes=90, **changed_by(last, "killing seven → six")),
    ]
    verdicts = [verdict for each in versions for verdict in decide(memory, matched(rule(**asked), of=each))]
    alerts = [verdict.alert for verdict in verdicts if verdict.alert is not None]
    assert [each.version for each in alerts] == told
    assert [each.changed for each in alerts] == [(), (), ("killing three → six",)][3 - len(told) :]


def test_an_alert_has_its_fields_and_an_id_of_its_own() -> None:
    memory = AlertMemory(Clock())
    wants = rule(severity="critical", updates=True)
    versions = [story(), *(story(version=number, kind="update", minutes=number) for number in (2, 3))]
    first, second, third = (verdict.alert for each in versions for verdict in decide(memory, matched(wants, of=each)))
    assert first
    assert second
    assert third
    assert (first.rule, first.name, first.severity, first.urgency) == ("quake", "Quakes", "critical", 1)
    assert (first.story_id, first.version, first.at, first.matched) == ("a", 1, at(0), ("earthquake",))
    assert first.story == versions[0]
    assert len({first.alert_id, second.alert_id, third.alert_id}) == 3
    (again,) = decide(AlertMemory(Clock()), matched(wants, of=story(version=5)))
    assert again.alert
    assert again.alert.alert_id == first.alert_id, "which version it was that first met the rule makes no other alert"


def test_the_first_alert_after_a_withdrawal_says_that_the_story_is_back() -> None:
    memory = AlertMemory(Clock())
    fields: tuple[Fields, ...] = ({}, WITHDRAWN, UPDATE, UPDATE)
    versions = [story(version=at, minutes=at, **each) for at, each in enumerate(fields, 1)]
    alerts = [decide(memory, matched(rule(**WANTED), of=each))[0].alert for each in versions]
    assert [each is not None and BACK in each.changed for each in alerts] == [False, False, True, False]


def test_a_rule_that_was_deleted_still_alerts_on_a_withdrawal() -> None:
    memory = AlertMemory(Clock())
    decide(memory, matched(rule(severity="low"), of=story()))
    withdrawal = story(kind="withdrawal", event="withdrawn", version=2, minutes=1)
    (verdict,) = decide(memory, Match(as_of=at(1), hits=(), story=withdrawal))
    assert verdict.alert
    assert (verdict.alert.name, verdict.alert.severity, verdict.alert.occasion) == ("Quakes", "low", "withdrawal")


def test_verdicts_are_in_the_order_of_rule_ids() -> None:
    rules = [rule(id=name, updates=name == "b") for name in "cab"]
    memory = AlertMemory(Clock())
    assert [verdict.rule for verdict in decide(memory, matched(*rules, of=story()))] == ["a", "b", "c"]


def test_a_month_after_it_was_last_seen_a_story_is_forgotten_and_not_before() -> None:
    memory = AlertMemory(Clock())
    days = DAY // 60
    decide(memory, matched(rule(cooldown="1h"), of=story(minutes=0)))
    decide(memory, matched(rule(), of=story(minutes=10 * days, kind="repeat", version=2)))
    memory.free()
    assert "quake" in memory.alert_times
    for passed, known in ((MEMORY_SECONDS // DAY + 9, True), (MEMORY_SECONDS // DAY + 12, False)):
        decide(memory, matched(rule(any=["flood"]), of=story(story_id="z", minutes=passed * days)))
        memory.free()
        assert ("a" in memory.stories) is known
    for passed, remembered in ((COOLDOWN_SECONDS // DAY, True), (COOLDOWN_SECONDS // DAY + 1, False)):
        decide(memory, matched(rule(any=["flood"]), of=story(story_id="y", minutes=passed * days)))
        memory.free()
        assert ("quake" in memory.alert_times) is remembered


def test_a_story_whose_old_pages_come_late_is_remembered_from_when_they_came() -> None:
    memory = AlertMemory(Clock())
    day = DAY // 60
    decide(memory, matched(rule(), of=story()))
    decide(memory, matched(rule(), of=story(version=2, late=True, **REPEAT), as_of=29 * day))
    decide(memory, matched(rule(), of=story(story_id="other", minutes=50 * day)))
    memory.free()
    withdrawn = story(version=3, minutes=1, late=True, **WITHDRAWN)
    verdicts = decide(memory, matched(rule(), of=withdrawn, as_of=50 * day))
    assert [outcome(verdict) for verdict in verdicts] == ["withdrawal"]


def test_an_alert_has_only_the_beginning_of_a_long_text() -> None:
    """A page of 1 MiB that meets a thousand rules would be a gigabyte of alerts."""
    long = story("An earthquake struck the coast. " * 30_000)
    (verdict,) = decide(AlertMemory(Clock()), matched(rule(), of=long))
    assert verdict.alert is not None
    assert long.text is not None
    assert verdict.alert.story == long.model_copy(update={"text": long.text[:MAX_TEXT_CHARS]})
