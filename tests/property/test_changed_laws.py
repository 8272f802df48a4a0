"""Laws of what an alert says of what changed: what it quotes stands in the text beside it, and was not known before."""

import re
from collections.abc import Sequence
from datetime import timedelta
from string import ascii_lowercase
from typing import Final, NamedTuple

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.core.alerts.decide import decide
from dateline.core.alerts.delivery.bundle import Bundle
from dateline.core.alerts.delivery.target import Target, takes
from dateline.core.alerts.state import AlertMemory
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.times.clock import Clock
from dateline.delivery.sent_versions import SentVersions
from dateline_schemas import Story
from dateline_schemas.alert import BACK, Alert
from tests.alert_stories import matched, rule
from tests.unit.stories.test_thread import NOON, distinct

RULES: Final = (
    rule(id="all", any=["explosion"], updates=True, corrections=True),
    rule(id="slow", any=["explosion"], updates="every 30m", corrections=True),
    rule(id="first", any=["explosion"]),
    rule(id="corrections", any=["explosion"], corrections=True),
)
NUMBERS: Final = ("two", "three", "four", "seven", "12", "19", "200", "450", "1,200")
DETAILS: Final = (
    "{} people were killed and {} injured, the fire service said.",
    "About {} residents were evacuated, the prefecture said.",
    "Production at the plant, which has {} workers, stopped at once.",
    "The mayor of Vienne asked everybody within {} kilometres to stay at home.",
    "No casualties were reported.",
)


class Step(NamedTuple):
    """A text of the story, minutes after the one before."""

    text: str
    signal: str | None
    minutes: int


@st.composite
def texts(draw: st.DrawFn) -> list[Step]:
    steps = []
    for number in range(draw(st.integers(2, 6))):
        place = draw(st.sampled_from(("Lyon", "Lyon", "Lyon", "Vienne")))
        details = draw(st.lists(st.sampled_from(DETAILS), max_size=4, unique=True))
        filled = [each.format(*draw(st.tuples(*[st.sampled_from(NUMBERS)] * 2))).capitalize() for each in details]
        opening = f"A strong explosion hit a chemical plant south of {place} on Monday, firefighters said."
        signal = draw(st.sampled_from((None, "update", "update", "correction"))) if number else None
        steps.append(Step("\n".join((opening, *filled)), signal, draw(st.sampled_from((5, 20, 45)))))
    return steps


OPENING: Final = "A strong explosion hit a chemical plant south of Lyon on Monday, firefighters said."
KILLED: Final = "Two people were killed and 3 injured, the fire service said."
WITHIN: Final = "The mayor of vienne asked everybody within {} kilometres to stay at home."
NUMBER_OF_OTHERS: Final = [
    Step(f"{OPENING}\n{KILLED}", None, 5),
    Step("\n".join((OPENING, KILLED, *DETAILS[-1:], WITHIN.format("three"))), None, 5),
    Step("\n".join((OPENING, KILLED, WITHIN.format("two"))), None, 45),
]
"""Who was told of the first and the last text knows 3 injured, and no three kilometres."""


def published(steps: Sequence[Step]) -> list[Story]:
    """Return the story versions that some texts make."""
    memory, at, stories = Threads(), NOON, []
    for number, step in enumerate(steps):
        at += timedelta(minutes=step.minutes)
        headline = f"Explosion at chemical plant near Lyon, report {ascii_lowercase[number]}"
        stories += thread(memory, distinct(step.text, at, headline=headline, signal=step.signal))
    return stories


def alerts_on(stories: Sequence[Story]) -> list[Alert]:
    memory = AlertMemory(Clock())
    verdicts = [each for story in stories for each in decide(memory, matched(*RULES, of=story))]
    return [each.alert for each in verdicts if each.alert is not None]


def words(text: str) -> str:
    return " " + " ".join(re.findall(r"[\w.,]*\w", text.casefold())) + " "


def quoted(line: str) -> list[str]:
    """Return what a change says that the text has now."""
    if line == BACK or line.startswith(("note: ", "drops ", "reworded in ")) or line.endswith(" cut"):
        return []
    if quotes := re.findall("“([^”]*)”", line):
        return [quote.removesuffix("…") for quote in quotes]
    if line.startswith("adds "):
        return re.sub(r" and \d+ more$", "", line.removeprefix("adds ")).split(", ")
    return [line.partition(" → ")[2]]


def check(changed: Sequence[str], story: Story, told: Sequence[Story] = ()) -> None:
    text = words(f"{story.headline}\n{story.text}")
    for line in changed:
        for quote in quoted(line):
            assert words(quote) in text, (line, story.text)
        former = line.partition(" → ")[0].split()[-1:]
        if told and " → " in line and "“" not in line:
            assert any(words(former[0]) in words(f"{each.headline}\n{each.text}") for each in told), line


@given(texts())
@settings(deadline=None)
def test_what_an_alert_says_stands_in_its_text(steps: list[Step]) -> None:
    for alert in alerts_on(published(steps)):
        check(alert.changed or alert.story.relation.changed, alert.story)


@given(texts(), st.sampled_from((["*"], ["slow"], ["corrections", "first"])), st.booleans())
@example(steps=NUMBER_OF_OTHERS, rules=["slow"], corrections_only=False)
@settings(max_examples=60, deadline=None)
def test_a_message_tells_what_its_reader_was_not_told(
    steps: list[Step],
    rules: list[str],
    corrections_only: bool,  # noqa: FBT001 - drawn
) -> None:
    occasions = ["story", "correction"] if corrections_only else ["story", "update", "correction"]
    desk = Target.model_validate({"name": "desk", "url": "json://x", "rules": rules, "occasions": occasions})
    sent = SentVersions()
    told: dict[str, Story] = {}
    for alert in alerts_on(published(steps)):
        sent.see(alert)
        if not takes(desk, alert) or sent.key_of((alert.story_id, alert.version)):
            continue
        bundle = sent.beside_sent(Bundle.of(alert))
        if bundle.tells_changes and alert.story.superseded_by is None:
            known = [told[each] for each in (alert.story_id, *alert.absorbed) if each in told]
            check(bundle.changed, alert.story, known)
        sent.add_bundle(bundle, alert.alert_id)
        if alert.story.superseded_by is None:
            told[alert.story_id] = alert.story
