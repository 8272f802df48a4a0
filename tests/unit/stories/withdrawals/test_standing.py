"""Which texts of a withdrawn story a notice does not withdraw, and how they bring the story back. All is invented."""

from datetime import timedelta
from typing import Final

import pytest

from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.stories.withdrawals.takedown import take_down
from dateline.core.text.fingerprint import fingerprint
from dateline_schemas import Dateline, Distinct, Place, Published, Sightings, SourceCount, Sources, Story
from tests.unit.stories.test_thread import NOON, distinct
from tests.unit.stories.withdrawals.test_takedown import order

FALSE: Final = "Singer Maria Lindqvist dies at 61"
DIED: Final = "Swedish singer Maria Lindqvist has died at the age of 61, her manager said on Monday."
DENIAL: Final = "Singer Maria Lindqvist is alive, manager says, after false reports"
ALIVE: Final = (
    "Swedish singer Maria Lindqvist is alive, her manager said on Monday, after false reports that she had died at the "
    "age of 61."
)
WITHDRAWN: Final = f'The story "{FALSE}" is withdrawn. Her manager says she is alive.'


def page(
    headline: str | None,
    body: str,
    minutes: int,
    source: str,
    *,
    signal: str | None = None,
    published: int | None = None,
) -> Distinct:
    at, times = NOON + timedelta(minutes=minutes), Published()
    if published is not None:
        ends = {"earliest": NOON + timedelta(minutes=published), "latest": NOON + timedelta(minutes=published + 1)}
        times = Published(**ends, basis="age")
    return distinct(
        body,
        at,
        headline=headline,
        dateline=Dateline(printed="STOCKHOLM (AP) -", places=(Place(printed="STOCKHOLM"),)),
        fingerprint=fingerprint(body, headline),
        signal=signal,
        source=source,
        published=times,
        sightings=Sightings(
            count=1,
            first_seen=at,
            last_seen=at,
            sources=Sources(top=(SourceCount(source=source, count=1),), total=1),
            published=times,
        ),
    )


RESIGNED: Final = (
    "Transport minister Oda Lien has resigned in a dispute over the ports of Velmora, state radio said on Monday. She "
    "had been in office since March."
)
KEPT: Final = RESIGNED.replace("has resigned", "has not resigned").replace("state radio", "her office")
FIRST: Final = page(FALSE, DIED, 0, "alpha")
SECOND: Final = page(DENIAL, ALIVE, 40, "beta")
NOTICE: Final = page(f"WITHDRAWN: {FALSE}", WITHDRAWN, 50, "alpha", signal="withdrawal")


def versions_of(*texts: Distinct) -> list[Story]:
    memory = Threads()
    return [thread(memory, each)[0] for each in texts]


def test_a_denial_of_another_source_brings_a_withdrawn_story_back() -> None:
    stories = versions_of(FIRST, SECOND, NOTICE, page(DENIAL, ALIVE, 60, "gamma"), page(DENIAL, ALIVE, 70, "delta"))
    assert len({story.story_id for story in stories}) == 1
    assert [story.event for story in stories] == ["version", "version", "withdrawn", "version", "version"]
    back, repeat = stories[3:]
    assert (back.relation.kind, back.relation.rule, back.relation.parent) == ("update", "not-withdrawn", 2)
    assert (back.pub_status, back.headline, back.text) == ("usable", DENIAL, ALIVE)
    assert (repeat.relation.kind, repeat.pub_status, repeat.superseded_by) == ("repeat", "usable", None)


@pytest.mark.parametrize("source", ["alpha", "beta"])
def test_so_does_another_sighting_at_a_source_that_had_it_before(source: str) -> None:
    assert versions_of(FIRST, SECOND, NOTICE, page(DENIAL, ALIVE, 60, source))[-1].pub_status == "usable"


def test_a_denial_that_was_published_before_the_notice_and_is_found_after_it_stands() -> None:
    notice = page(f"WITHDRAWN: {FALSE}", WITHDRAWN, 50, "alpha", signal="withdrawal", published=50)
    denial = page(DENIAL, ALIVE, 60, "beta", published=40)
    assert versions_of(page(FALSE, DIED, 0, "alpha", published=0), notice, denial)[-1].pub_status == "usable"


