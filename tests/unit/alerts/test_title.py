"""What a story is called: its last headline, but none that its newest text contradicts."""

from typing import Any, Final

import pytest

from dateline.core.alerts.decide import decide
from dateline.core.alerts.rule import Rule
from dateline.core.alerts.silence import NO_SILENCES, Silence, Silences
from dateline.core.alerts.state import AlertMemory
from dateline.core.alerts.title import contradicts, first_words, shown_title
from dateline.core.times.clock import Clock
from dateline_schemas import Alert, Relation, Story
from dateline_schemas.alert import Title
from tests.alert_stories import at, matched, relinked, rule, story

FERRY: Final = rule(id="ferry", name="Ferries", any=["ferry"], updates=True, corrections=True)
SLOW: Final = rule(id="ferry", name="Ferries", any=["ferry"], updates="every 30m", corrections=True)
TWO: Final = "A fire on a ferry off Molde killed two people."
NINE: Final = "A fire on a ferry off Molde killed nine people."
FIRST: Final = "Ferry fire off Molde kills two"
SECOND: Final = "UPDATE 1-Ferry fire off Molde kills nine"


class Newsroom:
    """A rule over the versions of one story, and the alerts that it raises."""

    def __init__(self, wants: Rule = FERRY, silences: Silences = NO_SILENCES) -> None:
        self.memory, self.wants, self.silences, self.version = AlertMemory(Clock()), wants, silences, 0

    def see(
        self,
        text: str | None,
        headline: str | None,
        minutes: float,
        kind: str = "update",
        *changed: str,
        parent: int | None = None,
        **fields: Any,  # noqa: ANN401 - any field of a story
    ) -> Alert | None:
        self.version += 1
        relation = {"kind": kind, "parent": parent, "rule": fields.pop("by", "by-hand"), "changed": changed}
        event = "withdrawn" if kind == "withdrawal" else "version"
        of = story(
            text, version=self.version, minutes=minutes, headline=headline, event=event,
            **{"relation": Relation.model_validate(relation), **fields},
        )  # fmt: skip
        verdicts = decide(self.memory, matched(self.wants, of=of), self.silences)
        return next((verdict.alert for verdict in verdicts), None)


def titled(alert: Alert | None) -> tuple[int, str, bool] | None:
    assert alert is not None
    return None if alert.title is None else (alert.title.version, alert.title.words, alert.title.is_headline)


KILLING: Final = "killed two → nine people"


def test_an_update_that_its_interval_held_back_has_its_own_headline_when_a_copy_without_one_alerts() -> None:
    room = Newsroom(SLOW)
    assert titled(room.see(TWO, FIRST, 0, "new")) is None, "it has a headline"
    assert room.see(NINE, SECOND, 10, "update", KILLING, parent=1) is None
    later = room.see(NINE, None, 45, "repeat", parent=2)
    assert titled(later) == (2, SECOND, True)
    assert later is not None
    assert shown_title(later) == SECOND


def test_an_update_that_a_silence_held_back_gives_its_headline() -> None:
    silence = Silence(rules=("ferry",), since=at(5), until=at(20), why="drill", by="Eva")
    room = Newsroom(FERRY, Silences([silence], ["ferry"]))
    room.see(TWO, FIRST, 0, "new")
    assert room.see(NINE, SECOND, 10, "update", KILLING, parent=1) is None
    assert titled(room.see(NINE, None, 25, "repeat", parent=2)) == (2, SECOND, True)


@pytest.mark.parametrize("reason", ["silence", "cooldown"])
def test_a_first_alert_that_was_held_back_gives_its_headline(reason: str) -> None:
    silence = Silence(rules=("ferry",), until=at(20), why="drill", by="Eva")
    if reason == "silence":
        room = Newsroom(FERRY, Silences([silence], ["ferry"]))
    else:
        room = Newsroom(rule(id="ferry", any=["ferry"], cooldown="20m"))
        decide(room.memory, matched(room.wants, of=story(TWO, story_id="other", minutes=-5)))
    assert room.see(TWO, FIRST, 0, "new") is None
    assert titled(room.see(TWO, None, 25, "repeat", parent=1)) == (1, FIRST, True)


def test_a_version_that_met_no_rule_gives_its_headline() -> None:
    room = Newsroom()
    room.see(TWO, "Ship fire", 0, "new")
    room.see("A fire on a ship off Molde killed two people.", "Two killed in ship fire off Molde", 5, parent=1)
    assert titled(room.see("A ferry burns: two people died off Molde.", None, 10, parent=2)) == (
        2, "Two killed in ship fire off Molde", True,
    )  # fmt: skip


def test_a_text_without_a_headline_keeps_one_that_it_does_not_contradict() -> None:
    room = Newsroom()
    room.see(TWO, FIRST, 0, "new")
    assert titled(room.see(f"{TWO} The captain is safe.", None, 10, "update", parent=1)) == (1, FIRST, True)


@pytest.mark.parametrize(
    ("text", "kind", "changed"),
    [
        (NINE, "update", ()),
        ("A fire on a ferry off Molde killed 9 people.", "update", ()),
        (f"{NINE} Two ferries came.", "update", (KILLING,)),
        ("A fire on a ferry off Bodo killed two people.", "update", ("Molde → Bodo",)),
        ("A fire on a ferry at sea killed two people.", "update", ("drops Molde",)),
        (TWO, "correction", ()),
        (TWO, "correction", ("note: “Corrects place”",)),
    ],
)
def test_a_text_that_contradicts_the_last_headline_has_its_first_words(
    text: str, kind: str, changed: tuple[str, ...]
) -> None:
    room = Newsroom()
    room.see(TWO, FIRST, 0, "new")
    assert titled(room.see(text, None, 10, kind, *changed, parent=1)) == (2, text, False)
    assert titled(room.see(f"{text} More.", None, 20, "update", parent=2)) == (3, f"{text} More.", False)
    assert titled(room.see(None, None, 30, "withdrawal", parent=3)) == (3, f"{text} More.", False)


