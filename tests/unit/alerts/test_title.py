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
from tests.rows import each_row

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
        ("A fire on a ferry off Bodo killed two people. They came from Molde.", "update", ("Molde → Bodo",)),
        ("A fire on a ferry at sea killed two people.", "update", ("drops Molde",)),
        (f"{TWO} Then 4 boats came.", "update", ("2 → 4 boats came",)),
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
    "changed",
    [
        ("adds Bodo",),
        ("adds Bodo, Estrel and 3 more",),
        ("drops Estrel",),
        ("Estrel → Bodo",),
        ("reworded: “a fire on Molde”",),
        ("3 new paragraphs: “two”", "4 paragraphs cut", "about 40 words cut"),
        ("reworded in 5 places",),
        ("note: “Corrects 3rd paragraph”",),
    ],
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


@each_row(
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


@each_row(
    ("headline", "text", "changed"),
    [
        ("Ferry fire off Molde kills 2", "A fire killed nine. Two helicopters came.", "killed two → nine people"),
        ("Ferry fire kills two", "A fire killed 9 people. Two helicopters came.", "killed 2 → 9 people"),
        ("Ferry fire kills one", "A fire killed 12 people.", "killed 1 → 12 people"),
        ("Ferry fire kills one", "A fire killed 12 people.", "killed one → twelve people"),
        ("Ferry fire kills one", "A fire killed 12 people; one is safe.", "adds “killed 12 people”"),
        ("Ferry fire kills 12", "A fire killed one of 12 people.", "killed 12 → one people"),
        ("Ferry fire kills dozens", "A fire killed one person.", "adds “killed one person”"),
        ("Ferry fire kills dozens", "A fire killed a person.", "killed 12 → a person"),
        ("Ferry fire kills nobody", "A fire killed three people.", "adds “killed three people”"),
        ("Man dies in ferry fire", "Nine men died in a fire.", "adds “Nine men died”"),
        ("A ferry fire kills two", "A fire killed 1 of two people.", "reworded: “killed 1 of two”"),
        ("Man dies in ferry fire", "Men died in a fire.", "2 new paragraphs: “Nine men died …”"),
        ("Ferry fire kills 1,200", "A fire killed 1,300; it is 1,200 tonnes.", "killed 1200 → 1300"),
        ("Ferry fire kills ٢", "A fire killed 9 people, not ٢.", "killed 2 → 9 people"),
        ("UPDATE 2-Ferry fire kills two", "A fire killed two.", "adds “UPDATE 3”"),
        ("Molde ferry burns", "A ferry burns off Bodo.", "drops Estrel, Holm, Ilmen, Lund, Vik and 2 more"),
        ("Molde ferry burns", "A ferry burns off Bodo, not Molde.", "Molde → Bodo"),
        ("Molde ferry burns", "A ferry burns off Bodo, not Molde.", "A Molde → Bodo"),
        ("Molde ferry burns", "A Boeing 737 and a Molde ferry burn.", "adds Boeing 737"),
    ],
)
def test_a_change_of_or_by_a_number_or_name_contradicts_a_headline_however_it_is_spelt(
    headline: str, text: str, changed: str
) -> None:
    relation = Relation.model_validate({"kind": "update", "rule": "by-hand", "changed": (changed,)})
    assert contradicts(story(text, relation=relation), headline)
    assert contradicts(story(text), headline, (changed,)), "what changed since the rule's last alert"


def test_so_many_changes_that_some_may_be_left_out_contradict_any_headline() -> None:
    lines = tuple(f"adds Lund {letter}" for letter in "abcdefghij")
    assert contradicts(story(TWO), FIRST, lines)
    assert not contradicts(story(TWO), FIRST, lines[1:])


@pytest.mark.parametrize(
    ("kind", "language", "expected"),
    [
        ("update", "da", True),
        ("expansion", "ru", True),  # has words for ages only
        ("correction", "hu", True),
        ("refile", "ja", True),
        ("update", None, True),
        ("update", "sv", False),
        ("expansion", "en", False),
        ("repeat", "da", False),
        ("new", "da", False),
    ],
)
def test_a_new_text_in_a_language_without_words_for_tolls_contradicts_any_headline(
    kind: str, language: str | None, *, expected: bool
) -> None:
    relation = Relation.model_validate({"kind": kind, "rule": "by-hand", "changed": ("adds Lund",)})
    assert contradicts(story("Lund.", language=language, relation=relation), "Ferry fire") is expected


@pytest.mark.parametrize(
    ("text", "changed", "title"),
    [
        (NINE, (KILLING,), (2, NINE, False)),
        ("A ferry fire off Bodo killed two.", ("Molde → Bodo",), (2, "A ferry fire off Bodo killed two.", False)),
        ("A fire on a ferry off Molde", (), (1, FIRST, True)),  # the rest of the text may have the number
    ],
)
def test_of_a_text_that_is_cut_off_only_a_lack_of_numbers_is_forgotten(
    text: str, changed: tuple[str, ...], title: tuple[int, str, bool]
) -> None:
    room = Newsroom()
    room.see(TWO, FIRST, 0, "new")
    cut = room.see(text, None, 10, "update", *changed, parent=1, complete=False)
    assert titled(cut) == (2, text, False), "its own alert has its first words"
    assert titled(room.see(None, None, 20, "withdrawal", parent=2)) == title
    held = Newsroom(SLOW)
    held.see(TWO, FIRST, 0, "new")
    assert held.see(text, None, 10, "update", *changed, parent=1, complete=False) is None
    assert titled(held.see(text, None, 45, "repeat", parent=2)) == (2, text, False)


def joined(text: str | None) -> Newsroom:
    """Return a story without a headline, that one with a headline became part of, and then got a text."""
    room = Newsroom()
    decide(room.memory, matched(FERRY, of=story(TWO, story_id="b", headline=FIRST)))
    room.see(NINE if text is None else text, None, 0, "new")
    for event in relinked("b", "a", minutes=5):
        decide(room.memory, matched(FERRY, of=event))
    room.version = 9
    if text is not None:
        room.see(text, None, 10, "update", parent=1)
    return room


@pytest.mark.parametrize(
    ("text", "title"), [(None, None), (TWO, (0, FIRST, True)), (NINE, (10, NINE, False))], ids=["none", "two", "nine"]
)
def test_a_withdrawal_has_the_headline_of_another_story_only_if_a_text_was_compared(
    text: str | None, title: tuple[int, str, bool] | None
) -> None:
    room = joined(text)
    assert titled(room.see(None, None, 20, "withdrawal", parent=1)) == title


def test_a_comparison_with_another_story_counts_only_for_the_story_that_was_compared() -> None:
    room = joined(TWO)
    assert room.memory.stories["a"].was_compared
    room.memory.claim("a", "c", 0)
    assert not room.memory.stories["c"].was_compared


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