COPIES: Final = {
    "the same words": (FALSE, DIED),
    "with another headline": ("Swedish singer dead", DIED),
    "grown": ("Lindqvist, voice of Malmö, dead", f"{DIED} Fans laid flowers at the opera on Monday evening."),
    "cut": ("Singer dead", DIED.partition(", her")[0] + "."),
    "with its headline": (FALSE, "Fans of Swedish singer Maria Lindqvist, who has died, laid flowers at the opera."),
}


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_of_the_withdrawn_text_stays_withdrawn(copy: str) -> None:
    """It had come before the notice, at another site."""
    headline, body = COPIES[copy]
    stories = versions_of(
        FIRST, page(headline, body, 20, "beta"), NOTICE, page(headline, body, 60, "gamma"), page(FALSE, DIED, 70, "x")
    )
    assert len({story.story_id for story in stories}) == 1
    assert [story.pub_status for story in stories[2:]] == ["canceled"] * 3


def test_what_the_source_of_the_notice_alone_said_stays_withdrawn() -> None:
    again = page(DENIAL, ALIVE, 40, "alpha")
    assert versions_of(FIRST, again, NOTICE, page(DENIAL, ALIVE, 60, "gamma"))[-1].pub_status == "canceled"


def test_a_text_that_says_that_it_updates_the_withdrawn_one_goes_with_it() -> None:
    headline = f"UPDATE 1-{DENIAL}"
    update, again = (page(headline, ALIVE, at, "beta", signal="update") for at in (40, 60))
    assert versions_of(FIRST, update, NOTICE, again)[-1].pub_status == "canceled"


def test_a_copy_of_the_withdrawn_text_that_comes_after_the_return_is_no_newest_text() -> None:
    stories = versions_of(FIRST, SECOND, NOTICE, page(DENIAL, ALIVE, 60, "gamma"), page(FALSE, DIED, 70, "delta"))
    assert stories[-1].superseded_by is not None
    assert stories[-1].superseded_by.headline == DENIAL


def test_a_second_notice_withdraws_it_and_the_next_sighting_brings_it_back_again() -> None:
    second = page(f"RETRACTED: {FALSE}", f"{WITHDRAWN} We regret it.", 65, "gamma", signal="withdrawal")
    sightings = page(DENIAL, ALIVE, 60, "gamma"), second, page(DENIAL, ALIVE, 70, "delta")
    assert [story.pub_status for story in versions_of(FIRST, SECOND, NOTICE, *sightings)[3:]] == [
        "usable",
        "canceled",
        "usable",
    ]


def test_a_takedown_by_hand_is_for_good() -> None:
    memory = Threads()
    story = [thread(memory, each)[0] for each in (FIRST, SECOND, NOTICE)][-1]
    take_down(memory, order(story, FIRST, SECOND))
    assert thread(memory, page(DENIAL, ALIVE, 60, "gamma"))[0].pub_status == "canceled"


def test_a_source_that_withdraws_its_own_denial_brings_nothing_back() -> None:
    """Nor does the next sighting of the denial, which nobody stands by any more."""
    own = page(DENIAL, ALIVE, 60, "beta", signal="withdrawal")
    stories = versions_of(FIRST, SECOND, NOTICE, own, page(DENIAL, ALIVE, 70, "gamma"))
    assert [story.pub_status for story in stories[2:]] == ["canceled"] * 3


def test_a_correction_that_brings_a_withdrawn_story_back_is_a_correction() -> None:
    corrected = page(DENIAL, ALIVE, 60, "gamma", signal="correction")
    back = versions_of(FIRST, SECOND, NOTICE, corrected)[-1]
    assert (back.relation.kind, back.relation.rule, back.pub_status) == ("correction", "not-withdrawn", "usable")


def test_a_denial_in_the_same_words_stands() -> None:
    memory = Threads()
    thread(memory, page("Minister Oda Lien resigns", RESIGNED, 0, "alpha"))
    (denial,) = thread(memory, page("Minister Oda Lien denies resigning", KEPT, 20, "beta"))
    assert (denial.relation.kind, denial.relation.rule) == ("update", "denial")
    assert denial.relation.changed[0] == "denied: “has not resigned”"
    (copy,) = thread(memory, page("Minister Oda Lien resigns", RESIGNED, 25, "delta"))
    assert (copy.relation.kind, copy.superseded_by and copy.superseded_by.version) == ("repeat", denial.version)
    notice = 'The story "Minister Oda Lien resigns" is withdrawn. Her office denies it.'
    thread(memory, page("WITHDRAWN: Minister Oda Lien resigns", notice, 30, "alpha", signal="withdrawal"))
    (back,) = thread(memory, page("Minister Oda Lien denies resigning", KEPT, 40, "gamma"))
    assert (back.relation.kind, back.relation.rule, back.pub_status) == ("update", "not-withdrawn", "usable")