@pytest.mark.parametrize(
    "changed", [("2 → 4 boats came",), ("adds Bodo",), ("reworded: “a fire on Molde”",), ("new paragraph: “two”",)]
)
def test_a_change_of_what_the_headline_does_not_print_leaves_it(changed: tuple[str, ...]) -> None:
    room = Newsroom()
    room.see(TWO, FIRST, 0, "new")
    assert titled(room.see(f"{TWO} Then 4 boats came.", None, 10, "update", *changed, parent=1)) == (1, FIRST, True)


def test_a_withdrawal_has_the_last_headline() -> None:
    room = Newsroom()
    room.see(TWO, FIRST, 0, "new")
    room.see(NINE, SECOND, 10, "update", KILLING, parent=1)
    assert titled(room.see(None, None, 20, "withdrawal", parent=2)) == (2, SECOND, True)


def test_nothing_is_remembered_of_a_story_that_was_taken_down() -> None:
    room = Newsroom()
    room.see(TWO, FIRST, 0, "new")
    assert titled(room.see(None, None, 10, "withdrawal", by="takedown")) is None
    assert room.memory.stories["a"].title is None


def test_an_earlier_text_does_not_give_its_headline() -> None:
    room = Newsroom()
    room.see(TWO, FIRST, 0, "new")
    room.see(NINE, SECOND, 10, "update", KILLING, parent=1)
    newest = {"version": 2, "headline": SECOND}
    room.see(TWO, "Two die off Molde", 20, "repeat", parent=1, superseded_by=newest)
    room.see(TWO, "Two dead", 25, "repeat", parent=1)
    assert titled(room.see(f"{NINE} It sank.", None, 30, parent=2)) == (2, SECOND, True)


def test_a_copy_gives_its_headline_to_a_text_without_one() -> None:
    room = Newsroom(SLOW)
    room.see(TWO, FIRST, 0, "new")
    room.see(NINE, None, 10, "update", KILLING, parent=1)
    room.see(NINE, "Nine die in ferry fire", 15, "repeat", parent=2)
    assert titled(room.see(NINE, None, 45, "repeat", parent=2)) == (2, "Nine die in ferry fire", True)


def test_a_story_that_another_became_part_of_has_its_headline_where_it_had_none() -> None:
    room = Newsroom()
    decide(room.memory, matched(FERRY, of=story(TWO, story_id="b", headline=FIRST)))
    room.see(TWO, None, 0, "new")
    for event in relinked("b", "a", minutes=5):
        decide(room.memory, matched(FERRY, of=event))
    room.version = 9
    assert titled(room.see(f"{TWO} It sank.", None, 10, parent=1)) == (0, FIRST, True)
    assert titled(room.see(NINE, None, 20, parent=1)) == (11, NINE, False)


def test_a_story_that_never_had_a_headline_has_no_title() -> None:
    room = Newsroom()
    assert titled(room.see(TWO, None, 0, "new")) is None
    later = room.see(NINE, None, 10, parent=1)
    assert titled(later) is None
    assert later is not None
    assert shown_title(later) == NINE


@pytest.mark.parametrize(
    ("headline", "text", "language", "expected"),
    [
        ("Quake kills 34", "The quake killed 34 people.", "en", False),
        ("Quake kills 34", "The quake killed 43 people.", "en", True),
        ("UPDATE 2-Quake kills 34", "The quake killed 34 people.", "en", False),
        ("CORRECTED-UPDATE 1-Quake kills 3", "The quake killed three people.", "en", False),
        ("Profit of 1,200 jobs", "It cut 1200 jobs.", "en", False),
        ("Rates at 2,5 procent", "De rente is 2.5 procent.", "nl", False),
        ("Zug rammt fünfzehn Autos", "Ein Zug rammte 15 Autos.", "de", False),
        ("Zug rammt fünfzehn Autos", "Ein Zug rammte 16 Autos.", "de", True),
        ("Un mort à Lyon", "Lyon : le blessé est décédé.", "fr", False),
        ("地震で34人死亡", "地震で43人が死亡した。", "ja", True),
        ("地震で34人死亡", "地震で34人が死亡した。", "ja", False),
        ("Quake", "Anything", None, False),
        ("9" * 5_000, "9" * 6_000, "en", True),
    ],
)
def test_a_number_of_the_headline_has_to_be_in_the_text(
    headline: str, text: str, language: str | None, *, expected: bool
) -> None:
    assert contradicts(story(text, language=language), headline) is expected


def test_first_words_are_cut_between_two_words() -> None:
    assert first_words("one\n two") == "one two"
    cut = first_words("seven letters " * 30)
    assert cut.endswith(" …")
    assert 80 < len(cut) <= 90
    assert len(first_words("地震" * 100)) == 90


def test_alerts_of_workers_of_before_have_no_title() -> None:
    room = Newsroom()
    alert = room.see(TWO, FIRST, 0, "new")
    assert alert is not None
    assert b"title" not in alert.model_dump_json().encode()
    with_title = alert.model_copy(update={"title": Title(version=1, words=FIRST, is_headline=True)})
    assert Alert.read(with_title.model_dump_json()).title == with_title.title
    assert isinstance(alert.story, Story)
