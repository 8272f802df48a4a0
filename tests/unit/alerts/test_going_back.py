"""A correction that takes a story back to the words of its first text alerts whoever asks for corrections."""

from datetime import UTC, datetime, timedelta
from typing import Final

from dateline.core.alerts.decide import decide
from dateline.core.alerts.state import AlertMemory
from dateline.core.pipeline import Pipeline
from dateline.core.places.resolve import Atlas
from dateline.core.times.clock import Clock
from dateline_schemas import RawArticle
from tests.alert_stories import matched, rule

EVENING: Final = datetime(2026, 11, 30, 22, 22, tzinfo=UTC)
RULES: Final = (
    rule(id="toll", any=["killed"], corrections=True),
    rule(id="corrections", any=[], signals=["correction"]),
    rule(id="first", any=["killed"]),
)


def page(minutes: int, headline: str, people: str) -> RawArticle:
    text = (
        f"{headline}\nRIGA (Reuters) - {people} people were killed when a ferry capsized off the Latvian coast on "
        "Monday, the coast guard said. The vessel had left Ventspils an hour before. Divers were searching the hull."
        "\n3 minutes ago"
    )
    at = EVENING + timedelta(minutes=minutes)
    return RawArticle(source="h.example", url=f"https://h.example/{minutes}", fetched_at=at, text=text)


def told(atlas: Atlas, *pages: RawArticle) -> list[tuple[int, str, str]]:
    """Return the alerts on pages: the version, the rule, and the occasion."""
    pipeline, memory = Pipeline(atlas), AlertMemory(Clock())
    stories = [story for each in pages for step in pipeline.run(each) for story in step.stories]
    verdicts = [(story, verdict) for story in stories for verdict in decide(memory, matched(*RULES, of=story))]
    return [(story.version, verdict.rule, verdict.alert.occasion) for story, verdict in verdicts if verdict.alert]


FIRST: Final = page(0, "Ferry capsizes off Latvia, 12 killed", "Twelve")
UPDATE: Final = page(40, "UPDATE 1-Ferry capsizes off Latvia, 21 killed", "Twenty-one")


def test_a_correction_back_to_the_first_text_alerts(atlas: Atlas) -> None:
    back = page(55, "CORRECTED-Ferry capsizes off Latvia, 12 killed", "Twelve")
    alerts = told(atlas, FIRST, UPDATE, back)
    assert alerts == [
        (1, "first", "story"),
        (1, "toll", "story"),
        (3, "corrections", "story"),
        (3, "toll", "correction"),
    ]


def test_a_stale_copy_of_the_first_text_alerts_nobody(atlas: Atlas) -> None:
    stale = page(55, "Ferry capsizes off Latvia, 12 killed", "Twelve")
    assert told(atlas, FIRST, UPDATE, stale) == [(1, "first", "story"), (1, "toll", "story")]
