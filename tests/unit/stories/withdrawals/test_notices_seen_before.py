"""A notice of withdrawal, seen without a headline before, withdraws the story that it names later."""
# ruff: noqa: E501 - one line per row

from typing import Final

import pytest

from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline_schemas import Distinct, Story
from tests.rows import each_row
from tests.unit.stories.test_thread_withdrawals import page

LANGUAGES: Final = {
    "en": (
        "Bahrain names woman as central bank head",
        "Bahrain has appointed the first woman to head its central bank, the official agency said on Wednesday.",
        "Editors should not use this report, which was issued in error by our bureau. We regret the mistake.",
    ),
    "nl": (
        "Bahrein benoemt vrouw aan hoofd centrale bank",
        "Bahrein heeft voor het eerst een vrouw aan het hoofd van de centrale bank benoemd, meldt het staatspersbureau.",
        "Gelieve dit bericht, dat per abuis door ons bureau is verzonden, niet te gebruiken. Onze excuses.",
    ),
    "de": (
        "Bahrain ernennt Frau zur Chefin der Zentralbank",
        "Bahrain hat erstmals eine Frau an die Spitze seiner Zentralbank berufen, meldete die Staatsagentur am Mittwoch.",
        "Bitte verwenden Sie diesen Bericht nicht, der irrtümlich von unserem Büro verbreitet wurde.",
    ),
    "fr": (
        "Bahreïn nomme une femme à la tête de sa banque centrale",
        "Bahreïn a nommé pour la première fois une femme à la tête de sa banque centrale, a annoncé l'agence officielle.",
        "Prière de ne pas utiliser cette dépêche, diffusée par erreur par notre bureau. Nous le regrettons.",
    ),
}
ANOTHER: Final = ("Harbour of Porto closes", "The harbour of Porto closed on Tuesday after a storm, its master said.")


def sent(language: str, body: str, headline: str | None, hours: float, **fields: str) -> Distinct:
    given = {"place": "MANAMA", "agency": "AFP", "language": language} | fields
    return page(body, headline, hours=hours, **given)


def events_of(*texts: Distinct) -> list[Story]:
    """Return all versions and events of some texts in turn."""
    memory = Threads()
    return [story for each in texts for story in thread(memory, each)]


@each_row("language", LANGUAGES)
@each_row("mark", ["WITHDRAWN-", "KILL: ", "(WITHDRAWN) "])
@each_row("source", ["a portal", "another"])
@each_row("times", [1, 2])
def test_it_withdraws_the_story_that_it_names_later(language: str, mark: str, source: str, times: int) -> None:
    headline, body, notice = LANGUAGES[language]
    first, *others = events_of(
        sent(language, body, headline, 0),
        *(sent(language, notice, None, hours / 2, signal="withdrawal") for hours in range(1, times + 1)),
        sent(language, notice, f"{mark}{headline}", 2, signal="withdrawal", source=source),
    )
    own = [story for story in others if story.story_id == first.story_id]
    assert [story.event for story in own] == ["withdrawn", "relinked"]
    assert {story.pub_status for story in own} == {"canceled"}
    assert own[0].relation.rule == "notice-of-its-headline"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_story_stays_withdrawn_when_notice_or_report_come_again(language: str) -> None:
    headline, body, notice = LANGUAGES[language]
    named = sent(language, notice, f"WITHDRAWN-{headline}", 2, signal="withdrawal")
    events = events_of(
        sent(language, body, headline, 0),
        sent(language, notice, None, 0.5, signal="withdrawal"),
        named,
        sent(language, notice, None, 3, signal="withdrawal"),
        sent(language, body, headline, 4, source="another"),
    )
    assert {story.pub_status for story in events[2:]} == {"canceled"}
    assert [story.event for story in events].count("withdrawn") >= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_headline_of_no_story_withdraws_none(language: str) -> None:
    headline, body, notice = LANGUAGES[language]
    first, *others = events_of(
        sent(language, body, headline, 0),
        sent(language, notice, None, 0.5, signal="withdrawal"),
        sent(language, notice, f"WITHDRAWN-{ANOTHER[0]}", 2, signal="withdrawal"),
    )
    assert first.story_id not in {story.story_id for story in others}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_that_comes_again_withdraws_nothing(language: str) -> None:
    headline, body, _ = LANGUAGES[language]
    events = events_of(
        sent(language, body, headline, 0), sent("en", ANOTHER[1], ANOTHER[0], 0.2), sent(language, body, headline, 1)
    )
    assert {story.pub_status for story in events} == {"usable"}
